#include "doors/api/api_call.h"
#include "doors/api/record_text.h"
#include "doors/http/form.h"
#include "model/blank.h"
#include "pages/error_page.h"
#include "store/cursor.h"

namespace clientela {
namespace {

constexpr int most_at_once = 1000;

Response json_answer(int status) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  return response;
}

Result<JsonObject> body_of(const Request& request) {
  const auto json = parse_json(request.body);
  if (!json || !json->is_object()) {
    return invalid("", message("The body is not a JSON object."));
  }
  return json->get_object();
}

Result<Outcome> perform(ApiCall& call, std::string action, JsonObject arguments) {
  Call wanted{std::move(action), std::move(arguments)};
  if (const auto key = call.request.header("Idempotency-Key")) {
    const auto id = Id::parse(*key);
    if (!id || *id != id->action()) {
      return invalid("Idempotency-Key", message("It must be a UUID that ends in five zeros."));
    }
    wanted.id = *id;
  }
  return call.company.engine->perform(call.asker, std::move(wanted));
}

// The record as it is after a change, which is what the caller wants to see.
Response answer_record(ApiCall& call, const ObjectType& type, Id id, int status) {
  std::optional<Whole> whole;
  call.company.engine->read(call.asker, [&](Reading& reading) {
    auto record = reading.find(type, id, true);
    if (!record) return;
    whole = Whole{std::move(*record), {}};
    whole->parts = reading.parts(whole->record);
  });
  if (!whole) return problem(404, "not_found", "id", "There is no such record.");
  Response response = json_answer(status);
  RecordText(response.body).add(*whole);
  response.headers.set("ETag", "\"" + std::to_string(whole->record.version) + "\"");
  return response;
}

Id id_of(const ApiCall& call) { return Id::parse(call.segments.at(3)).value_or(Id()); }

// "If-Match": the version that the caller has seen must still be the present one.
Result<void> check_version(const ApiCall& call, const Record& record) {
  const auto wanted = call.request.header("If-Match");
  if (!wanted || *wanted == "*") return {};
  if (*wanted == "\"" + std::to_string(record.version) + "\"") return {};
  return Error{ErrorCode::conflict, "", message("The record has changed since you read it.")};
}

// {"name": "Anna"} as a patch from what the record has now.
Result<Patch> patch_of(const Record& record, const JsonObject& body, const ParseContext& context) {
  Patch patch;
  for (const auto& member : body) {
    const Field* field = record.type->find(member.key());
    if (field == nullptr || field->computed || is_secret(*field) ||
        record.type->is_figure(record.type->position(member.key()))) {
      return invalid(std::string(member.key()), message("There is no such field to set."));
    }
    CLIENTELA_ASSIGN(Value now, field->from_json(member.value(), context));
    patch.push_back({std::string(member.key()), record[member.key()], std::move(now)});
  }
  return patch;
}

JsonObject field_json(const Field& field) {
  JsonObject json{{"key", field.key}, {"kind", field.kind->name()}, {"label", field.label}};
  if (field.required) json["required"] = true;
  if (field.computed) json["computed"] = true;
  if (field.unique) json["unique"] = true;
  if (!field.target.empty()) json["refers_to"] = field.target;
  if (!field.choices.empty()) {
    JsonArray choices;
    for (const auto& choice : field.choices) choices.emplace_back(choice.key);
    json["choices"] = std::move(choices);
  }
  return json;
}

JsonArray fields_json(const std::vector<Field>& fields) {
  JsonArray listed;
  for (const auto& field : fields) {
    if (field.format != TextFormat::secret) listed.push_back(field_json(field));
  }
  return listed;
}

}  // namespace

Response json_response(const Json& json, int status) {
  Response response = json_answer(status);
  response.body = json_text(json);
  return response;
}

Response problem(int status, std::string_view code, std::string_view field,
                 std::string_view detail) {
  JsonObject json{{"type", "about:blank"}, {"status", status}, {"code", code}, {"detail", detail}};
  if (!field.empty()) json["field"] = field;
  Response response = json_response(Json(json), status);
  response.content_type = "application/problem+json";
  return response;
}

Response problem(const Error& error) {
  return problem(http_status(error.code), code_name(error.code), error.field,
                 english(error.message));
}

