#include <cstdlib>

#include "../unit/model/sample_model.h"

using namespace clientela;

// Whatever is read as a query is written to a text that reads back to the same, and can be asked.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Model& model = sample::model();
  const ObjectType& type = model.type("client");
  const ParseContext context = sample::context();
  const auto query = parse_query(model, type, text, context, {"view"});
  if (!query) return 0;
  const std::string written = query_text(model, *query);
  const auto again = parse_query(model, type, written, context);
  // Encoding may make a text longer than what is allowed.
  if (!again && again.error().code == ErrorCode::too_large) return 0;
  if (!again || !(again->filter == query->filter)) std::abort();
  static sample::MemoryTransaction reading;
  if (reading.records.empty()) reading.add("client", sample::id(1));
  matches(query->filter, reading.records[0], reading, context);
  return 0;
}
