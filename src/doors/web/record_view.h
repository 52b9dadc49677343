#pragma once

#include <optional>
#include <vector>

#include "doors/web/visit.h"
#include "pages/list_page.h"

namespace clientela {

// What several answers need to know of the records that they show.

// The noun of the address "/{plural}..."; null for those that have no pages of their own.
const ObjectType* type_of_path(Visit& visit);
// The id in the address; empty when it is none.
Id id_of_path(Visit& visit, std::size_t capture = 1);

// Names of everything that the given fields of the records refer to.
void add_titles(Reading& reading, const Record& record, Titles& titles);
Titles titles_of(Reading& reading, const std::vector<Record>& records,
                 const std::vector<const Field*>& columns);
Titles titles_of(Reading& reading, const Whole& whole);
// Names of users by their ids.
std::unordered_map<Id, std::string> people_of(Reading& reading, const std::vector<LogEntry>& log);
// All records of a noun that has few: a choice instead of a search.
std::vector<ReferenceOption> few_options(Reading& reading, std::string_view noun);

}  // namespace clientela
