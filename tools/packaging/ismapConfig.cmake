include(CMakeFindDependencyMacro)
find_dependency(date)
include(${CMAKE_CURRENT_LIST_DIR}/ismapTargets.cmake)
