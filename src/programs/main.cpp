#include "doors/cli/command_line.h"

int main(int argc, char** argv) { return clientela::run_command_line(argc, argv); }
