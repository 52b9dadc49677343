#include <stdexcept>

#include "features/catalogue/product.h"
#include "features/imports/record_planner.h"

namespace clientela {
namespace {

const ObjectType& product_of(const ImportMapping& mapping) {
  for (const auto& target : mapping.targets) {
    if (target.type->name == Product::object_name) return *target.type;
  }
  throw std::logic_error("products can't be imported into");
}

}  // namespace

ProductPlanner::ProductPlanner(PlanContext& context, ReferencePlanner& references)
    : RecordPlanner(context, references, product_of(context.mapping), &ImportBatch::products,
                    ImportIds::product, &ImportReport::products),
      code_(context.mapping.column_of("product.code")),
      name_(context.mapping.column_of("product.name")) {}

std::string ProductPlanner::key() const {
  if (const auto code = context_.row->text(code_); !code.empty()) return "c:" + std::string(code);
  const auto name = context_.row->text(name_);
  return name.empty() ? std::string() : "a:" + std::string(name);
}

std::optional<Record> ProductPlanner::look_up() const {
  if (const auto code = context_.row->text(code_); !code.empty()) {
    return context_.reading->find_by(type_, "code", Value(std::string(code)));
  }
  return context_.reading->find_by(type_, "name", Value(std::string(context_.row->text(name_))));
}

void ProductPlanner::complete(PlannedCall& call) const {
  if (call.find("name") != nullptr) return;
  const auto* code = call.find("code");
  if (code != nullptr) call.set(*type_.find("name"), code->now);
}

bool ProductPlanner::is_stand_in(const Record& record, const Field& field) const {
  return field.key == "name" && record["name"] == record["code"];
}

}  // namespace clientela
