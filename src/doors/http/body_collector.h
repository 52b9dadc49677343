#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "doors/http/request_parser.h"

namespace clientela {

// Keeps the body of a request: in memory while it is short, then in a temporary file.
class BodyCollector final : public BodySink {
 public:
  struct Limits {
    std::uint64_t body_bytes = 0;
    std::uint64_t memory_bytes = 0;
    TemporaryFiles& files;  // outlives the collector
  };

  explicit BodyCollector(const Limits& limits) : limits_(limits) {}

  // 413 when the body is too long, 503 when too many others are kept in files just now, 507 when
  // the disk doesn't take it.
  int take(std::string_view piece) override;
  // How much has come.
  std::uint64_t size() const { return size_; }
  void move_into(Request& request);

 private:
  const Limits limits_;
  std::uint64_t size_ = 0;
  std::string text_;
  std::shared_ptr<TemporaryFile> file_;
};

}  // namespace clientela
