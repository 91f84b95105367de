/* cli.h - what the tools have in common at their edges: one table from which options and --help are made, messages,
 * exit status, and output whose every write is checked. */
#ifndef VB_CLI_H
#define VB_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "vanban.h"

#if defined(__GNUC__)
#define CLI_PRINTF(string, first) __attribute__((format(printf, string, first)))
#define CLI_NORETURN __attribute__((noreturn))
#else
#define CLI_PRINTF(string, first)
#define CLI_NORETURN
#endif

/* Exit status: zero results are success; only damage is not. */
#define CLI_OK 0
#define CLI_FAILED 1 /* something could not be read or written */
#define CLI_USAGE 2  /* the command line makes no sense */

/* One option. The table ends with a row of zeros. A row with no name is a heading in --help. */
typedef struct cli_option {
	int key;              /* the short option's letter, or CLI_KEY + n for one that has a long name only */
	const char *name;     /* long name */
	const char *argument; /* what --help calls its argument; NULL for none, [NAME] for one that may be left out */
	const char *help;
} cli_option;

#define CLI_KEY 256 /* a tool numbers its long-only options from here */

/* Rows that cli_next handles itself. Every table ends with CLI_COMMON_OPTIONS. */
#define CLI_KEY_LINE_BUFFERED 1000
#define CLI_OUTPUT_OPTIONS \
	{'o', "output", "FILE", "write to FILE, which appears only when all went well"}, \
	{CLI_KEY_LINE_BUFFERED, "line-buffered", NULL, "write every line at once"}
#define CLI_DICTIONARY_OPTION \
	{'d', "dict", "FILE", "lay the dictionary FILE, .vbx or .tsv, over the built-in one;\nmay be given again"}
#define CLI_COMMON_OPTIONS \
	{0, NULL, NULL, "Other:"}, \
	{'q', "quiet", NULL, "no warnings, only errors"}, \
	{'v', "verbose", NULL, "say more; with --version also what the dictionary is made from"}, \
	{'h', "help", NULL, "this help"}, \
	{'V', "version", NULL, "versions of the program and of what it stands on"}, \
	{0, NULL, NULL, NULL}

typedef struct cli {
	/* set by the tool */
	const char *program;  /* vbner */
	const char *command;  /* build, of `vbdict build`; NULL for a tool without commands */
	const char *synopsis; /* [OPTION]... [FILE]... */
	const char *summary;  /* what it does, one line or more */
	const cli_option *options;
	const char *notes;    /* shown after the options, or NULL */
	bool in_order;        /* options end at the first argument: for a tool with commands */

	/* set by cli_next */
	const char *value; /* argument of the option just returned */
	char **files;      /* when cli_next has returned -1: what is not an option */
	int file_count;
	bool quiet;
	int verbose;

	/* private */
	int argc;
	char **argv;
	int status;
	bool version_wanted;
	bool line_buffered;
	struct option *getopt_long_table;
	char *getopt_short;
	vb_loader *loader; /* NULL while the built-in dictionary is enough */
	const char *output_name;
	char *output_path; /* with symbolic links followed */
	char *output_temp;
	bool output_was;   /* it was there before: the file of these numbers */
	dev_t output_dev;
	ino_t output_ino;
	int output_fd;
	size_t buffered;
	char buffer[65536];
} cli;

/* Readies the process: default SIGPIPE, descriptors 0-2 that cannot be mistaken for files opened later. */
void cli_start(cli *c, int argc, char **argv);
/* The next option's key, -1 after the last. --help, --version and mistakes end the program. */
int cli_next(cli *c);

/* The number of value in a NULL-ended list of names; a usage error naming the option when it is not there. */
int cli_choice(cli *c, const char *option, const char *value, const char *const *names);
/* The encoding (VB_CHARSET_*) that the option's value names. */
uint32_t cli_charset(cli *c, const char *option);
/* A count of bytes such as 65536, 64K, 16M, 2G. */
uint64_t cli_size(cli *c, const char *option, const char *value);

/* Ends the program when the library reports a failure; error, when it is not NULL, says more. */
void cli_check(cli *c, vb_status status, const char *what, const vb_error *error);
/* Lays a file over the built-in dictionary, as CLI_DICTIONARY_OPTION does. */
void cli_dictionary(cli *c, const char *path);
/* The built-in dictionary with those of CLI_DICTIONARY_OPTION over it. */
vb_model *cli_model(cli *c);

/* `program: what: message`; what may be NULL. cli_error makes the exit status CLI_FAILED. */
void cli_error(cli *c, const char *what, const char *message, ...) CLI_PRINTF(3, 4);
/* A reason to exit with CLI_FAILED that needs no words. */
void cli_fail(cli *c);
void cli_warn(cli *c, const char *what, const char *message, ...) CLI_PRINTF(3, 4);
/* One line, a hint at --help, exit 2. */
void cli_usage(cli *c, const char *message, ...) CLI_PRINTF(2, 3) CLI_NORETURN;
/* cli_error, then exit with what has been written so far left as it is (nothing appears under -o). */
void cli_die(cli *c, const char *what, const char *message, ...) CLI_PRINTF(3, 4) CLI_NORETURN;

/* Ends the program if the input of that name (- for standard input) is the file that -o is about to replace. */
void cli_spare_input(cli *c, const char *name);

/* Output to stdout or the -o file; a write that fails ends the program with status 1. */
void cli_put(cli *c, const char *bytes, size_t length);
void cli_puts(cli *c, const char *text);
void cli_put_number(cli *c, uint64_t number);
/* A field of a TSV line: tab, newline, carriage return and backslash as \t \n \r \\, other controls as \xNN. */
void cli_put_field(cli *c, const char *bytes, size_t length);
/* A JSON string with its quotes; malformed UTF-8 becomes U+FFFD. */
void cli_put_json(cli *c, const char *bytes, size_t length);
void cli_flush(cli *c);

/* Closes the output, gives the -o file its name, and returns the exit status for main. */
int cli_finish(cli *c);

#endif
