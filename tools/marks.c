/* marks.c - vbnorm --restore: the weights for it, and how sure it was. */
#include "marks.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NAME "restore.vbx"
#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

/* The folder of the running program, with its slash; empty if that cannot be told. */
static void own_folder(const cli *c, char *folder, size_t capacity)
{
	ssize_t n = readlink("/proc/self/exe", folder, capacity - 1);
	char *slash;

	folder[n > 0 ? n : 0] = '\0';
	if (n <= 0)
		snprintf(folder, capacity, "%s", c->argv[0]);
	slash = strrchr(folder, '/');
	if (slash)
		slash[1] = '\0';
	else
		folder[0] = '\0';
}

/* In the build tree, in whatever place the installed files were moved to, and where they were installed. */
static void find_weights(cli *c, char *path, size_t capacity)
{
	static const char *const places[] = {"../dicts/" NAME, "../share/vanban/" NAME, NULL};
	char folder[PATH_MAX];

	own_folder(c, folder, sizeof folder);
	for (int i = 0; places[i] && *folder; i++)
		if ((size_t)snprintf(path, capacity, "%s%s", folder, places[i]) < capacity && access(path, R_OK) == 0)
			return;
	snprintf(path, capacity, "%s/%s", DATA_DIR, NAME);
	if (access(path, R_OK) != 0)
		cli_die(c, NAME, "not beside the program and not in %s: name it with --restore-model", DATA_DIR);
}

vb_model *marks_start(cli *c, vb_normalizer *norm, const char *file, uint32_t least)
{
	char path[2 * PATH_MAX];
	vb_model *model;
	vb_status status;

	if (file)
		snprintf(path, sizeof path, "%s", file);
	else
		find_weights(c, path, sizeof path);
	cli_dictionary(c, path);
	model = cli_model(c);
	status = vb_normalizer_restore(norm, model, least);
	if (status == VB_ERR_NOT_FOUND)
		cli_die(c, path, "has no weights for --restore");
	cli_check(c, status, path, NULL);
	return model;
}

void marks_count(marks *m, const vb_normalizer *norm)
{
	vb_restored list[64];
	size_t got;

	m->at = 0;
	for (size_t first = 0; (got = vb_normalizer_restored(norm, first, 64, list)); first += got)
		for (size_t i = 0; i < got; i++) {
			m->syllables++;
			m->changed += list[i].changed;
			m->sure += list[i].confidence;
		}
}

unsigned marks_sure(marks *m, const vb_normalizer *norm, uint64_t out_start)
{
	vb_restored one;

	for (; vb_normalizer_restored(norm, m->at, 1, &one) && one.out_start <= out_start; m->at++)
		if (one.out_start == out_start)
			return one.confidence;
	return 1000;
}

void marks_put_stats(const marks *m)
{
	fprintf(stderr, ",\"restored\":{\"syllables\":%llu,\"changed\":%llu,\"sure\":%.3f}", (unsigned long long)m->syllables,
	        (unsigned long long)m->changed, m->syllables ? (double)m->sure / 1000 / (double)m->syllables : 1.0);
}
