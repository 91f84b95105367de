/* scan_address.c - names of files, addresses and domains in text. */
#include "viet/scan_source.h"


static const char *const endings[] = {
	"jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "svg", "heic", "pdf", "docx", "doc", "xlsx", "xls",
	"pptx", "ppt", "txt", "rtf", "odt", "csv", "xml", "zip", "rar", "7z", "mp3", "mp4", "avi", "mov", "wmv", "wav",
	"flv", "m4a", "mkv", "gz", "tar", "html", "htm", "json", "ods", "odp", "exe", "apk", NULL,
};
static const char *const domains[] = {
	"vn", "com", "net", "org", "edu", "gov", "info", "biz", "asia", "int", "io", "tv", "eu", "uk", "jp", "cn", "kr", NULL,
};

/* The length of the longest word of list that the text at `at` begins with, in any case; 0 if there is none. */
static uint32_t begins_with(const vbi_source *src, uint32_t at, const char *const *list)
{
	uint32_t best = 0;

	if (!ascii_alnum(byte_at(src, at)))
		return 0;
	for (; *list; list++) {
		uint32_t n = 0;

		while ((*list)[n] && at + n < src->length) {
			unsigned c = (unsigned char)src->text[at + n];

			if ((c - 'A' < 26 ? c | 32 : c) != (unsigned char)(*list)[n])
				break;
			n++;
		}
		if (!(*list)[n] && n > best)
			best = n;
	}
	return best;
}

/* The part of a host between from and to, and the domain behind it, may be one: both in small letters, or a longer name that is
 * in capitals like its domain (HOALU.VN), not an abbreviation (Tr.CN, TP.VN). */
static bool host_like(const vbi_source *src, uint32_t from, uint32_t dot)
{
	bool capital = byte_at(src, dot + 1) - 'A' < 26;

	for (uint32_t i = from; capital && i < dot; i++)
		if (byte_at(src, i) - 'a' < 26)
			return false;
	return !capital || dot - from > 3;
}

/* The end of an address that goes on from at: to white space or a mark that no address has, less final punctuation. */
static uint32_t address_end(const vbi_source *src, uint32_t at)
{
	uint32_t least = at, open = 0;

	while (at < src->length) {
		unsigned n = 1, c = byte_at(src, at);

		if (c < 0x80) {
			if (c <= ' ' || c == 0x7F || c == '<' || c == '>' || c == '"' || c == '|' || c == '^' || c == '`' || c == '{' ||
			    c == '}' || c == '\\')
				break;
			open += c == '(';
		} else {
			unsigned cls = vbi_char_class(char_at(src, at, &n));

			if (!wordly(cls) && cls != VBI_CHAR_MARK)
				break;
		}
		at += n;
	}
	while (at > least) {
		unsigned c = byte_at(src, at - 1);

		if (c != '.' && c != ',' && c != ';' && c != ':' && c != '!' && c != '?' && c != '\'' && c != ']' &&
		    (c != ')' || open))
			break;
		at--;
	}
	return at;
}

/* The end of the b.c of a@b.c, which begins at at; 0 if it is no name of a host. */
static uint32_t host_end(const vbi_source *src, uint32_t at)
{
	uint32_t label = at, end = 0;

	for (uint32_t i = at;; i++) {
		unsigned c = byte_at(src, i);

		if (ascii_alnum(c) || c == '-')
			continue;
		if (i - label > 1 && label > at)
			end = i;
		if (c != '.' || i == label)
			return end;
		label = i + 1;
	}
}

unsigned vbi_scan_address(const vbi_source *src, uint32_t start, uint32_t *end)
{
	static const char *const schemes[] = {"https://", "http://", "ftp://", "www.", NULL};
	uint32_t scheme = begins_with(src, start, schemes);
	uint32_t file = 0, site = 0, label = start, host;
	bool ascii = true, mail = true;
	unsigned n;

	if (scheme && letter_at(src, start + scheme)) {
		*end = address_end(src, start + scheme);
		return VB_TOKEN_URL;
	}
	for (uint32_t i = start; (n = chunk_char(src, i)) != 0; i += n) {
		unsigned c = byte_at(src, i);

		ascii = ascii && (c < 0x80);
		if (c == '@' && mail) {
			host = ascii && i > start ? host_end(src, i + 1) : 0;
			if (host) {
				*end = host;
				return VB_TOKEN_EMAIL;
			}
			mail = false;
		}
		if (c == '.' && i > start) {
			uint32_t k = begins_with(src, i + 1, endings);
			uint32_t next = i + 1 + k;

			/* A capital may be glued to a file name: a caption that lost its line end. */
			if (k && !(ascii_alnum(byte_at(src, next)) && (byte_at(src, next) | 32) == byte_at(src, next)))
				file = next;
			k = begins_with(src, i + 1, domains);
			next = i + 1 + k;
			if (k && ascii && i > label && host_like(src, label, i) && !letter_at(src, next) && byte_at(src, next) != '_')
				site = next;
			label = i + 1;
		}
	}
	if (!file && !site)
		return 0;
	if (file > site) {
		*end = file;
		return VB_TOKEN_FILE;
	}
	*end = byte_at(src, site) == '/' ? address_end(src, site) : site;
	return VB_TOKEN_URL;
}
