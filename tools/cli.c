#include "cli.h"
typedef int vb_cli_unused;
