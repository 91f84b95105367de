/* input.c - documents out of files: opening, inflating, cutting into records, reading JSON. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <yajl/yajl_parse.h>
#include <zlib.h>

#define CHUNK 65536
#define DEFAULT_MAX_RECORD (16u << 20)
#define BAD_RECORDS_SHOWN 10

enum { BETWEEN_FILES, BETWEEN_RECORDS, IN_RECORD, RECORD_READ, RECORD_GIVEN, ALL_DONE };

static void *need(input *in, void *memory)
{
	if (!memory)
		cli_die(in->c, in->file, "out of memory");
	return memory;
}

/* ---- bytes of a file, inflated where they are gzip (RFC 1952) ---- */

struct input_stream {
	int fd;
	bool ended;     /* the file itself */
	bool gzip;
	bool in_member; /* of a gzip file: its end has not been seen */
	z_stream z;
	size_t raw_length;
	unsigned char raw[CHUNK];
	unsigned char plain[CHUNK];
};

/* Reads once; false when the file cannot be read further, which has been said. */
static bool stream_read(input *in)
{
	struct input_stream *s = in->stream;
	ssize_t n;

	do
		n = read(s->fd, s->raw + s->raw_length, sizeof s->raw - s->raw_length);
	while (n < 0 && errno == EINTR);
	if (n < 0) {
		cli_error(in->c, in->file, "%s", strerror(errno));
		s->ended = true;
		return false;
	}
	s->ended = n == 0;
	s->raw_length += (size_t)n;
	return true;
}

static void stream_close(input *in)
{
	struct input_stream *s = in->stream;

	if (s->gzip)
		inflateEnd(&s->z);
	if (s->fd > STDIN_FILENO)
		close(s->fd);
	s->fd = -1;
}

static bool gzip_magic(const struct input_stream *s)
{
	return s->raw_length >= 3 && s->raw[0] == 0x1f && s->raw[1] == 0x8b && s->raw[2] == Z_DEFLATED;
}

/* Bytes that tell UTF-16 by its zeros. */
enum { UTF16_LOOK = 16 };

static bool stream_open(input *in)
{
	struct input_stream *s = in->stream;

	s->fd = STDIN_FILENO;
	s->ended = s->gzip = s->in_member = false;
	s->raw_length = 0;
	if (strcmp(in->file, "-") != 0) {
		do
			s->fd = open(in->file, O_RDONLY | O_CLOEXEC);
		while (s->fd == -1 && errno == EINTR);
		if (s->fd == -1) {
			cli_error(in->c, in->file, "%s", strerror(errno));
			return false;
		}
	}
	if (!in->in_place)
		cli_spare_input(in->c, in->file);
	while (s->raw_length < (in->find_utf16 ? UTF16_LOOK : 3) && !s->ended)
		if (!stream_read(in)) {
			stream_close(in);
			return false;
		}
	if (gzip_magic(s)) {
		memset(&s->z, 0, sizeof s->z);
		if (inflateInit2(&s->z, 15 + 16) != Z_OK)
			cli_die(in->c, in->file, "out of memory");
		s->gzip = s->in_member = true;
	}
	return true;
}

/* The next inflated bytes into in->chunk; what is wrong ends the file and has been said. */
static bool inflate_some(input *in)
{
	struct input_stream *s = in->stream;

	for (;;) {
		int answer;

		if (!s->raw_length && !s->ended && !stream_read(in))
			return false;
		if (!s->in_member) { /* another member, the padding of a tape, or something that does not belong */
			while (s->raw_length < 3 && !s->ended)
				if (!stream_read(in))
					return false;
			if (!s->raw_length)
				return false;
			if (!gzip_magic(s)) {
				for (size_t i = 0; i < s->raw_length; i++)
					if (s->raw[i]) {
						cli_error(in->c, in->file, "other data after the gzip data");
						return false;
					}
				s->raw_length = 0;
				continue;
			}
			inflateReset(&s->z);
			s->in_member = true;
		}
		if (!s->raw_length) {
			cli_error(in->c, in->file, "gzip data is cut short");
			return false;
		}
		s->z.next_in = s->raw;
		s->z.avail_in = (uInt)s->raw_length;
		s->z.next_out = s->plain;
		s->z.avail_out = sizeof s->plain;
		answer = inflate(&s->z, Z_NO_FLUSH);
		memmove(s->raw, s->z.next_in, s->z.avail_in);
		s->raw_length = s->z.avail_in;
		if (answer == Z_STREAM_END) {
			s->in_member = false;
		} else if (answer != Z_OK && answer != Z_BUF_ERROR) {
			cli_error(in->c, in->file, "damaged gzip data: %s", s->z.msg ? s->z.msg : zError(answer));
			s->raw_length = 0;
			s->ended = true;
			s->in_member = false;
		}
		in->chunk = (const char *)s->plain;
		in->chunk_length = sizeof s->plain - s->z.avail_out;
		if (in->chunk_length)
			return true;
	}
}

