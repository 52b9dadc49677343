#include "features/filter_panel.h"

namespace clientela {

void tell_filter(const PageContext& ctx, CardView& view, std::string_view key,
                 const std::string& words) {
  const Record& record = view.whole.record;
  const Field& field = *record.type->find(key);
  view.hidden.emplace_back(key);
  CardPanel panel;
  panel.title = ctx.tr(field.label);
  panel.zone = CardZone::left;
  Html& html = panel.content;
  if (!words.empty()) html.element("p", {}, words);
  html.element("details", {{"class", "worth-more"}}, [&] {
    html.element("summary", {}, ctx.tr("As it is written in an address"));
    html.element("dl", {{"class", "properties"}},
                 [&] { property(html, ctx, record, field, view.titles); });
  });
  view.panels.push_back(std::move(panel));
}

}  // namespace clientela
