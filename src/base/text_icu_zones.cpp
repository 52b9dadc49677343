#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include <memory>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "base/text_icu.h"

namespace clientela {
namespace {

using icu_text::require;

constexpr std::int64_t ms_a_minute = 60'000;
constexpr std::int64_t ms_a_day = 86'400'000;

struct Zone {
  std::unique_ptr<icu::TimeZone> rules;
  bool known = false;
};

Zone make_zone(std::string_view name) {
  Zone zone;
  zone.rules.reset(icu::TimeZone::createTimeZone(icu_text::from_utf8(name)));
  zone.known = *zone.rules != icu::TimeZone::getUnknown();
  if (!zone.known) zone.rules.reset(icu::TimeZone::getGMT()->clone());
  return zone;
}

// Each thread has its own zones, so that no lock is needed. There are some 600 names; a person who
// sends many others must not fill the memory.
const Zone& zone_of(std::string_view name) {
  constexpr std::size_t most = 1000;
  thread_local std::unordered_map<std::string, Zone> zones;
  thread_local std::string last_name;
  thread_local const Zone* last = nullptr;
  if (last != nullptr && last_name == name) return *last;
  if (zones.size() >= most) zones.clear();
  last_name = name;
  auto found = zones.find(last_name);
  if (found == zones.end()) found = zones.emplace(last_name, make_zone(name)).first;
  last = &found->second;
  return *last;
}

std::int64_t offset_ms(Instant instant, std::string_view zone) {
  std::int32_t standard = 0;
  std::int32_t daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone_of(zone).rules->getOffset(static_cast<UDate>(instant.ms), false, standard, daylight, status);
  require(status, "time zone");
  return standard + daylight;
}

}  // namespace

bool known_zone(std::string_view zone) { return zone_of(zone).known; }

Date local_date(Instant instant, std::string_view zone) {
  return Instant{instant.ms + offset_ms(instant, zone)}.utc_date();
}

int zone_offset_minutes(Instant instant, std::string_view zone) {
  return static_cast<int>(offset_ms(instant, zone) / ms_a_minute);
}

Instant local_instant(Date date, int minute_of_day, std::string_view zone) {
  const std::int64_t local = date.days * ms_a_day + minute_of_day * ms_a_minute;
  // All zones that createTimeZone gives are of this class.
  const auto& rules = static_cast<const icu::BasicTimeZone&>(*zone_of(zone).rules);
  std::int32_t standard = 0;
  std::int32_t daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  // FORMER: the offset from before the clocks change, both where an hour is missing and where one
  // comes twice.
  rules.getOffsetFromLocal(static_cast<UDate>(local), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER,
                           standard, daylight, status);
  require(status, "time zone");
  return {local - standard - daylight};
}

}  // namespace clientela
