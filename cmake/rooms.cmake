# A room is a folder of src/ and a static library clientela_<room>. Its files are found by
# themselves; a room without sources yet is an interface library, so that others may link it.

if(CLIENTELA_PCH)
  add_library(clientela_pch OBJECT ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
  target_link_libraries(clientela_pch PRIVATE clientela_fmt clientela_boost)
  target_compile_options(clientela_pch PRIVATE ${clientela_warnings})
  if(CLIENTELA_WERROR)
    target_compile_options(clientela_pch PRIVATE -Werror)
  endif()
  # Library headers that nearly every file needs. A file still includes what it uses: the browser
  # build and lint compile without these. In brackets, so that ccache sees no path of this clone.
  target_precompile_headers(
    clientela_pch PRIVATE
    <algorithm> <array> <cassert> <chrono> <compare> <cstddef> <cstdint> <cstring> <functional>
    <map> <memory> <mutex> <optional> <set> <span> <stdexcept> <string> <string_view> <thread>
    <tuple> <type_traits> <unordered_map> <utility> <variant> <vector>
    <boost/json.hpp> <fmt/format.h>)
endif()

add_library(clientela_all_rooms INTERFACE)
set(clientela_rooms_so_far "")

macro(clientela_add_room room)
  file(GLOB_RECURSE room_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${room}/*.cpp)
  if(room_sources)
    add_library(clientela_${room} STATIC ${room_sources})
    clientela_compile_settings(clientela_${room})
    target_link_libraries(clientela_${room} PUBLIC ${clientela_rooms_so_far})
  else()
    add_library(clientela_${room} INTERFACE)
    target_include_directories(clientela_${room} INTERFACE ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(clientela_${room} INTERFACE ${clientela_rooms_so_far})
  endif()
  list(PREPEND clientela_rooms_so_far clientela_${room})
  target_link_libraries(clientela_all_rooms INTERFACE clientela_${room})
endmacro()

function(clientela_link_room room)
  get_target_property(type clientela_${room} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY")
    target_link_libraries(clientela_${room} INTERFACE ${ARGN})
  else()
    target_link_libraries(clientela_${room} PUBLIC ${ARGN})
  endif()
endfunction()
