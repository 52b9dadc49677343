#pragma once

#include <string>
#include <vector>

#include "features/clients/client_queries.h"
#include "pages/screens.h"

namespace clientela {

// The card's head, contacts, people and referrals; late clients marked in the list.
void add_client_screens(Screens& screens);

// "Perhaps already here": clients like the one that is being typed. Empty when there are none.
std::string lookalikes_fragment(const PageContext& ctx, const std::vector<Lookalike>& found);

// Finds the client that is the same as this one, and shows both before they become one.
struct MergeView {
  Whole client;
  std::optional<Whole> other;  // chosen; empty: still looking
  std::string search;
  std::vector<Lookalike> found;
  Titles titles = {};
};
std::string merge_page(const PageContext& ctx, const MergeView& view);
// Of one client: where the page above is.
std::string merge_path(const PageContext& ctx, Id client);

}  // namespace clientela
