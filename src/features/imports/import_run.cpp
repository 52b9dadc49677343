#include "features/imports/import_run.h"

#include <algorithm>
#include <utility>

#include "base/delimited_writer.h"
#include "base/text.h"
#include "features/imports/import_file.h"

namespace clientela {
namespace {

constexpr std::size_t most_calls = 1000;
constexpr std::int64_t most_rows = std::int64_t{130} * 1'000'000;  // for which ImportIds has room

std::unique_ptr<ImportMapping> make_mapping(Engine& engine, const Import& import) {
  std::unique_ptr<ImportMapping> mapping;
  engine.read(Asker::program(), [&](Reading& reading) {
    mapping = std::make_unique<ImportMapping>(settings_of(import), reading);
  });
  return mapping;
}

std::int64_t integer(const JsonObject& json, std::string_view name) {
  const Json* member = json.if_contains(name);
  return member != nullptr && member->is_int64() ? member->get_int64() : 0;
}

Message in_words(const Error& error) {
  if (error.field.empty()) return error.message;
  Message text = error.message;
  text.source = "{}: " + text.source;
  text.arguments.insert(text.arguments.begin(), error.field);
  return text;
}

std::vector<Call> calls_of(std::span<PlannedCall* const> planned) {
  std::vector<Call> calls;
  calls.reserve(planned.size());
  for (const auto* call : planned) calls.push_back(call->call());
  return calls;
}

}  // namespace

ImportRun::ImportRun(Engine& engine, const Asker& asker, const Import& import, const Job& job,
                     bool rehearsal)
    : engine_(engine),
      asker_(asker),
      import_(import),
      mapping_(make_mapping(engine, import)),
      ids_(job),
      context_{*mapping_, ids_, rehearsal},
      references_(context_),
      samples_(context_) {
  const ImportSettings& settings = mapping_->settings;
  has_client_ = settings.has_noun("client");
  has_product_ = settings.has_noun("product");
  has_order_ = settings.has_noun("order") || settings.has_noun("order_line");
  has_activity_ = settings.has_noun("activity");
  if (has_client_) clients_.emplace(context_, references_);
  if (has_product_) products_.emplace(context_, references_);
  if (has_order_) orders_.emplace(context_, references_);
  if (!rehearsal) go_on_from(job);
  file_.emplace(engine, import_, *mapping_, last_row_);
}

void ImportRun::go_on_from(const Job& job) {
  const auto json = parse_json(job.checkpoint);
  if (!json || !json->is_object()) return;
  const JsonObject& kept = json->get_object();
  last_row_ = integer(kept, "row");
  refused_pieces_ = integer(kept, "refused_pieces");
  const Json* report = kept.if_contains("report");
  if (report != nullptr && report->is_object()) report_ = ImportReport::parse(report->get_object());
}

void ImportRun::plan_batch() {
  batch_ = ImportBatch();
  batch_.number = static_cast<std::size_t>(++batches_);
  context_.batch = &batch_;
  if (forget_) {
    references_.forget();
    if (clients_) clients_->forget();
    if (products_) products_->forget();
    forget_ = false;
  }
  engine_.read(asker_, [&](Reading& reading) {
    context_.reading = &reading;
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
      if (rows_.refused[i]) continue;
      context_.row = &rows_.rows[i];
      context_.row_place = i;
      if (auto planned = plan_row(); !planned) refuse(i, {in_words(planned.error()), ""});
    }
    if (clients_) clients_->finish();
    if (products_) products_->finish();
    if (orders_) orders_->finish();
    references_.finish();
    samples_.gather();
    context_.reading = nullptr;
  });
}

Result<void> ImportRun::plan_row() {
  Id client, product;
  if (clients_) {
    CLIENTELA_ASSIGN(client, clients_->resolve());
    if (client.empty() && !has_order_ && !has_activity_) {
      return invalid("", message("Nothing in this row says which client is meant"));
    }
  }
  if (products_) {
    CLIENTELA_ASSIGN(product, products_->resolve());
    if (product.empty() && !has_order_) {
      return invalid("", message("Nothing in this row says which product is meant"));
    }
  }
  // A client or a product alone is no order of which the date is missing.
  const bool alone = client.empty() != product.empty() && orders_ && !orders_->is_in(*context_.row);
  if (orders_ && !alone) CLIENTELA_TRY(orders_->plan(client, product));
  if (has_activity_) plan_activity(client);
  if (context_.rehearsal) samples_.see(client, product);
  return {};
}

void ImportRun::plan_activity(Id client) {
  PlannedCall& call = batch_.activities.emplace_back();
  call.type = &engine_.model().type("activity");
  call.id = ids_.of(context_.row->number, ImportIds::activity);
  call.record = call.id.derive(1);
  call.creates = true;
  call.counts.activities.created = 1;
  call.rows.push_back(context_.row_place);
  if (!client.empty()) call.set(*call.type->find("client"), Value(client));
  for (const int column : mapping_->columns_of("activity")) {
    const auto& field = *mapping_->columns[static_cast<std::size_t>(column)].target->field;
    const Value& value = context_.row->at(column);
    if (is_empty(value)) continue;
    if (field.target.empty()) {
      call.set(field, value);
      continue;
    }
    // Whom nobody knows does nothing: the activity matters more than who was to do it.
    auto id = references_.resolve(field, context_.row->text(column));
    if (id) call.set(field, std::move(*id));
  }
}

