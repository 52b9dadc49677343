#pragma once

#include "base/translation.h"
#include "features/demo/demo_catalogue.h"

namespace clientela {

// By what the sample company knows its ideal client, and the kinds of clients that it has. Made
// behind everything else; how well each client fits is found out in the background.
void make_ideal_client(DemoWriter& writer, const Translator& tr,
                       const std::vector<DemoProduct>& products);

}  // namespace clientela
