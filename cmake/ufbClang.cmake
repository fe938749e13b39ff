# Finds one major version of LLVM and Clang: the targets ufb_clang, its headers, which Clang-facing stages link, and ufb_clang_archives,
# the code, for the tool; and UFB_CLANG_RESOURCE_DIR, where that Clang has its own headers. Included by tool/CMakeLists.txt.
#
# Distributions build Clang's archives against libLLVM.so, whose loading alone takes longer than a run of the tool. So the archives are
# relinked here: wherever one names the shared LLVM, it gets LLVM's component archives instead.

set(UFB_LLVM_VERSION 19 CACHE STRING "Major version of LLVM and Clang to build the tool with")

find_package(Clang CONFIG REQUIRED PATHS /usr/lib/llvm-${UFB_LLVM_VERSION} NO_DEFAULT_PATH)  # asked for a version, it always refuses
if(NOT LLVM_VERSION_MAJOR EQUAL UFB_LLVM_VERSION)
  message(FATAL_ERROR "UFB_LLVM_VERSION is ${UFB_LLVM_VERSION}, but Clang_DIR (${Clang_DIR}) holds ${LLVM_VERSION_MAJOR}")
endif()

# Names component archives in place of libLLVM.so in a target and in all that it links.
function(_ufb_link_llvm_statically target components)
  get_target_property(links ${target} INTERFACE_LINK_LIBRARIES)
  if(NOT "LLVM" IN_LIST links)
    return()  # nothing to replace, or done already
  endif()
  list(REMOVE_ITEM links LLVM)
  set_target_properties(${target} PROPERTIES INTERFACE_LINK_LIBRARIES "${links};${components}")
  foreach(link IN LISTS links)
    _ufb_link_llvm_statically(${link} "${components}")
  endforeach()
endfunction()

llvm_map_components_to_libnames(_ufb_components
  BitstreamReader Core FrontendHLSL FrontendOpenMP MC MCParser Object Option ProfileData Support TargetParser WindowsDriver)
_ufb_link_llvm_statically(clangTooling "${_ufb_components}")

separate_arguments(_ufb_definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
add_library(ufb_clang INTERFACE)
target_include_directories(ufb_clang SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS} ${CLANG_INCLUDE_DIRS})
target_compile_definitions(ufb_clang INTERFACE ${_ufb_definitions})
target_compile_options(ufb_clang INTERFACE $<$<NOT:$<BOOL:${LLVM_ENABLE_RTTI}>>:-fno-rtti>)
# GCC 12 inlines Clang's headers and then sees null pointers in them where there are none.
target_compile_options(ufb_clang INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-nonnull>)

add_library(ufb_clang_archives INTERFACE)
target_link_libraries(ufb_clang_archives INTERFACE ufb_clang clangTooling)

# A program at a fixed address has none of Clang's 180 000 relocations to work off: it starts in half the time.
target_link_options(ufb_clang_archives INTERFACE -no-pie LINKER:--as-needed LINKER:--gc-sections)
find_program(UFB_LLD ld.lld)
if(UFB_LLD)
  target_link_options(ufb_clang_archives INTERFACE -fuse-ld=lld)
endif()
mark_as_advanced(UFB_LLD)

set(UFB_CLANG_RESOURCE_DIR ${LLVM_LIBRARY_DIR}/clang/${LLVM_VERSION_MAJOR})
if(NOT EXISTS ${UFB_CLANG_RESOURCE_DIR}/include/stddef.h)
  message(FATAL_ERROR "Clang's own headers are not in ${UFB_CLANG_RESOURCE_DIR}/include")
endif()