/* Fills in->chunk; false at the end of the file. */
static bool stream_next(input *in)
{
	struct input_stream *s = in->stream;

	if (s->gzip)
		return inflate_some(in);
	if (!s->raw_length && !s->ended && !stream_read(in))
		return false;
	in->chunk = (const char *)s->raw;
	in->chunk_length = s->raw_length;
	s->raw_length = 0; /* given out: the caller is done with the chunk before it asks for the next */
	return in->chunk_length > 0;
}

/* ---- a JSON record ---- */

struct input_record {
	yajl_handle parser;
	yajl_callbacks callbacks;
	int depth;
	bool is_object;
	enum { MEMBER_OTHER, MEMBER_TEXT, MEMBER_ID } member;
	bool has_text, has_id;
	char *text;
	size_t text_length, text_capacity;
	char *id;
	size_t id_length, id_capacity;
	uint64_t size;
	bool blank;         /* only white space so far */
	const char *wrong;  /* why the record cannot be used */
	bool out_of_memory;
};

static bool keep(struct input_record *r, char **to, size_t *length, size_t *capacity, const unsigned char *from, size_t n)
{
	if (n + 1 > *capacity) {
		char *bigger = realloc(*to, n + 1);

		if (!bigger) {
			r->out_of_memory = true;
			return false;
		}
		*to = bigger;
		*capacity = n + 1;
	}
	if (n)
		memcpy(*to, from, n);
	*length = n;
	return true;
}

static int on_key(void *context, const unsigned char *key, size_t n)
{
	input *in = context;
	struct input_record *r = in->record;

	r->member = MEMBER_OTHER;
	if (r->depth == 1 && n == strlen(in->text_field) && memcmp(key, in->text_field, n) == 0)
		r->member = MEMBER_TEXT;
	else if (r->depth == 1 && n == strlen(in->id_field) && memcmp(key, in->id_field, n) == 0)
		r->member = MEMBER_ID;
	return 1;
}

static int on_string(void *context, const unsigned char *value, size_t n)
{
	input *in = context;
	struct input_record *r = in->record;

	if (r->depth != 1)
		return 1;
	if (r->member == MEMBER_TEXT)
		return r->has_text = keep(r, &r->text, &r->text_length, &r->text_capacity, value, n);
	if (r->member == MEMBER_ID)
		return r->has_id = keep(r, &r->id, &r->id_length, &r->id_capacity, value, n);
	return 1;
}

static int on_number(void *context, const char *digits, size_t n)
{
	input *in = context;
	struct input_record *r = in->record;

	if (r->depth == 1 && r->member == MEMBER_ID)
		return r->has_id = keep(r, &r->id, &r->id_length, &r->id_capacity, (const unsigned char *)digits, n);
	return 1;
}

static int on_open(void *context)
{
	input *in = context;

	in->record->depth++;
	return 1;
}

static int on_object(void *context)
{
	input *in = context;

	if (in->record->depth == 0)
		in->record->is_object = true;
	return on_open(context);
}

static int on_close(void *context)
{
	input *in = context;

	in->record->depth--;
	return 1;
}

static void record_begin(input *in)
{
	struct input_record *r = in->record;

	r->callbacks = (yajl_callbacks){
		.yajl_map_key = on_key,       .yajl_string = on_string,      .yajl_number = on_number,
		.yajl_start_map = on_object,  .yajl_end_map = on_close,
		.yajl_start_array = on_open,  .yajl_end_array = on_close,
	};
	r->parser = NULL;
	r->depth = 0;
	r->is_object = r->has_text = r->has_id = r->out_of_memory = false;
	r->member = MEMBER_OTHER;
	r->text_length = r->id_length = 0;
	r->size = 0;
	r->blank = true;
	r->wrong = NULL;
}

