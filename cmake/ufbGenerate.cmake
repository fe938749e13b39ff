#[=======================================================================[.rst:
ufbGenerate
-----------

Writes the builders and validators of annotated headers before a target is compiled.

.. command:: ufb_generate

  ::

    ufb_generate(TARGET <target>
                 HEADERS <header>...
                 [BASE_DIRS <dir>...]
                 [OUTPUT_DIR <dir>]
                 [EMIT <what>...]
                 [FLAGS <flag>...]
                 [PLUGIN])

  Runs ``ufb generate`` on the headers, once for all of them, with the target's own include directories, definitions, options and
  standard. A header that users include as ``shop/order.hpp`` gets ``shop/order.ufb.hpp``. The tool runs again only when a header,
  anything it includes, a flag or the tool has changed, and rewrites no file whose content stays the same.

  ``TARGET``
    A library, executable or INTERFACE library of this project; also one made in another directory. It links ``ufb::runtime``, finds
    the generated headers on its include path and gets the flag that keeps its compiler quiet about attributes it does not know; so do
    the targets that link it. Glue that the headers of its own link libraries need is written first. A pattern that is left to RE2
    does not compile until the target links ``ufb::re2`` as well.

  ``HEADERS``
    The annotated headers, relative to the current source directory. Other headers, which they include, are not to be listed. The
    generated header of one that is in a ``FILE_SET`` of the target's is in that file set too: ``install(TARGETS model FILE_SET HEADERS)``
    installs both, side by side. Several targets may list one header; each gets glue of its own.

  ``BASE_DIRS``
    The directories that users' ``#include`` lines start from, relative to the current source directory. Of several that hold a header
    the longest counts. Default: the include directories that the target has when ``ufb_generate`` is called, then the current
    source directory, then the header's own. They are put on the target's include path.

  ``OUTPUT_DIR``
    Where generated headers go, relative to the current binary directory, in the place of the header under its base directory.
    Default: a directory of the target's own. Generators with several configurations need one for each: ``generated/$<CONFIG>``. The
    target property ``UFB_OUTPUT_DIR`` tells it. Without a file set, generated headers are installed by
    ``install(DIRECTORY $<TARGET_PROPERTY:model,UFB_OUTPUT_DIR>/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})``.

  ``EMIT``
    What to write. ``glue``, which is the default and always there, and ``layout``: a page on how the objects of the headers lie in memory,
    whose path the target property ``UFB_LAYOUT_PAGE`` tells.

  ``FLAGS``
    More compiler flags, for the tool alone.

  ``PLUGIN``
    The target is compiled with Clang's plugin, which also judges the annotations of its sources and of headers that are not listed. It
    is for one major version of Clang; compiled by anything else, the target has the tool's judgement alone.

The tool is the file in the variable ``UFB_TOOL_EXECUTABLE`` where that is set, as when cross compiling, else the target ``ufb::tool``.

Beside the target there is ``<target>_ufb``, a target which makes the glue and nothing else.
#]=======================================================================]
include_guard(GLOBAL)
cmake_policy(VERSION 3.25)

define_property(TARGET PROPERTY UFB_OUTPUT_DIR BRIEF_DOCS "The directory of the headers that ufb_generate makes for this target")
define_property(TARGET PROPERTY UFB_LAYOUT_PAGE BRIEF_DOCS "The page on memory layout that ufb_generate makes for this target")

