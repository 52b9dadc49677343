#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/query.h"

namespace clientela {

// What a condition speaks of: a field, one behind a reference, or the records that refer here.
struct Subject {
  const Field* field = nullptr;
  std::string reference;
  std::string key;
  const ObjectType* related = nullptr;
  std::string related_key;
};

// Reads conditions of the filter language (docs/guide/filter.md) for one query, whose limits it
// watches over.
class ConditionParser {
 public:
  ConditionParser(const Model& model, const ParseContext& context)
      : model_(model), context_(context) {}

  // "client.city": what stands before the operator. Errors name it as their field.
  Result<Subject> subject(const ObjectType& type, std::string_view path) const;
  // "not.eq.Brno": what stands behind "=" in a URL; the value reaches to the end.
  Result<Filter> predicate(const Subject& subject, std::string_view text);
  // "(a.eq.1,b.gt.2)": conditions in brackets.
  Result<std::vector<Filter>> group(const ObjectType& type, std::string_view text);

 private:
  struct Cursor {
    std::string_view text;
    std::size_t at = 0;
    bool in_brackets = true;

    bool at_end() const { return at == text.size(); }
    bool accept(std::string_view expected);
    void skip_blanks();
    std::string_view word();
  };

  Result<std::vector<Filter>> list(const ObjectType& type, Cursor& cursor);
  Result<Filter> element(const ObjectType& type, Cursor& cursor);
  Result<Filter> predicate(const Subject& subject, Cursor& cursor);
  Result<Filter> related(const Subject& subject, bool negated, Cursor& cursor);
  Result<Filter> comparison(const Subject& subject, Cursor& cursor);
  Result<std::string> value(Cursor& cursor) const;
  Result<std::string> quoted(Cursor& cursor) const;
  Result<std::vector<Operand>> operands(const Subject& subject, Operator op, Cursor& cursor) const;
  Result<Operand> operand(const Field& field, Operator op, const std::string& text) const;
  Result<std::string> related_key(const ObjectType& type, const ObjectType& related,
                                  std::string_view wanted) const;

  const Model& model_;
  const ParseContext& context_;
  int depth_ = 0;
  int comparisons_ = 0;
  int related_ = 0;
};

// The error for what stands where something else should.
Error not_understood(std::string_view text);
// Somebody's input, short and clean enough for a message.
std::string quotable(std::string_view text);
// The operator of that name in URLs.
std::optional<Operator> find_operator(std::string_view name);
// Whether no field may be called so, since conditions continue with it: an operator, not, any,
// none.
bool is_predicate_word(std::string_view word);
// The keys of the related noun's references that lead to the type.
std::vector<std::string_view> references_to(const ObjectType& related, const ObjectType& type);
// A filter of that kind over these children.
Filter filter_of(Filter::Kind kind, std::vector<Filter> children);

}  // namespace clientela
