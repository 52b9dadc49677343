#include "features/today/win_back_section.h"

#include "features/win_back/win_back_page.h"
#include "pages/blocks.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void candidate_line(Html& html, const PageContext& ctx, const WinBackCandidate& candidate) {
  const Record& client = candidate.client;
  html.element("li", {{"class", "line"}}, [&] {
    html.span("line-text", [&] {
      html.element("a", {{"href", record_path(*client.type, client.id)}}, client.title());
      html.leaf("br", {});
      html.element("small", {}, ctx.tr(candidate.reason));
      html.leaf("br", {});
      html.element("small", {}, win_back_yearly(ctx, candidate));
    });
  });
}

}  // namespace

void win_back_section(Html& html, const PageContext& ctx, const TodayView& view) {
  if (view.win_back.empty()) return;
  html.element("section", {{"class", "section"}}, [&] {
    html.element("h2", {{"class", "section-title"}}, ctx.tr("Worth a call"));
    html.element("ul", {{"class", "lines"}}, [&] {
      for (const auto& candidate : view.win_back) candidate_line(html, ctx, candidate);
    });
    html.element("p", {{"class", "mt-2 mb-0"}}, [&] {
      html.element("a", {{"href", "/win-back"}}, ctx.tr("Win clients back"));
    });
  });
}

}  // namespace clientela
