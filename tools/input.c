#include "input.h"
typedef int vb_input_unused;
