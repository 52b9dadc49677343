#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "model/patch.h"
#include "model/reading.h"
#include "pages/card_page.h"
#include "pages/form_page.h"
#include "pages/list_page.h"

namespace clientela {

struct Job;

// How features add to the general pages of a noun. Filled once at the start
// (features/screens.cpp); a feature that needs no more than its declaration is not in here.
struct Screens {
  using ExtendCard = std::function<void(const PageContext&, Reading&, CardView&)>;
  using ExtendList = std::function<void(const PageContext&, Reading&, ListView&)>;
  using ExtendForm = std::function<void(const PageContext&, FormView&)>;
  // Puts right what a form brought, before it is asked for: of a new record, or of one that is
  // there.
  using TidyTyped = std::function<void(WholePatch&, bool is_new)>;
  // The address of the page that tells of a job, where it is not the job's own.
  using PageOfJob = std::function<std::string(const Job&)>;

  std::multimap<std::string, ExtendCard, std::less<>> cards;  // by the noun's name
  std::multimap<std::string, ExtendList, std::less<>> lists;
  std::multimap<std::string, ExtendForm, std::less<>> forms;
  std::multimap<std::string, TidyTyped, std::less<>> typed;
  std::map<std::string, PageOfJob, std::less<>> jobs;  // by the job's kind
};

}  // namespace clientela
