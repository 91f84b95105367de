/* tests/t_trie.c - the trie against a plain list of keys, its columns there and back, and columns that lie. */
#include "dict_test.h"

#include "dict/trie.h"

#define MAX_KEYS 3000
#define MAX_LENGTH 5

typedef struct keys {
	uint16_t codes[MAX_KEYS * MAX_LENGTH];
	uint32_t start[MAX_KEYS + 1];
	uint32_t n;
} keys;

typedef struct one {
	uint16_t code[MAX_LENGTH];
	unsigned n;
} one;

static int compare(const void *a, const void *b)
{
	const one *x = a, *y = b;

	for (unsigned i = 0; i < x->n && i < y->n; i++)
		if (x->code[i] != y->code[i])
			return x->code[i] < y->code[i] ? -1 : 1;
	return (x->n > y->n) - (x->n < y->n);
}

/* Few letters make long shared beginnings, many make a broad root. */
static void draw_keys(keys *k, uint32_t wanted, uint32_t letters)
{
	one *list = calloc(wanted, sizeof *list);

	assert_non_null(list);
	for (uint32_t i = 0; i < wanted; i++) {
		list[i].n = 1 + test_draw(MAX_LENGTH);
		for (unsigned c = 0; c < list[i].n; c++)
			list[i].code[c] = (uint16_t)(test_draw(letters) * (65534 / letters));
	}
	qsort(list, wanted, sizeof *list, compare);
	k->n = 0;
	k->start[0] = 0;
	for (uint32_t i = 0; i < wanted; i++) {
		if (i && compare(&list[i - 1], &list[i]) == 0)
			continue;
		memcpy(k->codes + k->start[k->n], list[i].code, list[i].n * sizeof *k->codes);
		k->start[k->n + 1] = k->start[k->n] + list[i].n;
		k->n++;
	}
	free(list);
}

static uint32_t walk(const vbi_trie *trie, const uint16_t *codes, uint32_t n)
{
	uint32_t node = VBI_TRIE_ROOT;

	for (uint32_t i = 0; i < n && node != VBI_TRIE_NONE; i++)
		node = vbi_trie_step(trie, node, codes[i]);
	return node;
}

static void holds(const vbi_trie *trie, const keys *k)
{
	bool *seen = calloc(k->n + 1, sizeof *seen);
	uint32_t *parent, *node;
	uint16_t path[MAX_LENGTH];

	assert_non_null(seen);
	assert_int_equal(trie->keys, k->n);
	assert_int_equal(vbi_trie_parents(trie, &parent, &node), VB_OK);
	for (uint32_t i = 0; i < k->n; i++) {
		uint32_t n = k->start[i + 1] - k->start[i], at = walk(trie, k->codes + k->start[i], n), id;

		assert_int_not_equal(at, VBI_TRIE_NONE);
		id = vbi_trie_key(trie, at);
		assert_true(id < k->n && !seen[id]);
		seen[id] = true;
		assert_int_equal(node[id], at);
		assert_int_equal(vbi_trie_path(trie, parent, at, path, MAX_LENGTH), n);
		assert_memory_equal(path, k->codes + k->start[i], n * sizeof *path);
	}
	free(seen);
	vbi_free(trie->mem, parent);
	vbi_free(trie->mem, node);
}

/* What is not a key is not found: every string of two letters, counted both ways. */
static void holds_nothing_else(const vbi_trie *trie, const keys *k, uint32_t letters)
{
	uint32_t found = 0, listed = 0;

	for (uint32_t i = 0; i < k->n; i++)
		listed += k->start[i + 1] - k->start[i] == 2;
	for (uint32_t a = 0; a < letters; a++)
		for (uint32_t b = 0; b < letters; b++) {
			uint16_t code[2] = {(uint16_t)(a * (65534 / letters)), (uint16_t)(b * (65534 / letters))};
			uint32_t node = walk(trie, code, 2);

			found += node != VBI_TRIE_NONE && vbi_trie_key(trie, node) != VBI_TRIE_NONE;
		}
	assert_int_equal(found, listed);
}

