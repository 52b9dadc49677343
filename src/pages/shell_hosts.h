#pragma once

#include "pages/page_context.h"

namespace clientela {

// For shell.cpp: the places into which something comes when it is needed.

void toasts(Html& html, const PageContext& ctx);
void palette_host(Html& html, const PageContext& ctx);
void dialog_hosts(Html& html, const PageContext& ctx);  // for frames, and for confirmations

}  // namespace clientela
