/* model.c - models and the loader that lays dictionaries over one another. */
#include "model.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "builtin.h"
#include "dict/blocks.h"
#include "dict/dictfile.h"

static const char built_in[] = "built-in";

struct vb_loader {
	vbi_mem mem;
	vb_model *model;
	size_t layers; /* in model->lex */
	bool failed;
};

/* ---- files ---- */

/* What errno says, in English whatever the locale. */
static const char *reason(int code)
{
	switch (code) {
	case ENOENT: return "No such file or directory";
	case EACCES: return "Permission denied";
	case EISDIR: return "Is a directory";
	case ENOTDIR: return "Not a directory";
	case ELOOP: return "Too many levels of symbolic links";
	case EMFILE: return "Too many open files";
	case ENFILE: return "Too many open files in system";
	case EIO: return "Input/output error";
	default: return "cannot be read";
	}
}

static vb_status read_file(const char *path, vbi_buf *out, vb_error *error)
{
	FILE *file = fopen(path, "rb");
	vb_status status = VB_OK;
	size_t n;

	if (!file)
		return vbi_fail(error, VB_ERR_IO, path, 0, 0, reason(errno), NULL);
	do {
		if (!vbi_buf_reserve(out, 65536)) {
			status = vbi_fail(error, VB_ERR_MEMORY, path, 0, out->n, NULL);
			break;
		}
		n = fread(out->p + out->n, 1, 65536, file);
		out->n += n;
		if (out->n > UINT32_MAX / 2)
			status = vbi_fail(error, VB_ERR_LIMIT, path, 0, out->n, "larger than 2 GiB", NULL);
		else if (ferror(file))
			status = vbi_fail(error, VB_ERR_IO, path, 0, out->n, reason(errno), NULL);
	} while (!status && n);
	fclose(file);
	return status;
}

/* The reader of indexes names sections; in front of users the file comes first. */
static vb_status in_file(const char *name, vb_status status, vb_error *error)
{
	char section[sizeof error->source], message[sizeof error->message];

	if (!error || error->struct_size < sizeof *error || !name)
		return status;
	memcpy(section, error->source, sizeof section);
	memcpy(message, error->message, sizeof message);
	if (!section[0])
		return vbi_fail(error, status, name, 0, error->position, message, NULL);
	return vbi_fail(error, status, name, 0, error->position, section, ": ", message, NULL);
}

/* ---- loader ---- */

static vb_status model_new(const vbi_mem *mem, vb_model **out)
{
	vb_model *model = vbi_calloc(mem, 1, sizeof *model);

	*out = model;
	if (!model)
		return VB_ERR_MEMORY;
	model->mem = *mem;
	return VB_OK;
}

static void add_origin(vb_model *model, const char *name)
{
	size_t n = strlen(model->origin), left = sizeof model->origin - 1 - n, length = strlen(name);

	if (n && left > 3) {
		memcpy(model->origin + n, " + ", 4);
		n += 3;
		left -= 3;
	}
	if (length > left)
		length = left;
	memcpy(model->origin + n, name, length);
	model->origin[n + length] = '\0';
}

vb_status vb_loader_new(const vb_allocator *allocator, vb_loader **out)
{
	vb_loader *loader;
	vbi_mem mem;
	vb_status status;

	if (!out)
		return VB_ERR_ARGUMENT;
	*out = NULL;
	status = vbi_mem_init(&mem, allocator);
	if (status)
		return status;
	loader = vbi_calloc(&mem, 1, sizeof *loader);
	if (!loader)
		return VB_ERR_MEMORY;
	loader->mem = mem;
	*out = loader;
	return VB_OK;
}

static void loader_clear(vb_loader *loader)
{
	vb_model_free(loader->model);
	loader->model = NULL;
	loader->layers = 0;
}

void vb_loader_free(vb_loader *loader)
{
	vbi_mem mem;

	if (!loader)
		return;
	mem = loader->mem;
	loader_clear(loader);
	vbi_free(&mem, loader);
}

/* The first layer is the model's lexicon, the others are laid over it. */
static vb_status add_index(vb_loader *loader, const void *bytes, size_t length, vb_error *error)
{
	vb_model *model = loader->model;
	vbi_lexicon lex;
	vb_status status;

	if (!loader->layers) {
		status = bytes == vbi_builtin_data ? vbi_lexicon_read_own(&model->mem, bytes, length, &model->lex, error)
		                                   : vbi_lexicon_read(&model->mem, bytes, length, &model->lex, error);
		loader->layers += status == VB_OK;
		return status;
	}
	status = vbi_lexicon_read(&model->mem, bytes, length, &lex, error);
	if (status)
		return status;
	status = vbi_lexicon_overlay(&model->lex, &lex);
	vbi_lexicon_free(&lex);
	loader->layers++;
	return status ? vbi_fail(error, status, NULL, 0, 0, NULL) : VB_OK;
}

