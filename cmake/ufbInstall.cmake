# Install rules: the runtime with its headers, the tool, the plugin, and the package that find_package(ufb 1) finds.
include(CMakePackageConfigHelpers)

set(UFB_INSTALL_CMAKEDIR ${CMAKE_INSTALL_LIBDIR}/cmake/ufb)

set(installed_targets ufb_runtime ufb_allocation_counter)
foreach(target IN ITEMS ufb_re2 ufb ufb_plugin)
  if(TARGET ${target})
    list(APPEND installed_targets ${target})
  endif()
endforeach()
install(TARGETS ${installed_targets} EXPORT ufbTargets FILE_SET HEADERS LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT ufbTargets NAMESPACE ufb:: DESTINATION ${UFB_INSTALL_CMAKEDIR})

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/ufbConfig.cmake.in ${PROJECT_BINARY_DIR}/ufbConfig.cmake
                              INSTALL_DESTINATION ${UFB_INSTALL_CMAKEDIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/ufbConfigVersion.cmake COMPATIBILITY SameMajorVersion)
install(FILES ${PROJECT_BINARY_DIR}/ufbConfig.cmake ${PROJECT_BINARY_DIR}/ufbConfigVersion.cmake
              ${CMAKE_CURRENT_LIST_DIR}/ufbGenerate.cmake
        DESTINATION ${UFB_INSTALL_CMAKEDIR})
