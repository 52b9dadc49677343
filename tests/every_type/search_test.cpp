// The global search finds every noun by the texts that its declaration names.
#include <algorithm>

#include "pages/paths.h"
#include "tests/every_type/every_type.h"

namespace clientela {
namespace {

class SearchOfEveryType : public EveryType {
 protected:
  SearchOfEveryType() : clerk_(company().make_user("clerk", "administrator")) {}

  bool finds(const std::string& text, Id id) {
    const auto hits = engine().search(clerk_, text, 1000);
    return std::any_of(hits.begin(), hits.end(),
                       [&](const SearchHit& hit) { return hit.id == id; });
  }

  // Fields of the noun and of its parts that are found by.
  static std::vector<std::pair<const Field*, Value>> searched(const Whole& whole) {
    std::vector<std::pair<const Field*, Value>> found;
    const auto add = [&](const Record& record) {
      for (std::size_t i = 0; i < record.type->fields.size(); ++i) {
        const Field& field = record.type->fields[i];
        if (field.search && !is_empty(record.values[i]))
          found.emplace_back(&field, record.values[i]);
      }
    };
    add(whole.record);
    for (const auto& part : whole.parts) add(part);
    return found;
  }

  Asker clerk_;
};

TEST_P(SearchOfEveryType, FindsTheTextOfEachSearchedField) {
  if (!has_doors()) return;
  for (int i = 0; i < 12; ++i) {
    const Id id = make();
    for (const auto& [field, value] : searched(whole(id))) {
      const std::string text = field->kind->text(value, *field);
      if (search_text(text).empty()) continue;  // nothing but signs
      EXPECT_TRUE(finds(text, id)) << field->key << ": " << text;
    }
  }
}

TEST_P(SearchOfEveryType, FindsNothingThatIsDeletedOrWasOverwritten) {
  if (!has_doors()) return;
  const Id id = make();
  const auto fields = searched(whole(id));
  company().now().ms += 1000;
  company().perform(std::string(type().name) + ".delete", {{"id", id.text()}});
  for (const auto& [field, value] : fields) {
    EXPECT_FALSE(finds(field->kind->text(value, *field), id)) << field->key;
  }
}

TEST_P(SearchOfEveryType, ThePageOfResultsLeadsThere) {
  if (!has_doors()) return;
  const Id id = make();
  Browser browser(web, clerk_);
  for (const auto& [field, value] : searched(whole(id))) {
    const std::string text = field->kind->text(value, *field);
    if (search_text(text).empty() || type().read_role > Role::reader) continue;
    const Response page = browser.get("/search?q=" + url_form({{"", text}}).substr(1));
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find(record_path(type(), id)), std::string::npos) << field->key << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Nouns, SearchOfEveryType, testing::ValuesIn(every_noun()), noun_of);

}  // namespace
}  // namespace clientela
