#pragma once

#include "doors/http/message.h"
#include "doors/http/request_parser.h"

namespace clientela {

// Checks the head of a request beyond its grammar and fills path, query, head_only and the
// framing. Returns 0, or the status to refuse it with.
int accept_request_head(Request& request, RequestFraming& framing);

}  // namespace clientela