function(ufb_generate)
  cmake_parse_arguments(PARSE_ARGV 0 arg "PLUGIN" "TARGET;OUTPUT_DIR" "HEADERS;BASE_DIRS;EMIT;FLAGS")
  _ufb_check_call()
  _ufb_find_tool(tool tool_dependency)
  _ufb_find_bases("${arg_TARGET}" "${arg_BASE_DIRS}" candidates)

  # A configuration has flags of its own, and so its own glue.
  set(private_dir ${CMAKE_CURRENT_BINARY_DIR}/ufb_${arg_TARGET})
  get_property(is_multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  if(NOT arg_OUTPUT_DIR)
    set(arg_OUTPUT_DIR ${private_dir}/include)
    if(is_multi_config)
      string(APPEND arg_OUTPUT_DIR /$<CONFIG>)
    endif()
  elseif(is_multi_config AND NOT arg_OUTPUT_DIR MATCHES "\\$<CONFIG>")
    message(FATAL_ERROR "ufb_generate: OUTPUT_DIR: needs $<CONFIG> in it, for ${CMAKE_GENERATOR} has several configurations")
  endif()
  cmake_path(ABSOLUTE_PATH arg_OUTPUT_DIR BASE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} NORMALIZE)

  set(headers "")
  set(bases "")
  set(generated "")
  foreach(header IN LISTS arg_HEADERS)
    file(REAL_PATH ${header} header BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})  # as the tool sees it
    _ufb_check_header()
    _ufb_base_of("${header}" "${candidates}" base)
    if(NOT base)
      if(arg_BASE_DIRS)
        message(FATAL_ERROR "ufb_generate: BASE_DIRS: none of them holds the header ${header}")
      endif()
      cmake_path(GET header PARENT_PATH base)
    endif()
    cmake_path(RELATIVE_PATH header BASE_DIRECTORY ${base} OUTPUT_VARIABLE glue)
    cmake_path(REPLACE_EXTENSION glue LAST_ONLY .ufb.hpp)
    if("${arg_OUTPUT_DIR}/${glue}" IN_LIST generated)
      message(FATAL_ERROR "ufb_generate: HEADERS: two of them would both become ${glue}: ${header} is the second")
    endif()
    get_property(owner GLOBAL PROPERTY "UFB_OWNER_OF_${arg_OUTPUT_DIR}/${glue}")
    if(owner STREQUAL arg_TARGET)
      message(FATAL_ERROR "ufb_generate: HEADERS: listed in an earlier call for '${owner}': ${header}")
    elseif(owner)
      message(FATAL_ERROR "ufb_generate: OUTPUT_DIR: ${arg_OUTPUT_DIR}/${glue} is made already, for the target '${owner}'")
    endif()
    list(APPEND headers ${header})
    list(APPEND bases ${base})
    list(APPEND generated ${arg_OUTPUT_DIR}/${glue})
  endforeach()
  foreach(glue IN LISTS generated)
    set_property(GLOBAL PROPERTY "UFB_OWNER_OF_${glue}" ${arg_TARGET})
  endforeach()
  list(REMOVE_DUPLICATES bases)

  _ufb_equip_target(${arg_TARGET})
  get_property(glue_targets TARGET ${arg_TARGET} PROPERTY UFB_GLUE_TARGETS)
  list(LENGTH glue_targets count)
  set(name ${arg_TARGET}_ufb)
  if(count)
    set(name ${name}_${count})
  endif()
  _ufb_write_flags(${arg_TARGET} ${private_dir}/${name} "${arg_FLAGS}" flags_file)

  # The stamp is the output, because a header that is rewritten only when it changes would leave Makefiles out of date for ever.
  set(stamp ${private_dir}/${name}_$<CONFIG>.stamp)
  set(depfile ${private_dir}/${name}_$<CONFIG>.d)
  list(TRANSFORM bases PREPEND "--base;" OUTPUT_VARIABLE base_options)
  add_custom_command(
    OUTPUT ${stamp}
    BYPRODUCTS ${generated}
    COMMAND ${tool} generate -o ${arg_OUTPUT_DIR} --stamp ${stamp} --depfile ${depfile} ${base_options} ${headers} -- @${flags_file}
    DEPENDS ${headers} ${flags_file} ${tool_dependency}
    DEPFILE ${depfile}
    COMMENT "Generating glue for ${arg_TARGET}"
    VERBATIM)
  set(outputs ${stamp})
  if("layout" IN_LIST arg_EMIT)
    set(page ${private_dir}/${name}_$<CONFIG>.html)
    add_custom_command(
      OUTPUT ${page}
      COMMAND ${tool} layout --all --html -o ${page} ${base_options} ${headers} -- @${flags_file}
      COMMAND ${CMAKE_COMMAND} -E touch ${page}
      DEPENDS ${stamp}
      COMMENT "Drawing the memory layout of ${arg_TARGET}"
      VERBATIM)
    list(APPEND outputs ${page})
    set_property(TARGET ${arg_TARGET} PROPERTY UFB_LAYOUT_PAGE ${page})
  endif()
  add_custom_target(${name} DEPENDS ${outputs})
  add_dependencies(${arg_TARGET} ${name})
  _ufb_show_generated(${arg_TARGET})
  if(arg_PLUGIN)
    _ufb_load_plugin(${arg_TARGET})
  endif()
  set_property(TARGET ${arg_TARGET} APPEND PROPERTY UFB_GLUE_TARGETS ${name})
  set_property(TARGET ${arg_TARGET} PROPERTY UFB_OUTPUT_DIR ${arg_OUTPUT_DIR})
  cmake_language(EVAL CODE "cmake_language(DEFER CALL _ufb_order_after_libraries [[${arg_TARGET}]] [[${name}]])")