/* A source by way of an index: small ones cost next to nothing, and there is one way in. */
static vb_status add_source(vb_loader *loader, const char *name, const char *text, size_t length, vb_error *error)
{
	vbi_lexbuild *build;
	vbi_buf index;
	vb_status status;

	vbi_buf_init(&index, &loader->mem);
	if (vbi_lexbuild_new(&loader->mem, &build))
		return vbi_fail(error, VB_ERR_MEMORY, name, 0, 0, NULL);
	status = vbi_weights_magic(text, length) ? vbi_lexbuild_add_weights(build, name, text, length, error)
	                                         : vbi_lexbuild_add_tsv(build, name, text, length, error);
	if (!status)
		status = vbi_lexbuild_finish(build, false, &index, error);
	vbi_lexbuild_free(build);
	if (!status)
		status = add_index(loader, index.p, index.n, error);
	vbi_buf_free(&index);
	return status;
}

/* An index, even one damaged by a transfer as text, or a source. */
static bool is_index(const char *p, size_t length)
{
	return vbi_dictfile_magic(p, length) || (length >= 4 && memcmp(p + 1, "VBX", 3) == 0);
}

static vb_status add_bytes(vb_loader *loader, const char *name, const char *bytes, size_t length, bool index,
                           vb_error *error)
{
	vb_status status;

	if (loader->failed)
		return vbi_fail(error, VB_ERR_STATE, name, 0, 0, "an earlier layer failed", NULL);
	loader->failed = true;
	if (!loader->model && model_new(&loader->mem, &loader->model))
		return vbi_fail(error, VB_ERR_MEMORY, name, 0, 0, NULL);
	if (index || is_index(bytes, length)) {
		status = add_index(loader, bytes, length, error);
		if (status)
			return in_file(name, status, error);
	} else {
		status = add_source(loader, name, bytes, length, error);
		if (status)
			return status;
	}
	add_origin(loader->model, name);
	loader->failed = false;
	return VB_OK;
}

vb_status vb_loader_add_builtin(vb_loader *loader, vb_error *error)
{
	if (!loader)
		return vbi_fail(error, VB_ERR_ARGUMENT, NULL, 0, 0, NULL);
	if (vbi_builtin_size == 0)
		return vbi_fail(error, VB_ERR_NOT_FOUND, built_in, 0, 0, "no dictionary is built in", NULL);
	return add_bytes(loader, built_in, (const char *)vbi_builtin_data, vbi_builtin_size, true, error);
}

static vb_status add_file(vb_loader *loader, const char *path, bool index, vb_error *error)
{
	vbi_buf bytes;
	vb_status status;

	vbi_buf_init(&bytes, &loader->mem);
	status = read_file(path, &bytes, error);
	if (!status)
		status = add_bytes(loader, path, bytes.p, bytes.n, index, error);
	else
		loader->failed = true;
	vbi_buf_free(&bytes);
	return status;
}

vb_status vb_loader_add_file(vb_loader *loader, const char *path, vb_error *error)
{
	if (!loader || !path)
		return vbi_fail(error, VB_ERR_ARGUMENT, path, 0, 0, NULL);
	return add_file(loader, path, false, error);
}

vb_status vb_loader_add_memory(vb_loader *loader, const char *name, const void *bytes, size_t length, vb_error *error)
{
	if (!loader || (!bytes && length))
		return vbi_fail(error, VB_ERR_ARGUMENT, name, 0, 0, NULL);
	return add_bytes(loader, name ? name : "memory", bytes ? bytes : "", length, false, error);
}

vb_status vb_loader_finish(vb_loader *loader, vb_model **out, vb_error *error)
{
	vb_status status = VB_OK;

	if (!loader || !out)
		return vbi_fail(error, VB_ERR_ARGUMENT, NULL, 0, 0, NULL);
	*out = NULL;
	if (loader->failed)
		return vbi_fail(error, VB_ERR_STATE, NULL, 0, 0, "a layer failed", NULL);
	/* No layers: a model that knows nothing. */
	if (!loader->model && model_new(&loader->mem, &loader->model))
		return vbi_fail(error, VB_ERR_MEMORY, NULL, 0, 0, NULL);
	if (!loader->layers)
		status = add_source(loader, "", "", 0, error);
	else if (loader->layers > 1 && vbi_lexicon_settle(&loader->model->lex))
		status = vbi_fail(error, VB_ERR_MEMORY, NULL, 0, 0, NULL);
	if (!status) {
		*out = loader->model;
		loader->model = NULL;
	}
	loader_clear(loader);
	return status;
}

