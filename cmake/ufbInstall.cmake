# Install rules, and the package that find_package(ufb 1) finds, in the build tree as well. What is not in every build, or comes as a Debian
# package of its own (ufbPackages.cmake), is a part with a file of targets of its own, which ufbConfig.cmake includes where it is.
include(CMakePackageConfigHelpers)

set(UFB_INSTALL_CMAKEDIR ${CMAKE_INSTALL_LIBDIR}/cmake/ufb)

# ufb_install_part(PART targets...): installs those of the targets that there are. What is needed to compile with the runtime is the
# component `development`; all else is that of the part.
macro(ufb_install_part part)
  set(targets "")
  foreach(target IN ITEMS ${ARGN})
    if(TARGET ${target})
      list(APPEND targets ${target})
    endif()
  endforeach()
  if(targets)
    set(component ${part})
    if(part STREQUAL "runtime")
      set(component development)
    endif()
    set_property(TARGET ${targets} PROPERTY INSTALL_RPATH "$ORIGIN")  # one library of ours finds another
    install(TARGETS ${targets} EXPORT ufb_${part}
            RUNTIME COMPONENT ${part}
            LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT ${part} NAMELINK_COMPONENT ${component}
            FILE_SET HEADERS COMPONENT development)
    install(EXPORT ufb_${part} NAMESPACE ufb:: FILE ufb_${part}.cmake DESTINATION ${UFB_INSTALL_CMAKEDIR} COMPONENT ${component})
    export(EXPORT ufb_${part} NAMESPACE ufb:: FILE ${PROJECT_BINARY_DIR}/ufb_${part}.cmake)
  endif()
endmacro()

ufb_install_part(runtime ufb_runtime ufb_allocation_counter)
ufb_install_part(re2 ufb_re2)
ufb_install_part(prometheus ufb_prometheus)
ufb_install_part(tool ufb)
ufb_install_part(plugin ufb_plugin)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/ufbConfig.cmake.in ${PROJECT_BINARY_DIR}/ufbConfig.cmake
                              INSTALL_DESTINATION ${UFB_INSTALL_CMAKEDIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/ufbConfigVersion.cmake COMPATIBILITY SameMajorVersion)
configure_file(${CMAKE_CURRENT_LIST_DIR}/ufbGenerate.cmake ${PROJECT_BINARY_DIR}/ufbGenerate.cmake COPYONLY)
install(FILES ${PROJECT_BINARY_DIR}/ufbConfig.cmake ${PROJECT_BINARY_DIR}/ufbConfigVersion.cmake ${PROJECT_BINARY_DIR}/ufbGenerate.cmake
        DESTINATION ${UFB_INSTALL_CMAKEDIR} COMPONENT development)

# For pkg-config; what is installed may be moved as a whole.
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig OUTPUT_VARIABLE UFB_PREFIX_FROM_PKGCONFIG)
function(ufb_install_pc module component)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/${module}.pc.in ${PROJECT_BINARY_DIR}/${module}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${module}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT ${component})
endfunction()
ufb_install_pc(ufb development)
if(TARGET ufb_re2)
  ufb_install_pc(ufb-re2 re2)
endif()

if(PROJECT_IS_TOP_LEVEL)
  include(ufbPackages)
endif()
