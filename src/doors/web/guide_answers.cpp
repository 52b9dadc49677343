#include "base/assets.h"
#include "doors/web/answers.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr std::string_view contents = "contents";

// The text of the page's first heading.
std::string heading_of(std::string_view html) {
  const auto begin = html.find("<h1>");
  const auto end = html.find("</h1>");
  if (begin == std::string_view::npos || end == std::string_view::npos) return {};
  return std::string(html.substr(begin + 4, end - begin - 4));
}

// The names of pages are the build's own, so nothing that a visitor sends gets near a file.
Response guide_page(Visit& visit, std::string_view name) {
  const Asset* asset = find_asset("assets/guide/" + std::string(name) + ".html");
  if (asset == nullptr) return not_found(visit);
  const PageContext& ctx = visit.ctx();
  PageHead head{.title = heading_of(asset->text()), .heading = false};
  if (name != contents) {
    head.crumb = ctx.tr("Guide");
    head.crumb_url = help_path;
  }
  return html_response(page(ctx, head, [&](Html& html) {
    html.div("page-body page-narrow guide", [&] { html.trusted(asset->text()); });
  }));
}

}  // namespace

Response show_guide(Visit& visit) { return guide_page(visit, contents); }
Response show_guide_page(Visit& visit) { return guide_page(visit, visit.captures.at(0)); }

}  // namespace clientela
