/* dictapi.c - the dictionary part of the public interface: building, listing, looking up, verifying. */
#include <string.h>

#include "dict/dictfile.h"
#include "model.h"
#include "viet/normalize.h"

struct vb_dict_builder {
	vbi_mem mem;
	vbi_lexbuild *build;
	vbi_buf out;
	bool failed; /* a source was taken in part only */
};

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
	const vbi_entry *e;
	vbi_slice name;

	if (!model || !entry || entry->struct_size < sizeof *entry || index >= vbi_lex_count(&model->lex))
		return VB_ERR_ARGUMENT;
	lex = &model->lex;
	e = &lex->entry[vbi_lex_live(lex, (uint32_t)index)];
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
	return VB_OK;
}

/* The key of a form as a user may write it: decomposed, with a tone mark astray, in any case. */
static uint32_t find_key(const vb_model *model, const char *form, size_t length)
{
	static const vbi_norm_rules rules = {0, VB_TONE_KEEP, VB_PUNCT_KEEP};
	uint32_t key = VBI_TRIE_NONE;
	vbi_edits edits;
	vbi_buf text;

	if (vbi_normalize_clean(&rules, form, length))
		return vbi_lex_key(&model->lex, vbi_slice_of(form, length));
	vbi_buf_init(&text, &model->mem);
	vbi_edits_init(&edits, &model->mem);
	if (vbi_normalize(&rules, form, length, 0, &text, &edits) == VB_OK && text.n)
		key = vbi_lex_key(&model->lex, vbi_slice_of(text.p, text.n));
	vbi_edits_free(&edits);
	vbi_buf_free(&text);
	return key;
}

size_t vb_dict_lookup(const vb_model *model, const char *form, size_t length, size_t *first)
{
	uint32_t key;

	if (!model || !first || !form || length == 0 || length > UINT32_MAX / 4)
		return 0;
	*first = 0;
	key = find_key(model, form, length);
	if (key == VBI_TRIE_NONE)
		return 0;
	*first = vbi_lex_number(&model->lex, model->lex.first[key]);
	return model->lex.first[key + 1] - model->lex.first[key];
}

vb_status vb_dict_verify(const void *bytes, size_t length, vb_error *error)
{
	vbi_dictfile file;
	vbi_lexicon lex;
	vbi_mem mem;
	vb_status status;

	if (!bytes && length)
		return vbi_fail(error, VB_ERR_ARGUMENT, NULL, 0, 0, NULL);
	vbi_mem_init(&mem, NULL);
	status = vbi_dictfile_read(&mem, bytes, length, &file, error);
	if (!status && !vbi_dictfile_digest_right(&file))
		status = vbi_fail(error, VB_ERR_CHECKSUM, "header", 0, 40, "digest does not match", NULL);
	vbi_dictfile_free(&file);
	if (status)
		return status;
	status = vbi_lexicon_read(&mem, bytes, length, &lex, error);
	for (uint32_t i = 0; i < lex.entries && !status; i++) {
		char text[VBI_LEX_FORM];

		if (vbi_lex_form(&lex, &lex.entry[i], text).n == 0)
			status = vbi_fail(error, VB_ERR_FORMAT, "FORM", 0, i, "a key that cannot be spelled", NULL);
	}
	vbi_lexicon_free(&lex);
	return status;
}
