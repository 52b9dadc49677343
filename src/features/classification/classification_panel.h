#pragma once

#include "features/classification/client_classification.h"
#include "pages/screens.h"

namespace clientela {

// What the panel "Who this is" shows, read at once.
struct ClassificationView {
  const Record& client;
  Classification found;
  Assessments newest;
  ClassificationFacts facts;
  ClassificationRules rules;
  bool may_write = false;
  ParseContext context;
};

// The panel of a client's card: customer or client, wants and can, style, moment, each with its
// reason; behind each the seller's form.
void add_classification_panel(const PageContext& ctx, Reading& reading, CardView& view);

void add_classification_screens(Screens& screens);

// The forms behind the four lines, and what one finds there to do.
void bond_details(Html& html, const PageContext& ctx, const ClassificationView& view);
void need_details(Html& html, const PageContext& ctx, const ClassificationView& view);
void style_details(Html& html, const PageContext& ctx, const ClassificationView& view);
void moment_details(Html& html, const PageContext& ctx, const ClassificationView& view);

// One sentence on how to serve somebody in that moment; empty for none.
std::string moment_advice(const PageContext& ctx, Trait moment);
// "2 more purchases", "an agreement with us".
std::string bond_step_words(const PageContext& ctx, const BondStep& step);
std::string joined_reasons(const PageContext& ctx, const std::vector<Message>& reasons);

}  // namespace clientela