void ImportRun::refuse(std::size_t place, RowRefusal why) {
  if (!rows_.refused[place]) rows_.refused[place] = std::move(why);
}

void ImportRun::refuse_call(const PlannedCall& call, const Error& error) {
  for (const std::size_t place : call.rows) refuse(place, {in_words(error), ""});
  // What this call would have made is not there: later rows must look for themselves.
  forget_ = true;
}

void ImportRun::count(std::span<PlannedCall* const> calls) {
  for (const auto* call : calls) report_.add(call->counts, 1);
  for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
    if (rows_.refused[i])
      report_.refuse({rows_.rows[i].line, rows_.refused[i]->reason, rows_.refused[i]->value});
  }
  report_.rows += static_cast<std::int64_t>(rows_.rows.size());
}

// The rows as they came, with the reason in front.
void ImportRun::store_refusals() {
  std::string csv;
  for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
    if (!rows_.refused[i]) continue;
    const std::string line = std::to_string(rows_.rows[i].line);
    const std::string reason = english(rows_.refused[i]->reason);
    const auto original = fields_of(rows_.rows[i].raw, mapping_->settings.format);
    std::vector<std::string_view> fields = {line, reason};
    fields.insert(fields.end(), original.begin(), original.end());
    write_csv_row(fields, csv);
  }
  store_refused(engine_, import_.id, refused_pieces_, csv);
}

std::string ImportRun::checkpoint() const {
  return json_text(JsonObject{
      {"row", last_row_}, {"refused_pieces", refused_pieces_}, {"report", report_.json()}});
}

void ImportRun::show_progress(Job& job) const {
  job.done = report_.rows;
  job.total = std::max(job.done, import_.lines - (mapping_->settings.format.has_header ? 1 : 0));
}

Result<bool> ImportRun::step(JobStep& step) {
  if (last_row_ >= most_rows) {
    return Error{ErrorCode::too_large, "", message("This file has too many rows for one import.")};
  }
  rows_ = file_->next();
  if (rows_.rows.empty()) {
    finish(step.job);
    CLIENTELA_TRY(step.perform({}));
    return false;
  }
  plan_batch();
  CLIENTELA_TRY(perform(step));
  return true;
}

// In one transaction with the checkpoint, where that is possible.
Result<void> ImportRun::perform(JobStep& step) {
  const auto calls = batch_.calls();
  const ImportReport report = report_;
  const std::int64_t pieces = refused_pieces_;
  const std::string kept = step.job.checkpoint;
  if (context_.rehearsal || calls.size() <= most_calls) {
    count(calls);
    auto performed = keep(step, context_.rehearsal ? std::span<PlannedCall* const>()
                                                   : std::span<PlannedCall* const>(calls));
    if (performed || context_.rehearsal) return performed;
    report_ = report;
    refused_pieces_ = pieces;
    step.job.checkpoint = kept;
  }
  std::vector<PlannedCall*> accepted;
  for (std::size_t i = 0; i < calls.size(); i += most_calls) {
    perform_some(step, std::span(calls).subspan(i, std::min(most_calls, calls.size() - i)),
                 accepted);
  }
  count(accepted);
  return keep(step, {});
}

// Performs the calls and moves the checkpoint behind the batch.
Result<void> ImportRun::keep(JobStep& step, std::span<PlannedCall* const> planned) {
  if (std::any_of(rows_.refused.begin(), rows_.refused.end(),
                  [](const auto& why) { return why; })) {
    store_refusals();
    ++refused_pieces_;
  }
  const std::int64_t before = std::exchange(last_row_, rows_.last_row);
  show_progress(step.job);
  step.job.checkpoint = checkpoint();
  const auto performed = step.perform(calls_of(planned));
  if (performed) return {};
  last_row_ = before;
  return performed.error();
}

// All at once; if the engine refuses that, in halves, until the refused one stands alone.
void ImportRun::perform_some(JobStep& step, std::span<PlannedCall* const> planned,
                             std::vector<PlannedCall*>& accepted) {
  const auto outcomes = step.perform(calls_of(planned));
  if (outcomes) {
    accepted.insert(accepted.end(), planned.begin(), planned.end());
  } else if (planned.size() == 1) {
    refuse_call(*planned.front(), outcomes.error());
  } else {
    const std::size_t half = planned.size() / 2;
    perform_some(step, planned.first(half), accepted);
    perform_some(step, planned.subspan(half), accepted);
  }
}

void ImportRun::finish(Job& job) {
  report_.duration_ms = engine_.now().ms - job.started_at.ms;
  job.total = job.done;
  JsonObject result = report_.json();
  if (context_.rehearsal) result["samples"] = samples_json(samples_.samples());
  job.result = json_text(result);
}

}  // namespace clientela
