/* dictapi.c - the dictionary part of the public interface: building, listing, looking up, verifying. */
#include <string.h>

#include "dict/blocks.h"
#include "dict/dictfile.h"
#include "dict/form.h"
#include "dict/lexbuild.h"
#include "dict/packer.h"
#include "dict/sections.h"
#include "model.h"
#include "viet/normalize.h"

struct vb_dict_builder {
	vbi_mem mem;
	vbi_lexbuild *build;
	vbi_buf out;
	bool failed; /* a source was taken in part only */
	void (*told)(void *context, const char *name, uint32_t line, const vb_dict_entry *entry);
	void *context;
};

static void pass_on(void *context, const vbi_src *src, const vbi_src_entry *from)
{
	const vb_dict_builder *builder = context;
	vb_dict_entry entry = {.struct_size = sizeof entry};

	entry.form = from->form.p;
	entry.form_length = from->form.n;
	entry.classes = from->classes.p;
	entry.classes_length = from->classes.n;
	entry.canon = from->canon.p;
	entry.canon_length = from->canon.n;
	entry.attributes = from->attr.p;
	entry.attributes_length = from->attr.n;
	entry.frequency = from->freq;
	entry.from = from->from;
	entry.to = from->to;
	builder->told(builder->context, src->name ? src->name : "", from->line, &entry);
}

void vb_dict_builder_watch(vb_dict_builder *builder,
                           void (*told)(void *context, const char *name, uint32_t line, const vb_dict_entry *entry),
                           void *context)
{
	if (!builder)
		return;
	builder->told = told;
	builder->context = context;
	builder->build->told = told ? pass_on : NULL;
	builder->build->told_context = builder;
}

vb_status vb_dict_builder_new(const vb_allocator *allocator, vb_dict_builder **out)
{
	vb_dict_builder *builder;
	vbi_mem mem;
	vb_status status;

	if (!out)
		return VB_ERR_ARGUMENT;
	*out = NULL;
	status = vbi_mem_init(&mem, allocator);
	if (status)
		return status;
	builder = vbi_calloc(&mem, 1, sizeof *builder);
	if (!builder)
		return VB_ERR_MEMORY;
	builder->mem = mem;
	vbi_buf_init(&builder->out, &builder->mem);
	status = vbi_lexbuild_new(&builder->mem, &builder->build);
	if (status)
		vb_dict_builder_free(builder);
	else
		*out = builder;
	return status;
}

void vb_dict_builder_free(vb_dict_builder *builder)
{
	vbi_mem mem;

	if (!builder)
		return;
	mem = builder->mem;
	vbi_lexbuild_free(builder->build);
	vbi_buf_free(&builder->out);
	vbi_free(&mem, builder);
}

vb_status vb_dict_builder_add(vb_dict_builder *builder, const char *name, const char *tsv, size_t length,
                              vb_error *error)
{
	vb_status status;

	if (!builder || (!tsv && length))
		return vbi_fail(error, VB_ERR_ARGUMENT, name, 0, 0, NULL);
	if (builder->failed)
		return vbi_fail(error, VB_ERR_STATE, name, 0, 0, "an earlier source failed", NULL);
	if (vbi_weights_magic(tsv, length))
		status = vbi_lexbuild_add_weights(builder->build, name, tsv, length, error);
	else
		status = vbi_lexbuild_add_tsv(builder->build, name, tsv ? tsv : "", length, error);
	builder->failed = status != VB_OK;
	return status;
}

vb_status vb_dict_builder_finish(vb_dict_builder *builder, uint32_t flags, const void **bytes, size_t *length,
                                 vb_error *error)
{
	vb_status status;

	if (!builder || !bytes || !length || flags & ~VB_DICT_STORED)
		return vbi_fail(error, VB_ERR_ARGUMENT, NULL, 0, 0, NULL);
	if (builder->failed)
		return vbi_fail(error, VB_ERR_STATE, NULL, 0, 0, "a source failed", NULL);
	vbi_buf_free(&builder->out);
	status = vbi_lexbuild_finish(builder->build, !(flags & VB_DICT_STORED), &builder->out, error);
	*bytes = status ? NULL : builder->out.p;
	*length = status ? 0 : builder->out.n;
	return status;
}

