// The door: ufb on the command line.
#include "options.hpp"
#include "pipeline.hpp"

int main(int argc, char** argv) { return ufb::driver::run(ufb::driver::parse_command_line(argc, argv)); }
