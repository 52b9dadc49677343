#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/translation.h"
#include "model/reading.h"

namespace clientela {

// A list as a file, written a page of records at a time, so that memory stays flat however long it
// is: what the browser downloads and the command line exports.
class ListFile {
 public:
  virtual ~ListFile() = default;
  virtual void write_head(std::string& out) const = 0;
  virtual void write_page(Reading& reading, const std::vector<Record>& records,
                          std::string& out) const = 0;
};

// For other programs: the declared keys and canonical texts, references by their ids.
std::unique_ptr<ListFile> keyed_csv(const ObjectType& type);
// A line for each record, with its parts: what the API answers when it is asked for that record.
std::unique_ptr<ListFile> json_lines();

// How a list is shown to a person.
struct ShownList {
  Translator tr;
  Currency currency;                  // the company's; amounts in it are written as numbers
  std::vector<const Field*> columns;  // without the title; see list_columns()
};
// What a person sees in the list, for a spreadsheet: the chosen columns under their names,
// references by what they are called, amounts as numbers, and what belongs to each record (a
// client's contacts).
std::unique_ptr<ListFile> shown_csv(const Model& model, const ObjectType& type, ShownList shown);

}  // namespace clientela