static void finds_every_key_after_a_round_trip(void **state)
{
	static const uint32_t letters[] = {2, 7, 40, 900};
	static keys k;
	counted c = {0};
	vbi_mem mem = counted_mem(&c);

	(void)state;
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		vbi_buf counts, terminals, labels;
		vbi_trie trie, again;

		draw_keys(&k, MAX_KEYS, letters[i]);
		assert_int_equal(vbi_trie_build(&mem, k.codes, k.start, k.n, &trie), VB_OK);
		holds(&trie, &k);
		holds_nothing_else(&trie, &k, letters[i]);
		vbi_buf_init(&counts, &mem);
		vbi_buf_init(&terminals, &mem);
		vbi_buf_init(&labels, &mem);
		assert_int_equal(vbi_trie_write(&trie, &counts, &terminals, &labels), VB_OK);
		assert_int_equal(vbi_trie_read(&mem, trie.nodes, vbi_slice_of(counts.p, counts.n),
		                               vbi_slice_of(terminals.p, terminals.n),
		                               vbi_slice_of(labels.p, labels.n), NULL, true, &again, NULL),
		                 VB_OK);
		holds(&again, &k);
		assert_memory_equal(trie.key, again.key, trie.nodes * sizeof *trie.key);
		vbi_trie_free(&trie);
		vbi_trie_free(&again);
		vbi_buf_free(&counts);
		vbi_buf_free(&terminals);
		vbi_buf_free(&labels);
	}
	assert_int_equal(c.live, 0);
}

static int by_labels(const void *a, const void *b)
{
	const uint16_t *p = a, *q = b; /* length, labels */

	for (uint32_t i = 1; i <= p[0] && i <= q[0]; i++)
		if (p[i] != q[i])
			return p[i] < q[i] ? -1 : 1;
	return (p[0] > q[0]) - (p[0] < q[0]);
}

/* The same keys by their labels, in the order of these. */
static void relabel(const keys *k, const vbi_order *order, keys *out)
{
	static uint16_t rows[MAX_KEYS][MAX_LENGTH + 1];
	uint32_t n = 0;

	for (uint32_t i = 0; i < k->n; i++) {
		rows[i][0] = (uint16_t)(k->start[i + 1] - k->start[i]);
		for (uint32_t j = 0; j < rows[i][0]; j++)
			rows[i][j + 1] = order->label[k->codes[k->start[i] + j]];
	}
	qsort(rows, k->n, sizeof *rows, by_labels);
	for (uint32_t i = 0; i < k->n; i++) {
		out->start[i] = n;
		memcpy(out->codes + n, rows[i] + 1, rows[i][0] * sizeof *out->codes);
		n += rows[i][0];
	}
	out->start[k->n] = n;
	out->n = k->n;
}

static void is_an_order(const vbi_order *order)
{
	uint32_t known = 0;

	for (uint32_t code = 0; code < VBI_TRIE_CODES; code++)
		if (order->n && order->label[code] != VBI_ORDER_NONE) {
			assert_true(order->label[code] < order->n);
			assert_int_equal(order->code[order->label[code]], code);
			known++;
		}
	assert_int_equal(known, order->n);
}

/* Codes are numbered anew in the file; whoever asks need not know. */
static void an_order_of_codes_changes_no_key(void **state)
{
	static const uint32_t letters[] = {2, 7, 40, 900};
	static keys k, labels;
	counted c = {0};
	vbi_mem mem = counted_mem(&c);

	(void)state;
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		vbi_buf column[4];
		vbi_order order, read;
		vbi_trie trie, again;
		uint64_t position;

		for (unsigned s = 0; s < 4; s++)
			vbi_buf_init(&column[s], &mem);
		draw_keys(&k, MAX_KEYS, letters[i]);
		assert_int_equal(vbi_order_make(&mem, k.codes, k.start, k.n, &order, &column[3]), VB_OK);
		is_an_order(&order);
		relabel(&k, &order, &labels);
		assert_int_equal(vbi_trie_build(&mem, labels.codes, labels.start, labels.n, &trie), VB_OK);
		assert_int_equal(vbi_trie_take_order(&trie, &order), VB_OK);
		holds(&trie, &k);
		holds_nothing_else(&trie, &k, letters[i]);
		assert_int_equal(vbi_trie_write(&trie, &column[0], &column[1], &column[2]), VB_OK);
		assert_int_equal(vbi_order_read(&mem, vbi_slice_of(column[3].p, column[3].n), &read, &position), VB_OK);
		assert_int_equal(vbi_trie_read(&mem, trie.nodes, vbi_slice_of(column[0].p, column[0].n),
		                               vbi_slice_of(column[1].p, column[1].n),
		                               vbi_slice_of(column[2].p, column[2].n), &read, true, &again, NULL),
		                 VB_OK);
		holds(&again, &k);
		vbi_trie_free(&trie);
		vbi_trie_free(&again);
		for (unsigned s = 0; s < 4; s++)
			vbi_buf_free(&column[s]);
	}
	assert_int_equal(c.live, 0);
}

