/* cli.c - options, help, messages and checked output of every tool. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The unfinished -o file, for the signal handler. */
static char *volatile unfinished;

static void remove_unfinished(int number)
{
	if (unfinished)
		unlink(unfinished);
	signal(number, SIG_DFL);
	raise(number);
}

/* A closed descriptor 0, 1 or 2 would be given to the next file opened, and messages or results would end up inside
 * it. /dev/null, opened the wrong way round, takes the place: using it is the error that a closed one would give. */
static void occupy_standard(int fd)
{
	if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
		(void)!open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

/* ---- messages ---- */

/* A file's name may hold anything; what goes to stderr stays on one line, for those who parse it. */
static void complain(const cli *c, const char *what, const char *message, va_list arguments)
{
	char line[1024];
	int n = 0;

	n = snprintf(line, sizeof line, "%s: %s%s", c->program, what ? what : "", what ? ": " : "");
	if (n < 0)
		return;
	if ((size_t)n > sizeof line - 300) /* a name too long to be of use: keep room for the message */
		n = (int)sizeof line - 300;
	vsnprintf(line + n, sizeof line - (size_t)n - 1, message, arguments);
	for (char *p = line; *p; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			*p = '?';
	n = (int)strlen(line);
	line[n++] = '\n';
	(void)!write(STDERR_FILENO, line, (size_t)n);
}

void cli_fail(cli *c)
{
	if (c->status == CLI_OK)
		c->status = CLI_FAILED;
}

void cli_error(cli *c, const char *what, const char *message, ...)
{
	va_list arguments;

	va_start(arguments, message);
	complain(c, what, message, arguments);
	va_end(arguments);
	cli_fail(c);
}

void cli_warn(cli *c, const char *what, const char *message, ...)
{
	va_list arguments;

	if (c->quiet)
		return;
	va_start(arguments, message);
	complain(c, what, message, arguments);
	va_end(arguments);
}

static CLI_NORETURN void leave(int status)
{
	if (unfinished)
		unlink(unfinished);
	_exit(status); /* nothing is left in stdio: it is not used for output */
}

void cli_die(cli *c, const char *what, const char *message, ...)
{
	va_list arguments;

	va_start(arguments, message);
	complain(c, what, message, arguments);
	va_end(arguments);
	leave(CLI_FAILED);
}

void cli_usage(cli *c, const char *message, ...)
{
	va_list arguments;
	char hint[160];
	int n;

	va_start(arguments, message);
	complain(c, NULL, message, arguments);
	va_end(arguments);
	n = snprintf(hint, sizeof hint, "try '%s%s%s --help'\n", c->program, c->command ? " " : "",
	             c->command ? c->command : "");
	(void)!write(STDERR_FILENO, hint, (size_t)n);
	leave(CLI_USAGE);
}

/* ---- help and version ---- */

static void show_option(cli *c, const cli_option *o)
{
	char left[80];
	int n;

	if (!o->name) {
		cli_puts(c, "\n");
		cli_puts(c, o->help);
		cli_puts(c, "\n");
		return;
	}
	if (o->key < CLI_KEY)
		n = snprintf(left, sizeof left, "  -%c, --%s", o->key, o->name);
	else
		n = snprintf(left, sizeof left, "      --%s", o->name);
	if (o->argument && o->argument[0] == '[')
		n += snprintf(left + n, sizeof left - (size_t)n, "[=%s", o->argument + 1);
	else if (o->argument)
		n += snprintf(left + n, sizeof left - (size_t)n, "=%s", o->argument);
	cli_puts(c, left);
	if (n > 27) {
		cli_puts(c, "\n");
		n = 0;
	}
	for (; n < 29; n++)
		cli_put(c, " ", 1);
	for (const char *p = o->help, *end; *p; p = end) { /* further lines of a help text stand under its first */
		end = strchr(p, '\n');
		end = end ? end + 1 : p + strlen(p);
		cli_put(c, p, (size_t)(end - p));
		if (*end)
			cli_puts(c, "                             ");
	}
	cli_puts(c, "\n");
}

static CLI_NORETURN void show_help(cli *c)
{
	cli_puts(c, "Usage: ");
	cli_puts(c, c->program);
	if (c->command) {
		cli_puts(c, " ");
		cli_puts(c, c->command);
	}
	cli_puts(c, " ");
	cli_puts(c, c->synopsis);
	cli_puts(c, "\n");
	cli_puts(c, c->summary);
	cli_puts(c, "\n");
	for (const cli_option *o = c->options; o->key || o->help; o++)
		show_option(c, o);
	if (c->notes) {
		cli_puts(c, "\n");
		cli_puts(c, c->notes);
		cli_puts(c, "\n");
	}
	leave(cli_finish(c));
}

static void show_fact(cli *c, const vb_model *model, const char *name)
{
	char value[256];

	if (!vb_model_info(model, name, value, sizeof value))
		return;
	cli_puts(c, "  ");
	cli_puts(c, name);
	cli_puts(c, ": ");
	cli_puts(c, value);
	cli_puts(c, "\n");
}

static CLI_NORETURN void show_version(cli *c)
{
	static const char *const fact[] = {"origin", "format", "entries", "keys", "tokens", "date", "source-digest",
	                                   "unicode"};
	char components[512];
	vb_model *model = NULL;

	cli_puts(c, c->program);
	cli_puts(c, " (vanban) ");
	cli_puts(c, vb_version());
	cli_puts(c, "\n");
	vb_components(components, sizeof components);
	cli_puts(c, components);
	cli_puts(c, "\n");
	if (c->verbose) {
		cli_puts(c, "Licence of the program and of the dictionaries: Apache License 2.0\nDictionary:\n");
		if (vb_model_builtin(NULL, &model, NULL) >= VB_OK && model)
			for (size_t i = 0; i < sizeof fact / sizeof *fact; i++)
				show_fact(c, model, fact[i]);
		else
			cli_puts(c, "  none built in\n");
		vb_model_free(model);
	}
	leave(cli_finish(c));
}

/* ---- options ---- */

static void *need(cli *c, void *memory)
{
	if (!memory)
		cli_die(c, NULL, "out of memory");
	return memory;
}

static void make_getopt_tables(cli *c)
{
	size_t count = 0, n = 0, s = 0;

	for (const cli_option *o = c->options; o->key || o->help; o++)
		count++;
	c->getopt_long_table = need(c, calloc(count + 1, sizeof *c->getopt_long_table));
	c->getopt_short = need(c, calloc(count + 2, 2));
	if (c->in_order)
		c->getopt_short[s++] = '+';
	c->getopt_short[s++] = ':'; /* a missing argument is told apart from an unknown option */
	for (const cli_option *o = c->options; o->key || o->help; o++) {
		if (!o->name)
			continue;
		c->getopt_long_table[n].name = o->name;
		c->getopt_long_table[n].has_arg = !o->argument           ? no_argument
		                                  : o->argument[0] == '[' ? optional_argument
		                                                          : required_argument;
		c->getopt_long_table[n++].val = o->key;
		if (o->key < CLI_KEY) {
			c->getopt_short[s++] = (char)o->key;
			if (o->argument)
				c->getopt_short[s++] = ':';
		}
	}
}

void cli_start(cli *c, int argc, char **argv)
{
	static const int fatal[] = {SIGINT, SIGTERM, SIGHUP};

	for (int fd = 0; fd < 3; fd++)
		occupy_standard(fd);
	signal(SIGPIPE, SIG_DFL); /* a parent may have left it ignored: a reader that goes away ends us quietly */
	for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
		if (signal(fatal[i], SIG_IGN) != SIG_IGN)
			signal(fatal[i], remove_unfinished);
	c->argc = argc;
	c->argv = argv;
	c->output_fd = STDOUT_FILENO;
	make_getopt_tables(c);
	opterr = 0;
#ifdef __GLIBC__
	optind = 0; /* starts over, for a command's own options */
#else
	optind = 1;
#endif
}

static CLI_NORETURN void bad_option(cli *c, int answer)
{
	const char *word = optind > 0 && optind <= c->argc ? c->argv[optind - 1] : "";

	if (answer == ':') {
		if (strncmp(word, "--", 2) == 0)
			cli_usage(c, "option '%s' needs an argument", word);
		cli_usage(c, "option '-%c' needs an argument", optopt);
	}
	if (!optopt)
		cli_usage(c, "unknown or ambiguous option '%s'", word);
	if (strncmp(word, "--", 2) == 0 && strchr(word, '='))
		cli_usage(c, "option '%.*s' takes no argument", (int)strcspn(word, "="), word);
	cli_usage(c, "unknown option '-%c'", optopt);
}

/* ---- dictionaries ---- */

void cli_check(cli *c, vb_status status, const char *what, const vb_error *error)
{
	const char *message = error && error->message[0] ? error->message : vb_strerror(status);

	if (status >= VB_OK)
		return;
	if (error && error->line) { /* FILE:LINE: message, as compilers say it and editors read it */
		char where[512];

		snprintf(where, sizeof where, "%s:%u", what ? what : error->source, (unsigned)error->line);
		cli_die(c, where, "%s", message);
	}
	cli_die(c, what, "%s", message);
}

void cli_dictionary(cli *c, const char *path)
{
	vb_error error = {.struct_size = sizeof error};

	if (!c->loader) {
		vb_status status;

		cli_check(c, vb_loader_new(NULL, &c->loader), NULL, NULL);
		status = vb_loader_add_builtin(c->loader, &error);
		if (status == VB_ERR_NOT_FOUND) { /* the dictionary compiler, before there is one: this one alone */
			vb_loader_free(c->loader);
			cli_check(c, vb_loader_new(NULL, &c->loader), NULL, NULL);
		} else
			cli_check(c, status, "built-in dictionary", &error);
	}
	cli_check(c, vb_loader_add_file(c->loader, path, &error), path, &error);
}

vb_model *cli_model(cli *c)
{
	vb_error error = {.struct_size = sizeof error};
	vb_model *model = NULL;

	if (c->loader)
		cli_check(c, vb_loader_finish(c->loader, &model, &error), "dictionary", &error);
	else
		cli_check(c, vb_model_builtin(NULL, &model, &error), "built-in dictionary", &error);
	vb_loader_free(c->loader);
	c->loader = NULL;
	return model;
}

/* ---- options, continued ---- */

static bool own_dictionaries(const cli *c)
{
	for (const cli_option *o = c->options; o->key || o->help; o++)
		if (o->key == 'd' && o->name && strcmp(o->name, "dict") == 0)
			return true;
	return false;
}

static void open_output(cli *c);

static int after_options(cli *c)
{
	if (c->version_wanted)
		show_version(c);
	c->files = c->argv + optind;
	c->file_count = c->argc - optind;
	free(c->getopt_long_table);
	free(c->getopt_short);
	c->getopt_long_table = NULL;
	c->getopt_short = NULL;
	if (c->output_name && strcmp(c->output_name, "-") != 0)
		open_output(c);
	return -1;
}

int cli_next(cli *c)
{
	for (;;) {
		int key = getopt_long(c->argc, c->argv, c->getopt_short, c->getopt_long_table, NULL);

		c->value = optarg;
		switch (key) {
		case -1:
			return after_options(c);
		case '?':
		case ':':
			bad_option(c, key);
		case 'h':
			show_help(c);
		case 'V': /* waits for -v */
			c->version_wanted = true;
			break;
		case 'q':
			c->quiet = true;
			break;
		case 'v':
			c->verbose++;
			break;
		case 'o':
			if (!*optarg)
				cli_usage(c, "option '--output' needs the name of a file");
			c->output_name = optarg;
			break;
		case CLI_KEY_LINE_BUFFERED:
			c->line_buffered = true;
			break;
		case 'd':
			if (!own_dictionaries(c))
				return key;
			cli_dictionary(c, optarg);
			break;
		default:
			return key;
		}
	}
}

int cli_choice(cli *c, const char *option, const char *value, const char *const *names)
{
	char known[256];
	size_t n = 0;

	for (int i = 0; names[i]; i++)
		if (strcmp(names[i], value) == 0)
			return i;
	known[0] = '\0';
	for (int i = 0; names[i] && n < sizeof known; i++)
		n += (size_t)snprintf(known + n, sizeof known - n, "%s%s", i ? ", " : "", names[i]);
	cli_usage(c, "--%s=%s: it is one of %s", option, value, known);
}

uint32_t cli_charset(cli *c, const char *option)
{
	int32_t charset = vb_charset_find(c->value, strlen(c->value));

	if (charset < 0)
		cli_usage(c, "--%s=%s: no such encoding; there are utf-8, utf-16le, windows-1258, tcvn3, vni, viscii, vps, viqr and others",
		          option, c->value);
	return (uint32_t)charset;
}

uint64_t cli_size(cli *c, const char *option, const char *value)
{
	static const char unit[] = "KMG";
	uint64_t size = 0;
	const char *p = value;

	for (; *p >= '0' && *p <= '9' && size < UINT64_MAX / 100; p++)
		size = size * 10 + (uint64_t)(*p - '0');
	if (p != value && *p) {
		const char *u = strchr(unit, *p >= 'a' ? *p - ('a' - 'A') : *p);

		if (u && size < UINT64_MAX >> 40) {
			size <<= 10 * (u - unit + 1);
			p++;
		}
	}
	if (p == value || *p || !size)
		cli_usage(c, "--%s=%s: it is a number of bytes such as 65536, 512K or 64M", option, value);
	return size;
}

/* ---- output ---- */

/* A temporary name beside the target, so that renaming is one step and a half-written file is never seen. What is not
 * a regular file (/dev/full, a pipe) is written straight. */
static void open_output(cli *c)
{
	struct stat st;
	bool there;
	mode_t mask;

	memset(&st, 0, sizeof st);
	there = stat(c->output_name, &st) == 0;
	if (there && S_ISDIR(st.st_mode))
		cli_die(c, c->output_name, "%s", strerror(EISDIR));
	if (there && !S_ISREG(st.st_mode)) {
		c->output_fd = open(c->output_name, O_WRONLY | O_CLOEXEC);
		if (c->output_fd == -1)
			cli_die(c, c->output_name, "%s", strerror(errno));
		return;
	}
	c->output_was = there;
	c->output_dev = st.st_dev;
	c->output_ino = st.st_ino;
	c->output_path = there ? realpath(c->output_name, NULL) : strdup(c->output_name);
	need(c, c->output_path);
	c->output_temp = need(c, malloc(strlen(c->output_path) + 8));
	sprintf(c->output_temp, "%s.XXXXXX", c->output_path);
	c->output_fd = mkstemp(c->output_temp);
	if (c->output_fd == -1)
		cli_die(c, c->output_name, "%s", strerror(errno));
	unfinished = c->output_temp;
	mask = umask(0);
	umask(mask);
	if (fchmod(c->output_fd, there ? st.st_mode & 07777 : 0666 & ~mask) != 0)
		cli_die(c, c->output_name, "%s", strerror(errno));
}

void cli_spare_input(cli *c, const char *name)
{
	struct stat st;

	if (c->output_was && (strcmp(name, "-") == 0 ? fstat(STDIN_FILENO, &st) : stat(name, &st)) == 0 && st.st_dev == c->output_dev && st.st_ino == c->output_ino)
		cli_die(c, name, "the output would replace this input; give --output another name");
}

static const char *output_label(const cli *c)
{
	return c->output_name && strcmp(c->output_name, "-") != 0 ? c->output_name : "standard output";
}

static void write_all(cli *c, const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = write(c->output_fd, bytes, length);

		if (n < 0) {
			if (errno == EINTR)
				continue;
			cli_die(c, output_label(c), "%s", strerror(errno));
		}
		bytes += n;
		length -= (size_t)n;
	}
}

void cli_flush(cli *c)
{
	write_all(c, c->buffer, c->buffered);
	c->buffered = 0;
}

void cli_put(cli *c, const char *bytes, size_t length)
{
	if (!length)
		return;
	if (length > sizeof c->buffer - c->buffered)
		cli_flush(c);
	if (length >= sizeof c->buffer) {
		write_all(c, bytes, length);
		return;
	}
	memcpy(c->buffer + c->buffered, bytes, length);
	c->buffered += length;
	if (c->line_buffered && memchr(bytes, '\n', length))
		cli_flush(c);
}

void cli_puts(cli *c, const char *text)
{
	cli_put(c, text, strlen(text));
}

void cli_put_number(cli *c, uint64_t number)
{
	char digits[24];
	size_t at = sizeof digits;

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	cli_put(c, digits + at, sizeof digits - at);
}

void cli_put_field(cli *c, const char *bytes, size_t length)
{
	static const char digit[] = "0123456789abcdef";

	for (size_t i = 0, from = 0; i <= length; i++) {
		unsigned char b = i < length ? (unsigned char)bytes[i] : 0;
		const char *named = b == '\t' ? "\\t" : b == '\n' ? "\\n" : b == '\r' ? "\\r" : b == '\\' ? "\\\\" : NULL;
		char hex[4] = {'\\', 'x', digit[b >> 4], digit[b & 15]};

		if (i < length && !named && b >= 0x20 && b != 0x7f)
			continue;
		if (i > from)
			cli_put(c, bytes + from, i - from);
		from = i + 1;
		if (i < length)
			cli_put(c, named ? named : hex, named ? 2 : 4);
	}
}

/* The length of the well-formed UTF-8 sequence at p, 0 if it is not one (Unicode 15, table 3-7). */
static size_t utf8_length(const unsigned char *p, size_t room)
{
	size_t n = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : p[0] < 0xf5 ? 4 : 0;

	if (n > room)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) || (p[0] == 0xf0 && p[1] < 0x90) ||
	    (p[0] == 0xf4 && p[1] > 0x8f))
		return 0;
	return n;
}

