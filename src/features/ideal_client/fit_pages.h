#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/ideal_client/client_tally.h"
#include "features/ideal_client/fit_suggestions.h"
#include "pages/screens.h"
#include "system/job.h"

namespace clientela {

inline constexpr std::string_view ideal_client_path = "/ideal_client";
inline constexpr std::string_view personas_path = "/personas";

// What both pages count: clients as the asker sees them.
struct IdealClientView {
  struct Line {
    std::string words;  // the condition; empty: it can't be read any more
    std::string url;    // the list of those who meet it
  };
  FitProfile profile;
  std::vector<Line> lines;                 // for each criterion
  ClientTally tally;                       // of the criteria's conditions
  std::optional<Job> job;                  // that looks again at everybody
  std::vector<FitSuggestion> suggestions;  // while there is room for them
};
IdealClientView read_ideal_client(const PageContext& ctx, Reading& reading);
std::string ideal_client_page(const PageContext& ctx, const IdealClientView& view);

struct PersonasView {
  std::vector<ReadPersona> personas;
  std::vector<IdealClientView::Line> lines;
  ClientTally tally;  // of the personas' conditions
  std::string none_url;
};
PersonasView read_personas(const PageContext& ctx, Reading& reading);
std::string personas_page(const PageContext& ctx, const PersonasView& view);

// A condition as a person reads it, and the list of those who meet it. Both empty where it can't be
// read any more.
IdealClientView::Line condition_line(const PageContext& ctx, Reading& reading,
                                     const std::optional<Filter>& filter);
// The way between the two pages.
void ideal_client_tabs(Html& html, const PageContext& ctx, std::string_view current);
// That only a part of the clients was counted, if so.
void counted_in_part(Html& html, const PageContext& ctx, const ClientTally& tally);

// The fit and the personas on a client's card; the way to the pages from the nouns' own.
void add_ideal_client_screens(Screens& screens);

}  // namespace clientela
