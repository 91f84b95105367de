/* viet/reference.c - character references of HTML (HTML Living Standard, 13.2.5.72 and following, 13.5). */
#include "viet/reference.h"

#include <string.h>

#include "text/legacy.h"
#include "text/unicode.h"

/* Those that occur in Vietnamese text: the Latin-1 set, in order from U+00A0, and others. */
static const char latin1[96][8] = {
	"nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
	"reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm", "raquo",
	"frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil",
	"Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute",
	"Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig",
	"agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml",
	"igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml", "divide",
	"oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
};
static const struct {
	char name[8];
	uint16_t cp;
} others[] = {
	{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''},
	{"Abreve", 0x102}, {"abreve", 0x103}, {"Dstrok", 0x110}, {"dstrok", 0x111}, {"Itilde", 0x128}, {"itilde", 0x129},
	{"Utilde", 0x168}, {"utilde", 0x169},
	{"OElig", 0x152}, {"oelig", 0x153}, {"Scaron", 0x160}, {"scaron", 0x161}, {"Yuml", 0x178},
	{"ensp", 0x2002}, {"emsp", 0x2003}, {"thinsp", 0x2009}, {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018},
	{"rsquo", 0x2019}, {"sbquo", 0x201A}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bdquo", 0x201E}, {"dagger", 0x2020},
	{"bull", 0x2022}, {"hellip", 0x2026}, {"permil", 0x2030}, {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"euro", 0x20AC},
	{"trade", 0x2122}, {"le", 0x2264}, {"ge", 0x2265},
};

enum { LONGEST = 12 }; /* &#x0010FFFF; with room */

static bool alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* Bytes of what has the form of a reference, 0 if it has not. */
static size_t shape(const char *p, const char *end)
{
	size_t n = 1, most = (size_t)(end - p);

	if (most > LONGEST)
		most = LONGEST;
	if (n < most && p[n] == '#')
		n++;
	while (n < most && alphanumeric(p[n]))
		n++;
	return n > 1 && n < most && p[n] == ';' ? n + 1 : 0;
}

/* The number of the digits at p, UINT32_MAX if they are none. */
static uint32_t number(const char *p, size_t n)
{
	unsigned base = n && (*p == 'x' || *p == 'X') ? 16 : 10;
	uint32_t value = 0;
	size_t i = base == 16;

	if (i == n)
		return UINT32_MAX;
	for (; i < n; i++) {
		char c = p[i] >= 'A' && p[i] <= 'F' ? (char)(p[i] + 32) : p[i];
		unsigned digit = c >= '0' && c <= '9' ? (unsigned)(c - '0') : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 99;

		if (digit >= base || value > 0x10FFFF)
			return UINT32_MAX;
		value = value * base + digit;
	}
	return value;
}

/* The character that a reference of n bytes names, 0 if none. */
static uint32_t meaning(const char *p, size_t n)
{
	size_t length = n - 2;
	uint32_t cp;

	if (p[1] == '#') {
		cp = number(p + 2, length - 1);
		if (cp >= 0x80 && cp < 0xA0)
			cp = vbi_page1252(cp); /* as browsers do */
		return cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000) || cp == 0xFFFD ? 0 : cp;
	}
	for (unsigned i = 0; i < 96; i++)
		if (strlen(latin1[i]) == length && memcmp(latin1[i], p + 1, length) == 0)
			return 0xA0 + i;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strlen(others[i].name) == length && memcmp(others[i].name, p + 1, length) == 0)
			return others[i].cp;
	return 0;
}

size_t vbi_reference(const char *p, const char *end, bool all, bool again_too, uint32_t *cp)
{
	char again[LONGEST + 1] = "&";
	size_t n = shape(p, end), left, more;
	unsigned class;

	*cp = n ? meaning(p, n) : 0;
	if (!*cp)
		return 0;
	if (*cp == '&') {
		left = (size_t)(end - p) - n;
		if (left > LONGEST - 1)
			left = LONGEST - 1;
		memcpy(again + 1, p + n, left);
		if (!all)
			return shape(again, again + 1 + left) ? 0 : n;
		more = again_too ? vbi_reference(again, again + 1 + left, true, true, cp) : 0;
		if (!more)
			*cp = '&';
		return n + (more ? more - 1 : 0);
	}
	if (all)
		return n;
	class = vbi_char_class(*cp);
	return class == VBI_CHAR_UPPER || class == VBI_CHAR_LOWER || class == VBI_CHAR_MARK || class == VBI_CHAR_SPACE ? n : 0;
}
