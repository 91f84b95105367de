/* version.c - versions, and the names of the public numbers. */
#include "base/base.h"
#include "dict/dictfile.h"
#include "text/charset.h"
#include "text/unicode.h"

#include <string.h>

int vb_abi(void) { return VB_ABI; }

const char *vb_version(void) { return VB_VERSION_STRING; }

size_t vb_components(char *buffer, size_t capacity)
{
	const char *part[] = {vbi_charset_library(), ", utf8proc ",           vbi_unicode_library(), " (Unicode ",
	                      vbi_unicode_version(), "), zlib ", vbi_zlib_version()};
	char text[256];
	size_t n = 0;

	for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
		size_t length = strlen(part[i]);

		if (length > sizeof text - n)
			length = sizeof text - n;
		memcpy(text + n, part[i], length);
		n += length;
	}
	return vbi_copy_out(text, n, buffer, capacity);
}

#define NAME(table, i) ((i) < sizeof table / sizeof *table && table[i] ? table[i] : "")

const char *vb_entity_type_name(uint32_t type)
{
	static const char *const name[] = {
		[VB_ENTITY_PER] = "PER",         [VB_ENTITY_TITLE] = "TITLE",     [VB_ENTITY_ORG] = "ORG",
		[VB_ENTITY_LOC] = "LOC",         [VB_ENTITY_DATE] = "DATE",       [VB_ENTITY_DOC] = "DOC",
		[VB_ENTITY_NUMBER] = "NUMBER",   [VB_ENTITY_MONEY] = "MONEY",     [VB_ENTITY_PERCENT] = "PERCENT",
		[VB_ENTITY_QUANTITY] = "QUANTITY",
	};
	return NAME(name, type);
}

const char *vb_relation_kind_name(uint32_t kind)
{
	static const char *const name[] = {
		[VB_RELATION_HOLDS] = "HOLDS",         [VB_RELATION_AT] = "AT",       [VB_RELATION_PART_OF] = "PART_OF",
		[VB_RELATION_ISSUED_BY] = "ISSUED_BY", [VB_RELATION_DATED] = "DATED",
	};
	return NAME(name, kind);
}

const char *vb_token_kind_name(uint32_t kind)
{
	static const char *const name[] = {
		[VB_TOKEN_SYLLABLE] = "syllable", [VB_TOKEN_NUMBER] = "number", [VB_TOKEN_CODE] = "code",
		[VB_TOKEN_ACRONYM] = "acronym",   [VB_TOKEN_FOREIGN] = "foreign", [VB_TOKEN_PUNCT] = "punct",
		[VB_TOKEN_SYMBOL] = "symbol",     [VB_TOKEN_FILE] = "file",     [VB_TOKEN_URL] = "url",
		[VB_TOKEN_EMAIL] = "email",
	};
	return NAME(name, kind);
}

const char *vb_zone_kind_name(uint32_t kind)
{
	static const char *const name[] = {
		[VB_ZONE_BODY] = "body",             [VB_ZONE_HEADLINE] = "headline", [VB_ZONE_DATELINE] = "dateline",
		[VB_ZONE_CAPTION] = "caption",       [VB_ZONE_LETTERHEAD] = "letterhead", [VB_ZONE_CLAUSE] = "clause",
		[VB_ZONE_SIGNATURE] = "signature",   [VB_ZONE_RECIPIENTS] = "recipients",
	};
	return NAME(name, kind);
}

const char *vb_attr_name(uint32_t attr)
{
	static const char *const name[] = {
		[VB_ATTR_NORM] = "norm",           [VB_ATTR_DOC_TYPE] = "doc_type", [VB_ATTR_NUMBER] = "number",
		[VB_ATTR_DATE] = "date",           [VB_ATTR_ISSUER] = "issuer",     [VB_ATTR_PROVISION] = "provision",
		[VB_ATTR_CODE] = "code",           [VB_ATTR_KIND] = "kind",         [VB_ATTR_GENDER] = "gender",
		[VB_ATTR_HONORIFIC] = "honorific", [VB_ATTR_VALUE] = "value",       [VB_ATTR_UNIT] = "unit",
		[VB_ATTR_FROM] = "from",           [VB_ATTR_TO] = "to",
		[VB_ATTR_STATE] = "state",         [VB_ATTR_PLACE] = "place",
	};
	return NAME(name, attr);
}
