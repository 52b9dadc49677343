#pragma once

#include "pages/list_page.h"

namespace clientela {

// For list_page.cpp: menus at the end of the filter bar.
void columns_menu(Html& html, const PageContext& ctx, const ListView& view);
void save_view_menu(Html& html, const PageContext& ctx, const ListView& view);

// "1,000+": what is known about how many there are; empty when they were not counted.
std::string count_text(const PageContext& ctx, const ListView& view);

}  // namespace clientela
