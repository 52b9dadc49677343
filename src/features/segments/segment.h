#pragma once

#include <optional>
#include <string>

#include "features/clients/client.h"

namespace clientela {

// A live segment is whoever meets its filter at the moment; a fixed one keeps those who were taken
// in, until somebody takes them out.
enum class SegmentKind { live, fixed };

// A group of clients for which the company has a plan.
struct Segment {
  static constexpr std::string_view object_name = "segment";
  Id id;
  std::string name;
  SegmentKind kind{};
  std::string query;  // over clients, as it stands in the address of their list
  Ref<User> owner;
  std::string strategy;
  std::optional<Money> budget;
  std::string result;
};

// A client in a segment. Of a live segment as of the last daily look; made and removed by the verbs
// below, so that entering and leaving stand in the log.
struct SegmentMember {
  static constexpr std::string_view object_name = "segment_member";
  Id id;
  Ref<Segment> segment;
  Ref<Client> client;
  std::optional<Date> since;
};

// What the daily look found. It sees what everybody in the company sees: confidential clients are
// in none of these numbers.
struct SegmentSize {
  static constexpr std::string_view object_name = "segment_size";
  Id id;
  Ref<Segment> segment;
  Date on;
  std::optional<std::int64_t> size;  // empty: the filter could not be read
  std::optional<Money> ltv, revenue;
};

// Arguments of segment.enter and segment.leave.
struct SegmentCrossing {
  Ref<Segment> segment;
  Ref<Client> client;
};

// Larger segments are counted, but who enters and leaves them is not written down.
inline constexpr std::size_t most_members = 10'000;

void add_segments(Model& model);

ObjectType segment_type();
ObjectType segment_member_type();
ObjectType segment_size_type();
void add_segment_actions(Model& model);

}  // namespace clientela
