#pragma once

#include <string>
#include <vector>

#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/timeline.h"

namespace clientela {

enum class CardZone { head, left, middle, right };

// A piece that a feature adds to the card of a noun.
struct CardPanel {
  std::string title;  // translated; may be empty
  CardZone zone = CardZone::right;
  Html content;
};

struct RelatedItem {
  std::string title;
  std::string url;
  std::string detail = {};
  std::string figure = {};
};

// Records that refer to this one.
struct RelatedList {
  std::string title;         // "Orders"
  std::string url = {};      // the list filtered by this record
  std::string count = {};    // "12", "1,000+"
  std::string new_url = {};  // adds one that refers to this record
  std::vector<RelatedItem> items = {};
  std::string empty = {};  // said when there are none
};

struct CardView {
  Whole whole;
  Titles titles = {};
  std::string title = {};            // translated; empty: the record's own
  std::string subtitle = {};         // under the name
  std::vector<Figure> figures = {};  // large, under the head
  std::vector<CardPanel> panels = {};
  std::vector<RelatedList> related = {};
  std::vector<TimelineEntry> timeline = {};  // behind the panels of the middle zone
  std::string timeline_title = {};           // empty: "History"
  std::string timeline_more_url = {};
  std::vector<Button> buttons = {};    // a feature's own
  std::vector<Button> menu = {};       // links in the menu
  std::vector<PostButton> verbs = {};  // in the menu
  std::vector<std::string> hidden =
      {};                     // keys of fields and names of parts that the card leaves out
  bool initials = false;      // before the name, instead of the noun's icon
  bool organisation = false;  // shape of those initials
  HtmlWriter badges = {};     // a feature's own, in front of the subtitle
  std::string back_url = {};  // the list it was opened from; empty: the whole list
};

// A record in three zones: its properties (click to edit in place), what happened, what belongs to
// it. A deleted one says so and offers to restore it.
std::string card_page(const PageContext& ctx, const CardView& view);

// The property of one field as the card shows it.
void property(Html& html, const PageContext& ctx, const Record& record, const Field& field,
              const Titles& titles);
// Id of the Turbo frame around a field's value.
std::string property_frame(std::string_view key);

}  // namespace clientela