static void a_damaged_order_is_refused_or_still_one(void **state)
{
	static keys k;
	counted c = {0};
	vbi_mem mem = counted_mem(&c);
	vbi_order order;
	vbi_buf section;
	uint64_t position;
	unsigned refused = 0, passed = 0;

	(void)state;
	draw_keys(&k, 120, 40);
	vbi_buf_init(&section, &mem);
	assert_int_equal(vbi_order_make(&mem, k.codes, k.start, k.n, &order, &section), VB_OK);
	vbi_order_free(&order);
	for (size_t bit = 0; bit < 8 * section.n; bit++) {
		vb_status status;

		section.p[bit / 8] = (char)(section.p[bit / 8] ^ 1 << bit % 8);
		status = vbi_order_read(&mem, vbi_slice_of(section.p, section.n), &order, &position);
		section.p[bit / 8] = (char)(section.p[bit / 8] ^ 1 << bit % 8);
		if (status == VB_OK) {
			is_an_order(&order);
			vbi_order_free(&order);
			passed++;
		} else {
			assert_int_equal(status, VB_ERR_FORMAT);
			assert_true(position <= section.n);
			refused++;
		}
	}
	for (size_t cut = 0; cut < section.n; cut++) {
		char *exact = malloc(cut + 1);

		assert_non_null(exact);
		memcpy(exact, section.p, cut);
		assert_int_equal(vbi_order_read(&mem, vbi_slice_of(exact, cut), &order, &position), VB_ERR_FORMAT);
		free(exact);
	}
	assert_true(refused > 20 && passed > 100);
	vbi_buf_free(&section);
	assert_int_equal(c.live, 0);
}

static void refuses_keys_out_of_order(void **state)
{
	static const uint16_t codes[] = {5, 5, 6, 4};
	static const uint32_t twice[] = {0, 1, 2}, falling[] = {2, 3, 4}, empty[] = {0, 0, 1}, longer_first[] = {0, 2, 2};
	static const uint16_t prefix[] = {5, 6, 5}, none[] = {0xFFFF};
	static const uint32_t prefix_start[] = {0, 2, 3}, none_start[] = {0, 1};
	counted c = {0};
	vbi_mem mem = counted_mem(&c);
	vbi_trie trie;

	(void)state;
	assert_int_equal(vbi_trie_build(&mem, codes, twice, 2, &trie), VB_ERR_ARGUMENT);
	assert_int_equal(vbi_trie_build(&mem, codes, falling, 2, &trie), VB_ERR_ARGUMENT);
	assert_int_equal(vbi_trie_build(&mem, codes, empty, 2, &trie), VB_ERR_ARGUMENT);
	assert_int_equal(vbi_trie_build(&mem, codes, longer_first, 2, &trie), VB_ERR_ARGUMENT);
	assert_int_equal(vbi_trie_build(&mem, prefix, prefix_start, 2, &trie), VB_ERR_ARGUMENT);
	assert_int_equal(vbi_trie_build(&mem, none, none_start, 1, &trie), VB_ERR_ARGUMENT);
	assert_int_equal(c.live, 0);
}

