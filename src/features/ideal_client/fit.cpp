#include "features/ideal_client/fit.h"

#include <algorithm>

#include "features/filters.h"
#include "features/ideal_client/condition.h"

namespace clientela {

FitProfile fit_profile(Reading& reading) {
  FitProfile profile;
  const auto criteria = reading.list(
      question(reading.type(FitCriterion::object_name), {}, {"points", true}, most_criteria));
  for (const auto& record : criteria.records) {
    ReadCriterion criterion{record.id, record.as<FitCriterion>(), std::nullopt};
    if (auto filter = read_criterion_condition(reading, criterion.stated.condition)) {
      criterion.filter = std::move(*filter);
      profile.reachable += std::max<std::int64_t>(0, criterion.stated.points);
    }
    profile.criteria.push_back(std::move(criterion));
  }
  return profile;
}

FitVerdict judge(const FitProfile& profile, const Record& client, Reading& reading) {
  FitVerdict verdict;
  const ParseContext context = reading.parse_context();
  std::int64_t points = 0;
  for (const auto& criterion : profile.criteria) {
    const bool met = criterion.filter && matches(*criterion.filter, client, reading, context);
    verdict.met.push_back(met);
    if (met) points += criterion.stated.points;
  }
  if (profile.reachable > 0) {
    points = std::clamp<std::int64_t>(points, 0, profile.reachable);
    verdict.fit = (100 * points + profile.reachable / 2) / profile.reachable;
  }
  return verdict;
}

ClientFit fit_of(const Record& client) {
  ClientFit fit;
  const auto* value = std::get_if<std::int64_t>(&client["fit"]);
  if (value != nullptr) fit.fit = *value;
  fit.by_hand = client.get<bool>("fit_by_hand");
  return fit;
}

std::vector<Record> marks_of(Reading& reading, Id client, int limit) {
  return reading
      .list(question(reading.type(FitMark::object_name), {where("client", Value(client))},
                     {"", true}, limit))
      .records;
}

std::vector<ReadPersona> personas_of(Reading& reading) {
  std::vector<ReadPersona> personas;
  const auto slice =
      reading.list(question(reading.type(Persona::object_name), {}, {"name"}, most_personas));
  for (const auto& record : slice.records) {
    ReadPersona persona{record.id, record.as<Persona>(), std::nullopt};
    if (auto filter = read_condition(reading, persona.stated.condition)) {
      persona.filter = std::move(*filter);
    }
    personas.push_back(std::move(persona));
  }
  return personas;
}

}  // namespace clientela
