#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace clientela {

// Unfolds a gzip file that comes in pieces; one that is not packed passes through. For one thread.
class Unpacker {
 public:
  Unpacker();
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  // Passes on what the bytes unfold to, piece by piece, until `take` gives an Error. An Error also
  // when the file is damaged. However much it unfolds to, memory stays flat.
  using Take = std::function<Result<void>(std::string_view)>;
  Result<void> add(std::string_view bytes, const Take& take);
  // After the last piece: an Error when the packed file is not whole.
  Result<void> finish(const Take& take);

 private:
  struct Stream;
  Result<void> unfold(std::string_view bytes, const Take& take);

  std::unique_ptr<Stream> stream_;  // once the file is known to be packed
  std::string beginning_;           // until it is known what it is
  bool known_ = false;
  bool ended_ = false;
};

}  // namespace clientela