/* ---- models ---- */

/* One index: from memory if path is NULL. */
static vb_status open_one(const char *path, const void *bytes, size_t length, const vb_allocator *allocator,
                          vb_model **out, vb_error *error)
{
	vb_loader *loader;
	vb_status status;

	if (!out)
		return vbi_fail(error, VB_ERR_ARGUMENT, path, 0, 0, NULL);
	*out = NULL;
	status = vb_loader_new(allocator, &loader);
	if (status)
		return vbi_fail(error, status, path, 0, 0, NULL);
	if (path)
		status = add_file(loader, path, true, error);
	else if (bytes)
		status = add_bytes(loader, "memory", bytes, length, true, error);
	else
		status = vb_loader_add_builtin(loader, error);
	if (!status)
		status = vb_loader_finish(loader, out, error);
	vb_loader_free(loader);
	return status;
}

vb_status vb_model_builtin(const vb_allocator *allocator, vb_model **out, vb_error *error)
{
	return open_one(NULL, NULL, 0, allocator, out, error);
}

vb_status vb_model_open(const char *path, const vb_allocator *allocator, vb_model **out, vb_error *error)
{
	return open_one(path, NULL, 0, allocator, out, error);
}

vb_status vb_model_memory(const void *bytes, size_t length, const vb_allocator *allocator, vb_model **out,
                          vb_error *error)
{
	if (!bytes && length) {
		if (out)
			*out = NULL;
		return vbi_fail(error, VB_ERR_ARGUMENT, "memory", 0, 0, NULL);
	}
	return open_one(NULL, bytes ? bytes : "", length, allocator, out, error);
}

/* The part before the blocks, into memory. */
static vb_status read_front(vb_model *model, const char *path, vbi_buf *bytes, uint64_t *length, vb_error *error)
{
	FILE *file = fopen(path, "rb");
	vb_status status = VB_OK;
	size_t head;
	long size;

	(void)model;
	if (!file)
		return vbi_fail(error, VB_ERR_IO, path, 0, 0, reason(errno), NULL);
	if (fseek(file, 0, SEEK_END) || (size = ftell(file)) < 0 || fseek(file, 0, SEEK_SET)) {
		fclose(file);
		return vbi_fail(error, VB_ERR_IO, path, 0, 0, reason(errno), NULL);
	}
	*length = (uint64_t)size;
	if (!vbi_buf_reserve(bytes, VBI_DICTFILE_HEAD))
		status = VB_ERR_MEMORY;
	if (!status) {
		bytes->n = fread(bytes->p, 1, VBI_DICTFILE_HEAD, file);
		head = vbi_dictfile_head(bytes->p, bytes->n);
		if (head == 0)
			status = vbi_fail(error, VB_ERR_FORMAT, path, 0, 0, "not an index in blocks", NULL);
		else if (head > *length)
			status = vbi_fail(error, VB_ERR_FORMAT, path, 0, *length, "file is cut off", NULL);
		else if (head > bytes->n && !vbi_buf_reserve(bytes, head - bytes->n))
			status = VB_ERR_MEMORY;
		if (!status && head > bytes->n)
			bytes->n += fread(bytes->p + bytes->n, 1, head - bytes->n, file);
	}
	if (status == VB_ERR_MEMORY || ferror(file))
		status = vbi_fail(error, status ? status : VB_ERR_IO, path, 0, 0, NULL);
	fclose(file);
	return status;
}

