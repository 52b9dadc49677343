#pragma once

#include "features/insight_pages/channel_report.h"
#include "features/insight_pages/insight_frame.h"

namespace clientela {

// Parts of the page about channels.

std::string channel_name(const PageContext& ctx, const InsightView& view, Id channel);
// channel_blocks.cpp
InsightTable referral_table(const PageContext& ctx, const InsightView& view,
                            const ChannelReport& report);
// A form that asks, with the answer beside it.
void what_if_section(Html& html, const PageContext& ctx, const InsightView& view,
                     const ChannelReport& report);

}  // namespace clientela
