#pragma once

#include "doors/web/visit.h"

namespace clientela {

// The JSON door, /api/v1: every noun and every action, from their declarations.
//
//   GET    /api/v1                        nouns with their fields, and actions
//   GET    /api/v1/<plural>?<filter>      {"data": [...], "next": cursor or null}
//   POST   /api/v1/<plural>               {"name": "Ann", "parts": [...]} -> 201
//   GET    /api/v1/<plural>/<id>          {"id", "version", ..., "parts": [...]}
//   PATCH  /api/v1/<plural>/<id>          {"name": "Anna"}; If-Match: "<version>" refuses when it
//   moved on DELETE /api/v1/<plural>/<id> POST   /api/v1/<plural>/<id>/restore POST
//   /api/v1/actions/<name>         the action's arguments
//
// Authorization: Bearer <token of a user>. A change may carry Idempotency-Key (a UUID that ends in
// five zeros): sent twice it happens once. Failures are RFC 9457 problems with `code` and `field`.
Response answer_api(Company& company, WebServices& services, const Request& request);

// The problem that stands for a request which the server itself refused.
Response api_refusal(int status);

}  // namespace clientela