size_t vb_dict_count(const vb_model *model) { return model ? vbi_lex_count(&model->lex) : 0; }

static void give(vbi_slice s, const char **p, size_t *n)
{
	*p = s.p;
	*n = s.n;
}

vb_status vb_dict_get(const vb_model *model, size_t index, vb_dict_entry *entry)
{
	const vbi_lexicon *lex;

	if (!model || !entry || entry->struct_size < sizeof *entry || index >= vbi_lex_count(&model->lex))
		return VB_ERR_ARGUMENT;
	lex = &model->lex;
	vbi_dict_fill(lex, &lex->entry[vbi_lex_live(lex, (uint32_t)index)], entry);
	return VB_OK;
}

void vbi_dict_fill(const vbi_lexicon *lex, const vbi_entry *e, vb_dict_entry *entry)
{
	vbi_slice name;

	entry->frequency = e->freq;
	entry->from = e->from;
	entry->to = e->to;
	give(vbi_lex_form(lex, e, entry->spelled), &entry->form, &entry->form_length);
	give(vbi_lex_string(lex, e->canon), &entry->canon, &entry->canon_length);
	give(vbi_lex_string(lex, e->attr), &entry->attributes, &entry->attributes_length);
	name = vbi_lex_string(lex, lex->class_name[e->stored]); /* "-NAME" */
	if (!e->hides)
		name = vbi_slice_of(name.p + 1, name.n - 1);
	give(name, &entry->classes, &entry->classes_length);
}

vb_status vbi_dict_clean(const vbi_mem *mem, const char *form, size_t length, vbi_buf *out)
{
	static const vbi_norm_rules rules = {0, VB_TONE_KEEP, VB_PUNCT_KEEP};
	vb_status status = VB_OK;
	vbi_edits edits;

	if (vbi_normalize_clean(&rules, form, length)) {
		vbi_buf_put(out, form, length);
		return out->failed ? VB_ERR_MEMORY : VB_OK;
	}
	vbi_edits_init(&edits, mem);
	status = vbi_normalize(&rules, form, length, 0, out, &edits);
	vbi_edits_free(&edits);
	return status;
}

static uint32_t find_key(const vb_model *model, const char *form, size_t length)
{
	uint32_t key = VBI_TRIE_NONE;
	vbi_buf text;

	vbi_buf_init(&text, &model->mem);
	if (vbi_dict_clean(&model->mem, form, length, &text) == VB_OK && text.n)
		key = vbi_lex_key(&model->lex, vbi_slice_of(text.p, text.n));
	vbi_buf_free(&text);
	return key;
}

size_t vb_dict_lookup(const vb_model *model, const char *form, size_t length, size_t *first)
{
	uint32_t key;

	if (!model || !first || !form || length == 0 || length > UINT32_MAX / 4)
		return 0;
	*first = 0;
	key = model->lex.trie.nodes ? find_key(model, form, length) : VBI_TRIE_NONE;
	if (key == VBI_TRIE_NONE)
		return 0;
	*first = vbi_lex_number(&model->lex, model->lex.first[key]);
	return model->lex.first[key + 1] - model->lex.first[key];
}

/* ---- packing ---- */

struct vb_dict_packer {
	vbi_mem mem;
	vbi_packer *packer;
	vbi_buf out, head;
	bool failed;
};

