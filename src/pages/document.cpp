#include "pages/document.h"

#include "base/assets.h"

namespace clientela {
namespace {

std::string_view theme_name(Theme theme) {
  switch (theme) {
    case Theme::light:
      return "light";
    case Theme::dark:
      return "dark";
    case Theme::automatic:
      break;
  }
  return "auto";
}

void meta(Html& html, std::string_view name, std::string_view content) {
  html.leaf("meta", {{"name", name}, {"content", content}});
}

void assets(Html& html) {
  html.leaf(
      "link",
      {{"rel", "stylesheet"}, {"href", asset_url("app.css")}, {"data-turbo-track", "reload"}});
  html.element("script",
               {{"type", "module"}, {"src", asset_url("app.js")}, {"data-turbo-track", "reload"}},
               "");
  html.leaf("link",
            {{"rel", "icon"}, {"href", asset_url("favicon.svg")}, {"type", "image/svg+xml"}});
  html.leaf("link", {{"rel", "apple-touch-icon"}, {"href", asset_url("apple-touch-icon.png")}});
  html.leaf("link", {{"rel", "manifest"}, {"href", asset_url("manifest.webmanifest")}});
}

}  // namespace

void document_start(Html& html, const PageContext& ctx, std::string_view title, bool refresh) {
  html.trusted("<!doctype html>\n");
  // The end tag is written by the page behind its body.
  html.leaf("html", {{"lang", ctx.tr.language()}, {"data-bs-theme", theme_name(ctx.theme)}});
  html.element("head", {}, [&] {
    html.leaf("meta", {{"charset", "utf-8"}});
    meta(html, "viewport", "width=device-width, initial-scale=1, viewport-fit=cover");
    html.element("title", {}, [&] {
      html.text(title);
      html.text(" · Clientela");
    });
    if (!ctx.csrf.empty()) meta(html, "csrf-token", ctx.csrf);
    if (!ctx.nonce.empty()) meta(html, "csp-nonce", ctx.nonce);
    meta(html, "turbo-refresh-method", "morph");
    meta(html, "turbo-refresh-scroll", "preserve");
    assets(html);
    if (!refresh) return;
    html.element("noscript", {}, [&] {
      html.leaf("meta", {{"http-equiv", "refresh"}, {"content", "2"}});
    });
  });
}

void brand(Html& html, std::string_view name, int pixels) {
  const std::string size = std::to_string(pixels);
  html.leaf("img",
            {{"src", asset_url("favicon.svg")}, {"alt", ""}, {"width", size}, {"height", size}});
  html.text(" ");
  html.element("span", {}, name);
}

}  // namespace clientela
