#include "out/writer.h"
static void begin(vb_writer *writer) { (void)writer; }
static void add(vb_writer *writer, const vb_doc *doc) { (void)writer; (void)doc; }
static void end(vb_writer *writer) { (void)writer; }
const vbi_format vbi_format_jsonl = {0, begin, add, end};
