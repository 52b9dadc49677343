#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "model/action.h"
#include "model/object_type.h"
#include "model/projection.h"

namespace clientela {

// Everything that is declared: filled once at the start, in the order of features/features.cpp,
// then only read. Adding a noun adds its generic verbs.
class Model {
 public:
  Model() = default;
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  void add(ObjectType type);
  void add(Action action);
  // After the noun that owns the figures, and after the projections whose figures it reads.
  void add(Projection projection);
  // Asserts that all names that declarations refer to are declared. To be called after everything
  // was added.
  void check() const;

  const ObjectType* find_type(std::string_view name) const;
  const ObjectType* find_type_by_plural(std::string_view plural) const;
  const ObjectType& type(std::string_view name) const;  // precondition: declared
  const Action* find_action(std::string_view name) const;

  const std::deque<ObjectType>& types() const { return types_; }
  const std::deque<Action>& actions() const { return actions_; }
  const std::deque<Projection>& projections() const { return projections_; }
  std::vector<const ObjectType*> parts_of(const ObjectType& owner) const;
  std::vector<const Projection*> projections_reading(const ObjectType& type) const;
  const Projection* projection_of(const ObjectType& type) const;  // the first one

 private:
  // Deques, because records keep pointers to their types.
  std::deque<ObjectType> types_;
  std::deque<Action> actions_;
  std::deque<Projection> projections_;
};

}  // namespace clientela