static void record_add(input *in, const char *bytes, size_t n)
{
	struct input_record *r = in->record;

	if (in->line == 1 && !r->size && r->blank && n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		bytes += 3; /* a byte order mark is no part of JSON (RFC 8259, section 8.1) */
		n -= 3;
	}
	for (size_t i = 0; r->blank && i < n; i++)
		r->blank = bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r';
	if (r->wrong || r->blank || !n)
		return;
	r->size += n;
	if (r->size > in->max_record) {
		r->wrong = "longer than --max-record allows";
		return;
	}
	if (!r->parser) {
		r->parser = need(in, yajl_alloc(&r->callbacks, NULL, in));
		yajl_config(r->parser, yajl_dont_validate_strings, 1); /* the analysis replaces malformed bytes itself */
	}
	if (yajl_parse(r->parser, (const unsigned char *)bytes, n) != yajl_status_ok)
		r->wrong = "not valid JSON";
}

static void record_end(input *in)
{
	struct input_record *r = in->record;

	if (r->parser && !r->wrong && yajl_complete_parse(r->parser) != yajl_status_ok)
		r->wrong = "not valid JSON";
	if (r->parser)
		yajl_free(r->parser);
	r->parser = NULL;
	if (r->out_of_memory)
		cli_die(in->c, in->file, "out of memory");
	if (!r->wrong && !r->is_object)
		r->wrong = "not a JSON object";
	if (!r->wrong && !r->has_text)
		r->wrong = "the object has no string of the name that --field gives";
	if (!r->wrong)
		return;
	r->text_length = 0; /* the record keeps its place as an empty document */
	in->bad_records++;
	if (in->bad_records <= BAD_RECORDS_SHOWN)
		cli_warn(in->c, in->file, "line %llu: %s", (unsigned long long)in->line, r->wrong);
}

/* ---- cutting ---- */

void input_init(input *in, cli *c)
{
	memset(in, 0, sizeof *in);
	in->c = c;
	in->text_field = "text";
	in->id_field = "id";
	in->max_record = DEFAULT_MAX_RECORD;
	in->file = "-";
}

static void set_mode(input *in, enum input_mode mode)
{
	if (in->mode != INPUT_FILES && in->mode != mode)
		cli_usage(in->c, "only one of --lines, --null, --keyed and --jsonl can be meant");
	in->mode = mode;
}

bool input_option(input *in, int key)
{
	switch (key) {
	case INPUT_KEY_LINES:
		set_mode(in, INPUT_LINES);
		return true;
	case '0':
		set_mode(in, INPUT_NULL);
		return true;
	case INPUT_KEY_KEYED:
		set_mode(in, INPUT_KEYED);
		return true;
	case INPUT_KEY_JSONL:
		set_mode(in, INPUT_JSONL);
		return true;
	case INPUT_KEY_FIELD:
		in->text_field = in->c->value;
		return true;
	case INPUT_KEY_ID:
		in->id_field = in->c->value;
		return true;
	case INPUT_KEY_MAX_RECORD:
		in->max_record = cli_size(in->c, "max-record", in->c->value);
		return true;
	case INPUT_KEY_STRICT:
		in->strict = true;
		return true;
	default:
		return false;
	}
}

void input_start(input *in)
{
	in->stream = need(in, malloc(sizeof *in->stream));
	in->record = need(in, calloc(1, sizeof *in->record));
	in->state = BETWEEN_FILES;
}

/* FILE:LINE */
static void name_record(input *in)
{
	size_t room = strlen(in->file) + 24;

	if (room > in->name_capacity) {
		in->name = need(in, realloc(in->name, room));
		in->name_capacity = room;
	}
	in->id_length = (size_t)snprintf(in->name, room, "%s:%llu", in->file, (unsigned long long)in->line);
	in->id = in->name;
}

static bool next_file(input *in)
{
	static const char *const standard_input = "-";
	int count = in->c->file_count ? in->c->file_count : 1;

	if (in->next_file >= count)
		return false;
	in->file = in->c->file_count ? in->c->files[in->next_file] : standard_input;
	in->next_file++;
	in->line = 0;
	in->chunk_length = 0;
	in->held_cr = false;
	return true;
}

static void take(input *in, size_t n)
{
	in->bytes = in->chunk;
	in->length = n;
	in->chunk += n;
	in->chunk_length -= n;
	in->total_bytes += n;
}

/* The next piece of a record that ends with mark: true with in->bytes, false when the record has ended. A \r before
 * \n belongs to the line's end; the last one of a piece waits to see what comes. */
