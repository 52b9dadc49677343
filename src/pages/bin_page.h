#pragma once

#include <string>
#include <vector>

#include "model/query.h"
#include "pages/page_context.h"

namespace clientela {

// Deleted records of a noun, each with a button that restores it.
struct BinView {
  const ObjectType* type = nullptr;
  Slice slice;
  std::unordered_map<Id, std::string> people = {};  // names of those who deleted
  std::vector<const ObjectType*> filled = {};       // nouns of which something was deleted
  bool some_went_together = false;                  // and are not listed one by one
};

std::string bin_page(const PageContext& ctx, const BinView& view);

}  // namespace clientela
