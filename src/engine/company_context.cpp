#include "engine/company_context.h"

namespace clientela {

CompanyContext CompanyContext::of(StoreReader& reader, Instant now) {
  CompanyContext context;
  context.zone = reader.setting(setting_zone);
  if (context.zone.empty()) context.zone = "UTC";
  context.currency =
      Currency::parse(reader.setting(setting_currency)).value_or(*Currency::parse("EUR"));
  context.now = now;
  return context;
}

}  // namespace clientela
