/* vbtrain - learns the weights that an index carries. Not installed: for people who change the models.
 *
 * The same files, settings and dictionaries give the same bytes. docs/models.md tells what was trained on what. */
#include "vbtrain.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

void train_die(const char *what, const char *why)
{
	fprintf(stderr, "vbtrain: %s: %s\n", what, why);
	exit(1);
}

void *train_need(void *p)
{
	if (!p)
		train_die("memory", "exhausted");
	return p;
}

void train_check(vb_status status, const char *what)
{
	if (status < 0)
		train_die(what, vb_strerror(status));
}

static const char help[] =
	"Usage: vbtrain words [OPTION]... -o WEIGHTS --train FILE...\n"
	"  or:  vbtrain words [-d FILE]... --test FILE...\n"
	"  or:  vbtrain entities --help\n"
	"  or:  vbtrain gate --help\n"
	"  or:  vbtrain links --help\n"
	"  or:  vbtrain restore --help\n"
	"Learns to cut words; with --test says how well that is done. FILE is CoNLL-U if its name\n"
	"ends in .conllu, else a line a sentence, words parted by blanks, their syllables by _.\n"
	"\n"
	"  -o, --output=FILE     write weights, to be given to vbdict build or -d\n"
	"  -d, --dictionary=FILE lay FILE over the built-in dictionary\n"
	"  -t, --train=FILE      right text\n"
	"  -S, --silver=FILE     text segmented by a machine, learned first\n"
	"  -T, --test=FILE       right text to test with\n"
	"  -m, --method=METHOD   perceptron, passive (passive-aggressive) or gradient (conditional random field) (gradient)\n"
	"  -e, --epochs=N        passes over --train (8)\n"
	"  -E, --silver-epochs=N passes over --silver (1)\n"
	"  -r, --rate=X          learning rate, or C of passive-aggressive (0.1)\n"
	"  -R, --silver-rate=X   the same for --silver (0.1)\n"
	"  -n, --features=N      at most so many are written (98000)\n"
	"  -c, --min-seen=N      leave out those seen less often (1)\n"
	"  -s, --seed=N          of the order of sentences (1)\n"
	"  -k, --folds=N         no weights: each Nth part of each --train is tested, learned without it\n"
	"  -L, --lose=N          of N names in --silver one loses its capitals, one all but the first\n"
	"  -D, --drop=X          upos: of a word's features this part, drawn anew each time, is not there while learning (0)\n"
	"  -l, --longest         test longest match, as without weights\n"
	"  -v, --verbose         progress, and sentences that are not all right\n";