endfunction()

# What can be wrong with the arguments themselves.
macro(_ufb_check_call)
  if(arg_UNPARSED_ARGUMENTS)
    list(JOIN arg_UNPARSED_ARGUMENTS " " unknown)
    message(FATAL_ERROR "ufb_generate: unknown arguments: ${unknown}")
  endif()
  if(arg_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "ufb_generate: no value after: ${arg_KEYWORDS_MISSING_VALUES}")
  endif()
  if(NOT arg_TARGET)
    message(FATAL_ERROR "ufb_generate: TARGET is missing")
  endif()
  if(NOT TARGET ${arg_TARGET})
    message(FATAL_ERROR "ufb_generate: TARGET: there is no target '${arg_TARGET}'")
  endif()
  get_target_property(aliased ${arg_TARGET} ALIASED_TARGET)
  if(aliased)
    set(arg_TARGET ${aliased})
  endif()
  get_target_property(is_imported ${arg_TARGET} IMPORTED)
  get_target_property(type ${arg_TARGET} TYPE)
  if(is_imported OR NOT type MATCHES "LIBRARY$|^EXECUTABLE$")
    message(FATAL_ERROR "ufb_generate: TARGET: '${arg_TARGET}' is not a library or executable of this project")
  endif()
  if(NOT arg_HEADERS)
    message(FATAL_ERROR "ufb_generate: HEADERS is missing")
  endif()
  foreach(what IN LISTS arg_EMIT)
    if(NOT what MATCHES "^(glue|layout)$")
      message(FATAL_ERROR "ufb_generate: EMIT: neither 'glue' nor 'layout': ${what}")
    endif()
  endforeach()
  if(arg_PLUGIN AND NOT TARGET ufb::plugin)
    message(FATAL_ERROR "ufb_generate: PLUGIN: there is no plugin: build ufb with UFB_TOOL=ON, or install it")
  endif()
endmacro()

# What can be wrong with ${header}.
macro(_ufb_check_header)
  get_property(is_generated SOURCE ${header} PROPERTY GENERATED)
  if(NOT is_generated AND NOT EXISTS ${header})
    message(FATAL_ERROR "ufb_generate: HEADERS: there is no file ${header}")
  endif()
  if(IS_DIRECTORY ${header})
    message(FATAL_ERROR "ufb_generate: HEADERS: a directory: ${header}")
  endif()
  if(header IN_LIST headers)
    message(FATAL_ERROR "ufb_generate: HEADERS: listed twice: ${header}")
  endif()
endmacro()