void cli_put_json(cli *c, const char *bytes, size_t length)
{
	const unsigned char *p = (const unsigned char *)bytes;

	cli_put(c, "\"", 1);
	for (size_t i = 0, n; i < length; i += n ? n : 1) {
		n = utf8_length(p + i, length - i);
		if (!n) {
			cli_puts(c, "\xEF\xBF\xBD");
		} else if (p[i] == '"' || p[i] == '\\') {
			char pair[2] = {'\\', bytes[i]};

			cli_put(c, pair, 2);
		} else if (p[i] < 0x20 || p[i] == 0x7f) {
			char escape[8];

			snprintf(escape, sizeof escape, "\\u%04x", p[i]);
			cli_puts(c, p[i] == '\n' ? "\\n" : p[i] == '\t' ? "\\t" : p[i] == '\r' ? "\\r" : escape);
		} else if (n == 3 && p[i] == 0xe2 && p[i + 1] == 0x80 && (p[i + 2] | 1) == 0xa9) {
			cli_puts(c, p[i + 2] == 0xa8 ? "\\u2028" : "\\u2029");
		} else {
			cli_put(c, bytes + i, n);
		}
	}
	cli_put(c, "\"", 1);
}

int cli_finish(cli *c)
{
	cli_flush(c);
	if (close(c->output_fd) != 0 && errno != EINTR)
		cli_die(c, output_label(c), "%s", strerror(errno));
	if (c->output_temp) {
		if (c->status == CLI_OK && rename(c->output_temp, c->output_path) != 0)
			cli_die(c, output_label(c), "%s", strerror(errno));
		if (c->status != CLI_OK)
			unlink(c->output_temp);
		unfinished = NULL;
	}
	free(c->output_temp);
	free(c->output_path);
	c->output_temp = c->output_path = NULL;
	return c->status;
}
