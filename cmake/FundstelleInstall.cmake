# The one library users link, and how it is installed: CMake package and pkg-config file.
include(CMakePackageConfigHelpers)

get_property(storeys GLOBAL PROPERTY FUNDSTELLE_STOREYS)
get_property(links GLOBAL PROPERTY FUNDSTELLE_LINKS)
list(REMOVE_DUPLICATES links)
set(objects)
foreach(storey IN LISTS storeys)
  list(APPEND objects $<TARGET_OBJECTS:${storey}>)
endforeach()

add_library(fundstelle SHARED ${objects})
add_library(fundstelle::fundstelle ALIAS fundstelle)
target_link_libraries(fundstelle PRIVATE ${links})
target_include_directories(fundstelle PUBLIC
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_features(fundstelle PUBLIC cxx_std_20)
set_target_properties(fundstelle PROPERTIES VERSION ${PROJECT_VERSION}
  SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR} LINKER_LANGUAGE CXX)
if(FUNDSTELLE_SANITIZE)
  target_link_options(fundstelle PUBLIC -fsanitize=${FUNDSTELLE_SANITIZE})
endif()

if(FUNDSTELLE_BUILD_CLI)
  add_subdirectory(searcher/cli)
endif()

install(TARGETS fundstelle EXPORT fundstelle-targets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/fundstelle DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT fundstelle-targets NAMESPACE fundstelle:: FILE fundstelle-targets.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fundstelle)
configure_package_config_file(cmake/fundstelle-config.cmake.in
  ${CMAKE_CURRENT_BINARY_DIR}/fundstelle-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fundstelle)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/fundstelle-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/fundstelle-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/fundstelle-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/fundstelle)
# The way from the pkg-config file to the prefix, so that an installed tree can be moved.
file(RELATIVE_PATH FUNDSTELLE_PC_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/fundstelle.pc.in ${CMAKE_CURRENT_BINARY_DIR}/fundstelle.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/fundstelle.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
