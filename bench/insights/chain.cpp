#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <sstream>

#include "stats/models.h"
#include "stats/order_csv.h"

// From a table of orders to everyone's figures, by the steps that `clientela insights` takes, each
// with its seconds: insights_chain FILE prints a line of JSON.
namespace clientela {
namespace {

class Watch {
 public:
  // Seconds since the last call.
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    return std::chrono::duration<double>(now - std::exchange(last_, now)).count();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  std::string text(static_cast<std::size_t>(std::max<std::streamoff>(file.tellg(), 0)), '\0');
  file.seekg(0);
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  return text;
}

int run(const char* path) {
  constexpr Date as_of{20'088};  // 2024-12-31, the last day of the table
  Watch watch;
  const std::string text = read_file(path);
  const auto table = read_order_csv(text, guess_order_csv_format(text));
  if (!table) {
    std::cerr << path << " has no orders\n";
    return 1;
  }
  const auto columns = table->columns();
  const ClientSummary summary = summarise_purchases(
      columns, static_cast<std::uint32_t>(table->keys.size()), {.end = as_of, .holdout_end = {}});
  const double statistics = watch.lap();
  const auto groups = group_histories(summary.clients, as_of);
  const auto returning = fit_purchase_model(PurchaseModelKind::mbg_nbd, groups);
  const double purchases = watch.lap();
  const auto values = fit_value_model(value_observations(summary.clients));
  const double value = watch.lap();
  const auto scores =
      score_all(returning.model, values.model, summary.clients, {.as_of = as_of}, false);
  const double scoring = watch.lap();
  const auto pareto = fit_purchase_model(PurchaseModelKind::pareto_nbd, groups);
  const double pareto_fit = watch.lap();
  std::uint64_t repeats = 0;
  for (const auto& client : summary.clients) {
    repeats += static_cast<std::uint64_t>(client.repeats);
  }
  std::cout << fmt::format(
      "{{\"clients\": {}, \"orders\": {}, \"repeats\": {}, \"statistics\": {:.3f}, "
      "\"mbg_nbd\": {:.3f}, \"gamma_gamma\": {:.3f}, \"scoring\": {:.3f}, \"pareto_nbd\": {:.3f}, "
      "\"converged\": {}}}\n",
      summary.clients.size(), table->rows, repeats, statistics, purchases, value, scoring,
      pareto_fit,
      returning.diagnostics.converged && values.diagnostics.converged &&
          pareto.diagnostics.converged);
  return scores.alive.size() == summary.clients.size() ? 0 : 1;
}

}  // namespace
}  // namespace clientela

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: insights_chain FILE\n";
    return 2;
  }
  return clientela::run(arguments[1]);
}
