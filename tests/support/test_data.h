#pragma once

#include <filesystem>

namespace clientela {

/// The folder tests/data of the sources that this test was built from.
std::filesystem::path test_data_folder();

/// The folder with the full data sets (CLIENTELA_DATA, by default ../shared/data beside the
/// sources); empty if it is not there, and then a test that needs it calls GTEST_SKIP().
std::filesystem::path full_data_folder();

}  // namespace clientela
