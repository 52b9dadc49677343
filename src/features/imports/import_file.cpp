#include "features/imports/import_file.h"

#include <algorithm>
#include <memory>

#include "base/delimited_writer.h"
#include "base/text.h"
#include "features/imports/base64.h"

namespace clientela {
namespace {

// Chunks have ids that derive from the import's: the file's first, refused rows from the middle.
constexpr std::uint32_t first_file_chunk = 1;
constexpr std::uint32_t first_refused_chunk = 1u << 19;
constexpr std::int64_t dropped_at_once = 16;

Id chunk_id(Id import, std::uint32_t first, std::int64_t n) {
  return import.action().derive(first + static_cast<std::uint32_t>(n));
}

// Pictures, documents, programs: what people choose by mistake. Bytes that no text has tell the
// others; a few of them are a damaged row, which is refused alone.
bool is_text(std::string_view sample, Encoding encoding) {
  for (const std::string_view mark :
       {"\x89PNG", "\xFF\xD8\xFF", "GIF8", "%PDF-", "\x7F\x45LF", "\xD0\xCF\x11\xE0", "Rar!",
        "7z\xBC\xAF", "SQLite format 3"}) {
    if (sample.starts_with(mark)) return false;
  }
  if (encoding == Encoding::utf16_le || encoding == Encoding::utf16_be) return true;
  const auto strange = std::count_if(sample.begin(), sample.end(), [](char c) {
    return c >= 0 && c < ' ' &&
           std::string_view("\t\n\v\f\r\x1A\x1B").find(c) == std::string_view::npos;
  });
  constexpr std::ptrdiff_t most_share = 20;  // one byte of twenty
  return strange * most_share <= static_cast<std::ptrdiff_t>(sample.size());
}

void store(Engine& engine, Id id, std::string_view bytes) {
  const auto stored = engine.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
    const ImportChunk chunk{id, base64(bytes)};
    const auto& type = transaction.type(ImportChunk::object_name);
    if (transaction.find(type, id)) return transaction.change(chunk);
    Whole whole{Record(type), {}};
    whole.record.id = id;
    whole.record.assign(chunk);
    CLIENTELA_TRY(transaction.create(std::move(whole)));
    return {};
  });
  if (!stored) throw StoreFailure(english(stored.error().message));
}

std::string load(Engine& engine, Id id) {
  std::string bytes;
  engine.read(Asker::program(), [&](Reading& reading) {
    if (const auto chunk = reading.get(Ref<ImportChunk>(id))) bytes = from_base64(chunk->content);
  });
  return bytes;
}

constexpr int most_imports_looked_at = 1000;

std::int64_t bytes_kept_for(Engine& engine, const Asker& asker) {
  std::int64_t bytes = 0;
  for (const auto& import : recent_imports(engine, asker, most_imports_looked_at)) {
    if (import.chunks != 0 && import.user.id == asker.user) bytes += import.size_bytes;
  }
  return bytes;
}

}  // namespace

ImportUpload::ImportUpload(Engine& engine, const Asker& asker, const std::string& name)
    : engine_(engine), asker_(asker) {
  import_.id = engine.new_id();
  import_.name = std::string(shortened(cleaned(name), 200));
  if (import_.name.empty()) import_.name = "import.csv";
  import_.user = asker.user;
  import_.at = engine.now();
  if (!asker.user.empty()) others_bytes_ = bytes_kept_for(engine, asker);
}

Result<void> ImportUpload::add(std::string_view bytes) {
  if (asker_.role < Role::member) {
    return Error{ErrorCode::forbidden, "", message("Your role does not allow this.")};
  }
  import_.size_bytes += static_cast<std::int64_t>(bytes.size());
  if (import_.size_bytes > most_import_bytes) {
    return Error{ErrorCode::too_large, "file", message("A file may be 4 GB at most.")};
  }
  if (import_.size_bytes + others_bytes_ > most_import_bytes) {
    return Error{
        ErrorCode::too_large, "file",
        message("Files of yours that wait to be imported take up more than 4 GB. Import or "
                "discard them first.")};
  }
  import_.lines += std::count(bytes.begin(), bytes.end(), '\n');
  while (!bytes.empty()) {
    const auto taken = std::min(bytes.size(), import_chunk_bytes - waiting_.size());
    waiting_.append(bytes.substr(0, taken));
    bytes.remove_prefix(taken);
    if (waiting_.size() == import_chunk_bytes) store_chunk();
  }
  return {};
}

void ImportUpload::store_chunk() {
  store(engine_, chunk_id(import_.id, first_file_chunk, import_.chunks), waiting_);
  ++import_.chunks;
  waiting_.clear();
}

