#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/clients/client.h"

namespace clientela {

// One thing by which the company knows a client who suits it, or one who doesn't. All of them are
// the profile of the ideal client.
struct FitCriterion {
  static constexpr std::string_view object_name = "fit_criterion";
  Id id;
  std::string name;
  std::string condition;     // over clients, as it stands in the address of their list
  std::int64_t points = 10;  // below zero: speaks against the client
  std::string notes;
};

// Somebody said how well a client fits, or let the profile decide again. The newest one counts.
struct FitMark {
  static constexpr std::string_view object_name = "fit_mark";
  Id id;
  Ref<Client> client;
  std::optional<std::int64_t> fit;  // 0 .. 100; empty: the profile decides
  std::string reason;               // told
};

// A kind of clients with a face. A client may be like several.
struct Persona {
  static constexpr std::string_view object_name = "persona";
  Id id;
  std::string name;
  std::string condition;  // like that of a criterion
  std::string description, wants, worries, approach;
};

// Arguments of the verbs.
struct SetFit {  // client.set_fit
  Ref<Client> client;
  std::optional<std::int64_t> fit;
  std::string reason;
};
struct ReleaseFit {  // client.release_fit: the profile decides again
  Ref<Client> client;
};

// Declares the profile, personas, the figure "fit" and its verbs.
void add_ideal_client(Model& model);

ObjectType fit_criterion_type();
ObjectType fit_mark_type();
ObjectType persona_type();
Projection client_fit_projection();
void add_fit_actions(Model& model);

}  // namespace clientela
