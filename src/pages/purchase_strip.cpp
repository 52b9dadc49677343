#include <algorithm>
#include <cmath>

#include "base/decimal.h"
#include "pages/blocks.h"

namespace clientela {
namespace {

constexpr int month_width = 10;
constexpr int bar_width = 8;
constexpr int height = 32;
constexpr int highest_bar = 31;

// A coordinate with two decimals: printf would follow the locale.
std::string coordinate(double value) { return scaled_text(std::llround(value * 100), 2); }

void bar(Html& html, int place, double share, std::string_view css_class,
         const std::string& label) {
  const double bar_height = std::max(1.0, share * highest_bar);
  html.element("rect",
               {{"class", css_class},
                {"x", std::to_string(place * month_width)},
                {"y", coordinate(height - bar_height)},
                {"width", std::to_string(bar_width)},
                {"height", coordinate(bar_height)}},
               [&] { html.element("title", {}, label); });
}

void caption_line(Html& html, const std::vector<StripMonth>& months) {
  const auto month = [](const StripMonth& shown) {
    return std::string_view(shown.label).substr(0, shown.label.find(':'));
  };
  html.div("strip-caption", [&] {
    html.element("span", {}, month(months.front()));
    html.text(" ");
    html.element("span", {}, month(months.back()));
  });
}

}  // namespace

void purchase_strip(Html& html, const PageContext& ctx, const std::vector<StripMonth>& months,
                    std::string_view caption) {
  if (months.empty()) return;
  double most = 0;
  for (const auto& month : months) most = std::max({most, month.bought, month.returned});
  const std::string view_box =
      "0 0 " + std::to_string(static_cast<int>(months.size()) * month_width) + " 32";
  html.element("svg",
               {{"class", "strip"},
                {"viewBox", view_box},
                {"preserveAspectRatio", "none"},
                {"role", "img"},
                {"aria-label", caption}},
               [&] {
                 int place = 0;
                 for (const auto& month : months) {
                   const bool returned = month.returned > month.bought;
                   const double amount = returned ? month.returned : month.bought;
                   const bool none = amount <= 0 || most <= 0;
                   bar(html, place++, none ? 0 : amount / most,
                       none       ? "strip-base"
                       : returned ? "strip-return"
                                  : "strip-bar",
                       month.label);
                 }
               });
  caption_line(html, months);
  html.element("details", {{"class", "visually-hidden-focusable"}}, [&] {
    html.element("summary", {}, ctx.tr("As a list"));
    html.element("ul", {}, [&] {
      for (const auto& month : months) html.element("li", {}, month.label);
    });
  });
}

}  // namespace clientela
