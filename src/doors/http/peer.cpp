#include "doors/http/peer.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace clientela {

namespace ip = boost::asio::ip;

namespace {

std::string counting_key(const Address& peer) {
  if (!peer.is_v6()) return peer.to_string();
  return ip::network_v6(peer.to_v6(), 64).canonical().to_string();
}

std::vector<std::string> forwarded_addresses(const Request& request) {
  std::vector<std::string> addresses;
  for (const HeaderField& field : request.headers) {
    if (!equal_ignoring_case(field.name, "X-Forwarded-For")) continue;
    std::string_view rest = field.value;
    while (!rest.empty()) addresses.emplace_back(next_part(rest, ','));
  }
  return addresses;
}

// "203.0.113.9" and "2001:db8::1", also as some proxies write them: "203.0.113.9:4711",
// "[2001:db8::1]", "[2001:db8::1]:4711". Nothing when it is none of these.
std::optional<Address> claimed_address(std::string_view text) {
  const auto colon = text.find(':');
  if (!text.empty() && text.front() == '[') {
    const auto end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    const auto port = text.substr(end + 1);
    if (!port.empty() && port.front() != ':') return std::nullopt;
    text = text.substr(1, end - 1);
  } else if (colon != std::string_view::npos && text.rfind(':') == colon) {
    text = text.substr(0, colon);
  }
  boost::system::error_code error;
  const Address address = ip::make_address(std::string(text), error);
  if (error) return std::nullopt;
  return plain_address(address);
}

// Who asks through a trusted proxy: the last one whom the trusted ones don't vouch for. Where they
// don't say it, or say what can't be read, nobody knows; the proxy itself it is not.
std::string claimed_origin(const Request& request, const AddressRanges& trusted) {
  auto claimed = forwarded_addresses(request);
  std::reverse(claimed.begin(), claimed.end());
  std::string origin;
  for (const std::string& text : claimed) {
    const auto address = claimed_address(text);
    if (!address) return {};
    origin = address->to_string();
    if (!trusted.contains(*address)) return origin;
  }
  return origin;
}

}  // namespace

std::string counting_key(std::string_view address) {
  boost::system::error_code error;
  const Address parsed = ip::make_address(std::string(address), error);
  return error ? std::string(address) : counting_key(parsed);
}

Address plain_address(const Address& address) {
  if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
  return ip::make_address_v4(ip::v4_mapped, address.to_v6());
}

AddressRanges::AddressRanges(const std::vector<std::string>& ranges) {
  for (const std::string& range : ranges) {
    const bool v6 = range.find(':') != std::string::npos;
    const bool whole = range.find('/') == std::string::npos;
    boost::system::error_code error;
    if (v6) {
      v6_.push_back(ip::make_network_v6(whole ? range + "/128" : range, error).canonical());
    } else {
      v4_.push_back(ip::make_network_v4(whole ? range + "/32" : range, error).canonical());
    }
    if (error) throw std::invalid_argument("not an address or a range of addresses: " + range);
  }
}

bool AddressRanges::contains(const Address& address) const {
  if (address.is_v4()) {
    return std::any_of(v4_.begin(), v4_.end(), [&](const ip::network_v4& range) {
      return ip::network_v4(address.to_v4(), range.prefix_length()).canonical() == range;
    });
  }
  return std::any_of(v6_.begin(), v6_.end(), [&](const ip::network_v6& range) {
    return ip::network_v6(address.to_v6(), range.prefix_length()).canonical() == range;
  });
}

void set_origin(Request& request, const Address& peer, bool over_tls,
                const AddressRanges& trusted) {
  request.secure = over_tls;
  request.remote_address = peer.to_string();
  if (!trusted.contains(peer)) return;
  if (const auto scheme = request.header("X-Forwarded-Proto")) {
    request.secure = equal_ignoring_case(trim_blanks(*scheme), "https");
  }
  request.remote_address = claimed_origin(request, trusted);
}

bool ConnectionCounter::admit(const Address& peer, bool counted_alone) {
  const std::lock_guard lock(mutex_);
  if (open_ >= limit_) return false;
  if (counted_alone) {
    auto& count = open_of_address_[counting_key(peer)];
    if (count >= limit_per_address_) return false;
    ++count;
  }
  ++open_;
  return true;
}

void ConnectionCounter::release(const Address& peer, bool counted_alone) {
  const std::lock_guard lock(mutex_);
  if (counted_alone) {
    const auto found = open_of_address_.find(counting_key(peer));
    if (--found->second == 0) open_of_address_.erase(found);
  }
  if (--open_ == 0) none_.notify_all();
}

std::size_t ConnectionCounter::open() const {
  const std::lock_guard lock(mutex_);
  return open_;
}

bool ConnectionCounter::wait_until_none(std::chrono::steady_clock::time_point deadline) {
  std::unique_lock lock(mutex_);
  return none_.wait_until(lock, deadline, [this] { return open_ == 0; });
}

}  // namespace clientela
