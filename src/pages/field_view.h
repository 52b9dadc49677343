#pragma once

#include <string>
#include <string_view>

#include "pages/page_context.h"

namespace clientela {

// How a field's value looks. Nothing is written for an empty value.

// In a list's cell: short, on one line.
void field_cell(Html& html, const PageContext& ctx, const Field& field, const Value& value,
                const Titles& titles);
// On a card: whole, with links to mail, telephone, site and the record that is referred to.
void field_value(Html& html, const PageContext& ctx, const Field& field, const Value& value,
                 const Titles& titles);
// As text alone: for messages, conflicts and titles of links.
std::string field_text(const PageContext& ctx, const Field& field, const Value& value,
                       const Titles& titles);

// Whether values stand at the right end of a column, digit under digit.
bool is_figure_kind(const Field& field);
// A reference's title as a link into the folder of its noun's records ("/clients/"); without a
// folder no link. For those who show many references of one field.
void reference_link(Html& html, const PageContext& ctx, std::string_view folder, const Value& value,
                    const Titles& titles);

}  // namespace clientela
