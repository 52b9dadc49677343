#include "model/kinds/kind.h"

#include "base/number_text.h"

namespace clientela {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool all_letters(std::string_view text) {
  for (const char c : text) {
    if (!is_letter(c)) return false;
  }
  return true;
}

struct CurrencySign {
  std::string_view sign;
  std::string_view code;  // empty: several currencies have it
};

constexpr CurrencySign currency_signs[] = {{"€", "EUR"},  {"£", "GBP"}, {"₩", "KRW"}, {"₽", "RUB"},
                                           {"₴", "UAH"},  {"₹", "INR"}, {"₺", "TRY"}, {"Kč", "CZK"},
                                           {"zł", "PLN"}, {"₫", "VND"}, {"¥", ""},    {"$", ""}};

bool has_currency_sign(std::string_view text) {
  for (const CurrencySign& sign : currency_signs) {
    if (text.find(sign.sign) != std::string_view::npos) return true;
  }
  return false;
}

// "1500,-" is how a price without decimals is written in half of Europe; it is no minus.
std::string_view without_dash(std::string_view text) {
  for (const std::string_view dash : {",-", ".-", ",–", ".–", ",--", ",—"}) {
    const bool ends_so = text.size() > dash.size() &&
                         text.compare(text.size() - dash.size(), dash.size(), dash) == 0;
    if (ends_so) return text.substr(0, text.size() - dash.size());
  }
  return text;
}

// Takes a sign off that can mean one currency only. Others stay, so that the number is refused
// rather than taken for another currency.
std::optional<AmountText> split_at_sign(std::string_view text) {
  for (const CurrencySign& sign : currency_signs) {
    const auto at = text.find(sign.sign);
    if (at == std::string_view::npos || sign.code.empty()) continue;
    std::string amount(text.substr(0, at));
    amount += text.substr(at + sign.sign.size());
    return AmountText{trimmed(amount), *Currency::parse(sign.code)};
  }
  return std::nullopt;
}

std::string_view view_of(const Json& json) {
  return {json.get_string().data(), json.get_string().size()};
}

}  // namespace

Error number_too_large() { return invalid("", message("This number is too large.")); }

Result<std::int64_t> parse_number(std::string_view text, int decimals) {
  if (const auto exact = parse_scaled(text, decimals)) return *exact;
  NumberText read = parse_decimal_text(without_dash(text), decimals);
  if (has_currency_sign(text)) read.problem = NumberProblem::not_a_number;
  const std::string given = cleaned(shortened(text, 100));
  switch (read.problem) {
    case NumberProblem::none:
      break;
    case NumberProblem::ambiguous:
      return invalid("", message("“{}” can be read in two ways. Write a point before decimals and "
                                 "nothing between thousands.",
                                 given));
    case NumberProblem::out_of_range:
      return number_too_large();
    case NumberProblem::empty:
    case NumberProblem::not_a_number:
      return invalid("", message("“{}” is not a number.", given));
  }
  if (!read.rounded) return read.scaled;
  if (decimals == 0) return invalid("", message("“{}” is not a whole number.", given));
  return invalid("", message("“{}” has more than {} decimals.", given, std::to_string(decimals)));
}

AmountText split_amount(std::string_view text, Currency when_not_said) {
  const std::string trimmed_text = trimmed(text);
  const std::string_view all = trimmed_text;
  const auto with = [](std::string_view amount, std::string_view code) -> AmountText {
    return {trimmed(amount), *Currency::parse(code)};
  };
  if (all.size() > 3) {
    const auto end = all.size() - 3;
    if (all_letters(all.substr(end)) && !is_letter(all[end - 1])) {
      return with(all.substr(0, end), all.substr(end));
    }
    if (all_letters(all.substr(0, 3)) && !is_letter(all[3])) {
      return with(all.substr(3), all.substr(0, 3));
    }
  }
  return split_at_sign(all).value_or(AmountText{trimmed_text, when_not_said});
}

Result<std::string> exact_number_text(const Json& json) {
  if (json.is_int64()) return std::to_string(json.get_int64());
  if (json.is_uint64()) return std::to_string(json.get_uint64());
  if (json.is_double()) {
    return invalid("", message("A number with a fraction is not exact in JSON. Write it as text, "
                               "such as \"12.50\"."));
  }
  return invalid("", message("A number, written as text, is expected here."));
}

Result<AmountJson> read_amount_json(const Json& json, Currency when_not_said) {
  if (json.is_string()) {
    AmountText parts = split_amount(view_of(json), when_not_said);
    return AmountJson{std::move(parts.amount), parts.currency};
  }
  if (!json.is_object()) {
    CLIENTELA_ASSIGN(std::string amount, exact_number_text(json));
    return AmountJson{std::move(amount), when_not_said};
  }
  AmountJson read{{}, when_not_said};
  for (const auto& member : json.get_object()) {
    const std::string_view name(member.key().data(), member.key().size());
    if (name == "amount" && member.value().is_string()) {
      read.amount = view_of(member.value());
    } else if (name == "amount") {
      CLIENTELA_ASSIGN(read.amount, exact_number_text(member.value()));
    } else if (name == "currency" && member.value().is_string()) {
      const auto currency = Currency::parse(view_of(member.value()));
      if (!currency) return invalid("", message("A currency is written as three letters."));
      read.currency = *currency;
    } else {
      return invalid("", message("An amount is written as {\"amount\": \"12.50\", \"currency\": "
                                 "\"EUR\"}; “{}” does not fit.",
                                 std::string(name)));
    }
  }
  if (read.amount.empty()) return invalid("", message("The amount is missing."));
  return read;
}

JsonObject amount_json(const std::string& amount, Currency currency) {
  JsonObject object;
  object["amount"] = amount;
  if (!currency.empty()) object["currency"] = currency.code();
  return object;
}

Currency currency_cell(const Cell& cell) {
  const auto* code = std::get_if<std::string>(&cell);
  if (code == nullptr) return {};
  return Currency::parse(*code).value_or(Currency());
}

}  // namespace clientela