Response api_describe(ApiCall& call) {
  JsonArray nouns, actions;
  for (const auto& type : call.company.model->types()) {
    if (type.history == History::none || call.asker.role < type.read_role) continue;
    JsonObject noun{{"name", type.name}, {"path", type.plural}, {"label", type.label}};
    noun["fields"] = fields_json(type.fields);
    noun["figures"] = fields_json(type.figures);
    if (type.is_part()) noun["part_of"] = type.part_of;
    nouns.push_back(std::move(noun));
  }
  for (const auto& action : call.company.model->actions()) {
    if (call.asker.role < action.role) continue;
    actions.push_back(JsonObject{{"name", action.name},
                                 {"label", action.label},
                                 {"arguments", fields_json(action.arguments)}});
  }
  return json_response(Json(JsonObject{{"nouns", nouns}, {"actions", actions}}));
}

Response api_list(ApiCall& call) {
  Response response = json_answer(200);
  std::string& text = response.body;
  std::optional<Error> wrong;
  call.company.engine->read(
      call.asker,
      [&](Reading& reading) {
        auto query =
            parse_query(reading.model(), *call.type, call.request.query, reading.parse_context());
        if (!query) {
          wrong = query.error();
          return;
        }
        if (auto known = check_cursor(*query); !known) {
          wrong = known.error();
          return;
        }
        query->limit = std::min(query->limit, most_at_once);
        const Slice slice = reading.list(*query);
        text = "{\"data\":[";
        RecordText data(text);
        for (const auto& record : slice.records) {
          if (&record != &slice.records.front()) text += ',';
          data.add(record);
        }
        text += "],\"next\":";
        text += slice.next.empty() ? "null" : json_text(Json(slice.next));
        text += '}';
      },
      10'000);
  if (wrong) return problem(*wrong);
  return response;
}

Response api_read(ApiCall& call) { return answer_record(call, *call.type, id_of(call), 200); }

Response api_create(ApiCall& call) {
  auto body = body_of(call.request);
  if (!body) return problem(body.error());
  JsonObject arguments;
  if (const Json* parts = body->if_contains("parts")) {
    arguments["parts"] = *parts;
    body->erase("parts");
  }
  arguments["values"] = std::move(*body);
  auto outcome = perform(call, std::string(call.type->name) + ".create", std::move(arguments));
  if (!outcome) return problem(outcome.error());
  const Id made = Id::parse(string_member(outcome->result, "id")).value_or(Id());
  Response response = answer_record(call, *call.type, made, 201);
  response.headers.set("Location", "/api/v1/" + std::string(call.type->plural) + "/" + made.text());
  return response;
}

Response api_update(ApiCall& call) {
  auto body = body_of(call.request);
  if (!body) return problem(body.error());
  Json parts;
  if (const Json* given = body->if_contains("parts")) {
    parts = *given;
    body->erase("parts");
  }
  Result<JsonObject> arguments = JsonObject();
  call.company.engine->read(call.asker, [&](Reading& reading) {
    const auto record = reading.find(*call.type, id_of(call));
    if (!record) {
      arguments = Error{ErrorCode::not_found, "id", message("There is no such record.")};
      return;
    }
    if (auto current = check_version(call, *record); !current) {
      arguments = current.error();
      return;
    }
    auto patch = patch_of(*record, *body, reading.parse_context());
    if (!patch) {
      arguments = patch.error();
      return;
    }
    arguments =
        update_arguments(*call.type, record->id, {std::move(*patch), {}}, *call.company.model);
    if (!parts.is_null()) (*arguments)["parts"] = parts;
  });
  if (!arguments) return problem(arguments.error());
  auto outcome = perform(call, std::string(call.type->name) + ".update", std::move(*arguments));
  if (!outcome) return problem(outcome.error());
  return answer_record(call, *call.type, id_of(call), 200);
}

Response api_perform_on(ApiCall& call, std::string_view verb) {
  auto outcome = perform(call, std::string(call.type->name) + "." + std::string(verb),
                         {{"id", id_of(call).text()}});
  if (!outcome) return problem(outcome.error());
  return answer_record(call, *call.type, id_of(call), 200);
}

Response api_action(ApiCall& call) {
  if (call.request.method != "POST") {
    return problem(405, "method_not_allowed", "", "Actions are performed with POST.");
  }
  auto body = body_of(call.request);
  if (!body) return problem(body.error());
  auto outcome = perform(call, call.segments.at(3), std::move(*body));
  if (!outcome) return problem(outcome.error());
  return json_response(Json(JsonObject{
      {"seq", outcome->seq}, {"action", outcome->action.text()}, {"result", outcome->result}}));
}

}  // namespace clientela