static unsigned method_of(const char *name)
{
	static const char *const names[] = {"perceptron", "passive", "gradient"};

	for (unsigned i = 0; i < 3; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	train_die(name, "no such method");
}

int main(int argc, char **argv)
{
	static const struct option option[] = {
		{"output", 1, NULL, 'o'},   {"dictionary", 1, NULL, 'd'},    {"train", 1, NULL, 't'},
		{"silver", 1, NULL, 'S'},   {"test", 1, NULL, 'T'},          {"method", 1, NULL, 'm'},
		{"epochs", 1, NULL, 'e'},   {"silver-epochs", 1, NULL, 'E'}, {"rate", 1, NULL, 'r'},
		{"silver-rate", 1, NULL, 'R'}, {"features", 1, NULL, 'n'},   {"min-seen", 1, NULL, 'c'},
		{"seed", 1, NULL, 's'},     {"folds", 1, NULL, 'k'},    {"lose", 1, NULL, 'L'}, {"drop", 1, NULL, 'D'}, {"longest", 0, NULL, 'l'}, {"verbose", 0, NULL, 'v'},       {"help", 0, NULL, 'h'}, {NULL, 0, NULL, 0}};
	settings set = {.method = VBI_TRAIN_GRADIENT, .rate = 0.1, .silver_rate = 0.1, .epochs = 8, .silver_epochs = 1,
	                .seed = 1, .features = 98000, .min_seen = 1};
	static corpus gold, silver, test;
	vb_error error = {.struct_size = sizeof error};
	vb_loader *loader;
	const char *command;
	bool upos;

	if (argc > 1 && strcmp(argv[1], "entities") == 0)
		return train_entities(argc - 1, argv + 1);
	if (argc > 1 && strcmp(argv[1], "gate") == 0)
		return train_gate(argc - 1, argv + 1);
	if (argc > 1 && strcmp(argv[1], "links") == 0)
		return train_links(argc - 1, argv + 1);
	if (argc > 1 && strcmp(argv[1], "restore") == 0)
		return train_restore(argc - 1, argv + 1);
	train_check(vb_loader_new(NULL, &loader), "loader");
	train_check(vb_loader_add_builtin(loader, NULL), "built-in dictionary");
	for (int k; (k = getopt_long(argc, argv, "o:d:t:S:T:m:e:E:r:R:n:c:s:k:L:D:lvh", option, NULL)) != -1;)
		switch (k) {
		case 'o': set.output = optarg; break;
		case 'd':
			if (vb_loader_add_file(loader, optarg, &error))
				train_die(optarg, error.message[0] ? error.message : vb_strerror(error.status));
			break;
		case 't': corpus_read(&gold, optarg); break;
		case 'S': corpus_read(&silver, optarg); break;
		case 'T': corpus_read(&test, optarg); break;
		case 'm': set.method = method_of(optarg); break;
		case 'e': set.epochs = (unsigned)strtoul(optarg, NULL, 10); break;
		case 'E': set.silver_epochs = (unsigned)strtoul(optarg, NULL, 10); break;
		case 'r': set.rate = strtod(optarg, NULL); break;
		case 'R': set.silver_rate = strtod(optarg, NULL); break;
		case 'n': set.features = strtoul(optarg, NULL, 10); break;
		case 'c': set.min_seen = (uint32_t)strtoul(optarg, NULL, 10); break;
		case 's': set.seed = strtoull(optarg, NULL, 10); break;
		case 'k': set.folds = (unsigned)strtoul(optarg, NULL, 10); break;
		case 'L': set.lose = (unsigned)strtoul(optarg, NULL, 10); break;
		case 'D': set.drop = strtod(optarg, NULL); break;
		case 'l': set.longest = true; break;
		case 'v': set.verbose = true; break;
		case 'h': fputs(help, stdout); return fflush(stdout) ? 1 : 0;
		default: return 2;
		}
	command = argc - optind == 1 ? argv[optind] : "";
	upos = strcmp(command, "upos") == 0;
	if (set.seed == 0 || (!upos && strcmp(command, "words") != 0 && strcmp(command, "groups") != 0)) {
		fputs("vbtrain: words, upos or groups is wanted, and a seed above 0; try --help\n", stderr);
		return 2;
	}
	if (upos && set.method == VBI_TRAIN_GRADIENT)
		set.method = VBI_TRAIN_PASSIVE; /* the gradient is the lattice's */
	train_check(vb_loader_finish(loader, &set.model, NULL), "dictionary");
	vb_loader_free(loader);
	if (gold.skipped || silver.skipped)
		fprintf(stderr, "skipped: %zu of %zu, silver %zu of %zu\n", gold.skipped, gold.sentences + gold.skipped,
		        silver.skipped, silver.sentences + silver.skipped);
	if (set.lose)
		corpus_lose(&silver, set.lose, set.seed);
	if (strcmp(command, "groups") == 0)
		train_groups(&set, &silver);
	else
		(upos ? train_upos : train_words)(&set, &gold, &silver, &test);
	corpus_free(&gold);
	corpus_free(&silver);
	corpus_free(&test);
	vb_model_free(set.model);
	return fflush(stdout) ? 1 : 0;
}
