/* dict/lexbuild.c - collects the entries of sources and lexicons. lexwrite.c makes the index of them. */
#include "dict/lexbuild.h"

#include "dict/dictfile.h"

#include <string.h>

#include "dict/dictsrc.h"
#include "dict/form.h"
#include "viet/normalize.h"

vb_status vbi_lexbuild_new(const vbi_mem *mem, vbi_lexbuild **out)
{
	vbi_lexbuild *build = vbi_calloc(mem, 1, sizeof *build);
	uint32_t empty;

	*out = build;
	if (!build)
		return VB_ERR_MEMORY;
	build->mem = mem;
	vbi_strset_init(&build->strings, mem);
	vbi_strset_init(&build->own, mem);
	build->tokens = &build->own;
	for (unsigned i = 0; i < VBI_WEIGHTS_END; i++)
		vbi_buf_init(&build->weights[i], mem);
	if (vbi_strset_add(&build->strings, vbi_slice_of("", 0), &empty) == VB_OK)
		return VB_OK;
	vbi_lexbuild_free(build);
	*out = NULL;
	return VB_ERR_MEMORY;
}

void vbi_lexbuild_free(vbi_lexbuild *build)
{
	if (!build)
		return;
	vbi_free(build->mem, build->items);
	vbi_free(build->mem, build->codes);
	vbi_strset_free(&build->strings);
	vbi_strset_free(&build->own);
	for (unsigned i = 0; i < VBI_WEIGHTS_END; i++)
		vbi_buf_free(&build->weights[i]);
	vbi_free(build->mem, build);
}

vb_status vbi_lexbuild_code(vbi_lexbuild *build, uint32_t code)
{
	if (build->codes_n > UINT32_MAX / 4)
		return VB_ERR_LIMIT;
	if (!VBI_GROW(build->mem, build->codes, build->codes_capacity, build->codes_n + 1))
		return VB_ERR_MEMORY;
	build->codes[build->codes_n++] = code;
	return VB_OK;
}

static vb_status put_token(vbi_lexbuild *build, vbi_slice text)
{
	uint32_t number;
	vb_status status = vbi_strset_add(build->tokens, text, &number);

	if (!status && number >= VBI_LEX_TOKENS)
		status = VB_ERR_LIMIT;
	return status ? status : vbi_lexbuild_code(build, VBI_KEY_TOKEN | number);
}

vb_status vbi_lexbuild_item(vbi_lexbuild *build, const vbi_item *item)
{
	if (!VBI_GROW(build->mem, build->items, build->capacity, build->n + 1))
		return VB_ERR_MEMORY;
	build->items[build->n++] = *item;
	return VB_OK;
}

/* ---- from sources ---- */

static vb_status wrong(const vbi_src *src, const vbi_src_entry *entry, vb_error *error, const char *what,
                       vbi_slice shown)
{
	char text[128];
	size_t n = shown.n < sizeof text ? shown.n : sizeof text - 1;

	while (n && n < shown.n && ((unsigned char)shown.p[n] & 0xC0) == 0x80)
		n--;
	memcpy(text, shown.p, n);
	text[n] = '\0';
	return vbi_fail(error, VB_ERR_SYNTAX, src->name, entry->line, entry->at, what, " '", text, "'", NULL);
}

/* A failure that is not the line's own fault, but is met there. */
static vb_status stopped(const vbi_src *src, const vbi_src_entry *entry, vb_error *error, vb_status status)
{
	return vbi_fail(error, status, src->name, entry->line, entry->at,
	                status == VB_ERR_LIMIT ? "more text or more words that are no syllables than an index can hold"
	                                       : vb_strerror(status),
	                NULL);
}

/* Running text is normalised before it meets the dictionary: a form in another spelling would never be found. */
static vb_status check_form(const vbi_src *src, const vbi_src_entry *entry, vb_error *error)
{
	static const vbi_norm_rules rules = {0, VB_TONE_KEEP, VB_PUNCT_KEEP};

	if (entry->form.n > VBI_FORM_MAX)
		return wrong(src, entry, error, "form longer than 1024 bytes:", entry->form);
	if (!vbi_normalize_clean(&rules, entry->form.p, entry->form.n))
		return wrong(src, entry, error, "form is not in the spelling that vbnorm gives it:", entry->form);
	if (entry->canon.n > VBI_STRING_MAX || entry->attr.n > VBI_STRING_MAX)
		return wrong(src, entry, error, "canon or attr longer than 16383 bytes at", entry->form);
	return VB_OK;
}

