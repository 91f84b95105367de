/* ent/tagcue.c - what words tell to who mends: tagcue.h. */
#include "ent/tagcue.h"

void vbi_tag_add_cue(vbi_tag_cues *cues, const char *word, unsigned cue)
{
	cues->cue[vbi_tag_symbol(word) >> 22] |= cue;
}

void vbi_tag_add_cue_written(vbi_tag_cues *cues, const char *letters, unsigned cue)
{
	vbi_tag_add_cue(cues, letters, cue);
	cues->cue[vbi_tag_symbol_written(letters) >> 22] |= cue;
}

void vbi_tag_add_named(vbi_tag_cues *cues, const char *word, unsigned what)
{
	cues->named[vbi_tag_symbol(word) >> (32 - VBI_TAG_NAMED_BITS)] |= (uint8_t)what;
}

void vbi_tag_add_named_written(vbi_tag_cues *cues, const char *letters, unsigned what)
{
	vbi_tag_add_named(cues, letters, what);
	cues->named[vbi_tag_symbol_written(letters) >> (32 - VBI_TAG_NAMED_BITS)] |= (uint8_t)what;
}

void vbi_tag_add_cues(vbi_tag_cues *cues, const char *const *word, size_t n, unsigned cue)
{
	for (size_t i = 0; i < n; i++)
		vbi_tag_add_cue(cues, word[i], cue);
}

static void add_symbols(vbi_tag_cues *cues)
{
	cues->bracket = vbi_tag_symbol("(");
	cues->close = vbi_tag_symbol(")");
	cues->comma = vbi_tag_symbol(",");
	cues->semicolon = vbi_tag_symbol(";");
	cues->colon = vbi_tag_symbol(":");
	cues->point = vbi_tag_symbol(".");
	cues->dash = vbi_tag_symbol("-");
	cues->and = vbi_tag_symbol("và");
	cues->shares = vbi_tag_symbol("phiếu");
	cues->rises = vbi_tag_symbol("tăng");
	cues->falls = vbi_tag_symbol("giảm");
	cues->code = vbi_tag_symbol("mã");
	cues->called = vbi_tag_symbol("là");
	cues->brief = vbi_tag_symbol("tắt");
	cues->of = vbi_tag_symbol("del");
	cues->culture = vbi_tag_symbol("hóa");
	cues->committee = vbi_tag_symbol("ủy");
	cues->ministry = vbi_tag_symbol("bộ");
	cues->league = vbi_tag_symbol("hiệp");
	cues->this = vbi_tag_symbol("này");
	cues->half = vbi_tag_symbol("nửa");
	cues->general = vbi_tag_symbol("tướng");
	cues->society = vbi_tag_symbol("hội");
	cues->together = vbi_tag_symbol("hợp");
	cues->cooperative = vbi_tag_symbol_written("HTX");
}

vb_status vbi_tag_cues_for(vbi_tag_views *views)
{
	vbi_tag_cues *cues = views->cues;

	if (cues)
		return VB_OK;
	cues = views->cues = vbi_calloc(views->mem, 1, sizeof *cues);
	if (!cues)
		return VB_ERR_MEMORY;
	add_symbols(cues);
	vbi_tag_mend_cues(cues);
	vbi_tag_refuse_cues(cues);
	vbi_tag_whole_cues(cues);
	vbi_tag_cut_cues(cues);
	vbi_tag_body_cues(cues);
	vbi_tag_join_cues(cues);
	vbi_tag_doc_cues(cues);
	vbi_tag_name_cues(cues);
	vbi_tag_short_cues(cues);
	vbi_tag_abroad_words(cues->abroad);
	vbi_tag_treaty_cues(cues);
	vbi_tag_road_cues(cues);
	vbi_tag_kind_cues(cues);
	vbi_tag_memorial_cues(cues);
	vbi_tag_called_cues(cues);
	vbi_tag_unit_cues(cues);
	return VB_OK;
}
