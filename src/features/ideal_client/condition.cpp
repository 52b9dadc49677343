#include "features/ideal_client/condition.h"

#include "base/text.h"
#include "features/ideal_client/ideal_client.h"
#include "features/segments/segment.h"
#include "pages/filter_bar.h"

namespace clientela {
namespace {

constexpr std::string_view of_condition = "condition";

Error refused(Message message) { return invalid(std::string(of_condition), std::move(message)); }

// "/clients?a=eq.b" and "?a=eq.b" mean "a=eq.b".
std::string_view without_path(std::string_view text) {
  const auto mark = text.find('?');
  return mark < text.find('=') ? text.substr(mark + 1) : text;
}

// Whether some see records of the noun that others don't.
bool has_secrets(const ObjectType& type) {
  return static_cast<bool>(type.tags) || type.root_field() != nullptr || type.is_part();
}

Error about_others(std::string_view name) {
  return refused(
      message("“{}” asks about somebody else, whom not everybody may see. A criterion "
              "looks at the client alone.",
              name));
}

Error about_itself(std::string_view name) {
  return refused(
      message("“{}” follows from the fit itself, so the fit can't be made of it.", name));
}

bool is_fit_figure(std::string_view key) {
  static const Projection projection = client_fit_projection();
  for (const auto& figure : projection.figures) {
    if (figure.key == key) return true;
  }
  return false;
}

Result<void> check_comparison(const Model& model, const ObjectType& type,
                              const Comparison& comparison) {
  if (comparison.reference.empty()) {
    if (type.name != Client::object_name || !is_fit_figure(comparison.key)) return {};
    return about_itself(comparison.key);
  }
  const Field* reference = query_field(type, comparison.reference);
  const ObjectType* target = reference == nullptr ? nullptr : model.find_type(reference->target);
  if (target == nullptr || !has_secrets(*target)) return {};
  return about_others(comparison.reference + "." + comparison.key);
}

// Related records must be as visible as the client is.
Result<void> check_related(const Model& model, const Filter& filter) {
  const ObjectType& type = model.type(filter.related_object);
  // Who is in a segment may depend on the fit, today or after the segment's next change.
  if (type.name == SegmentMember::object_name || type.name == FitMark::object_name) {
    return about_itself(type.plural);
  }
  const Field* root = type.is_part() ? type.owner_field() : type.root_field();
  const bool same = root != nullptr && root->key == filter.related_key;
  if (has_secrets(type) && !same) return about_others(type.plural);
  return {};
}

Result<void> check(const Model& model, const ObjectType& type, const Filter& filter) {
  if (filter.kind == Filter::Kind::comparison) {
    return check_comparison(model, type, filter.comparison);
  }
  const bool related = filter.kind == Filter::Kind::related;
  if (related) CLIENTELA_TRY(check_related(model, filter));
  const ObjectType& inner = related ? model.type(filter.related_object) : type;
  for (const auto& child : filter.children) CLIENTELA_TRY(check(model, inner, child));
  return {};
}

}  // namespace

Result<Filter> read_condition(Reading& reading, std::string_view text) {
  const std::string kept = trimmed(text);
  auto query = parse_query(reading.model(), reading.type(Client::object_name), without_path(kept),
                           reading.parse_context(), list_parameter_names());
  if (!query) {
    const Error& error = query.error();
    if (error.field.empty()) return refused(error.message);
    return refused(message("At “{}”: {}", error.field, english(error.message)));
  }
  if (query->deleted || !query->search.empty()) {
    return refused(message("A condition is made of fields: leave “deleted” and “q” out of it."));
  }
  if (query->filter.empty()) {
    return refused(
        message("This condition says nothing, so everybody would meet it. Write one, "
                "such as city=eq.Brno."));
  }
  return query->filter;
}

Result<Filter> read_criterion_condition(Reading& reading, std::string_view text) {
  CLIENTELA_ASSIGN(Filter filter, read_condition(reading, text));
  CLIENTELA_TRY(check(reading.model(), reading.type(Client::object_name), filter));
  return filter;
}

}  // namespace clientela
