#include "doors/web/device_words.h"

#include <array>
#include <utility>

namespace clientela {
namespace {

using Names = std::pair<std::string_view, std::string_view>;  // what stands in the text, the name

// The first that fits: browsers also name those that they are compatible with.
constexpr std::array<Names, 9> browsers{{{"Edg/", "Edge"},
                                         {"EdgA/", "Edge"},
                                         {"OPR/", "Opera"},
                                         {"SamsungBrowser/", "Samsung Internet"},
                                         {"Firefox/", "Firefox"},
                                         {"FxiOS/", "Firefox"},
                                         {"CriOS/", "Chrome"},
                                         {"Chrome/", "Chrome"},
                                         {"Safari/", "Safari"}}};
constexpr std::array<Names, 7> systems{{{"Android", "Android"},
                                        {"iPhone", "iPhone"},
                                        {"iPad", "iPad"},
                                        {"Windows", "Windows"},
                                        {"Macintosh", "macOS"},
                                        {"CrOS", "ChromeOS"},
                                        {"Linux", "Linux"}}};

constexpr std::size_t most_bytes = 60;

template <std::size_t size>
std::string_view first_of(const std::array<Names, size>& names, std::string_view text) {
  for (const auto& [mark, name] : names) {
    if (text.find(mark) != std::string_view::npos) return name;
  }
  return {};
}

}  // namespace

std::string device_words(const PageContext& ctx, std::string_view user_agent) {
  const auto browser = first_of(browsers, user_agent);
  const auto system = first_of(systems, user_agent);
  if (!browser.empty() && !system.empty()) {
    return ctx.tr("{} on {}", std::string(browser), std::string(system));
  }
  if (!browser.empty()) return std::string(browser);
  return std::string(shortened(user_agent, most_bytes));
}

}  // namespace clientela