vb_status vb_dict_packer_new(const vb_allocator *allocator, vb_dict_packer **out)
{
	vb_dict_packer *p;
	vbi_mem mem;
	vb_status status;

	if (!out)
		return VB_ERR_ARGUMENT;
	*out = NULL;
	status = vbi_mem_init(&mem, allocator);
	if (status)
		return status;
	p = vbi_calloc(&mem, 1, sizeof *p);
	if (!p)
		return VB_ERR_MEMORY;
	p->mem = mem;
	vbi_buf_init(&p->out, &p->mem);
	vbi_buf_init(&p->head, &p->mem);
	status = vbi_packer_new(&p->mem, &p->packer);
	if (status)
		vb_dict_packer_free(p);
	else
		*out = p;
	return status;
}

void vb_dict_packer_free(vb_dict_packer *p)
{
	vbi_mem mem;

	if (!p)
		return;
	mem = p->mem;
	vbi_packer_free(p->packer);
	vbi_buf_free(&p->out);
	vbi_buf_free(&p->head);
	vbi_free(&mem, p);
}

/* Nothing is done after a failure. */
static bool ready(vb_dict_packer *p, const void **bytes, size_t *length)
{
	if (!p || !bytes || !length || p->failed)
		return false;
	p->out.n = 0;
	*bytes = NULL;
	*length = 0;
	return true;
}

static vb_status given(vb_dict_packer *p, vb_status status, const void **bytes, size_t *length)
{
	p->failed = status != VB_OK;
	if (!status) {
		*bytes = p->out.p;
		*length = p->out.n;
	}
	return status;
}

vb_status vb_dict_packer_source(vb_dict_packer *p, const char *name)
{
	if (!p || !name)
		return VB_ERR_ARGUMENT;
	return p->failed ? VB_ERR_STATE : vbi_packer_source(p->packer, name);
}

vb_status vb_dict_packer_feed(vb_dict_packer *p, const char *tsv, size_t length, int last, const void **records,
                              size_t *records_length, vb_error *error)
{
	if (!ready(p, records, records_length) || (!tsv && length))
		return vbi_fail(error, p && p->failed ? VB_ERR_STATE : VB_ERR_ARGUMENT, NULL, 0, 0, NULL);
	return given(p, vbi_packer_feed(p->packer, tsv, length, last != 0, &p->out, error), records, records_length);
}

vb_status vb_dict_packer_add(vb_dict_packer *p, const void *record, size_t length, const void **blocks,
                             size_t *blocks_length, vb_error *error)
{
	if (!ready(p, blocks, blocks_length) || !record)
		return vbi_fail(error, p && p->failed ? VB_ERR_STATE : VB_ERR_ARGUMENT, NULL, 0, 0, NULL);
	return given(p, vbi_packer_add(p->packer, record, length, &p->out, error), blocks, blocks_length);
}

vb_status vb_dict_packer_finish(vb_dict_packer *p, const void **blocks, size_t *blocks_length, const void **head,
                                size_t *head_length, vb_error *error)
{
	vb_status status;

	if (!ready(p, blocks, blocks_length) || !head || !head_length)
		return vbi_fail(error, p && p->failed ? VB_ERR_STATE : VB_ERR_ARGUMENT, NULL, 0, 0, NULL);
	p->head.n = 0;
	status = given(p, vbi_packer_finish(p->packer, &p->out, &p->head, error), blocks, blocks_length);
	*head = status ? NULL : p->head.p;
	*head_length = status ? 0 : p->head.n;
	p->failed = true; /* nothing more can be done with it */
	return status;
}

/* ---- verifying ---- */

/* That a form is written as the codes of its key. frame: whose tokens they are. */
static bool is_spelled(const vbi_lexicon *frame, vbi_slice form, const uint16_t *codes, size_t n)
{
	vbi_form_piece piece;
	uint32_t at = 0;
	size_t i = 0;

	while (vbi_form_next(form, &at, &piece)) {
		vbi_code code = piece.code;

		if (code == VBI_CODE_NONE && piece.n <= sizeof piece.text)
			code = vbi_lex_token(frame, piece.text, piece.n);
		if (code == VBI_CODE_NONE || i >= n || codes[i++] != (uint16_t)code ||
		    (code >> 16 && (i >= n || codes[i++] != (uint16_t)((code >> 16) - 1))))
			return false;
	}
	return i == n;
}

