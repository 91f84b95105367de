// bench_marisa - marisa-trie beside our index, for vbbench-dict: only where its headers and a C++ compiler are.
#include "bench_marisa.h"

#include <fstream>
#include <new>

#include <marisa.h>

struct bench_marisa {
	marisa::Trie trie;
};

extern "C" {

bench_marisa *bench_marisa_new(const char *const *key, const size_t *length, size_t n, int way, const char *path, size_t *size)
{
	try {
		marisa::Keyset keys;
		marisa::Trie built;
		bench_marisa *b = new bench_marisa;

		for (size_t i = 0; i < n; i++)
			keys.push_back(key[i], length[i]);
		built.build(keys, way == BENCH_MARISA_QUICK ? 1 | MARISA_HUGE_CACHE | MARISA_TEXT_TAIL : 0);
		built.save(path);
		b->trie.load(path);
		std::ifstream file(path, std::ios::binary | std::ios::ate);
		*size = static_cast<size_t>(file.tellg());
		return b;
	} catch (const std::exception &) {
		return nullptr;
	}
}

void bench_marisa_free(bench_marisa *b) { delete b; }

size_t bench_marisa_lookup(const bench_marisa *b, const char *const *key, const size_t *length, size_t n)
{
	marisa::Agent agent;
	size_t found = 0;

	for (size_t i = 0; i < n; i++) {
		agent.set_query(key[i], length[i]);
		found += b->trie.lookup(agent);
	}
	return found;
}

size_t bench_marisa_scan(const bench_marisa *b, const bench_text *text, size_t *bytes)
{
	marisa::Agent agent;
	size_t found = 0;

	*bytes = 0;
	for (size_t i = 0; i < text->tokens; i++) {
		const char *from = text->p + text->start[i], *end = text->p + text->n;
		// No key is longer than that: what one look costs does not depend on what follows.
		size_t n = static_cast<size_t>(end - from) < 1024 ? static_cast<size_t>(end - from) : 1024;

		agent.set_query(from, n);
		while (b->trie.common_prefix_search(agent)) {
			size_t length = agent.key().length();

			if (length == n || from[length] == ' ') {
				found++;
				*bytes += length;
			}
		}
	}
	return found;
}
}
