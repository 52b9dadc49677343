# Everything that travels inside the program: web assets bundled by assets/build.mjs, translations
# and guide pages become the library clientela_embedded behind src/base/assets.h.
find_program(NODE_PROGRAM NAMES node nodejs REQUIRED)

set(embed_folders "")
set(embed_inputs "")
foreach(pair IN ITEMS "locale=locale/*.po")
  string(REPLACE "=" ";" parts ${pair})
  list(GET parts 0 name)
  list(GET parts 1 pattern)
  file(GLOB found CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${pattern})
  get_filename_component(folder ${CMAKE_SOURCE_DIR}/${pattern} DIRECTORY)
  list(APPEND embed_inputs ${found})
  list(APPEND embed_folders ${name}=${folder})
endforeach()

if(CLIENTELA_ASSETS AND EXISTS ${CMAKE_SOURCE_DIR}/assets/package-lock.json)
  set(bundle_folder ${CMAKE_BINARY_DIR}/assets)
  file(GLOB_RECURSE bundle_inputs CONFIGURE_DEPENDS
       ${CMAKE_SOURCE_DIR}/assets/*.js ${CMAKE_SOURCE_DIR}/assets/*.mjs
       ${CMAKE_SOURCE_DIR}/assets/*.css ${CMAKE_SOURCE_DIR}/assets/*.svg
       ${CMAKE_SOURCE_DIR}/assets/*.png ${CMAKE_SOURCE_DIR}/assets/*.woff2
       ${CMAKE_SOURCE_DIR}/assets/*.json ${CMAKE_SOURCE_DIR}/assets/*.txt
       ${CMAKE_SOURCE_DIR}/assets/*.webmanifest ${CMAKE_SOURCE_DIR}/docs/guide/*.md)
  list(FILTER bundle_inputs EXCLUDE REGEX "/node_modules/")
  add_custom_command(
    OUTPUT ${bundle_folder}/manifest.json
    COMMAND ${CMAKE_SOURCE_DIR}/cmake/npm_ci.sh ${CMAKE_SOURCE_DIR}/assets
    COMMAND ${NODE_PROGRAM} ${CMAKE_SOURCE_DIR}/assets/build.mjs --out ${bundle_folder}
    DEPENDS ${bundle_inputs} ${CMAKE_SOURCE_DIR}/cmake/npm_ci.sh
    COMMENT "Bundling web assets"
    VERBATIM)
  list(APPEND embed_inputs ${bundle_folder}/manifest.json)
  list(APPEND embed_folders assets=${bundle_folder})
endif()

set(embed_output ${CMAKE_BINARY_DIR}/generated)
add_custom_command(
  OUTPUT ${embed_output}/assets_data.S ${embed_output}/assets_table.cpp
  COMMAND ${NODE_PROGRAM} ${CMAKE_SOURCE_DIR}/cmake/embed_assets.mjs ${embed_output}
          ${embed_folders}
  DEPENDS ${embed_inputs} ${CMAKE_SOURCE_DIR}/cmake/embed_assets.mjs
  COMMENT "Embedding assets, translations and guide pages"
  VERBATIM)
configure_file(${CMAKE_SOURCE_DIR}/cmake/version.cpp.in ${embed_output}/version.cpp @ONLY)

add_library(clientela_embedded STATIC ${embed_output}/assets_data.S
            ${embed_output}/assets_table.cpp ${embed_output}/version.cpp)
target_include_directories(clientela_embedded PRIVATE ${CMAKE_SOURCE_DIR}/src)
