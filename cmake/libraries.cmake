# Libraries of Debian 12. Each is wrapped in an interface target named clientela_<library>,
# so that CMakeLists.txt reads the same wherever a library comes from.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(ZLIB REQUIRED)
find_package(OpenSSL 3 REQUIRED)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlienc libbrotlidec libbrotlicommon)

find_path(BOOST_INCLUDE_DIR boost/version.hpp REQUIRED)
file(STRINGS ${BOOST_INCLUDE_DIR}/boost/version.hpp boost_version REGEX "#define BOOST_VERSION ")
string(REGEX REPLACE "[^0-9]+" "" boost_version "${boost_version}")
if(boost_version LESS 108100)
  message(FATAL_ERROR "Boost 1.81 is needed (libboost1.81-dev), found ${boost_version}")
endif()

function(clientela_library name)
  add_library(clientela_${name} INTERFACE)
  target_link_libraries(clientela_${name} INTERFACE ${ARGN})
endfunction()

clientela_library(icu ICU::i18n ICU::uc)
clientela_library(fmt fmt::fmt)
clientela_library(boost Threads::Threads)
clientela_library(zstd PkgConfig::ZSTD)
clientela_library(sodium PkgConfig::SODIUM)
clientela_library(compression PkgConfig::BROTLI PkgConfig::ZSTD ZLIB::ZLIB)
clientela_library(tls OpenSSL::SSL)
clientela_library(spdlog spdlog::spdlog)
clientela_library(cli11)
target_include_directories(clientela_boost SYSTEM INTERFACE ${BOOST_INCLUDE_DIR})
# Boost.JSON is compiled once, in src/base/json.cpp, by its src.hpp; the others are headers.
target_compile_definitions(clientela_boost INTERFACE BOOST_JSON_NO_LIB BOOST_CONTAINER_NO_LIB
                           BOOST_ERROR_CODE_HEADER_ONLY BOOST_ALL_NO_LIB)
