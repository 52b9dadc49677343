#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "doors/web/visit.h"

namespace clientela {

// Who may use a route before any noun's own rules are asked. Of `unasked` nobody even looks who
// comes: there is no session, no guest's cookie and no Visit::context.
enum class Access { unasked, anybody, user };

struct Route {
  std::string_view method;
  std::string_view pattern;  // "/clients/{}/edit"; {} stands for one segment
  Response (*answer)(Visit&);
  Access access = Access::user;
};

// The contents page of the web door: every address, in the order in which they are tried.
const std::vector<Route>& routes();

// The route for a request, with what its {} stood for. `other_method`: the path is known, but not
// with this method.
struct Match {
  const Route* route = nullptr;
  std::vector<std::string> captures;
  bool other_method = false;
};
Match find_route(std::string_view method, std::string_view path);

}  // namespace clientela