/* Cuts the form; item gets the key. */
static vb_status add_key(vbi_lexbuild *build, const vbi_src *src, const vbi_src_entry *entry, vbi_item *item,
                         vb_error *error)
{
	vbi_form_piece piece;
	vb_status status = VB_OK;
	uint32_t at = 0;

	item->codes = (uint32_t)build->codes_n;
	while (!status && vbi_form_next(entry->form, &at, &piece)) {
		if (item->length == VBI_FORM_TOKENS || piece.n > sizeof piece.text)
			return wrong(src, entry, error, "form of more than 128 tokens:", entry->form);
		item->length++;
		status = piece.code != VBI_CODE_NONE ? vbi_lexbuild_code(build, piece.code)
		                                     : put_token(build, vbi_slice_of(piece.text, piece.n));
	}
	if (status)
		return stopped(src, entry, error, status);
	return item->length ? VB_OK : wrong(src, entry, error, "nothing to find in the form", entry->form);
}

static vb_status add_classes(vbi_lexbuild *build, const vbi_src *src, const vbi_src_entry *entry, vbi_item *item,
                             vb_error *error)
{
	const char *p = entry->classes.p, *end = p + entry->classes.n;

	for (;;) {
		const char *stop = memchr(p, ',', (size_t)(end - p));
		size_t n = (size_t)((stop ? stop : end) - p);
		vb_status status;

		item->hides = n && *p == '-';
		item->cls = (uint8_t)vbi_class_find(p + item->hides, n - item->hides);
		if (item->cls == VBI_CLASS_NONE)
			return wrong(src, entry, error, "unknown class", vbi_slice_of(p, n));
		status = vbi_lexbuild_item(build, item);
		if (status)
			return stopped(src, entry, error, status);
		if (!stop)
			return VB_OK;
		p = stop + 1;
	}
}

static vb_status add_entry(vbi_lexbuild *build, const vbi_src *src, const vbi_src_entry *entry, vb_error *error)
{
	vbi_item item;
	vb_status status = check_form(src, entry, error);

	if (status)
		return status;
	if (build->told)
		build->told(build->told_context, src, entry);
	memset(&item, 0, sizeof item);
	item.freq = entry->freq;
	item.from = entry->from;
	item.to = entry->to;
	status = add_key(build, src, entry, &item, error);
	if (status)
		return status;
	status = vbi_strset_add(&build->strings, entry->form, &item.form);
	if (!status)
		status = vbi_strset_add(&build->strings, entry->canon, &item.canon);
	if (!status)
		status = vbi_strset_add(&build->strings, entry->attr, &item.attr);
	if (status)
		return stopped(src, entry, error, status);
	return add_classes(build, src, entry, &item, error);
}

vb_status vbi_lexbuild_add_src(vbi_lexbuild *build, vbi_src *src, vb_error *error)
{
	vbi_src_entry entry;
	vb_status status;

	while ((status = vbi_src_next(src, &entry, error)) == VB_READY) {
		status = add_entry(build, src, &entry, error);
		if (status)
			return status;
	}
	if (src->date > build->date)
		build->date = src->date;
	return status;
}

vb_status vbi_lexbuild_add_tsv(vbi_lexbuild *build, const char *name, const char *text, size_t length, vb_error *error)
{
	vbi_src src;

	vbi_src_open(&src, name, text, length);
	return vbi_lexbuild_add_src(build, &src, error);
}

/* ---- from a lexicon ---- */

static vb_status add_key_of(vbi_lexbuild *build, const vbi_lexicon *lex, const uint16_t *codes, size_t n, vbi_item *item)
{
	vb_status status = VB_OK;

	for (size_t i = 0; i < n && !status; i++) {
		item->length++;
		if (codes[i] < VBI_CODE_TOKEN) {
			status = vbi_lexbuild_code(build, codes[i]);
			continue;
		}
		status = put_token(build, vbi_lex_token_text(lex, vbi_code_token(codes[i], i + 1 < n ? codes[i + 1] : 0)));
		i += codes[i] >= VBI_CODE_PAIR;
	}
	return status;
}

