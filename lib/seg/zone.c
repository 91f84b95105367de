#include "seg/segment.h"
vb_status vbi_seg_zones(vbi_seg *seg, bool first_window) { (void)seg; (void)first_window; return 0; }