static void may_be_empty(void **state)
{
	static const uint32_t start[] = {0};
	counted c = {0};
	vbi_mem mem = counted_mem(&c);
	vbi_trie trie;

	(void)state;
	assert_int_equal(vbi_trie_build(&mem, NULL, start, 0, &trie), VB_OK);
	assert_int_equal(trie.nodes, 1);
	for (uint32_t code = 0; code < VBI_TRIE_CODES; code++)
		assert_int_equal(vbi_trie_step(&trie, VBI_TRIE_ROOT, (uint16_t)code), VBI_TRIE_NONE);
	vbi_trie_free(&trie);
	assert_int_equal(c.live, 0);
}

/* Whatever the reader lets pass is a tree: every node but the root has one parent that comes before it. */
static void is_a_tree(const vbi_trie *trie)
{
	uint32_t next = 1, keys_seen = 0;

	for (uint32_t i = 0; i < trie->nodes; i++) {
		assert_true(trie->child[i] == next && next > i && trie->child[i + 1] >= next);
		for (; next < trie->child[i + 1]; next++)
			assert_int_equal(vbi_trie_step(trie, i, trie->label[next]), next);
		if (trie->key[i] != VBI_TRIE_NONE)
			assert_int_equal(trie->key[i], keys_seen++);
		assert_int_equal(vbi_trie_step(trie, i, 0xFFFF), VBI_TRIE_NONE);
	}
	assert_int_equal(next, trie->nodes);
	assert_int_equal(keys_seen, trie->keys);
}

static void damaged_columns_are_refused_or_still_a_tree(void **state)
{
	static keys k;
	counted c = {0};
	vbi_mem mem = counted_mem(&c);
	vbi_buf column[3];
	vbi_trie trie, again;
	unsigned refused = 0, passed = 0;

	(void)state;
	draw_keys(&k, 120, 9);
	assert_int_equal(vbi_trie_build(&mem, k.codes, k.start, k.n, &trie), VB_OK);
	for (unsigned i = 0; i < 3; i++)
		vbi_buf_init(&column[i], &mem);
	assert_int_equal(vbi_trie_write(&trie, &column[0], &column[1], &column[2]), VB_OK);
	for (unsigned i = 0; i < 3; i++)
		for (size_t at = 0; at < column[i].n; at++)
			for (unsigned bit = 0; bit < 8; bit++) {
				vb_error error = {.struct_size = sizeof error};
				vb_status status;

				column[i].p[at] = (char)(column[i].p[at] ^ 1 << bit);
				status = vbi_trie_read(&mem, trie.nodes, vbi_slice_of(column[0].p, column[0].n),
				                       vbi_slice_of(column[1].p, column[1].n),
				                       vbi_slice_of(column[2].p, column[2].n), NULL, true, &again, &error);
				column[i].p[at] = (char)(column[i].p[at] ^ 1 << bit);
				if (status == VB_OK) {
					is_a_tree(&again);
					vbi_trie_free(&again);
					passed++;
				} else {
					assert_int_equal(status, VB_ERR_FORMAT);
					assert_int_equal(error.status, VB_ERR_FORMAT);
					assert_int_equal(strlen(error.source), 4);
					refused++;
				}
			}
	for (size_t cut = 0; cut < column[0].n; cut++)
		assert_int_equal(vbi_trie_read(&mem, trie.nodes, vbi_slice_of(column[0].p, cut),
		                               vbi_slice_of(column[1].p, column[1].n),
		                               vbi_slice_of(column[2].p, column[2].n), NULL, true, &again, NULL),
		                 VB_ERR_FORMAT);
	assert_true(refused > 100 && passed > 100);
	vbi_trie_free(&trie);
	for (unsigned i = 0; i < 3; i++)
		vbi_buf_free(&column[i]);
	assert_int_equal(c.live, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_every_key_after_a_round_trip),
		cmocka_unit_test(an_order_of_codes_changes_no_key),
		cmocka_unit_test(a_damaged_order_is_refused_or_still_one),
		cmocka_unit_test(refuses_keys_out_of_order),
		cmocka_unit_test(may_be_empty),
		cmocka_unit_test(damaged_columns_are_refused_or_still_a_tree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