static vb_status add_entry_of(vbi_lexbuild *build, const vbi_lexicon *lex, const vbi_entry *entry, vbi_item *item)
{
	char text[VBI_LEX_FORM];
	vbi_slice form = vbi_lex_form(lex, entry, text);
	vb_status status;

	if (entry->cls == VBI_CLASS_NONE)
		return VB_OK; /* a class of a later version */
	if (form.n == 0)
		return VB_ERR_FORMAT; /* a pattern that the key does not have: a file made by hand */
	item->cls = entry->cls;
	item->hides = entry->hides;
	item->freq = entry->freq;
	item->from = entry->from;
	item->to = entry->to;
	status = vbi_strset_add(&build->strings, form, &item->form);
	if (!status)
		status = vbi_strset_add(&build->strings, vbi_lex_string(lex, entry->canon), &item->canon);
	if (!status)
		status = vbi_strset_add(&build->strings, vbi_lex_string(lex, entry->attr), &item->attr);
	return status ? status : vbi_lexbuild_item(build, item);
}

/* ---- weights ---- */

static vb_status set_weights(vbi_lexbuild *build, unsigned which, vbi_slice section)
{
	build->weights[which].n = 0;
	vbi_buf_put(&build->weights[which], section.p, section.n);
	return build->weights[which].failed ? VB_ERR_MEMORY : VB_OK;
}

static const unsigned char weights_magic[8] = {0x89, 'V', 'B', 'W', '\r', '\n', 0x1A, '\n'};
static const uint32_t weights_type[VBI_WEIGHTS_END] = {
	VBI_SECTION('W', 'S', 'E', 'G'), VBI_SECTION('P', 'O', 'S', '1'), VBI_SECTION('N', 'E', 'R', 'T'),
	VBI_SECTION('M', 'A', 'R', 'K'), VBI_SECTION('L', 'I', 'N', 'K'),
	VBI_SECTION('G', 'A', 'T', 'E')};

bool vbi_weights_magic(const void *bytes, size_t length)
{
	return length >= sizeof weights_magic && memcmp(bytes, weights_magic, sizeof weights_magic) == 0;
}

void vbi_weights_wrap(unsigned which, vbi_slice section, vbi_buf *out)
{
	vbi_buf_put(out, weights_magic, sizeof weights_magic);
	vbi_buf_le32(out, weights_type[which]);
	vbi_buf_le32(out, (uint32_t)section.n);
	vbi_buf_put(out, section.p, section.n);
}

vb_status vbi_lexbuild_add_weights(vbi_lexbuild *build, const char *name, const char *bytes, size_t length,
                                   vb_error *error)
{
	vbi_weights weights;
	unsigned which = 0;
	vb_status status;

	if (length < 16 || vbi_get_le32(bytes + 12) != length - 16)
		return vbi_fail(error, VB_ERR_FORMAT, name, 0, length, "file is cut off or has more at its end", NULL);
	while (which < VBI_WEIGHTS_END && weights_type[which] != vbi_get_le32(bytes + 8))
		which++;
	if (which == VBI_WEIGHTS_END)
		return vbi_fail(error, VB_ERR_VERSION, name, 0, 8, "weights of an unknown kind", NULL);
	status = vbi_weights_read(build->mem, vbi_slice_of(bytes + 16, length - 16), &weights, error);
	vbi_weights_free(&weights);
	if (!status)
		status = set_weights(build, which, vbi_slice_of(bytes + 16, length - 16));
	return status;
}

vb_status vbi_lexbuild_set_date(vbi_lexbuild *build, const char *date)
{
	uint32_t day;

	if (vbi_src_date(vbi_slice_of(date, strlen(date)), &day) && day > build->date)
		build->date = day;
	return VB_OK;
}

vb_status vbi_lexbuild_add_lexicon(vbi_lexbuild *build, const vbi_lexicon *lex, vb_error *error)
{
	uint32_t *parent, *node;
	vb_status status = vbi_trie_parents(&lex->trie, &parent, &node);

	for (uint32_t key = 0; key < lex->trie.keys && !status; key++) {
		uint16_t codes[VBI_FORM_CODES];
		vbi_item item;

		memset(&item, 0, sizeof item);
		item.codes = (uint32_t)build->codes_n;
		status = add_key_of(build, lex, codes,
		                    vbi_trie_path(&lex->trie, parent, node[key], codes, VBI_FORM_CODES), &item);
		for (uint32_t i = lex->first[key]; i < lex->first[key + 1] && !status; i++)
			status = add_entry_of(build, lex, &lex->entry[i], &item);
	}
	vbi_free(lex->mem, parent);
	vbi_free(lex->mem, node);
	vbi_lexbuild_set_date(build, lex->date);
	for (unsigned i = 0; i < VBI_WEIGHTS_END && !status; i++)
		if (lex->weights[i].bytes)
			status = set_weights(build, i, vbi_slice_of(lex->weights[i].bytes, lex->weights[i].length));
	return status ? vbi_fail(error, status, NULL, 0, 0, NULL) : VB_OK;
}