static bool record_piece(input *in, char mark)
{
	static const char cr = '\r';

	for (;;) {
		const char *end;
		size_t n;

		if (!in->chunk_length && !stream_next(in)) {
			in->state = RECORD_READ;
			stream_close(in);
			in->stream->ended = true;
			in->chunk_length = 0;
			if (!in->held_cr)
				return false;
			goto lone_cr;
		}
		end = memchr(in->chunk, mark, in->chunk_length);
		n = end ? (size_t)(end - in->chunk) : in->chunk_length;
		if (in->held_cr && n > 0)
			goto lone_cr;
		in->held_cr = mark == '\n' && n > 0 && in->chunk[n - 1] == '\r';
		take(in, n);
		in->length -= in->held_cr;
		in->total_bytes -= in->held_cr;
		if (end) {
			in->held_cr = false;
			in->chunk++;
			in->chunk_length--;
			in->state = RECORD_READ;
			return in->length > 0;
		}
		if (in->length)
			return true;
	}
lone_cr:
	in->held_cr = false;
	in->bytes = &cr;
	in->length = 1;
	in->total_bytes++;
	return true;
}

/* Reads a JSON record whole; false when the line was blank. */
static bool read_json(input *in)
{
	struct input_record *r = in->record;
	uint64_t before = in->total_bytes;

	record_begin(in);
	while (in->state == IN_RECORD)
		if (record_piece(in, '\n'))
			record_add(in, in->bytes, in->length);
	in->total_bytes = before;
	if (r->blank)
		return false;
	record_end(in);
	in->total_bytes += r->text_length;
	if (r->has_id) {
		in->id = r->id;
		in->id_length = r->id_length;
	}
	in->bytes = r->text;
	in->length = r->text_length;
	return true;
}

/* Reads up to the tab: what stands before it is the name, what came behind it in the same piece waits in in->bytes. A
 * line without a tab is a name with an empty document (as Hadoop reads it). */
static void read_key(input *in)
{
	size_t n = 0;

	in->key_rest = 0;
	while (in->state == IN_RECORD && !in->key_rest && record_piece(in, '\n')) {
		const char *tab = memchr(in->bytes, '\t', in->length);
		size_t more = tab ? (size_t)(tab - in->bytes) : in->length;

		if (n + more > in->max_record)
			cli_die(in->c, in->file, "line %llu: name longer than --max-record allows", (unsigned long long)in->line);
		if (n + more > in->name_capacity) {
			in->name = need(in, realloc(in->name, n + more));
			in->name_capacity = n + more;
		}
		if (more)
			memcpy(in->name + n, in->bytes, more);
		n += more;
		if (!tab)
			continue;
		in->bytes = tab + 1;
		in->length -= more + 1;
		in->key_rest = 1; /* a piece, maybe an empty one, is to be given out */
	}
	in->id = in->name;
	in->id_length = n;
	if (!in->key_rest)
		in->length = 0;
	in->key_rest = in->length;
}

