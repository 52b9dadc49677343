#pragma once

#include "engine/asker.h"
#include "store/store.h"

namespace clientela {

// The company's settings on which the meaning of texts and dates depends, together with their
// ParseContext. The zone's text lives here, so keep this as long as the context is used.
struct CompanyContext {
  std::string zone;
  Currency currency;
  Instant now;

  static CompanyContext of(StoreReader& reader, Instant now);
  ParseContext parse() const { return {currency, zone, now}; }
  ReadContext read(const Visibility& visibility, int budget_ms = 0) const {
    return {visibility, parse(), budget_ms};
  }
};

// Names of the settings.
inline constexpr std::string_view setting_company_name = "name";
inline constexpr std::string_view setting_currency = "currency";
inline constexpr std::string_view setting_zone = "zone";
inline constexpr std::string_view setting_language = "language";

}  // namespace clientela
