# What is installed, and the Debian package: `cpack --config build/release/CPackConfig.cmake`, or
# script/package.
include(GNUInstallDirs)

if(TARGET clientela)
  install(TARGETS clientela RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(FILES packaging/clientela.service DESTINATION lib/systemd/system)
install(FILES packaging/default DESTINATION /etc/default RENAME clientela)
install(FILES packaging/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
foreach(page IN ITEMS README.md CHANGELOG.md)
  if(EXISTS ${CMAKE_SOURCE_DIR}/${page})
    install(FILES ${page} DESTINATION ${CMAKE_INSTALL_DOCDIR})
  endif()
endforeach()
if(EXISTS ${CMAKE_SOURCE_DIR}/docs/guide)
  install(DIRECTORY docs/guide DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME clientela)
set(CPACK_PACKAGE_CONTACT "The authors of Clientela <clientela@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Clients of a company, their orders, and what was said and promised")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_SOURCE_DIR}/dist)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${CMAKE_SOURCE_DIR}/packaging/postinst ${CMAKE_SOURCE_DIR}/packaging/prerm
    ${CMAKE_SOURCE_DIR}/packaging/conffiles)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Keeps what a company knows of its clients in one file: who they are, what they
 bought, what was said and promised, and what to do next. Works in a browser.")
include(CPack)