Result<Import> ImportUpload::finish(const ImportWishes& wishes) {
  CLIENTELA_TRY(add({}));
  if (import_.size_bytes == 0) return invalid("file", message("This file is empty."));
  if (!waiting_.empty()) store_chunk();
  drop_left_over_bytes(engine_);
  const std::string sample = sample_of(engine_, import_);
  const ImportSettings settings = guess_import_settings(sample, engine_.model(), wishes);
  if (!is_text(sample, settings.encoding)) {
    discard();
    return invalid("file", message("This is no text file. Save the table as CSV and choose that."));
  }
  import_.settings = json_text(settings.json());
  const auto kept = engine_.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
    Whole whole{Record(transaction.type(Import::object_name)), {}};
    whole.record.id = import_.id;
    whole.record.assign(import_);
    CLIENTELA_TRY(transaction.create(std::move(whole)));
    return {};
  });
  if (!kept) return kept.error();
  return import_;
}

void ImportUpload::discard() { drop_import_bytes(engine_, import_); }

ByteSource import_bytes(Engine& engine, const Import& import) {
  struct Position {
    std::int64_t chunk = 0;
    std::string bytes;
    std::size_t given = 0;
  };
  auto at = std::make_shared<Position>();
  return [&engine, id = import.id, chunks = import.chunks, at](char* buffer, std::size_t capacity) {
    if (at->given == at->bytes.size()) {
      if (at->chunk == chunks) return std::size_t{0};
      at->bytes = load(engine, chunk_id(id, first_file_chunk, at->chunk++));
      at->given = 0;
      if (at->bytes.empty()) throw StoreFailure("A part of the imported file is missing.");
    }
    const std::size_t size = at->bytes.copy(buffer, capacity, at->given);
    at->given += size;
    return size;
  };
}

void drop_import_bytes(Engine& engine, const Import& import) {
  const auto& type = engine.model().type(ImportChunk::object_name);
  for (std::int64_t first = 0; first < import.chunks; first += dropped_at_once) {
    // Not all at once: erasing a large file would keep other writers waiting.
    const auto end = std::min(first + dropped_at_once, import.chunks);
    (void)engine.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
      for (std::int64_t n = first; n < end; ++n) {
        CLIENTELA_TRY(transaction.remove(type, chunk_id(import.id, first_file_chunk, n)));
      }
      return {};
    });
  }
  (void)engine.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
    auto kept = transaction.get(Ref<Import>(import.id));
    if (!kept) return {};
    kept->chunks = 0;
    return transaction.change(*kept);
  });
}

void drop_left_over_bytes(Engine& engine) {
  constexpr std::int64_t week_ms = std::int64_t{7} * 24 * 3600 * 1000;
  for (const auto& import : recent_imports(engine, Asker::program(), most_imports_looked_at)) {
    if (import.chunks == 0) continue;
    const auto job = job_of(engine, import.job);
    const bool ended = job && job->state != JobState::waiting && job->state != JobState::running;
    const bool forgotten = !job && engine.now().ms - import.at.ms > week_ms;
    if (ended || forgotten) drop_import_bytes(engine, import);
  }
}

void discard_import(Engine& engine, const Import& import) {
  drop_import_bytes(engine, import);
  (void)engine.note(Asker::program(), [&](Transaction& transaction) {
    return transaction.remove(transaction.type(Import::object_name), import.id);
  });
}

std::int64_t refused_pieces(const Job& job) {
  const auto kept = parse_json(job.checkpoint);
  if (!kept || !kept->is_object()) return 0;
  const Json* pieces = kept->get_object().if_contains("refused_pieces");
  return pieces != nullptr && pieces->is_int64() ? pieces->get_int64() : 0;
}

std::string refused_header(const ImportSettings& settings) {
  std::vector<std::string_view> names = {"line", "reason"};
  for (const auto& column : settings.columns) names.push_back(column.name);
  std::string csv;
  write_csv_row(names, csv);
  return csv;
}

void store_refused(Engine& engine, Id import, std::int64_t piece, std::string_view csv) {
  store(engine, chunk_id(import, first_refused_chunk, piece), csv);
}

std::string load_refused(Engine& engine, Id import, std::int64_t piece) {
  return load(engine, chunk_id(import, first_refused_chunk, piece));
}

std::string sample_of(Engine& engine, const Import& import) {
  std::string sample(encoding_sample_bytes, '\0');
  const auto source = import_bytes(engine, import);
  std::size_t size = 0;
  while (size < sample.size()) {
    const std::size_t more = source(sample.data() + size, sample.size() - size);
    if (more == 0) break;
    size += more;
  }
  sample.resize(size);
  return sample;
}

}  // namespace clientela
