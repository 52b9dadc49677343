#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/classification/assessment.h"

namespace clientela {

enum class Budget { unknown, yes, no };
enum class Fits { unknown, yes, no };
enum class Intent { unknown, asked, interested, none };
enum class Decider { unknown, alone, together, other };
enum class Replies { unknown, quickly, slowly, never };

// The seller's short form about what a client wants and can; the arguments of client.assess_need.
struct NeedForm {
  Ref<Client> client;
  Budget budget{};
  Fits fit{};
  Intent intent{};
  Decider decider{};
  Replies replies{};
  std::optional<Trait> trait;  // set by hand, whatever the answers say
  std::string reason;          // then, in words
};
std::vector<Field> need_questions();

struct NeedVerdict {
  Trait trait = Trait::unclear;
  std::vector<Message> reasons = {};  // whole sentences
};
NeedVerdict need_by_rules(const NeedForm& form);

// What the seller does next with each type: a line of a checklist that becomes a task.
struct NeedTask {
  std::string_view text;  // English
  int due_in_days = 1;
};
inline constexpr std::size_t most_need_tasks = 4;
const std::vector<NeedTask>& tasks_for(Trait need);

// The form from the answers of an assessment, and back.
NeedForm need_form(std::string_view answers, const ParseContext& context);
// What the profile of the ideal client says, if the company has one: the seller's first answer.
Fits fit_of_profile(const Record& client);

// For every form of questions: the answers as an assessment keeps them, and what they mean.
std::string answers_text(const std::vector<Field>& questions, const void* form);
void read_answers(std::string_view answers, const std::vector<Field>& questions,
                  const ParseContext& context, void* form);

}  // namespace clientela
