#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "doors/http/message.h"

namespace clientela {

using Address = boost::asio::ip::address;

// An IPv4 address that came through an IPv6 socket becomes a plain one.
Address plain_address(const Address& address);

// A set of addresses, written "192.0.2.1", "10.0.0.0/8", "2001:db8::/32".
class AddressRanges {
 public:
  // Throws std::invalid_argument naming what can't be read.
  explicit AddressRanges(const std::vector<std::string>& ranges);
  bool contains(const Address& address) const;

 private:
  std::vector<boost::asio::ip::network_v4> v4_;
  std::vector<boost::asio::ip::network_v6> v6_;
};

// Fills remote_address and secure. What proxies claim in X-Forwarded-For and X-Forwarded-Proto
// counts only as far as each link of the chain is trusted; when a trusted proxy doesn't say who
// asks, remote_address is empty.
void set_origin(Request& request, const Address& peer, bool over_tls, const AddressRanges& trusted);

// What is counted together: an IPv4 address, or the /64 of an IPv6 one, since that is what one
// customer gets. A text that is no address is given back.
std::string counting_key(std::string_view address);

// Counts open connections, in all and for each remote address (as counting_key says). Any thread
// may call.
class ConnectionCounter {
 public:
  ConnectionCounter(std::size_t limit, std::size_t limit_per_address)
      : limit_(limit), limit_per_address_(limit_per_address) {}

  // False when there are too many. Without `counted_alone` only the whole number matters.
  bool admit(const Address& peer, bool counted_alone);
  void release(const Address& peer, bool counted_alone);
  std::size_t open() const;
  bool wait_until_none(std::chrono::steady_clock::time_point deadline);

 private:
  const std::size_t limit_;
  const std::size_t limit_per_address_;
  mutable std::mutex mutex_;
  std::condition_variable none_;
  std::size_t open_ = 0;
  std::unordered_map<std::string, std::size_t> open_of_address_;
};

}  // namespace clientela
