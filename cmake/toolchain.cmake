# Compiler flags, sanitizers and ccache, the same for every target of ours.

# Assertions stay on in every build type: a bug must stop the program, not corrupt a company.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")
set(CMAKE_C_FLAGS_RELEASE "-O2")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g")
set(CMAKE_C_FLAGS_DEBUG "-O1 -g")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # Paths below the clone are hashed as relative ones, so that a fresh clone reuses the cache.
  set(launcher ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

if(CLIENTELA_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(CLIENTELA_SANITIZE)
  add_compile_options(-fsanitize=${CLIENTELA_SANITIZE} -fno-omit-frame-pointer
                      -fno-sanitize-recover=all)
  # ThreadSanitizer does not see fences; Asio's stand beside the locks that it sees.
  if(CLIENTELA_SANITIZE MATCHES thread AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-Wno-tsan)
  endif()
  add_link_options(-fsanitize=${CLIENTELA_SANITIZE})
endif()

add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}/= -fstack-protector-strong)
if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug" AND NOT CLIENTELA_SANITIZE)
  add_compile_definitions(_FORTIFY_SOURCE=2)
endif()
if(NOT CLIENTELA_SANITIZE)
  add_compile_definitions($<$<COMPILE_LANGUAGE:CXX>:_GLIBCXX_ASSERTIONS>)
endif()
# Not CMAKE_POSITION_INDEPENDENT_CODE: it gives libraries -fPIC and programs -fPIE, and then they
# could not share the precompiled header.
add_compile_options(-fPIE)
find_program(LLD_PROGRAM NAMES ld.lld)
if(LLD_PROGRAM)
  add_link_options(-fuse-ld=lld)
endif()
add_link_options(-Wl,--gc-sections -pie)

# Designated initialisers leave fields out on purpose. The errors switched off at the end are
# false alarms of g++ 12's optimiser inside libstdc++ (strings and optionals).
set(clientela_warnings
    -Wall -Wextra -Wpedantic -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wextra-semi -Wimplicit-fallthrough -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND clientela_warnings -Wshadow=local -Wduplicated-cond -Wlogical-op -Wno-restrict
       -Wno-maybe-uninitialized -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
else()
  list(APPEND clientela_warnings -Wno-missing-designated-field-initializers
       -Wno-unknown-warning-option)
endif()

function(clientela_compile_settings target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:${clientela_warnings}>)
  if(CLIENTELA_WERROR)
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
  endif()
  clientela_use_pch(${target})
endfunction()

# One precompiled header serves every target, because all are compiled with the same flags.
# It holds library headers alone: ours change too often, and lint compiles without it.
function(clientela_use_pch target)
  if(CLIENTELA_PCH AND TARGET clientela_pch)
    target_precompile_headers(${target} REUSE_FROM clientela_pch)
  endif()
endfunction()
