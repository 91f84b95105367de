/* jsonlines [KEY...]: fails unless every line of standard input is one JSON object in valid UTF-8 whose first members
 * are KEY..., in that order; prints how many lines there were. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yajl/yajl_parse.h>

struct state {
	char **expected; /* NULL-ended */
	int next, depth;
	int object;
};

static int on_key(void *context, const unsigned char *key, size_t n)
{
	struct state *s = context;
	const char *want;

	if (s->depth != 1 || !s->expected[s->next])
		return 1;
	want = s->expected[s->next++];
	return n == strlen(want) && memcmp(key, want, n) == 0;
}

static int on_map(void *context)
{
	struct state *s = context;

	s->object |= s->depth == 0;
	s->depth++;
	return 1;
}

static int on_array(void *context)
{
	((struct state *)context)->depth++;
	return 1;
}

static int on_close(void *context)
{
	((struct state *)context)->depth--;
	return 1;
}

static int good(const char *line, size_t n, char **keys)
{
	static const yajl_callbacks callbacks = {.yajl_map_key = on_key, .yajl_start_map = on_map, .yajl_end_map = on_close,
	                                         .yajl_start_array = on_array, .yajl_end_array = on_close};
	struct state state = {keys, 0, 0, 0};
	yajl_handle parser = yajl_alloc(&callbacks, NULL, &state);
	int ok = parser && yajl_parse(parser, (const unsigned char *)line, n) == yajl_status_ok &&
	         yajl_complete_parse(parser) == yajl_status_ok && state.object && !keys[state.next];

	if (parser)
		yajl_free(parser);
	return ok;
}

int main(int argc, char **argv)
{
	char *line = NULL;
	size_t capacity = 0;
	unsigned long lines = 0;
	ssize_t n;

	(void)argc;
	while ((n = getline(&line, &capacity, stdin)) > 0) {
		lines++;
		if (line[n - 1] != '\n' || memchr(line, '\0', (size_t)n) || memchr(line, '\r', (size_t)n) ||
		    !good(line, (size_t)n - 1, argv + 1)) {
			fprintf(stderr, "jsonlines: line %lu: not an object in order\n", lines);
			return 1;
		}
	}
	free(line);
	printf("%lu\n", lines);
	return ferror(stdin) ? 1 : 0;
}
