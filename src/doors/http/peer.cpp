#include "doors/http/peer.h"

#include <algorithm>
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

}  // namespace

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
  auto claimed = forwarded_addresses(request);
  std::reverse(claimed.begin(), claimed.end());
  for (const std::string& text : claimed) {
    boost::system::error_code error;
    const Address address = plain_address(ip::make_address(text, error));
    if (error) return;
    request.remote_address = address.to_string();
    if (!trusted.contains(address)) return;
  }
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
