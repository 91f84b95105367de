/* vbdict.h - what the parts of vbdict share. */
#ifndef VB_VBDICT_H
#define VB_VBDICT_H

#include "cli.h"

typedef struct dict_bytes {
	char *p;
	size_t n;
} dict_bytes;

/* vbdict.c */
dict_bytes dict_read(cli *c, const char *path); /* the caller's to free */
CLI_NORETURN void dict_give_up(cli *c, const char *path, const vb_error *error, vb_status status);
vb_model *dict_open(cli *c, const char *path); /* path NULL: the built-in dictionary */
void dict_put_entry(cli *c, const vb_dict_entry *entry);
void *dict_alloc(cli *c, void *block, size_t size); /* as realloc; ends the program for want of memory */

/* A dictionary alone: in memory, or in blocks within a cap. */
#define DICT_KEY_IN (CLI_KEY + 40)
#define DICT_KEY_MEMORY (CLI_KEY + 41)
#define DICT_FINDER_OPTIONS \
	CLI_DICTIONARY_OPTION, \
	{DICT_KEY_IN, "in", "FILE", "this dictionary alone, without the built-in one"}, \
	{DICT_KEY_MEMORY, "dict-memory", "SIZE", "leave the dictionary of --in, made with build --blocks, on\ndisk and hold about so much of it, such as 32M"}
typedef struct dict_choice {
	const char *in;
	uint64_t memory; /* 0: all of it */
} dict_choice;
bool dict_choose(cli *c, int key, dict_choice *choice); /* takes an option of DICT_FINDER_OPTIONS */
vb_model *dict_chosen(cli *c, const dict_choice *choice);

/* dictpack.c, dictreport.c, dictscan.c, dictdiff.c */
void dict_pack(cli *c, uint64_t memory);
typedef struct dict_report dict_report;
dict_report *dict_report_new(cli *c, vb_dict_builder *builder);
void dict_report_put(cli *c, dict_report *report); /* and frees it */
extern const cli_option dict_scan_options[], dict_diff_options[], dict_lookup_options[];
void dict_scan(cli *c);
void dict_lookup(cli *c);
void dict_diff(cli *c);
void dict_sort(cli *c);

#endif