vb_status vb_model_open_blocks(const char *path, size_t memory, const vb_allocator *allocator, vb_model **out,
                               vb_error *error)
{
	vb_model *model = NULL;
	vbi_dictfile file = {0};
	vbi_buf bytes;
	vbi_mem mem;
	uint64_t length = 0;
	vb_status status;

	if (!path || !out || vbi_mem_init(&mem, allocator))
		return vbi_fail(error, VB_ERR_ARGUMENT, path, 0, 0, NULL);
	*out = NULL;
	vbi_buf_init(&bytes, &mem);
	if (model_new(&mem, &model))
		return vbi_fail(error, VB_ERR_MEMORY, path, 0, 0, NULL);
	status = read_front(model, path, &bytes, &length, error);
	if (!status) {
		model->memory = memory;
		model->path = vbi_alloc(&model->mem, strlen(path) + 1);
		model->blocks = vbi_calloc(&model->mem, 1, sizeof *model->blocks);
		if (!model->path || !model->blocks)
			status = vbi_fail(error, VB_ERR_MEMORY, path, 0, 0, NULL);
	}
	if (!status) {
		strcpy(model->path, path);
		status = vbi_dictfile_read_part(&model->mem, bytes.p, bytes.n, length, &file, error);
		if (!status)
			status = vbi_blocks_of(&model->mem, &file, model->blocks, error);
		vbi_dictfile_free(&file);
		model->blocks->bytes = vbi_slice_of(NULL, 0);
		if (status)
			in_file(path, status, error);
	}
	vbi_buf_free(&bytes);
	if (status) {
		vb_model_free(model);
		return status;
	}
	model->lex = model->blocks->frame;
	add_origin(model, path);
	*out = model;
	return VB_OK;
}

void vb_model_free(vb_model *model)
{
	vbi_mem mem;

	if (!model)
		return;
	mem = model->mem;
	if (model->blocks) {
		memset(&model->lex, 0, sizeof model->lex); /* the blocks' own */
		vbi_blocks_free(model->blocks);
		vbi_free(&mem, model->blocks);
		vbi_free(&mem, model->path);
	}
	vbi_lexicon_free(&model->lex);
	vbi_free(&mem, model);
}

/* ---- facts ---- */

/* A table of the classes: name, CAP or UP or nothing, entries of it in this model, meaning. */
static void list_classes(const vb_model *model, vbi_buf *out)
{
	uint32_t count[VBI_CLASS_END] = {0};

	for (uint32_t i = 0; i < vbi_lex_count(&model->lex); i++) {
		const vbi_entry *entry = &model->lex.entry[vbi_lex_live(&model->lex, i)];

		if (!entry->hides)
			count[entry->cls]++;
	}
	for (unsigned cls = 1; cls < VBI_CLASS_END; cls++) {
		unsigned flags = vbi_class_flags(cls);

		vbi_buf_str(out, vbi_class_name(cls));
		vbi_buf_str(out, flags & VBI_CLASS_CAP ? "\tCAP\t" : flags & VBI_CLASS_UP ? "\tUP\t" : "\t\t");
		vbi_buf_uint(out, count[cls]);
		vbi_buf_byte(out, '\t');
		vbi_buf_str(out, vbi_class_meaning(cls));
		vbi_buf_byte(out, '\n');
	}
}

static uint32_t count_keys(const vbi_lexicon *lex)
{
	uint32_t n = 0;

	if (!lex->live)
		return lex->trie.keys;
	for (uint32_t i = 0; i < lex->trie.nodes + lex->trie.added; i++)
		n += lex->trie.key[i] != VBI_TRIE_NONE;
	return n;
}

size_t vb_model_info(const vb_model *model, const char *name, char *buffer, size_t capacity)
{
	vbi_buf text;
	size_t n;

	if (!model || !name)
		return 0;
	vbi_buf_init(&text, &model->mem);
	if (strcmp(name, "format") == 0) {
		vbi_buf_uint(&text, VBI_DICTFILE_MAJOR);
		vbi_buf_byte(&text, '.');
		vbi_buf_uint(&text, VBI_DICTFILE_MINOR);
	} else if (strcmp(name, "entries") == 0)
		vbi_buf_uint(&text, model->blocks ? model->blocks->entries : vbi_lex_count(&model->lex));
	else if (strcmp(name, "keys") == 0)
		vbi_buf_uint(&text, model->blocks ? model->blocks->keys : count_keys(&model->lex));
	else if (strcmp(name, "tokens") == 0)
		vbi_buf_uint(&text, model->lex.tokens);
	else if (strcmp(name, "source-digest") == 0)
		vbi_buf_str(&text, model->lex.digest);
	else if (strcmp(name, "date") == 0)
		vbi_buf_str(&text, model->lex.date);
	else if (strcmp(name, "unicode") == 0)
		vbi_buf_str(&text, model->lex.unicode);
	else if (strcmp(name, "origin") == 0)
		vbi_buf_str(&text, model->origin);
	else if (strcmp(name, "classes") == 0)
		list_classes(model, &text);
	n = text.failed ? 0 : vbi_copy_out(text.p, text.n, buffer, capacity);
	vbi_buf_free(&text);
	return n;
}