# The command to run, and what to depend on so that another tool means another run.
function(_ufb_find_tool command dependency)
  if(UFB_TOOL_EXECUTABLE)
    if(NOT EXISTS ${UFB_TOOL_EXECUTABLE})
      message(FATAL_ERROR "ufb_generate: UFB_TOOL_EXECUTABLE: there is no file ${UFB_TOOL_EXECUTABLE}")
    endif()
    set(${command} ${UFB_TOOL_EXECUTABLE} PARENT_SCOPE)
    set(${dependency} ${UFB_TOOL_EXECUTABLE} PARENT_SCOPE)
  elseif(TARGET ufb::tool)
    set(${command} $<TARGET_FILE:ufb::tool> PARENT_SCOPE)
    set(${dependency} $<TARGET_FILE:ufb::tool> PARENT_SCOPE)
  else()
    message(FATAL_ERROR "ufb_generate: there is no tool: build ufb with UFB_TOOL=ON, or set UFB_TOOL_EXECUTABLE")
  endif()
endfunction()

# The directories that may be what #include lines start from, absolute.
function(_ufb_find_bases target wanted result)
  set(found "")
  if(wanted)
    foreach(dir IN LISTS wanted)
      file(REAL_PATH ${dir} dir BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
      if(NOT IS_DIRECTORY ${dir})
        message(FATAL_ERROR "ufb_generate: BASE_DIRS: there is no directory ${dir}")
      endif()
      list(APPEND found ${dir})
    endforeach()
  else()
    get_target_property(target_dir ${target} SOURCE_DIR)
    foreach(property IN ITEMS INCLUDE_DIRECTORIES INTERFACE_INCLUDE_DIRECTORIES)
      get_property(dirs TARGET ${target} PROPERTY ${property})
      foreach(dir IN LISTS dirs)
        string(REGEX REPLACE "^\\$<BUILD_INTERFACE:(.*)>$" "\\1" dir "${dir}")
        string(GENEX_STRIP "${dir}" plain)
        if(plain STREQUAL dir)  # what a generator expression will say is not known yet
          file(REAL_PATH ${dir} dir BASE_DIRECTORY ${target_dir})
          list(APPEND found ${dir})
        endif()
      endforeach()
    endforeach()
    file(REAL_PATH ${CMAKE_CURRENT_SOURCE_DIR} dir)
    list(APPEND found ${dir})
  endif()
  set(${result} ${found} PARENT_SCOPE)
endfunction()

# The longest of the directories that holds the header, or nothing.
function(_ufb_base_of header candidates result)
  set(longest "")
  set(longest_length 0)
  foreach(dir IN LISTS candidates)
    cmake_path(IS_PREFIX dir ${header} is_inside)
    string(LENGTH ${dir} length)
    if(is_inside AND length GREATER longest_length)
      set(longest ${dir})
      set(longest_length ${length})
    endif()
  endforeach()
  set(${result} "${longest}" PARENT_SCOPE)
endfunction()

# Puts runtime, include path and quiet flags on the target and on what links it. By properties: target_link_libraries with a keyword
# is an error on a target whose owner calls it without.
macro(_ufb_equip_target target)
  set(requirements_LINK_LIBRARIES ufb::runtime)
  list(TRANSFORM bases REPLACE "(.+)" "$<BUILD_INTERFACE:\\1>" OUTPUT_VARIABLE requirements_INCLUDE_DIRECTORIES)
  list(PREPEND requirements_INCLUDE_DIRECTORIES $<BUILD_INTERFACE:${arg_OUTPUT_DIR}>)
  # Each compiler rejects the other's flag, and g++ 11 knows neither.
  set(requirements_COMPILE_OPTIONS
      $<$<AND:$<COMPILE_LANG_AND_ID:CXX,GNU>,$<VERSION_GREATER_EQUAL:$<CXX_COMPILER_VERSION>,12>>:-Wno-attributes=ufb::>
      $<$<COMPILE_LANG_AND_ID:CXX,Clang,AppleClang>:-Wno-unknown-attributes>)
  foreach(property IN ITEMS LINK_LIBRARIES INCLUDE_DIRECTORIES COMPILE_OPTIONS)
    set_property(TARGET ${target} APPEND PROPERTY INTERFACE_${property} ${requirements_${property}})
    if(NOT type STREQUAL INTERFACE_LIBRARY)
      set_property(TARGET ${target} APPEND PROPERTY ${property} ${requirements_${property}})
    endif()
  endforeach()
  if(CMAKE_INSTALL_INCLUDEDIR)
    set_property(TARGET ${target} APPEND PROPERTY INTERFACE_INCLUDE_DIRECTORIES $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  endif()
endmacro()

# Lists the generated headers among the target's own files, for IDEs, and in the file set of the header each belongs to, for install().
function(_ufb_show_generated target)
  set_source_files_properties(${generated} TARGET_DIRECTORY ${target} PROPERTIES GENERATED TRUE SKIP_AUTOGEN TRUE)
  get_property(private_sets TARGET ${target} PROPERTY HEADER_SETS)
  get_property(public_sets TARGET ${target} PROPERTY INTERFACE_HEADER_SETS)
  set(all_sets ${private_sets} ${public_sets})
  list(REMOVE_DUPLICATES all_sets)
  set(rest ${generated})
  foreach(set IN LISTS all_sets)
    set(scope PUBLIC)
    if(NOT set IN_LIST private_sets)
      set(scope INTERFACE)
    elseif(NOT set IN_LIST public_sets)
      set(scope PRIVATE)
    endif()
    set(suffix "")
    if(NOT set STREQUAL HEADERS)
      set(suffix _${set})
    endif()
    get_property(files TARGET ${target} PROPERTY HEADER_SET${suffix})
    set(members "")
    foreach(file IN LISTS files)
      file(REAL_PATH "${file}" file)
      list(FIND headers "${file}" at)
      if(NOT at EQUAL -1)
        list(GET generated ${at} glue)
        list(APPEND members ${glue})
      endif()
    endforeach()
    if(members)
      list(REMOVE_ITEM rest ${members})
      target_sources(${target} ${scope} FILE_SET ${set} BASE_DIRS ${arg_OUTPUT_DIR} FILES ${members})
    endif()
  endforeach()
  if(rest)
    target_sources(${target} PRIVATE ${rest})
  endif()
endfunction()

# Has the target's compiler load the plugin where it is the Clang that the plugin is for.
function(_ufb_load_plugin target)
  get_target_property(type ${target} TYPE)
  get_target_property(major ufb::plugin UFB_CLANG_VERSION_MAJOR)
  if(type STREQUAL INTERFACE_LIBRARY OR NOT CMAKE_CXX_COMPILER_ID STREQUAL Clang OR NOT CMAKE_CXX_COMPILER_VERSION MATCHES "^${major}\\.")
    return()
  endif()
  set_property(TARGET ${target} APPEND PROPERTY COMPILE_OPTIONS $<$<COMPILE_LANGUAGE:CXX>:-fplugin=$<TARGET_FILE:ufb::plugin>>)
  add_dependencies(${target} ufb::plugin)
endfunction()

# Has CMake write the target's flags into a file, a shell-quoted flag a line. A file, because only there do all generator expressions
# of all configurations get their values.
function(_ufb_write_flags target stem flags result)
  if(NOT CMAKE_CXX_COMPILER_LOADED)
    message(FATAL_ERROR "ufb_generate: TARGET: '${target}' cannot be C++: the project does not enable the language CXX")
  endif()
  set(of ${target})
  get_target_property(type ${target} TYPE)
  if(type STREQUAL INTERFACE_LIBRARY)  # has requirements, but compiles nothing whose flags one could ask for
    set(of ${target}_ufb_flags)
    if(NOT TARGET ${of})
      file(WRITE ${stem}_flags.cpp "")
      add_library(${of} OBJECT EXCLUDE_FROM_ALL ${stem}_flags.cpp)
      target_link_libraries(${of} PRIVATE ${target})
    endif()
  endif()
  # The property does not say yet what compile features make of it: the newest standard of both counts, as for the compiler.
  set(property $<TARGET_PROPERTY:${of},CXX_STANDARD>)
  set(standard ${property})
  foreach(year IN ITEMS 20 23 26)
    set(is_asked_for $<IN_LIST:cxx_std_${year},$<TARGET_PROPERTY:${of},COMPILE_FEATURES>>)
    set(standard $<IF:$<OR:${is_asked_for},$<STREQUAL:${property},${year}>>,${year},${standard}>)
  endforeach()
  set(extensions $<TARGET_PROPERTY:${of},CXX_EXTENSIONS>)
  # The compiler searches these by itself, after its own ones; those of a machine one compiles on are not those one compiles for.
  list(TRANSFORM CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES REPLACE "([][+.*?^$()|\\])" "\\\\\\1" OUTPUT_VARIABLE implicit)
  list(JOIN implicit "|" implicit)
  set(includes "$<FILTER:$<REMOVE_DUPLICATES:$<TARGET_PROPERTY:${of},INCLUDE_DIRECTORIES>>,EXCLUDE,^(${implicit})$>")
  set(definitions $<REMOVE_DUPLICATES:$<TARGET_PROPERTY:${of},COMPILE_DEFINITIONS>>)
  set(options $<TARGET_PROPERTY:${of},COMPILE_OPTIONS>)
  set(machine "${CMAKE_CXX_COMPILER_TARGET}")
  if(CMAKE_CROSSCOMPILING AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)  # one machine a compiler
    execute_process(COMMAND ${CMAKE_CXX_COMPILER} -dumpmachine OUTPUT_VARIABLE machine OUTPUT_STRIP_TRAILING_WHITESPACE)
  endif()
  set(lines
      "$<$<BOOL:${standard}>:-std=$<IF:$<OR:$<BOOL:${extensions}>,$<STREQUAL:${extensions},>>,gnu,c>++${standard}>"
      "$<$<BOOL:${machine}>:'--target=${machine}'>"
      "$<$<BOOL:${CMAKE_SYSROOT}>:'--sysroot=${CMAKE_SYSROOT}'>"
      "${CMAKE_CXX_FLAGS}")
  set(configurations ${CMAKE_BUILD_TYPE})
  if(CMAKE_CONFIGURATION_TYPES)
    set(configurations ${CMAKE_CONFIGURATION_TYPES})
  endif()
  foreach(configuration IN LISTS configurations)
    string(TOUPPER "${configuration}" upper)
    list(APPEND lines "$<$<CONFIG:${configuration}>:${CMAKE_CXX_FLAGS_${upper}}>")
  endforeach()
  list(APPEND lines
      "$<$<BOOL:${options}>:'$<JOIN:${options},'\n'>'>"
      "$<$<BOOL:${definitions}>:'-D$<JOIN:${definitions},'\n'-D>'>"
      "$<$<BOOL:${includes}>:'-I$<JOIN:${includes},'\n'-I>'>")
  foreach(flag IN LISTS flags)
    list(APPEND lines "'${flag}'")
  endforeach()
  list(JOIN lines "\n" content)
  file(GENERATE OUTPUT ${stem}_$<CONFIG>_$<COMPILE_LANGUAGE>.rsp CONTENT "${content}\n" TARGET ${of})
  set(${result} ${stem}_$<CONFIG>_CXX.rsp PARENT_SCOPE)
endfunction()

# Called at the end of the directory, when links are known: the headers may hold structs of a library whose glue must be there first.
function(_ufb_order_after_libraries target glue_target)
  set(seen ${target})
  set(open ${target})
  while(open)
    list(POP_FRONT open current)
    foreach(property IN ITEMS LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
      get_property(links TARGET ${current} PROPERTY ${property})
      foreach(link IN LISTS links)
        string(REGEX REPLACE "^\\$<(LINK_ONLY|BUILD_INTERFACE):(.*)>$" "\\2" link "${link}")
        if(TARGET "${link}" AND NOT link IN_LIST seen)
          list(APPEND seen ${link})
          list(APPEND open ${link})
          get_property(before TARGET ${link} PROPERTY UFB_GLUE_TARGETS)
          if(before)
            add_dependencies(${glue_target} ${before})
          endif()
        endif()
      endforeach()
    endforeach()
  endwhile()
endfunction()
