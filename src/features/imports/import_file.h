#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/byte_source.h"
#include "features/imports/import.h"

namespace clientela {

inline constexpr std::size_t import_chunk_bytes = std::size_t{1} << 20;
// More than this is refused, for one file and for all of a person's that wait to be imported; it
// also bounds what a packed file may unfold to.
inline constexpr std::int64_t most_import_bytes = std::int64_t{4} << 30;

// Takes a file in, piece by piece, into the company. For one thread.
class ImportUpload {
 public:
  ImportUpload(Engine& engine, const Asker& asker, const std::string& name);
  // An Error: too large, or the asker may not import. Nothing more may be added then.
  Result<void> add(std::string_view bytes);
  // Guesses the settings and keeps the import.
  Result<Import> finish(const ImportWishes& wishes = {});
  // Removes what was taken in. For when the sender gave up.
  void discard();

 private:
  void store_chunk();

  Engine& engine_;
  Asker asker_;
  Import import_;
  std::int64_t others_bytes_ = 0;  // of the same person's files that are not imported yet
  std::string waiting_;
};

// The whole file from its beginning, each read asking the engine for one chunk. Not inside a
// reading.
ByteSource import_bytes(Engine& engine, const Import& import);
// The file is imported and not needed any more.
void drop_import_bytes(Engine& engine, const Import& import);
// Those of imports that ended otherwise, or that nobody started for a week.
void drop_left_over_bytes(Engine& engine);

// Removes an import that was never done, with everything that was kept for it.
void discard_import(Engine& engine, const Import& import);

// Refused rows are kept in numbered pieces of CSV text; storing a piece again replaces it.
void store_refused(Engine& engine, Id import, std::int64_t piece, std::string_view csv);
// How many pieces a rehearsal or an import left.
std::int64_t refused_pieces(const Job& job);
// The refused rows as a CSV file, with line and reason in front: the header, then each piece.
std::string refused_header(const ImportSettings& settings);
std::string load_refused(Engine& engine, Id import, std::int64_t piece);

}  // namespace clientela
