#pragma once

#include <atomic>

#include "doors/http/peer.h"
#include "doors/http/server.h"
#include "doors/http/worker_pool.h"

namespace clientela {

// What all connections of a server share.
struct ServerContext {
  const ServerOptions options;
  const Handler handler;
  const AddressRanges trusted;
  ConnectionCounter counter;
  WorkerPool workers;
  TemporaryFiles files;
  std::atomic<bool> stopping = false;
};

}  // namespace clientela
