#pragma once

#include "pages/page_context.h"

namespace clientela {

// For layout.cpp: what stands around the content of every page.

void shell_before(Html& html, const PageContext& ctx);  // skip link, sidebar
void shell_after(Html& html, const PageContext& ctx);   // bottom bar, toasts, palette, dialogs

// An item of the navigation, in the sidebar or on the page that stands for it on a phone.
void navigation_item(Html& html, const PageContext& ctx, const NavigationItem& item);
void theme_switch(Html& html, const PageContext& ctx);
void sample_note(Html& html, const PageContext& ctx);

}  // namespace clientela
