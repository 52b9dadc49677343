#include "pages/chart_parts.h"

#include <cmath>

#include "base/decimal.h"
#include "pages/attribute_if.h"

namespace clientela {
namespace {

void save_button(Html& html, const std::string& label, std::string_view format) {
  html.element("button",
               {{"class", "btn btn-sm btn-quiet"},
                {"type", "button"},
                {"hidden", true},
                {"data-chart-target", "save"},
                {"data-action", "chart#save"},
                {"data-chart-format-param", format}},
               label);
  html.text("\n");
}

}  // namespace

std::string coordinate(double value) {
  if (!std::isfinite(value)) return "0";
  return scaled_text(std::llround(value * 10), 1);
}

void chart_figure(Html& html, const PageContext& ctx, const ChartHead& head,
                  const std::vector<std::string>& legend, const HtmlWriter& drawings) {
  const auto content = [&] {
    html.element("figcaption", {{"class", "chart-head"}}, [&] {
      html.span("chart-title", head.title);
      html.text("\n");
      save_button(html, "SVG", "svg");
      save_button(html, "PNG", "png");
    });
    if (legend.size() > 1) {
      html.element("ul", {{"class", "chart-legend"}}, [&] {
        for (std::size_t i = 0; i < legend.size(); ++i) {
          html.element("li", {{"class", "chart-key chart-key-" + std::to_string(i)}}, legend[i]);
        }
      });
    }
    drawings(html);
  };
  html.element("figure",
               {{"class", "chart"},
                {"data-controller", "chart"},
                {"data-chart-name-value", head.name},
                {"data-chart-failed-value", ctx.tr("The picture can't be made.")}},
               content);
}

void chart_svg(Html& html, const ChartHead& head, const ChartSize& size,
               const HtmlWriter& content) {
  const std::string view_box = "0 0 " + coordinate(size.width) + " " + coordinate(size.height);
  html.element("svg",
               {{"class", size.wide ? "chart-svg is-wide" : "chart-svg is-narrow"},
                {"viewBox", view_box},
                {"width", coordinate(size.width)},
                {"height", coordinate(size.height)},
                {"role", "group"},
                {"aria-label", head.title}},
               [&] {
                 html.element("title", {}, head.title);
                 html.element("desc", {}, head.description);
                 content(html);
               });
}

void chart_text(Html& html, const ChartText& place, std::string_view text) {
  const std::string turn = "rotate(" + std::to_string(place.turned) + " " + coordinate(place.x) +
                           " " + coordinate(place.y) + ")";
  html.element("text",
               {{"class", place.css_class},
                {"x", coordinate(place.x)},
                {"y", coordinate(place.y)},
                {"text-anchor", place.anchor},
                attribute_if(place.turned != 0, "transform", turn)},
               text);
}

void chart_line(Html& html, double x1, double y1, double x2, double y2,
                std::string_view css_class) {
  html.element("line",
               {{"class", css_class},
                {"x1", coordinate(x1)},
                {"y1", coordinate(y1)},
                {"x2", coordinate(x2)},
                {"y2", coordinate(y2)}},
               "");
}

void chart_link(Html& html, std::string_view url, const HtmlWriter& content) {
  if (url.empty()) return content(html);
  html.element("a", {{"href", url}, {"tabindex", "-1"}}, [&] { content(html); });
}

}  // namespace clientela
