#pragma once

#include <span>

#include "stats/client_statistics.h"
#include "stats/finding.h"

namespace clientela {

// Whether models of purchases at random moments suit these clients at all. Keys of findings:
//   no_clients, little_history   too little to say anything
//   regular_purchases            most buy like clockwork, as under a contract: use retention.h
//   refunds_exceed_purchases     for some clients; they take part with a value of zero
//   giant_client                 one client makes a large part of all purchases or revenue
Findings suitability(std::span<const ClientStatistics> clients, Date as_of);

}  // namespace clientela
