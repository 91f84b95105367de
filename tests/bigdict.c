/* bigdict keys N | bigdict text N, both SYLLABLES.tsv: a dictionary of N different keys, or a text of about N bytes that has
 * many of them, from a fixed generator. For tests of dictionaries beyond memory (t_blocks.sh).
 *
 * Key i ends in two syllables that are i in digits, so no two keys are the same, and begins with none to three common
 * ones, so that keys share beginnings and are beginnings of one another. Every eleventh has a code in place of a syllable. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 8192 };

static char syllable[MOST][16];
static uint32_t syllables;
static uint64_t state = 88172645463325252u;

static uint32_t below(uint32_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)((state >> 32) * n >> 32);
}

/* Names count with a capital only. Vowels with marks stay as they are. */
static int put_capital(const char *s)
{
	return printf("%c%s ", *s >= 'a' && *s <= 'z' ? *s - 'a' + 'A' : *s, s + 1);
}

/* The file is in the order of bytes: a step that has no common divisor with most numbers mixes it. Low ranks are common. */
static const char *common(void)
{
	double u = below(1 << 20) / (double)(1 << 20);

	return syllable[(uint32_t)(u * u * u * syllables) * 2531u % syllables];
}

static void read_syllables(const char *path)
{
	FILE *file = fopen(path, "r");
	char line[256];

	if (!file) {
		perror(path);
		exit(1);
	}
	while (syllables < MOST && fgets(line, sizeof line, file)) {
		line[strcspn(line, "\t\r\n")] = '\0';
		if (line[0] != '#' && line[0] && strlen(line) < sizeof *syllable)
			strcpy(syllable[syllables++], line);
	}
	fclose(file);
	if (syllables < 1000) {
		fprintf(stderr, "%s: too few syllables\n", path);
		exit(1);
	}
}

static void put_key(uint32_t i)
{
	for (uint32_t n = below(4); n; n--)
		printf("%s ", common());
	if (i % 11 == 0)
		printf("mk%x ", i % 65536);
	printf("%s %s", syllable[i / syllables % syllables], syllable[i % syllables]);
}

static uint32_t divisor(uint32_t a, uint32_t b) { return b ? divisor(b, a % b) : a; }

static void put_keys(uint32_t n)
{
	static const char *const cls[] = {"WORD", "LOC_GEO", "ORG_BRAND", "PERSON", "WORD,ORG_KNOWN"};
	uint32_t step = 2654435761u % n | 1;

	while (divisor(step, n) > 1) /* or not every i would come */
		step += 2;
	puts("# date: 2026-01-31\n#: form\tclass\tfreq\tcanon\tfrom\tto\tattr");
	for (uint32_t k = 0; k < n; k++) {
		uint32_t i = (uint32_t)((uint64_t)k * step % n);

		put_key(i);
		printf("\t%s\t%u", cls[below(5)], below(100000));
		if (i % 7 == 0)
			printf("\tTên đầy đủ %u\t2025-07-01\t\tid=%u", i / 70, i);
		putchar('\n');
	}
}

static void put_text(uint32_t bytes, uint32_t n)
{
	while (bytes > 120) {
		uint32_t words = 4 + below(16);

		for (uint32_t w = 0; w < words && bytes > 120; w++) {
			uint32_t i = below(n);
			const char *a = syllable[i / syllables % syllables], *b = syllable[i % syllables], *c = common();

			if (below(3))
				bytes -= (uint32_t)(below(3) ? printf("%s ", c) : put_capital(c));
			if (i % 11 == 0)
				bytes -= (uint32_t)printf("mk%x ", i % 65536);
			bytes -= (uint32_t)printf("%s %s%s", a, b, w + 1 < words ? " " : ".");
		}
		bytes -= (uint32_t)printf("%s", below(6) ? " " : "\n\n");
	}
	putchar('\n');
}

int main(int argc, char **argv)
{
	uint32_t n = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 0;

	if (argc == 4 && n && strcmp(argv[1], "keys") == 0) {
		read_syllables(argv[3]);
		put_keys(n);
	} else if (argc == 5 && n && strcmp(argv[1], "text") == 0) {
		read_syllables(argv[4]);
		put_text(n, (uint32_t)strtoul(argv[3], NULL, 10));
	} else {
		fputs("usage: bigdict keys N SYLLABLES.tsv | bigdict text BYTES N SYLLABLES.tsv\n", stderr);
		return 2;
	}
	return fflush(stdout) || ferror(stdout) ? 1 : 0;
}
