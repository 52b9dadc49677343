#pragma once

namespace clientela {

// The program as a command: `clientela serve FILE`, `clientela import FILE CSV` ... Returns the
// exit code: 0 done, 1 refused or failed (the reason is on standard error), 2 not understood.
int run_command_line(int argc, char** argv);

}  // namespace clientela
