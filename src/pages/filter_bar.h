#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/query.h"
#include "pages/field_input.h"
#include "pages/page_context.h"

namespace clientela {

// The state of a list, all of it in its address.
struct ListAddress {
  const ObjectType* type = nullptr;
  Query query;  // filter, search, order, limit; the cursor is left out of addresses
  std::vector<std::string> columns = {};  // keys; empty: the noun's own choice
  std::string view = {};                  // id of the saved view that it started from
  bool exact = false;                     // count to the end
};

// "/clients?city=eq.Brno&order=name.asc&columns=name,city&view=...". Names besides those of the
// filter language are those of list_parameter_names():
//   columns=name,city  view=<id>  exact=true (count to the end)
//   filter=<key>       shows the form that adds a condition on that field
//   filter_op, filter_value (repeated), filter_value_to  what that form sends; a reference is
//                      sent as FieldInput tells, under the name filter_value
//   filter_text        words typed into the filter line (filter_suggestions.h)
//   column (repeated)  what the form of columns sends; the door makes `columns` of it
std::string list_url(const Model& model, const ListAddress& address);
const std::vector<std::string_view>& list_parameter_names();

// The condition that the form "Filter" sends, in the URL's spelling: "city=eq.Brno". `values` are
// those of filter_value and, last, of filter_value_to; empty ones count as not given. Empty when
// there is nothing to compare with. The door appends it to the address and redirects there.
// Operators are those of the language, "not.in" and "between".
std::string condition_from_form(const Field& field, std::string_view op,
                                const std::vector<std::string>& values);

// A condition in words: "City is Brno".
std::string filter_text(const PageContext& ctx, const ObjectType& type, const Filter& filter,
                        const Titles& titles);
std::string operator_text(const PageContext& ctx, const Field& field, Operator op);

struct FilterBarView {
  ListAddress address;
  Titles titles = {};       // of references among the operands
  std::string adding = {};  // key of the field for which a condition is being added (?filter=city)
  std::vector<ReferenceOption> options = {};  // for that field, when it refers to few
  std::string typed = {};                     // into the filter line, when nothing fitted it
};

// Search, a chip for each condition with a link that removes it, and "Add filter" field by field.
// `at_end` writes further buttons: columns, export, save as view.
void filter_bar(Html& html, const PageContext& ctx, const FilterBarView& view,
                const HtmlWriter& at_end);

}  // namespace clientela
