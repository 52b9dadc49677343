#pragma once

#include <chrono>
#include <memory>

#include "doors/web/visit.h"

namespace clientela {

// Holds one of the few places that a person has for downloads at once, so that nobody keeps the
// server from the others with long ones. Released with the last copy.
using DownloadPlace = std::shared_ptr<const void>;
// Nothing when that person has no place left. Any thread.
DownloadPlace take_download_place(Id user);
// The answer then.
Response too_many_downloads(Visit& visit);

// Reads a list a page at a time, so that memory stays flat however long it is. Each page is a
// reading of its own, with the asker's rights and a bounded time; a list of which nothing is found
// for long is given up: the receiver sees that the answer is not whole.
class ListDownload : public BodySource {
 public:
  ListDownload(Engine& engine, Asker asker, Query query, DownloadPlace place);
  bool next(std::string& chunk) final;

 protected:
  const Query& query() const { return query_; }
  virtual void write_head(std::string& chunk) const = 0;
  virtual void write_page(Reading& reading, const std::vector<Record>& records,
                          std::string& chunk) const = 0;

 private:
  using Clock = std::chrono::steady_clock;

  Engine& engine_;
  const Asker asker_;
  const DownloadPlace place_;
  Query query_;
  Clock::time_point found_at_ = Clock::now();
  bool begun_ = false, ended_ = false;
};

}  // namespace clientela
