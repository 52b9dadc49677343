#pragma once

#include <string>

#include "store/noun_table.h"
#include "store/sqlite/functions.h"

namespace clientela {

// What all connections to a company's file share: made at the opening, then only read.
struct Shared {
  Shared(const Model& model, const std::string& language)
      : tables(model, sqlite_dialect()), collation(language) {}
  NounTables tables;
  Collation collation;
};

// A connection with the store's functions and settings, and what reading with it needs.
struct Connection {
  enum class Use { write, read };

  // Opens the file; `durable`: a commit survives the crash of the machine.
  Connection(const std::string& path, const std::string& key, Database::Mode mode);
  void prepare_for(Use use, bool durable, const Shared& shared);

  Database database;
  ScanMark mark;
  const Shared* shared = nullptr;
};

}  // namespace clientela
