#pragma once

#include "features/activities/activity.h"
#include "features/classification/need.h"
#include "features/classification/style.h"

namespace clientela {

// Arguments of the verbs about how a client is classified; see also need.h and style.h.

// client.assess: says it by hand; the program says by it what its rules have found.
struct Assess {
  Ref<Client> client;
  Aspect aspect{};
  Trait trait{};
  std::string reason;
  std::optional<Date> until;  // a moment's last day
  std::string answers;        // the program's: by which rule
};

// client.release_assessment: the rules and the answers decide again.
struct ReleaseAssessment {
  Ref<Client> client;
  Aspect aspect{};
};

// client.plan_tasks: lines of a checklist become tasks of whoever ticked them. Empty ones are
// passed over.
struct PlanTasks {
  Ref<Client> client;
  std::string task1, task2, task3, task4;
  std::optional<Date> due1, due2, due3, due4;
};

}  // namespace clientela
