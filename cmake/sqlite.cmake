# SQLite with SQLite3MultipleCiphers (encryption at rest), from the amalgamation in a pinned npm
# package: Debian's 3.40 answers LIKE wrongly on trigram tables of some scripts. See
# docs/decisions/sqlite.md. Fetched and compiled once into a cache that all build folders share.
set(SQLITE_PACKAGE better-sqlite3-multiple-ciphers)
set(SQLITE_PACKAGE_VERSION 12.11.1)
set(SQLITE_PACKAGE_SHA512
    a46ef6fb7564522a67998c782f042aa0e5cd1b6089d479660eb96faa0afbc501e0b04f9ccf9ac064489a2479d42931da19f1a27e0800fc2d12bfda99954adfa3)

if(DEFINED ENV{CLIENTELA_CACHE})
  set(default_cache $ENV{CLIENTELA_CACHE})
elseif(DEFINED ENV{XDG_CACHE_HOME})
  set(default_cache $ENV{XDG_CACHE_HOME}/clientela)
elseif(DEFINED ENV{HOME})
  set(default_cache $ENV{HOME}/.cache/clientela)
else()
  set(default_cache ${CMAKE_BINARY_DIR}/cache)
endif()
set(CLIENTELA_CACHE ${default_cache} CACHE PATH "Where fetched and compiled libraries are kept")

# One connection is used by one thread at a time (THREADSAFE=2); a commit is durable
# (DEFAULT_WAL_SYNCHRONOUS=2); names in double quotes are names, never strings (DQS=0).
set(sqlite_options
    -DSQLITE_THREADSAFE=2 -DSQLITE_DQS=0 -DSQLITE_DEFAULT_WAL_SYNCHRONOUS=2
    -DSQLITE_DEFAULT_FOREIGN_KEYS=1 -DSQLITE_DEFAULT_MEMSTATUS=0 -DSQLITE_DEFAULT_CACHE_SIZE=-16000
    -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_ENABLE_STAT4
    -DSQLITE_ENABLE_DBSTAT_VTAB -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_ENABLE_PREUPDATE_HOOK
    -DSQLITE_ENABLE_STMTVTAB -DSQLITE_LIKE_DOESNT_MATCH_BLOBS -DSQLITE_OMIT_DEPRECATED
    -DSQLITE_OMIT_SHARED_CACHE -DSQLITE_OMIT_LOAD_EXTENSION
    -DSQLITE_OMIT_TCL_VARIABLE -DSQLITE_TRUSTED_SCHEMA=0 -DSQLITE_USE_URI=1 -DSQLITE_USE_ALLOCA
    -DSQLITE_TEMP_STORE=2 -DSQLITE_MAX_MMAP_SIZE=0x1000000000 -DSQLITE_USER_AUTHENTICATION=0
    -DHAVE_FDATASYNC=1 -DHAVE_USLEEP=1 -DHAVE_LOCALTIME_R=1 -DHAVE_GMTIME_R=1 -DHAVE_PREAD=1
    -DHAVE_PWRITE=1 -DHAVE_MALLOC_USABLE_SIZE=1 -DHAVE_STDINT_H=1 -DHAVE_INTTYPES_H=1
    -DHAVE_CIPHER_AES_128_CBC=0 -DHAVE_CIPHER_AES_256_CBC=0 -DHAVE_CIPHER_RC4=0
    -DHAVE_CIPHER_ASCON128=0)

list(JOIN sqlite_options "\n" sqlite_recipe)
file(SHA256 ${CMAKE_SOURCE_DIR}/cmake/build_sqlite.sh sqlite_script_hash)
string(SHA256 sqlite_recipe_hash
       "${SQLITE_PACKAGE_SHA512} ${CMAKE_C_COMPILER_VERSION} ${sqlite_script_hash} ${sqlite_recipe}")
string(SUBSTRING ${sqlite_recipe_hash} 0 12 sqlite_recipe_hash)
set(SQLITE_SOURCE ${CLIENTELA_CACHE}/${SQLITE_PACKAGE}-${SQLITE_PACKAGE_VERSION}
    CACHE INTERNAL "Folder of sqlite3.c and sqlite3.h")
set(sqlite_archive ${CLIENTELA_CACHE}/libsqlite3mc-${sqlite_recipe_hash}.a)

if(NOT EXISTS ${SQLITE_SOURCE}/sqlite3.h)
  message(STATUS "Fetching ${SQLITE_PACKAGE} ${SQLITE_PACKAGE_VERSION}")
  execute_process(
    COMMAND ${CMAKE_SOURCE_DIR}/cmake/fetch_sqlite.sh ${SQLITE_PACKAGE}@${SQLITE_PACKAGE_VERSION}
            ${SQLITE_PACKAGE_SHA512} ${SQLITE_SOURCE}
    COMMAND_ERROR_IS_FATAL ANY)
endif()

add_custom_command(
  OUTPUT ${sqlite_archive}
  COMMAND ${CMAKE_SOURCE_DIR}/cmake/build_sqlite.sh ${SQLITE_SOURCE}/sqlite3.c ${sqlite_archive}
          ${CMAKE_C_COMPILER} ${CMAKE_AR} ${sqlite_options}
  COMMENT "Compiling SQLite, once for all build folders"
  VERBATIM)
add_custom_target(sqlite3_build DEPENDS ${sqlite_archive})

add_library(sqlite3 INTERFACE)
add_dependencies(sqlite3 sqlite3_build)
target_include_directories(sqlite3 SYSTEM INTERFACE ${SQLITE_SOURCE})
target_link_libraries(sqlite3 INTERFACE ${sqlite_archive} Threads::Threads ${CMAKE_DL_LIBS} m)
# What the header must know of the options above.
target_compile_definitions(sqlite3 INTERFACE SQLITE_OMIT_DEPRECATED SQLITE_OMIT_LOAD_EXTENSION)