static vb_status verify_forms(const vbi_lexicon *frame, const vbi_lexicon *lex, vb_error *error)
{
	vbi_speller speller = {.pool = lex->token_pool, .token = lex->token};
	char text[VBI_FORM_SPELLED + 17];
	uint16_t codes[VBI_FORM_CODES];
	uint32_t *parent, *node;
	vb_status status = vbi_trie_parents(&lex->trie, &parent, &node);

	if (status)
		return vbi_fail(error, status, NULL, 0, 0, NULL);
	for (uint32_t key = 0; key < lex->trie.keys && !status; key++) {
		size_t n = vbi_trie_path(&lex->trie, parent, node[key], codes, VBI_FORM_CODES);

		for (uint32_t i = lex->first[key]; i < lex->first[key + 1] && !status; i++) {
			uint32_t form = lex->entry[i].form;
			vbi_slice s = !(form & VBI_LEX_PATTERN)
			                      ? vbi_lex_string(lex, form)
			                      : vbi_slice_of(text, vbi_spell(&speller, codes, n, form & ~VBI_LEX_PATTERN, text));

			if (s.n == 0 || s.n > VBI_FORM_MAX || !is_spelled(frame, s, codes, n))
				status = vbi_fail(error, VB_ERR_FORMAT, "FORM", 0, i,
				                  s.n ? "a form that is not spelled as its key" : "a key that cannot be spelled", NULL);
		}
	}
	vbi_free(lex->mem, parent);
	vbi_free(lex->mem, node);
	return status;
}

/* Block by block: that each is sound, has the keys that the directory says, and none beyond its neighbours. */
static vb_status verify_blocks(const vbi_mem *mem, const vbi_dictfile *file, vb_error *error)
{
	vbi_blocks blocks;
	vb_status status = vbi_blocks_of(mem, file, &blocks, error);

	for (uint32_t b = 0; b < blocks.n && !status; b++) {
		vbi_lexicon lex;

		status = vbi_blocks_read(&blocks, b, mem, blocks.bytes.p + blocks.list[b].at, false, &lex, error);
		if (!status)
			status = verify_forms(&blocks.frame, &lex, error);
		for (uint32_t key = 0; !status && key < lex.trie.keys; key++)
			if (!vbi_blocks_holds(&blocks, b, &lex, key))
				status = vbi_fail(error, VB_ERR_FORMAT, "BLKD", 0, b, "a key that belongs to another block", NULL);
		vbi_lexicon_free(&lex);
	}
	vbi_blocks_free(&blocks);
	return status;
}

vb_status vb_dict_verify(const void *bytes, size_t length, vb_error *error)
{
	vbi_dictfile file;
	vbi_lexicon lex;
	vbi_mem mem;
	vb_status status;
	bool blocks;

	if (!bytes && length)
		return vbi_fail(error, VB_ERR_ARGUMENT, NULL, 0, 0, NULL);
	vbi_mem_init(&mem, NULL);
	status = vbi_dictfile_read(&mem, bytes, length, &file, error);
	if (!status && !vbi_dictfile_digest_right(&file))
		status = vbi_fail(error, VB_ERR_CHECKSUM, "header", 0, 40, "digest does not match", NULL);
	blocks = !status && vbi_dictfile_find(&file, VBI_SECTION_DIRECTORY);
	if (blocks)
		status = verify_blocks(&mem, &file, error);
	vbi_dictfile_free(&file);
	if (status || blocks)
		return status;
	status = vbi_lexicon_read(&mem, bytes, length, &lex, error);
	if (!status)
		status = verify_forms(&lex, &lex, error);
	vbi_lexicon_free(&lex);
	return status;
}
