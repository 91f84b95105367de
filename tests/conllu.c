/* conllu [SENTENCES]: fails unless standard input is CoNLL-U as level 1 of the validator of Universal Dependencies wants it,
 * for words without a tree, and the text of every sentence is that of its words; prints how many sentences there were.
 *
 * Written from the description of the format (universaldependencies.org/format.html), with utf8proc for the normal form, so
 * that nothing of ours judges itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

enum { COLUMNS = 10, ID = 0, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC };

static unsigned long number;
static int bad;

static void complain(const char *what)
{
	if (bad++ < 20)
		fprintf(stderr, "line %lu: %s\n", number, what);
}

static void check_line(const char *line, size_t n)
{
	utf8proc_uint8_t *nfc = utf8proc_NFC((const utf8proc_uint8_t *)line);

	if (!nfc)
		complain("not UTF-8");
	else if (strcmp((const char *)nfc, line) != 0)
		complain("not in normal form C");
	free(nfc);
	if (strlen(line) != n || strchr(line, '\r'))
		complain("a control character");
}

static int known_pos(const char *pos)
{
	static const char list[] = " _ ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X ";
	char spaced[16];

	return strlen(pos) < 8 && snprintf(spaced, sizeof spaced, " %s ", pos) > 0 && strstr(list, spaced);
}

static void check_columns(char **column)
{
	for (int i = 0; i < COLUMNS; i++) {
		const char *c = column[i];
		size_t n = strlen(c);

		if (!n)
			complain("an empty column");
		else if (c[0] == ' ' || c[n - 1] == ' ')
			complain("a blank at the end of a column");
		if (strstr(c, "  "))
			complain("two blanks in a row");
		if (i != FORM && i != LEMMA && i != MISC && strchr(c, ' '))
			complain("a blank where none may be");
	}
	if (!known_pos(column[UPOS]))
		complain("no such part of speech");
	for (int i = HEAD; i <= DEPS; i++)
		if (strcmp(column[i], "_") != 0)
			complain("a tree");
}

/* One of the values of MISC, which are parted by |. */
static int misc_has(const char *misc, const char *value)
{
	size_t n = strlen(value);

	for (;; misc++) {
		if (strncmp(misc, value, n) == 0 && (misc[n] == '|' || !misc[n]))
			return 1;
		misc = strchr(misc, '|');
		if (!misc)
			return 0;
	}
}

static size_t split(char *line, char **column)
{
	size_t n = 0;

	for (char *at = line; at; n++) {
		char *tab = strchr(at, '\t');

		if (n < COLUMNS)
			column[n] = at;
		if (tab)
			*tab++ = '\0';
		at = tab;
	}
	return n;
}

int main(int argc, char **argv)
{
	static char text[1 << 20], made[1 << 20], id[256], last_id[256];
	unsigned long sentences = 0, row = 0;
	size_t capacity = 0, made_n = 0;
	char *line = NULL, *column[COLUMNS];
	int space = 0;
	ssize_t n;

	while ((n = getline(&line, &capacity, stdin)) > 0) {
		number++;
		if (line[n - 1] != '\n')
			complain("no line end");
		else
			line[--n] = '\0';
		check_line(line, (size_t)n);
		if (!n) {
			if (!row)
				complain("an empty line that ends no sentence");
			made[made_n] = '\0';
			if (strcmp(made, text) != 0)
				complain("# text is not the words in a row");
			if (!*id || strcmp(id, last_id) == 0)
				complain("no # sent_id of its own");
			memcpy(last_id, id, sizeof id);
			sentences++;
			row = made_n = 0;
			*text = *id = '\0';
			space = 0;
		} else if (line[0] == '#') {
			if (row)
				complain("a comment among words");
			if (strncmp(line, "# text = ", 9) == 0)
				snprintf(text, sizeof text, "%s", line + 9);
			if (strncmp(line, "# sent_id = ", 12) == 0)
				snprintf(id, sizeof id, "%s", line + 12);
			if (strchr(id, ' '))
				complain("a blank in # sent_id");
		} else if (split(line, column) != COLUMNS) {
			complain("not ten columns");
		} else {
			check_columns(column);
			if (strtoul(column[ID], NULL, 10) != ++row)
				complain("numbers do not count from 1");
			if (made_n + strlen(column[FORM]) + 2 < sizeof made)
				made_n += (size_t)sprintf(made + made_n, "%s%s", space ? " " : "", column[FORM]);
			space = !misc_has(column[MISC], "SpaceAfter=No");
		}
	}
	if (row || *text)
		complain("the last sentence is not ended");
	if (argc > 1 && sentences != strtoul(argv[1], NULL, 10))
		complain("not as many sentences as expected");
	free(line);
	printf("%lu\n", sentences);
	return bad != 0;
}