/* The bytes of a character that begins with first in UTF-8, 0 if none does. */
static size_t utf8_length(unsigned char first)
{
	return first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

/* Behind first no character has second: it would be written longer than need be, half of a pair, or beyond the last one (Unicode, table 3-7). */
static bool never_behind(unsigned char first, unsigned char second)
{
	return (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
}

/* The first byte that is in no character of UTF-8, n if there is none; what the end cuts off does not count. */
static size_t first_ill_formed(const char *p, size_t n)
{
	for (size_t i = 0, length; i < n; i += length) {
		length = utf8_length((unsigned char)p[i]);
		if (!length || (i + 1 < n && never_behind((unsigned char)p[i], (unsigned char)p[i + 1])))
			return i;
		for (size_t k = 1; k < length && i + k < n; k++)
			if (((unsigned char)p[i + k] & 0xC0) != 0x80)
				return i;
	}
	return n;
}

/* By a byte order mark of UTF-16 or UTF-32, which the library reads. */
static bool marked(const input *in)
{
	return (in->chunk_length > 1 && (memcmp(in->chunk, "\xFF\xFE", 2) == 0 || memcmp(in->chunk, "\xFE\xFF", 2) == 0)) ||
	       (in->chunk_length > 3 && memcmp(in->chunk, "\0\0\xFE\xFF", 4) == 0);
}

/* Text of another encoding is read all the same, as damage, and nothing would be found in it: its user wants to know why. */
static void tell_encoding(const input *in)
{
	vb_detection found = {.struct_size = sizeof found};
	size_t at = first_ill_formed(in->chunk, in->chunk_length);

	if (at == in->chunk_length || in->mode == INPUT_JSONL || marked(in))
		return;
	cli_check(in->c, vb_detect(in->chunk, in->chunk_length, &found), in->file, NULL);
	if (found.charset != VB_CHARSET_UTF8 && found.sure)
		cli_warn(in->c, in->file, "not UTF-8 but %s, as it seems: --from=auto reads it", vb_charset_name(found.charset));
	else
		cli_warn(in->c, in->file, "byte %zu is in no character of UTF-8; such bytes are read as U+FFFD", at);
}

/* Looks at the beginning of a file that was opened. False if it cannot be read: lines are cut by bytes, and those of UTF-16 are not. */
static bool look_at_encoding(input *in)
{
	vb_detection found = {.struct_size = sizeof found};

	in->charset = VB_CHARSET_UTF8;
	in->drained = false;
	if (!in->find_utf16)
		return true;
	in->drained = !stream_next(in);
	if (in->drained)
		return true;
	if (memchr(in->chunk, 0, in->chunk_length < UTF16_LOOK ? in->chunk_length : UTF16_LOOK)) {
		cli_check(in->c, vb_detect(in->chunk, in->chunk_length, &found), in->file, NULL);
		if (found.charset == VB_CHARSET_UTF16LE || found.charset == VB_CHARSET_UTF16BE)
			in->charset = found.charset;
	}
	if (in->charset == VB_CHARSET_UTF8)
		tell_encoding(in);
	if (in->charset == VB_CHARSET_UTF8 || in->mode == INPUT_FILES || in->mode == INPUT_NULL) /* a NUL may end a letter */
		return true;
	cli_error(in->c, in->file, "this is UTF-16; only a file that is one document can be");
	return false;
}

static bool file_open(const input *in)
{
	return in->stream->fd != -1;
}

enum input_event input_next(input *in)
{
	const char mark = in->mode == INPUT_NULL ? '\0' : '\n';

	for (;;)
		switch (in->state) {
		case BETWEEN_FILES:
			if (!next_file(in)) {
				in->state = ALL_DONE;
				break;
			}
			if (!stream_open(in))
				break;
			if (!look_at_encoding(in)) {
				in->chunk_length = 0;
				stream_close(in);
				break;
			}
			in->state = BETWEEN_RECORDS;
			if (in->mode != INPUT_FILES)
				break;
			in->state = IN_RECORD;
			in->id = in->file;
			in->id_length = strlen(in->file);
			in->documents++;
			return INPUT_BEGIN;
		case BETWEEN_RECORDS:
			if (!file_open(in) || in->drained || (!in->chunk_length && !stream_next(in))) {
				if (file_open(in))
					stream_close(in);
				in->state = BETWEEN_FILES;
				break;
			}
			in->line++;
			name_record(in);
			in->state = IN_RECORD;
			if (in->mode == INPUT_JSONL && !read_json(in)) {
				in->state = BETWEEN_RECORDS;
				break;
			}
			if (in->mode == INPUT_KEYED)
				read_key(in);
			in->documents++;
			return INPUT_BEGIN;
		case IN_RECORD:
			if (in->key_rest) {
				in->key_rest = 0;
				return INPUT_BYTES;
			}
			if (in->mode != INPUT_FILES) {
				if (record_piece(in, mark))
					return INPUT_BYTES;
				break;
			}
			if (in->drained || (!in->chunk_length && !stream_next(in))) {
				stream_close(in);
				in->state = RECORD_READ;
				break;
			}
			take(in, in->chunk_length);
			return INPUT_BYTES;
		case RECORD_READ:
			in->state = RECORD_GIVEN;
			if ((in->mode == INPUT_JSONL && in->length) || in->key_rest) {
				in->key_rest = 0;
				return INPUT_BYTES;
			}
			break;
		case RECORD_GIVEN:
			in->state = in->mode == INPUT_FILES ? BETWEEN_FILES : BETWEEN_RECORDS;
			return INPUT_FINISH;
		default:
			return INPUT_END;
		}
}

void input_end(input *in)
{
	if (in->bad_records) {
		if (in->strict)
			cli_error(in->c, NULL, "%llu JSON records could not be used", (unsigned long long)in->bad_records);
		else if (in->bad_records > BAD_RECORDS_SHOWN)
			cli_warn(in->c, NULL, "%llu JSON records could not be used", (unsigned long long)in->bad_records);
	}
	free(in->stream);
	if (in->record) {
		free(in->record->text);
		free(in->record->id);
	}
	free(in->record);
	free(in->name);
	in->stream = NULL;
	in->record = NULL;
	in->name = NULL;
}
