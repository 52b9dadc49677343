#pragma once

#include <cstddef>
#include <functional>

namespace clientela {

// How many threads are worth starting here: at least 1, at most 8; always 1 in a browser.
unsigned useful_threads();

// Calls work(i) once for each i in 0 .. parts-1, on at most `threads` threads of which the caller's
// is one, and returns when all are done. `work` may be called from several threads at once. What
// it throws is thrown here, once. Results must not depend on who does which part.
void for_each_part(std::size_t parts, unsigned threads,
                   const std::function<void(std::size_t part)>& work);

}  // namespace clientela
