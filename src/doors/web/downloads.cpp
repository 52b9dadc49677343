#include "doors/web/downloads.h"

#include <map>
#include <mutex>
#include <stdexcept>

namespace clientela {
namespace {

constexpr int most_at_once = 3;  // for each person
constexpr int records_at_once = 500;
constexpr int page_budget_ms = 1000;
constexpr std::chrono::seconds patience{60};

std::mutex& places_mutex() {
  static std::mutex mutex;
  return mutex;
}

// How many places each person has taken.
std::map<Id, int>& places() {
  static std::map<Id, int> taken;
  return taken;
}

void leave_place(Id user) {
  const std::lock_guard lock(places_mutex());
  const auto taken = places().find(user);
  if (--taken->second == 0) places().erase(taken);
}

}  // namespace

DownloadPlace take_download_place(Id user) {
  const std::lock_guard lock(places_mutex());
  int& taken = places()[user];
  if (taken == most_at_once) return nullptr;
  ++taken;
  return {new Id(user), [](const Id* held) {
            leave_place(*held);
            delete held;
          }};
}

Response too_many_downloads(Visit& visit) {
  Response response =
      error_response(visit, {ErrorCode::unavailable, "",
                             message("{} downloads of yours are under way. Try again when one of "
                                     "them has ended.",
                                     std::to_string(most_at_once))});
  response.headers.set("Retry-After", "10");
  return response;
}

ListDownload::ListDownload(Engine& engine, Asker asker, Query query, DownloadPlace place)
    : engine_(engine),
      asker_(std::move(asker)),
      place_(std::move(place)),
      query_(std::move(query)) {
  query_.limit = records_at_once;
}

bool ListDownload::next(std::string& chunk) {
  if (ended_) return false;
  if (!begun_) write_head(chunk);
  begun_ = true;
  engine_.read(
      asker_,
      [&](Reading& reading) {
        const Slice slice = reading.list(query_);
        if (!slice.records.empty()) found_at_ = Clock::now();
        write_page(reading, slice.records, chunk);
        query_.cursor = slice.next;
        ended_ = slice.next.empty() && !slice.out_of_time;
      },
      page_budget_ms);
  if (Clock::now() - found_at_ > patience) {
    throw std::runtime_error("a download found nothing for a minute and was given up");
  }
  return true;
}

}  // namespace clientela
