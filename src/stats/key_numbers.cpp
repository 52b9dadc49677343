#include "stats/key_numbers.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace clientela {
namespace {

constexpr std::size_t whole_bytes = 16;

std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 32;
  value *= 0xd6e8feb86659fd93U;
  value ^= value >> 32;
  return value;
}

std::uint64_t load(const char* bytes, std::size_t count) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, count);
  return word;
}

// The first `count` bytes, 0 .. 8, of eight that may be read; only a little-endian machine has the
// first byte lowest.
std::uint64_t first_of_eight(const char* bytes, std::size_t count) {
  const std::uint64_t word = load(bytes, 8);
  return count >= 8 ? word : word & ((std::uint64_t{1} << (8 * count)) - 1);
}

void load_words(std::string_view key, std::size_t readable, std::uint64_t (&words)[2]) {
  const std::size_t low = std::min<std::size_t>(key.size(), 8);
  if (readable >= whole_bytes && std::endian::native == std::endian::little) {
    words[0] = first_of_eight(key.data(), low);
    words[1] = first_of_eight(key.data() + 8, key.size() - low);
  } else {
    words[0] = load(key.data(), low);
    words[1] = load(key.data() + low, key.size() - low);
  }
}

void hash_words(std::string_view key, std::uint64_t (&words)[2]) {
  std::uint64_t word = key.size();
  std::size_t at = 0;
  for (; at + 8 <= key.size(); at += 8) {
    word = mixed(word ^ load(key.data() + at, 8)) * 0x9e3779b97f4a7c15U;
  }
  words[0] = mixed(word ^ load(key.data() + at, key.size() - at));
  words[1] = word;
}

}  // namespace

KeyNumbers::KeyNumbers() : slots_(1024), mask_(slots_.size() - 1) {}

std::size_t KeyNumbers::hash(const std::uint64_t (&words)[2], std::size_t length) {
  return static_cast<std::size_t>(mixed(words[0] + mixed(words[1] + length * 0x9e3779b97f4a7c15U)));
}

KeyNumbers::Probe KeyNumbers::prepare(std::string_view key, std::size_t readable) const {
  Probe probe{{}, 0, key};
  if (key.size() <= whole_bytes) {
    load_words(key, readable, probe.words);
  } else {
    hash_words(key, probe.words);
  }
  probe.place = hash(probe.words, key.size());
  __builtin_prefetch(&slots_[probe.place & mask_]);
  return probe;
}

std::uint32_t KeyNumbers::number_of(const Probe& probe) {
  for (std::size_t place = probe.place & mask_;; place = (place + 1) & mask_) {
    Slot& slot = slots_[place];
    if (slot.number == 0) {
      keys_.push_back(probe.key);
      const auto number = static_cast<std::uint32_t>(keys_.size());
      slot = {
          {probe.words[0], probe.words[1]}, static_cast<std::uint32_t>(probe.key.size()), number};
      if (keys_.size() * 2 > slots_.size()) grow();
      return number - 1;
    }
    if (slot.words[0] == probe.words[0] && slot.words[1] == probe.words[1] &&
        slot.length == probe.key.size() &&
        (probe.key.size() <= whole_bytes || keys_[slot.number - 1] == probe.key)) {
      return slot.number - 1;
    }
  }
}

void KeyNumbers::grow() {
  const std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.size() * 2, {});
  mask_ = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number == 0) continue;
    std::size_t place = hash(slot.words, slot.length) & mask_;
    while (slots_[place].number != 0) place = (place + 1) & mask_;
    slots_[place] = slot;
  }
}

}  // namespace clientela
