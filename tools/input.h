/* input.h - documents out of files and standard input, in pieces: never a whole one in memory but for a JSON record.
 *
 *     input in;
 *     input_init(&in, &c);
 *     ... input_option(&in, key) for each option the tool does not know ...
 *     input_start(&in);
 *     for (;;)
 *             switch (input_next(&in)) {
 *             case INPUT_BEGIN:  ... in.id, in.id_length ...; break;
 *             case INPUT_BYTES:  ... in.bytes, in.length ...; break;
 *             case INPUT_FINISH: ... the document is whole ...; break;
 *             case INPUT_END:    input_end(&in); return cli_finish(&c);
 *             }
 */
#ifndef VB_INPUT_H
#define VB_INPUT_H

#include "cli.h"

enum input_event { INPUT_END, INPUT_BEGIN, INPUT_BYTES, INPUT_FINISH };

enum input_mode {
	INPUT_FILES, /* a document a file, named as the file */
	INPUT_LINES, /* a document a line, named FILE:LINE; \n or \r\n ends it */
	INPUT_NULL,  /* the same with \0 */
	INPUT_KEYED, /* a document a line behind its name and a tab */
	INPUT_JSONL  /* a document a JSON object, named by its "id" or FILE:LINE */
};

#define INPUT_KEY_LINES 1100
#define INPUT_KEY_JSONL 1101
#define INPUT_KEY_FIELD 1102
#define INPUT_KEY_ID 1103
#define INPUT_KEY_MAX_RECORD 1104
#define INPUT_KEY_STRICT 1105
#define INPUT_KEY_KEYED 1106
/* Rows for a tool that takes documents in every form. */
#define INPUT_OPTIONS \
	{0, NULL, NULL, "Input (gzip is recognised by its content):"}, \
	{INPUT_KEY_LINES, "lines", NULL, "a line is a document"}, \
	{'0', "null", NULL, "a document ends with a NUL byte"}, \
	{INPUT_KEY_KEYED, "keyed", NULL, "a line is a document's name, a tab and the document; lines\nof output begin with the name and a tab too"}, \
	{INPUT_KEY_JSONL, "jsonl", NULL, "a line is a JSON object that holds a document"}, \
	{INPUT_KEY_FIELD, "field", "NAME", "its text is the member NAME (text)"}, \
	{INPUT_KEY_ID, "id-field", "NAME", "its name is the member NAME (id)"}, \
	{INPUT_KEY_MAX_RECORD, "max-record", "SIZE", "longest JSON record or name taken, such as 512K or 64M (16M)"}, \
	{INPUT_KEY_STRICT, "strict", NULL, "exit 1 when a JSON record could not be used"}

typedef struct input {
	/* of the present event */
	const char *id;
	size_t id_length;
	const char *bytes;
	size_t length;
	const char *file; /* the file's name, "-" for standard input */
	uint64_t line;    /* of the record, from 1; 0 for a whole file */
	uint32_t charset; /* with find_utf16: VB_CHARSET_UTF8, or UTF-16 told by its zero bytes */

	/* counted over all */
	uint64_t documents;
	uint64_t total_bytes;
	uint64_t bad_records;

	/* set before input_start */
	bool in_place;   /* -o may name the input: what is written is the same text */
	bool find_utf16; /* the reader of these documents does not find it out itself */

	/* private */
	cli *c;
	enum input_mode mode;
	const char *text_field;
	const char *id_field;
	uint64_t max_record;
	bool strict;
	int next_file;
	int state;
	struct input_stream *stream;
	struct input_record *record;
	char *name;
	size_t name_capacity;
	const char *chunk; /* decompressed bytes not yet given out */
	size_t chunk_length;
	bool held_cr;
	bool drained; /* the first look found the end, or what is wrong */
	size_t key_rest; /* bytes behind the tab of --keyed that are still to be given out */
} input;

void input_init(input *in, cli *c);
/* True when the option just returned by cli_next was one of INPUT_OPTIONS. */
bool input_option(input *in, int key);
/* After the options: takes the files from the command line. */
void input_start(input *in);
enum input_event input_next(input *in);
/* Sums up bad records on stderr and frees. */
void input_end(input *in);

#endif
