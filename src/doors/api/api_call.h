#pragma once

#include <string>
#include <vector>

#include "doors/company.h"
#include "doors/http/message.h"

namespace clientela {

// One request of the API: who asks, for what.
struct ApiCall {
  Company& company;
  Asker asker;
  const Request& request;
  std::vector<std::string> segments;  // of the path: api, v1, clients, <id>
  const ObjectType* type = nullptr;   // the noun that the path names
};

Response api_describe(ApiCall& call);
Response api_list(ApiCall& call);
Response api_read(ApiCall& call);
Response api_create(ApiCall& call);
Response api_update(ApiCall& call);
Response api_perform_on(ApiCall& call, std::string_view verb);
Response api_action(ApiCall& call);

Response json_response(const Json& json, int status = 200);
// RFC 9457: application/problem+json.
Response problem(int status, std::string_view code, std::string_view field,
                 std::string_view detail);
Response problem(const Error& error);

}  // namespace clientela
