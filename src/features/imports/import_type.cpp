#include "features/imports/import.h"

namespace clientela {
namespace {

ObjectType import_type() {
  return {.name = "import",
          .plural = "imports",
          .label = "Import",
          .label_plural = "Imports",
          .icon = "file-import",
          .fields =
              {
                  field("name", &Import::name, {.label = "File"}),
                  field("user", &Import::user, {.label = "User", .filter = true}),
                  field("size_bytes", &Import::size_bytes, {.label = "Size"}),
                  field("lines", &Import::lines, {.label = "Lines"}),
                  field("chunks", &Import::chunks, {.label = "Pieces"}),
                  field("settings", &Import::settings, {.label = "Columns", .max_length = 1 << 20}),
                  field("rehearsal", &Import::rehearsal, {.label = "Rehearsal"}),
                  field("job", &Import::job, {.label = "Job"}),
                  field("undo", &Import::undo, {.label = "Undo"}),
                  field("at", &Import::at, {.label = "When"}),
              },
          .history = History::none,
          .read_role = Role::administrator,
          .write_role = Role::administrator};
}

ObjectType import_chunk_type() {
  return {.name = "import_chunk",
          .plural = "import_chunks",
          .label = "Piece of a file",
          .label_plural = "Pieces of files",
          .icon = "file-import",
          .fields = {field("content", &ImportChunk::content,
                           {.label = "Content", .max_length = std::size_t{1} << 20})},
          .history = History::none,
          .read_role = Role::administrator,
          .write_role = Role::administrator};
}

}  // namespace

void add_imports(Model& model) {
  model.add(import_type());
  model.add(import_chunk_type());
}

}  // namespace clientela
