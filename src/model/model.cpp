#include "model/model.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <iterator>

namespace clientela {
namespace {

// Names of the filter language (docs/guide/filter.md) and of the columns that every table has.
constexpr std::array reserved_keys = {
    "eq",     "neq",        "gt",         "gte",         "lt",          "lte",       "like",
    "starts", "in",         "has",        "is",          "not",         "and",       "or",
    "any",    "none",       "q",          "cursor",      "id",          "row",       "row_ver",
    "root",   "created_at", "created_by", "modified_at", "modified_by", "deleted_at"};

// A declaration that contradicts another is a bug; the sentence says whose.
void require(bool right, std::string_view what, std::string_view whose) {
  if (right) return;
  fmt::print(stderr, "Wrong declaration of {}: {}\n", whose, what);
  std::abort();
}

bool is_key(std::string_view key) {
  if (key.empty() || key.front() < 'a' || key.front() > 'z') return false;
  return std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

void require_field(const Field& field, const std::string& whose) {
  const std::string place = fmt::format("{}.{}", whose, field.key);
  require(is_key(field.key), "a key has small letters, digits and underscores", place);
  require(field.kind != nullptr, "the kind is missing", place);
  require(!field.label.empty(), "the label is missing", place);
  require(field.kind != &choice_kind() || !field.choices.empty(), "it has no choices", place);
  for (const Choice& choice : field.choices) {
    require(is_key(choice.key) && !choice.label.empty(), "a choice lacks key or label", place);
    require(field.choice(choice.key) == &choice, "two choices have one key", place);
  }
}

void require_fields(const std::vector<Field>& fields, const std::string& whose) {
  for (auto field = fields.begin(); field != fields.end(); ++field) {
    require_field(*field, whose);
    const bool twice = std::any_of(fields.begin(), field, [&field](const Field& earlier) {
      return earlier.key == field->key;
    });
    require(!twice, fmt::format("two fields are called {}", field->key), whose);
  }
}

void require_names(const std::vector<Field>& fields, const std::string& whose) {
  for (const Field& field : fields) {
    const bool reserved =
        std::find(reserved_keys.begin(), reserved_keys.end(), field.key) != reserved_keys.end();
    require(!reserved, fmt::format("{} is a reserved name", field.key), whose);
  }
}

}  // namespace

void Model::add(ObjectType type) {
  const std::string name(type.name);
  require(is_key(type.name) && is_key(type.plural), "name and plural must be keys", name);
  require(!type.label.empty() && !type.label_plural.empty(), "a label is missing", name);
  require(find_type(type.name) == nullptr, "it is declared twice", name);
  require(find_type_by_plural(type.plural) == nullptr, "another noun has this plural", name);
  require(!type.fields.empty(), "it has no fields", name);
  require_fields(type.fields, name);
  require_names(type.fields, name);
  const auto roots = std::count_if(type.fields.begin(), type.fields.end(),
                                   [](const Field& field) { return field.root; });
  require(roots <= 1, "two fields are the root", name);
  types_.push_back(std::move(type));
  for (Action& generic : generic_actions(types_.back())) add(std::move(generic));
}

void Model::add(Action action) {
  require(find_action(action.name) == nullptr, "it is declared twice", action.name);
  require(!action.label.empty(), "the label is missing", action.name);
  require(static_cast<bool>(action.perform), "it does nothing", action.name);
  require_fields(action.arguments, action.name);
  actions_.push_back(std::move(action));
}

void Model::add(Projection projection) {
  const std::string name(projection.name);
  require(is_key(projection.name), "its name must be a key", name);
  require(static_cast<bool>(projection.apply), "it does nothing", name);
  const auto owner = std::find_if(types_.begin(), types_.end(), [&](const ObjectType& type) {
    return type.name == projection.owner;
  });
  require(owner != types_.end(), "its owner is not declared before it", name);
  require_fields(projection.figures, name);
  require_names(projection.figures, name);
  for (const Field& figure : projection.figures) {
    require(owner->find(figure.key) == nullptr, "a figure has the name of a field", name);
    require(figure.computed, "a figure is declared by figure()", name);
    owner->figures.push_back(figure);
  }
  projections_.push_back(std::move(projection));
}

void Model::check() const {
  const auto require_targets = [this](const std::vector<Field>& fields, std::string_view whose) {
    for (const Field& field : fields) {
      require(field.target.empty() || find_type(field.target) != nullptr,
              fmt::format("{} refers to {}, which is not declared", field.key, field.target),
              whose);
    }
  };
  for (const ObjectType& type : types_) {
    require_targets(type.fields, type.name);
    require(type.order.key.empty() || type.find(type.order.key) != nullptr, "its order is no field",
            type.name);
    if (!type.is_part()) continue;
    const Field* owner = type.owner_field();
    require(owner != nullptr && owner->target == type.part_of,
            "a part has a reference with the name of its owner", type.name);
  }
  for (const Action& action : actions_) require_targets(action.arguments, action.name);
  for (const Projection& projection : projections_) {
    for (const std::string_view read : projection.reads) {
      require(find_type(read) != nullptr, "it reads a noun that is not declared", projection.name);
    }
  }
}

const ObjectType* Model::find_type(std::string_view name) const {
  for (const ObjectType& type : types_) {
    if (type.name == name) return &type;
  }
  return nullptr;
}

const ObjectType* Model::find_type_by_plural(std::string_view plural) const {
  for (const ObjectType& type : types_) {
    if (type.plural == plural) return &type;
  }
  return nullptr;
}

const ObjectType& Model::type(std::string_view name) const {
  const ObjectType* found = find_type(name);
  require(found != nullptr, "it is used but not declared", name);
  return *found;
}

const Action* Model::find_action(std::string_view name) const {
  for (const Action& action : actions_) {
    if (action.name == name) return &action;
  }
  return nullptr;
}

std::vector<const ObjectType*> Model::parts_of(const ObjectType& owner) const {
  std::vector<const ObjectType*> parts;
  for (const ObjectType& type : types_) {
    if (type.part_of == owner.name) parts.push_back(&type);
  }
  return parts;
}

std::vector<const Projection*> Model::projections_reading(const ObjectType& type) const {
  std::vector<const Projection*> reading;
  for (const Projection& projection : projections_) {
    const auto& reads = projection.reads;
    if (std::find(reads.begin(), reads.end(), type.name) != reads.end()) {
      reading.push_back(&projection);
    }
  }
  return reading;
}

const Projection* Model::projection_of(const ObjectType& type) const {
  for (const Projection& projection : projections_) {
    if (projection.owner == type.name) return &projection;
  }
  return nullptr;
}

}  // namespace clientela
