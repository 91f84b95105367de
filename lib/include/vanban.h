/*
 * vanban.h - Vietnamese official documents and news: text, tokens, words, and
 *            who holds which office in which body, where, when, under which
 *            legal document.
 *
 * The whole public interface. Three things to know:
 *
 *  - A vb_model is what the library knows (dictionaries and weights). It never
 *    changes once made; any number of threads may share one.
 *  - A vb_doc is a workspace. It is reused from document to document, belongs
 *    to one thread at a time, and owns the results of its last analysis.
 *  - Every position is an offset into the ORIGINAL input, half-open
 *    [start, end), in the unit the options ask for (bytes unless told
 *    otherwise). Input may be of any encoding damage: malformed bytes are never
 *    an error, they decode to U+FFFD and keep their place.
 *
 * A whole document at once:
 *
 *     vb_model *model; vb_doc *doc; vb_entity e;
 *     if (vb_model_builtin(NULL, &model, NULL) || vb_doc_new(model, NULL, &doc))
 *         ...;
 *     vb_doc_analyze(doc, text, length, NULL, VB_LAYER_ENTITIES);
 *     for (size_t i = 0; vb_doc_entities(doc, i, 1, &e); i++)
 *         printf("%s %llu-%llu\n", vb_entity_type_name(e.type), e.start, e.end);
 *
 * A document of any length, in constant memory:
 *
 *     vb_doc_begin(doc, NULL, VB_LAYER_ENTITIES);
 *     while ((n = read(fd, buf, sizeof buf)) > 0)
 *         for (size_t at = 0, used; at < n; at += used)
 *             if (vb_doc_feed(doc, buf + at, n - at, &used) == VB_READY)
 *                 ... read the window's entities ...
 *     while (vb_doc_end(doc) == VB_READY)
 *         ... read the window's entities ...
 *
 * Both ways give the same results for the same bytes.
 *
 * Conventions: no function prints, exits, reads the environment or the locale,
 * or keeps global state. Strings are (pointer, length) in bytes and need no
 * NUL; functions that fill a caller's buffer return the length needed and write
 * at most the capacity given, NUL-terminated where there is room, so (NULL, 0)
 * asks for the size. All functions are safe to call from several threads on
 * different vb_doc, vb_normalizer, vb_writer and builder objects; functions
 * that take a const vb_model are safe on the same one.
 */
#ifndef VANBAN_H
#define VANBAN_H

#include <stddef.h>
#include <stdint.h>

#include "vanban_version.h"

#if defined(VB_BUILDING) && defined(__GNUC__)
#define VB_API __attribute__((visibility("default")))
#else
#define VB_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------------
 * Status
 */

/* Returned by every function that can fail: 0 and above is success. */
typedef int32_t vb_status;

#define VB_OK 0            /* done; a feeding function has taken all and wants more */
#define VB_READY 1         /* a window of results can be read; call again afterwards */
#define VB_ERR_MEMORY (-1) /* the allocator returned NULL */
#define VB_ERR_ARGUMENT (-2)    /* an argument the contract forbids */
#define VB_ERR_STATE (-3)       /* a call out of order, such as feed before begin */
#define VB_ERR_IO (-4)          /* a file could not be opened, read or written */
#define VB_ERR_FORMAT (-5)      /* not an index, or one whose structure is damaged */
#define VB_ERR_CHECKSUM (-6)    /* an index section whose CRC-32 does not match */
#define VB_ERR_VERSION (-7)     /* an index made for a newer reader */
#define VB_ERR_SYNTAX (-8)      /* a dictionary source line that cannot be read */
#define VB_ERR_LIMIT (-9)       /* a documented limit was passed */
#define VB_ERR_ENCODING (-10)   /* text that cannot be decoded or written as asked */
#define VB_ERR_NOT_FOUND (-11)  /* nothing of that name */

/* More about a failure. Pass NULL where it is not wanted. Set struct_size to
 * sizeof(vb_error) before the call; the rest is filled on failure only. */
typedef struct vb_error {
	uint32_t struct_size;
	vb_status status;
	uint64_t position;  /* byte offset in the input or file concerned */
	uint32_t line;      /* 1-based line of a source file, 0 if none */
	uint32_t reserved;
	char source[128];   /* name of the file or section concerned, or "" */
	char message[256];  /* one line of English, no newline, NUL-terminated */
} vb_error;

/* The meaning of a status, one line of English; static storage, never NULL. */
VB_API const char *vb_strerror(vb_status status);

/* The library's interface number: rises when something is added, and the
 * SONAME changes when something breaks. Equals VB_ABI when header and library
 * were built together. */
#define VB_ABI 1
VB_API int vb_abi(void);

/* "0.1.0"; static storage. */
VB_API const char *vb_version(void);

/* Versions of what the library stands on, such as "ICU 72.1 (Unicode 15.0),
 * utf8proc 2.8.0 (Unicode 15.0.0), zlib 1.2.13". snprintf convention. */
VB_API size_t vb_components(char *buffer, size_t capacity);

/* ------------------------------------------------------------------------
 * Memory
 */

/* Where memory comes from. NULL in place of a vb_allocator means malloc,
 * realloc and free. The functions are called from the thread that called the
 * library and must not throw or longjmp. resize(ctx, NULL, n) allocates,
 * resize(ctx, p, 0) releases and returns NULL, and a NULL for n > 0 is reported
 * as VB_ERR_MEMORY with everything unwound. */
typedef struct vb_allocator {
	uint32_t struct_size;
	uint32_t reserved;
	void *context;
	void *(*resize)(void *context, void *block, size_t size);
} vb_allocator;

/* ------------------------------------------------------------------------
 * Model
 */

typedef struct vb_model vb_model;
typedef struct vb_loader vb_loader;

/* The model built into the library. *out is the caller's, to be given to
 * vb_model_free. VB_OK, VB_ERR_MEMORY, or a VB_ERR_FORMAT, _CHECKSUM, _VERSION
 * of a damaged build. */
VB_API vb_status vb_model_builtin(const vb_allocator *allocator, vb_model **out, vb_error *error);

/* A model from one index file (.vbx); path NULL is the built-in one. Adds
 * VB_ERR_IO to the values above. */
VB_API vb_status vb_model_open(const char *path, const vb_allocator *allocator, vb_model **out,
                               vb_error *error);

/* A model from an index in memory. The bytes are copied or inflated: they may
 * go when the call returns. */
VB_API vb_status vb_model_memory(const void *bytes, size_t length, const vb_allocator *allocator,
                                 vb_model **out, vb_error *error);

/* A model of several layers: start a loader, add layers from the ground up
 * (a later one lies over the earlier ones: it adds, re-classes, re-weighs or
 * hides entries), finish. A loader belongs to one thread. After a failed add
 * the loader can only be freed. */
VB_API vb_status vb_loader_new(const vb_allocator *allocator, vb_loader **out);
VB_API vb_status vb_loader_add_builtin(vb_loader *loader, vb_error *error);
/* A .vbx index or a .tsv source, told apart by the file's first bytes. */
VB_API vb_status vb_loader_add_file(vb_loader *loader, const char *path, vb_error *error);
/* The same from memory; name stands for the file in messages. Copied. */
VB_API vb_status vb_loader_add_memory(vb_loader *loader, const char *name, const void *bytes,
                                      size_t length, vb_error *error);
/* Makes the model; the loader stays the caller's and is empty afterwards. */
VB_API vb_status vb_loader_finish(vb_loader *loader, vb_model **out, vb_error *error);
VB_API void vb_loader_free(vb_loader *loader); /* NULL is allowed */

/* Releases a model. Every vb_doc made from it must have been freed before.
 * NULL is allowed. */
VB_API void vb_model_free(vb_model *model);

/* A fact about a model by name, snprintf convention; 0 for an unknown name:
 * "format", "entries", "keys", "tokens", "source-digest", "date", "unicode",
 * "origin" ("built-in" or the path), "classes" (a table of the classes that an
 * entry can have, a line each: name, CAP or UP if it counts only with a capital
 * first letter or in capitals, entries, meaning, parted by tabs). Returns the
 * length needed. */
VB_API size_t vb_model_info(const vb_model *model, const char *name, char *buffer,
                            size_t capacity);

/* ------------------------------------------------------------------------
 * Normalisation
 */

/* Which placement of the tone mark in the open rimes oa, oe, uy. */
#define VB_TONE_KEEP 0      /* as the writer has it */
#define VB_TONE_HOA_MAIN 1  /* hoà, khoẻ, thuý: on the main vowel (Quyết định 1989/QĐ-BGDĐT) */
#define VB_TONE_HOA_FIRST 2 /* hòa, khỏe, thúy: on the first vowel */

#define VB_PUNCT_KEEP 0
#define VB_PUNCT_PLAIN 1 /* curly quotes, dashes and the ellipsis to their ASCII forms */

#define VB_NORM_NO_ORTHOGRAPHY 1u /* leave tone marks where they are: form and hygiene only */
#define VB_NORM_TCVN3_UPPER 2u    /* TCVN3 of a capital font (.VnTimeH): every letter is a capital */
#define VB_NORM_PER_LINE 4u       /* with VB_CHARSET_AUTO: each line has its own encoding */
#define VB_NORM_NO_MOJIBAKE 8u    /* leave UTF-8 that was read as windows-1252 and saved again */
#define VB_NORM_NO_REFERENCES 16u /* leave &#7879; and &nbsp; */
#define VB_GRAMMAR_ONLY 0x10000u  /* of documents: entities and relations by grammar and dictionaries alone, without learned weights */
#define VB_NORM_ALL_REFERENCES 32u /* read every reference, &lt; and &amp;#7879; too; not idempotent */
#define VB_NORM_NO_EDITS 64u      /* keep no account of changes: vb_normalizer_edits gives none */
#define VB_NORM_IY_SCHOOL 128u    /* kĩ thuật, lí do: the spelling of textbooks; names stay */
#define VB_NORM_REPAIR 256u       /* a space where one is missing or too many beside . , ; : ! ? … */
#define VB_NORM_OCR 512u          /* what scanning leaves: 0l/7 for 01/7, a´ for á, ǎ for ă */
#define VB_NORM_UNWRAP 1024u      /* lines broken by a page's width joined, running heads dropped */
#define VB_NORM_HTML 2048u        /* HTML to text; not idempotent */
#define VB_NORM_DOUBTS 4096u      /* look for what may be wrong: vb_normalizer_doubts */

typedef struct vb_norm_options {
	uint32_t struct_size; /* sizeof(vb_norm_options); missing tail fields read as 0 */
	uint32_t flags;       /* VB_NORM_* */
	uint32_t tone;        /* VB_TONE_* */
	uint32_t punct;       /* VB_PUNCT_* */
	uint32_t charset;     /* VB_CHARSET_* */
	uint32_t reserved;
} vb_norm_options;

/* Encodings (docs/normalization.md). A byte order mark at the start goes before what was said. */
#define VB_CHARSET_UTF8 0
#define VB_CHARSET_WINDOWS1252 1
#define VB_CHARSET_UTF16LE 2
#define VB_CHARSET_UTF16BE 3
#define VB_CHARSET_UTF32LE 4
#define VB_CHARSET_UTF32BE 5
#define VB_CHARSET_WINDOWS1258 6
#define VB_CHARSET_TCVN3 7     /* ABC: fonts .Vn*; capitals with a tone are told by the font only */
#define VB_CHARSET_TCVN5712 8  /* TCVN 5712:1993 VN1, with capitals among the control codes */
#define VB_CHARSET_VNI 9       /* VNI-Windows: fonts VNI-* */
#define VB_CHARSET_VISCII 10   /* RFC 1456 */
#define VB_CHARSET_VPS 11
#define VB_CHARSET_BKHCM2 12
#define VB_CHARSET_VIQR 13     /* RFC 1456: ASCII */
#define VB_CHARSET_END 14      /* encodings are numbered below this */
/* Added to one of WINDOWS1258 .. BKHCM2: its bytes were read as windows-1252 or Latin-1 and
 * saved as UTF-8, so that the text shows "Céng hßa" for Cộng hòa. */
#define VB_CHARSET_IN_UTF8 256u
#define VB_CHARSET_AUTO 255 /* found out from the first 64 KiB, as vb_detect does */

/* The number of an encoding by a usual name ("utf-8", "TCVN3", "abc", "cp1258", "vni-in-utf8",
 * "auto"; case, '-' and '_' do not matter), -1 if there is none; and the name of a number, ""
 * if there is none: static storage. */
VB_API int32_t vb_charset_find(const char *name, size_t length);
VB_API const char *vb_charset_name(uint32_t charset);

/* What encoding a text is in. */
typedef struct vb_detection {
	uint32_t struct_size; /* sizeof(vb_detection), set by the caller */
	uint32_t charset;     /* the likeliest; VB_CHARSET_UTF8 for ASCII */
	uint16_t confidence;  /* 0..1000 */
	uint8_t sure;         /* 1: there is evidence for this one and against all others */
	uint8_t reserved[5];
} vb_detection;

/* Judges by the syllables that the first 64 KiB hold under each encoding. VB_OK,
 * VB_ERR_ARGUMENT, VB_ERR_MEMORY. */
VB_API vb_status vb_detect(const char *bytes, size_t length, vb_detection *result);

/* Characters that an encoding cannot tell. */
#define VB_ENCODE_FAIL 0    /* stop with VB_ERR_ENCODING */
#define VB_ENCODE_REPLACE 1 /* the nearest: a small letter for a capital of TCVN3; else ? */
#define VB_ENCODE_SKIP 2    /* leave them out */

/* Writes UTF-8 text, composed or not, in another encoding. *out_length is set to the bytes
 * needed; at most capacity are written, so (NULL, 0) sizes them. *failed (may be NULL) gets the
 * byte position of the first character that the encoding cannot tell, UINT64_MAX if there is
 * none; with VB_ENCODE_FAIL *out_length counts what lies before it. No byte order mark is
 * written. A text in NFC may be cut between characters, for VIQR behind white space, and its parts
 * written one by one. VB_OK, VB_ERR_ENCODING, VB_ERR_ARGUMENT (no such policy; VB_CHARSET_AUTO or
 * _IN_UTF8). */
VB_API vb_status vb_encode(uint32_t charset, uint32_t policy, const char *in, size_t length,
                           char *out, size_t capacity, size_t *out_length, uint64_t *failed);

/* One stretch where output differs from input. Between two edits bytes are the
 * same. in and out are byte offsets from the start of the stream. */
typedef struct vb_edit {
	uint64_t in_start;
	uint64_t out_start;
	uint32_t in_length;
	uint32_t out_length;
} vb_edit;

/* Normalises a whole text: NFC, Unicode hygiene, tone marks on the right vowel
 * (docs/normalization.md has every rule with its source). *out_length and
 * *edit_count are set to what is needed; at most out_capacity bytes and
 * edit_capacity edits are written, so (NULL, 0) sizes them. options, out and
 * edits may be NULL. Idempotent; text that is clean comes out the same with no
 * edits. VB_OK, VB_ERR_MEMORY, VB_ERR_ARGUMENT. */
VB_API vb_status vb_normalize(const vb_norm_options *options, const char *in, size_t length,
                              char *out, size_t out_capacity, size_t *out_length, vb_edit *edits,
                              size_t edit_capacity, size_t *edit_count);

/* The same for streams, in constant memory: the bytes that come out do not
 * depend on how the input was cut. */
typedef struct vb_normalizer vb_normalizer;
VB_API vb_status vb_normalizer_new(const vb_norm_options *options, const vb_allocator *allocator,
                                   vb_normalizer **out);
/* Takes input until it is all taken (VB_OK) or a chunk of output is ready
 * (VB_READY): *used says how much was taken; call again with the rest. */
VB_API vb_status vb_normalizer_feed(vb_normalizer *norm, const char *in, size_t length,
                                    size_t *used);
/* No more input: VB_READY as long as chunks come, then VB_OK; the normaliser is
 * then ready for the next stream. */
VB_API vb_status vb_normalizer_end(vb_normalizer *norm);
/* The chunk that is ready: borrowed until the next call on this normaliser. */
VB_API const char *vb_normalizer_output(const vb_normalizer *norm, size_t *length);
/* Copies edits of that chunk, from the first-th on; returns how many were
 * copied, or, with edits NULL, how many there are from first on. */
VB_API size_t vb_normalizer_edits(const vb_normalizer *norm, size_t first, size_t count,
                                  vb_edit *edits);
/* The encoding that the stream is read in: what VB_CHARSET_AUTO came to, or a byte order mark
 * said; after vb_normalizer_end, that of the stream that ended. VB_ERR_STATE while it is not
 * known: before 64 KiB or the end. When VB_CHARSET_AUTO is not sure, and the text is not UTF-8, its
 * bytes come out as they are. */
VB_API vb_status vb_normalizer_charset(const vb_normalizer *norm, vb_detection *result);
VB_API void vb_normalizer_free(vb_normalizer *norm);

/* What a change is about. */
#define VB_CHANGE_ENCODING 0      /* bytes of another encoding */
#define VB_CHANGE_ILL_FORMED 1    /* bytes that are no character: U+FFFD */
#define VB_CHANGE_MOJIBAKE 2      /* UTF-8 that was read as another encoding */
#define VB_CHANGE_REFERENCE 3     /* &#7879; */
#define VB_CHANGE_HTML 4          /* tags, comments, scripts, white space between */
#define VB_CHANGE_NFC 5           /* letters and marks composed */
#define VB_CHANGE_D_STROKE 6      /* Ð for Đ */
#define VB_CHANGE_LOOK_ALIKE 7    /* Cyrillic and Greek letters in a Vietnamese word */
#define VB_CHANGE_TONE 8          /* a tone mark moved */
#define VB_CHANGE_IY 9            /* i for y */
#define VB_CHANGE_COMPATIBILITY 10 /* full-width letters, ligatures, Roman numerals */
#define VB_CHANGE_PUNCTUATION 11  /* VB_PUNCT_PLAIN */
#define VB_CHANGE_CONTROL 12      /* control characters */
#define VB_CHANGE_INVISIBLE 13    /* characters without width */
#define VB_CHANGE_SPACE 14        /* spaces of odd width */
#define VB_CHANGE_LINE 15         /* line ends */
#define VB_CHANGE_SPACING 16      /* VB_NORM_REPAIR */
#define VB_CHANGE_OCR 17          /* VB_NORM_OCR */
#define VB_CHANGE_UNWRAP 18       /* lines joined */
#define VB_CHANGE_PAGE 19         /* running heads and page numbers dropped */
#define VB_CHANGE_MARKS 20        /* marks restored: vb_normalizer_restore */
/* What is only pointed at. */
#define VB_DOUBT_DOUBLED 21       /* a word twice: đại đại biểu */
#define VB_DOUBT_LOST 22          /* U+FFFD: a character is lost */
#define VB_DOUBT_MARK 23          /* a mark without a letter, or one too many */
#define VB_DOUBT_ETH 24           /* Ð or ð where it may be meant */
#define VB_CHANGE_END 25          /* kinds are numbered below this */
/* "nfc", "tone", ...; "" for a number that has none; static storage. */
VB_API const char *vb_change_name(uint32_t kind);

/* Of each edit that vb_normalizer_edits gives, what it is about: bits 1 << VB_CHANGE_*. */
VB_API size_t vb_normalizer_kinds(const vb_normalizer *norm, size_t first, size_t count,
                                  uint32_t *kinds);
/* How many changes or doubts of a kind there were in the stream, and where the first began. A
 * change of two kinds counts as one of each. After vb_normalizer_end, of the stream that ended. */
typedef struct vb_norm_count {
	uint32_t struct_size; /* sizeof(vb_norm_count), set by the caller */
	uint32_t reserved;
	uint64_t count;
	uint64_t first; /* in_start of the first; 0 if there is none */
} vb_norm_count;
VB_API vb_status vb_normalizer_count(const vb_normalizer *norm, uint32_t kind,
                                     vb_norm_count *result);
/* With VB_NORM_DOUBTS: places of the chunk that are left as they are and may be wrong, in rising
 * order. The words of model, which must outlive norm, tell a doubled word from a reduplication;
 * without them (NULL, as at first) only doubled grammatical words count. */
typedef struct vb_doubt {
	uint64_t in_start;
	uint64_t out_start;
	uint32_t in_length;
	uint32_t out_length;
	uint32_t kind; /* VB_DOUBT_* */
	uint32_t reserved;
} vb_doubt;
VB_API size_t vb_normalizer_doubts(const vb_normalizer *norm, size_t first, size_t count,
                                   vb_doubt *doubts);
VB_API void vb_normalizer_words(vb_normalizer *norm, const vb_model *model);

/* Gives marks to text that was written without them (truong hoc: trường học), the likeliest by the weights of
 * model (dicts/restore.vbx), which must outlive norm. A line in which more than a tenth of the words has marks is left alone, and so
 * are short lines behind it; case stays. What is less sure than least, 0..1000, stays as written. Before the first feed.
 * Not idempotent. VB_OK, VB_ERR_NOT_FOUND if the model has no such weights, VB_ERR_STATE, VB_ERR_ARGUMENT, VB_ERR_MEMORY. */
VB_API vb_status vb_normalizer_restore(vb_normalizer *norm, const vb_model *model, uint32_t least);
/* The syllables of the chunk that were decided, in rising order: those of which the likeliest marks are none, and those left
 * for being less sure than least, have changed 0. */
typedef struct vb_restored {
	uint64_t out_start;
	uint32_t out_length;
	uint16_t confidence; /* 0..1000: how likely it is right */
	uint8_t changed;
	uint8_t reserved;
} vb_restored;
VB_API size_t vb_normalizer_restored(const vb_normalizer *norm, size_t first, size_t count,
                                     vb_restored *restored);

/* A text folded for search: lower case, no tone, no marks, đ -> d. snprintf
 * convention; returns the bytes needed, SIZE_MAX when out of memory. */
VB_API size_t vb_fold(const char *in, size_t length, char *out, size_t capacity);

/* A text as a key for search that keeps the letters of the alphabet apart, ă â đ ê ô ơ ư too: lower
 * case, no tone, no other mark. Composed or not; the same conventions. */
VB_API size_t vb_search_key(const char *in, size_t length, char *out, size_t capacity);

/* A text in lower case by Unicode's simple mappings, whatever the locale; the same
 * conventions. */
VB_API size_t vb_lower(const char *in, size_t length, char *out, size_t capacity);

/* The order of Vietnamese dictionaries: letters first (a, ă, â, b, ... d, đ, ...), then tones,
 * then case, whatever the locale. A key compares with others by its bytes (memcmp, shorter first)
 * as the texts do; snprintf convention, SIZE_MAX when out of memory. A collator belongs to one
 * thread. */
typedef struct vb_collator vb_collator;
VB_API vb_status vb_collator_new(const vb_allocator *allocator, vb_collator **out);
VB_API size_t vb_collate_key(vb_collator *collator, const char *text, size_t length, char *out,
                             size_t capacity);
VB_API void vb_collator_free(vb_collator *collator);

/* ------------------------------------------------------------------------
 * Syllables
 */

/* A Vietnamese syllable is a number below VB_SYLLABLE_END; tone placement and
 * case are not part of it. Numbers are stable within one VB_ABI. */
#define VB_SYLLABLE_END 32768
#define VB_CASE_LOWER 0
#define VB_CASE_TITLE 1
#define VB_CASE_UPPER 2

/* The code of one syllable written in UTF-8 NFC, any case, either tone
 * placement; -1 if it is not a well-formed Vietnamese syllable. */
VB_API int32_t vb_syllable_code(const char *text, size_t length);
/* Writes a code; tone is VB_TONE_HOA_MAIN or VB_TONE_HOA_FIRST. Returns the
 * bytes needed (at most 15), 0 if no syllable has that code. */
VB_API size_t vb_syllable_text(int32_t code, uint32_t tone, uint32_t letter_case, char *out,
                               size_t capacity);

/* ------------------------------------------------------------------------
 * Documents
 */

typedef struct vb_doc vb_doc;

#define VB_LAYER_TOKENS 1u
#define VB_LAYER_SENTENCES 2u
#define VB_LAYER_ZONES 4u
#define VB_LAYER_WORDS 8u
#define VB_LAYER_ENTITIES 16u
#define VB_LAYER_RELATIONS 32u
#define VB_LAYER_NUMBERS 64u  /* NUMBER, MONEY, PERCENT, QUANTITY among the entities */
#define VB_LAYER_POS 128u     /* part of speech of words (and the words) */
#define VB_LAYER_ALL 0xFFFFFFFFu

#define VB_OFFSETS_BYTES 0
#define VB_OFFSETS_CODEPOINTS 1
#define VB_OFFSETS_UTF16 2

typedef struct vb_options {
	uint32_t struct_size;  /* sizeof(vb_options); missing tail fields read as 0 */
	uint32_t flags;        /* VB_NORM_TCVN3_UPPER, _NO_MOJIBAKE, _NO_REFERENCES, _PER_LINE, VB_GRAMMAR_ONLY */
	uint32_t offsets;      /* VB_OFFSETS_*; one invalid byte sequence counts as one U+FFFD */
	uint32_t charset;      /* VB_CHARSET_* */
} vb_options;

/* A workspace over model, which must outlive it. */
VB_API vb_status vb_doc_new(const vb_model *model, const vb_allocator *allocator, vb_doc **out);
VB_API void vb_doc_free(vb_doc *doc); /* NULL is allowed */

/* Analyses a whole document; results replace the earlier ones and stay until
 * the next analysis. Layers that a layer needs are computed too. The bytes may
 * go when the call returns. VB_OK, VB_ERR_MEMORY, VB_ERR_ARGUMENT, or VB_ERR_LIMIT
 * for more than 1 GiB (feed such a document in pieces). */
VB_API vb_status vb_doc_analyze(vb_doc *doc, const char *bytes, size_t length,
                                const vb_options *options, uint32_t layers);

/* Streaming: begin, feed until the input ends, end. On VB_READY the accessors
 * give one window of results (whole paragraphs, at most VB_WINDOW bytes of
 * input), valid until the next feed or end. */
#define VB_WINDOW 65536
VB_API vb_status vb_doc_begin(vb_doc *doc, const vb_options *options, uint32_t layers);
VB_API vb_status vb_doc_feed(vb_doc *doc, const char *bytes, size_t length, size_t *used);
VB_API vb_status vb_doc_end(vb_doc *doc);

/* ---- tokens: every byte of input is in exactly one token or one gap ---- */

#define VB_TOKEN_SYLLABLE 1 /* a well-formed Vietnamese syllable */
#define VB_TOKEN_NUMBER 2   /* 1.234,5  6/4/2021  15:30  2020-2025 */
#define VB_TOKEN_CODE 3     /* 09/2017/NĐ-CP  QĐ-TTg  1A  QH15 */
#define VB_TOKEN_ACRONYM 4  /* UBND  HĐND  TP.HCM  PGS.TS */
#define VB_TOKEN_FOREIGN 5  /* any other word */
#define VB_TOKEN_PUNCT 6    /* one punctuation mark, or a run of the same */
#define VB_TOKEN_SYMBOL 7   /* + = % ₫ emoji */
#define VB_TOKEN_FILE 8     /* 20210408-Nam-4.jpg */
#define VB_TOKEN_URL 9
#define VB_TOKEN_EMAIL 10

#define VB_SHAPE_NONE 0  /* no letters */
#define VB_SHAPE_LOWER 1
#define VB_SHAPE_TITLE 2 /* first letter upper, rest lower */
#define VB_SHAPE_UPPER 3
#define VB_SHAPE_MIXED 4

typedef struct vb_token {
	uint64_t start;
	uint64_t end;
	int32_t syllable;  /* code, or -1 */
	uint32_t sentence; /* number of its sentence in the document, from 1; 0 if not asked */
	uint8_t kind;      /* VB_TOKEN_* */
	uint8_t shape;     /* VB_SHAPE_* */
	uint8_t space;     /* white space before it: 0 none, 1 blank, 2 a line end, 3 an empty line */
	uint8_t reserved[5];
} vb_token;

/* Parts of speech: the tags of Universal Dependencies (UPOS), as the treebank UD_Vietnamese-VTB uses them. */
#define VB_POS_ADJ 1  /* adjective */
#define VB_POS_ADP 2  /* adposition: của, trong, với */
#define VB_POS_ADV 3  /* adverb, also negation and tense: đã, không, rất */
#define VB_POS_AUX 4  /* auxiliary: là, phải, có thể */
#define VB_POS_CCONJ 5  /* coordinating conjunction: và, hoặc */
#define VB_POS_DET 6  /* determiner: các, những, mỗi */
#define VB_POS_INTJ 7  /* interjection */
#define VB_POS_NOUN 8  /* noun */
#define VB_POS_NUM 9  /* number */
#define VB_POS_PART 10  /* particle: thì, chính, à */
#define VB_POS_PRON 11  /* pronoun */
#define VB_POS_PROPN 12  /* name */
#define VB_POS_PUNCT 13  /* punctuation */
#define VB_POS_SCONJ 14  /* subordinating conjunction: nếu, vì, rằng */
#define VB_POS_SYM 15  /* symbol */
#define VB_POS_VERB 16  /* verb */
#define VB_POS_X 17  /* other */
#define VB_POS_END 18 /* parts of speech are numbered below this */

typedef struct vb_word {
	uint64_t start;
	uint64_t end;
	uint32_t first_token; /* index into the tokens of this window or document */
	uint32_t token_count;
	uint8_t pos; /* VB_POS_*; 0 without VB_LAYER_POS, or where the model has no weights for it */
	uint8_t reserved[7];
} vb_word;

typedef struct vb_sentence {
	uint64_t start;
	uint64_t end;
	uint32_t first_token;
	uint32_t token_count;
} vb_sentence;

#define VB_ZONE_BODY 1
#define VB_ZONE_HEADLINE 2
#define VB_ZONE_DATELINE 3
#define VB_ZONE_CAPTION 4
#define VB_ZONE_LETTERHEAD 5
#define VB_ZONE_CLAUSE 6
#define VB_ZONE_SIGNATURE 7
#define VB_ZONE_RECIPIENTS 8

typedef struct vb_zone {
	uint64_t start;
	uint64_t end;
	uint32_t first_token;
	uint32_t token_count;
	uint8_t kind; /* VB_ZONE_* */
	uint8_t reserved[7];
} vb_zone;

/* ---- entities and relations (the scheme: docs/entities.md) ---- */

#define VB_ENTITY_PER 1
#define VB_ENTITY_TITLE 2
#define VB_ENTITY_ORG 3
#define VB_ENTITY_LOC 4
#define VB_ENTITY_DATE 5
#define VB_ENTITY_DOC 6
#define VB_ENTITY_NUMBER 7
#define VB_ENTITY_MONEY 8
#define VB_ENTITY_PERCENT 9
#define VB_ENTITY_QUANTITY 10

typedef struct vb_entity {
	uint64_t start;
	uint64_t end;
	uint32_t id;         /* from 1 in the order of the document, outer before inner */
	uint32_t chain;      /* the same for all mentions of one person; 0 where not linked */
	uint32_t parent;     /* id of the entity it is nested in, or 0 */
	uint16_t confidence; /* 0..1000 */
	uint8_t type;        /* VB_ENTITY_* */
	uint8_t reserved;
} vb_entity;

#define VB_RELATION_HOLDS 1     /* person -> title */
#define VB_RELATION_AT 2        /* title -> body */
#define VB_RELATION_PART_OF 3   /* body or place -> the one that contains it */
#define VB_RELATION_ISSUED_BY 4 /* document -> body or office */
#define VB_RELATION_DATED 5     /* document -> date */

typedef struct vb_relation {
	uint32_t from; /* entity id */
	uint32_t to;   /* entity id; either may be of an earlier window */
	uint16_t kind; /* VB_RELATION_* */
	uint16_t confidence; /* 0..1000 */
	uint32_t state; /* VB_STATE_* of HOLDS, else 0; what it is called by the title's VB_ATTR_STATE */
} vb_relation;

#define VB_STATE_PLAIN 0  /* held, as far as the text tells */
#define VB_STATE_FORMER 1 /* given up, taken away, or held formerly: nguyên, thôi giữ chức, từng là */
#define VB_STATE_NEW 2    /* just taken: được bầu giữ chức, bổ nhiệm làm, tân */

/* Each copies up to count results from the first-th on into out and returns how
 * many were copied; with out NULL it returns how many there are from first on. */
VB_API size_t vb_doc_tokens(const vb_doc *doc, size_t first, size_t count, vb_token *out);
VB_API size_t vb_doc_words(const vb_doc *doc, size_t first, size_t count, vb_word *out);
VB_API size_t vb_doc_sentences(const vb_doc *doc, size_t first, size_t count, vb_sentence *out);
VB_API size_t vb_doc_zones(const vb_doc *doc, size_t first, size_t count, vb_zone *out);
VB_API size_t vb_doc_entities(const vb_doc *doc, size_t first, size_t count, vb_entity *out);
VB_API size_t vb_doc_relations(const vb_doc *doc, size_t first, size_t count, vb_relation *out);

/* What is known about an entity beyond its span. */
#define VB_ATTR_NORM 1       /* normal form: ISO 8601/EDTF of a DATE, spelling of a name */
#define VB_ATTR_DOC_TYPE 2   /* nghị định */
#define VB_ATTR_NUMBER 3     /* 09/2017/NĐ-CP */
#define VB_ATTR_DATE 4       /* 2017-02-09: of a DOC */
#define VB_ATTR_ISSUER 5     /* Chính phủ: of a DOC */
#define VB_ATTR_PROVISION 6  /* khoản 2 Điều 5 */
#define VB_ATTR_CODE 7       /* official code of a place */
#define VB_ATTR_KIND 8       /* finer class: province, ministry, military-rank, ... */
#define VB_ATTR_GENDER 9     /* male or female, of a PER */
#define VB_ATTR_HONORIFIC 10 /* đồng chí, ông, bà, ... before a PER */
#define VB_ATTR_VALUE 11     /* of a NUMBER, MONEY, PERCENT, QUANTITY */
#define VB_ATTR_UNIT 12
#define VB_ATTR_FROM 13      /* of an office, where the text dates it */
#define VB_ATTR_TO 14
#define VB_ATTR_STATE 15     /* former or new, of a TITLE that somebody holds */
#define VB_ATTR_PLACE 16     /* of a TITLE that names no place: the document's own province */
#define VB_ATTR_END 17       /* attributes are numbered below this */

/* An attribute's text, snprintf convention; 0 if the entity has none.
 * index counts the entities as vb_doc_entities does. */
VB_API size_t vb_doc_entity_attr(const vb_doc *doc, size_t index, uint32_t attr, char *buffer,
                                 size_t capacity);
/* Which attributes an entity has: bit VB_ATTR_x of each that it has. */
VB_API uint32_t vb_doc_entity_attrs(const vb_doc *doc, size_t index);

/* Text of a span that lies in the present window or document, snprintf
 * convention. form 0: the original bytes; 1: normalised UTF-8 (NFC, clean);
 * 2: normalised, on one line. 0 if the span is not in the window. The span is
 * in the unit of the options. */
#define VB_TEXT_SOURCE 0
#define VB_TEXT_CLEAN 1
#define VB_TEXT_LINE 2
VB_API size_t vb_doc_text(const vb_doc *doc, uint64_t start, uint64_t end, uint32_t form,
                          char *buffer, size_t capacity);

/* Names for messages and writers: "PER", "HOLDS", "syllable", "norm", ...;
 * static storage; "" for a number that has none. */
VB_API const char *vb_entity_type_name(uint32_t type);
VB_API const char *vb_relation_kind_name(uint32_t kind);
VB_API const char *vb_token_kind_name(uint32_t kind);
VB_API const char *vb_zone_kind_name(uint32_t kind);
VB_API const char *vb_pos_name(uint32_t pos); /* "NOUN" */
VB_API const char *vb_attr_name(uint32_t attr);

/* ------------------------------------------------------------------------
 * Writers: results as text
 */

typedef struct vb_writer vb_writer;

#define VB_FORMAT_JSONL 1 /* one object a document: entities, relations; layers on demand */
#define VB_FORMAT_TSV 2   /* a line an entity: doc, id, type, start, end, text, norm, person, parent,
                           * attributes; a line a relation: doc, id, kind, from, to, both texts, person */
#define VB_FORMAT_HOLDS 3 /* a line an office held: doc, person, title, body, place, since, until, spans */
#define VB_FORMAT_CONLL 4 /* a line a token with its tag, an empty line behind a sentence: flat PER, ORG, LOC, MISC
                           * in BIO; of documents with VB_LAYER_TOKENS, _SENTENCES and _ENTITIES */

/* layers picks what is written, among what the vb_doc was asked for. */
VB_API vb_status vb_writer_new(uint32_t format, uint32_t layers, const vb_allocator *allocator,
                               vb_writer **out);
/* Between documents. VB_OK, VB_ERR_ARGUMENT, VB_ERR_STATE inside a document. */
#define VB_WRITER_HEADER 1  /* 1: TSV and HOLDS start with a line of column names, documents of CONLL with -DOCSTART- */
#define VB_WRITER_OFFSETS 2 /* the VB_OFFSETS_* of the documents: JSON names a unit other than bytes */
VB_API vb_status vb_writer_set(vb_writer *writer, uint32_t option, uint32_t value);
/* begin a document by its name; add each window (or the whole document); end: as
 * long as it returns VB_READY, take what is written and call it again. */
VB_API vb_status vb_writer_begin(vb_writer *writer, const char *id, size_t id_length);
VB_API vb_status vb_writer_add(vb_writer *writer, const vb_doc *doc);
VB_API vb_status vb_writer_end(vb_writer *writer);
/* The bytes written since the last take: borrowed until the next call on this
 * writer; *length 0 if there are none. */
VB_API const char *vb_writer_take(vb_writer *writer, size_t *length);
VB_API void vb_writer_free(vb_writer *writer);

/* ------------------------------------------------------------------------
 * Dictionaries
 */

typedef struct vb_dict_builder vb_dict_builder;

/* One entry of a dictionary. Strings are borrowed from the model, or lie in
 * spelled: a form is often not stored but written from its key. */
typedef struct vb_dict_entry {
	uint32_t struct_size;
	uint32_t frequency;
	const char *form;      size_t form_length;  /* as written, NFC */
	const char *classes;   size_t classes_length; /* names joined by ',' */
	const char *canon;     size_t canon_length; /* canonical form or expansion, or empty */
	const char *attributes; size_t attributes_length; /* key=value;key=value, or empty */
	uint32_t from;         /* validity, yyyymmdd; 0 open */
	uint32_t to;
	char spelled[144];
} vb_dict_entry;

VB_API vb_status vb_dict_builder_new(const vb_allocator *allocator, vb_dict_builder **out);
/* Adds a source (TSV text, described in docs/dict-format.md) or trained weights
 * (.vbw, told apart by their first bytes); name stands for it in messages. VB_ERR_SYNTAX with the line on the first bad line. */
VB_API vb_status vb_dict_builder_add(vb_dict_builder *builder, const char *name, const char *tsv,
                                     size_t length, vb_error *error);
/* From now on told is called for each entry of a source as it is read: for reports. What it gets
 * is borrowed for the call; a line of several classes is one entry. */
VB_API void vb_dict_builder_watch(vb_dict_builder *builder,
                                  void (*told)(void *context, const char *name, uint32_t line,
                                               const vb_dict_entry *entry),
                                  void *context);
/* Compiles. *bytes is borrowed until the builder is freed or changed. The same
 * entries give the same bytes with the same zlib, and the same digest always.
 * flags: 0, or VB_DICT_STORED for an index that is larger and quicker to load. */
#define VB_DICT_STORED 1u /* sections are not deflated */
VB_API vb_status vb_dict_builder_finish(vb_dict_builder *builder, uint32_t flags, const void **bytes,
                                        size_t *length, vb_error *error);
VB_API void vb_dict_builder_free(vb_dict_builder *builder);

/* How many entries the model's dictionary has, and the index-th of them in key
 * order. VB_OK or VB_ERR_ARGUMENT. */
VB_API size_t vb_dict_count(const vb_model *model);
VB_API vb_status vb_dict_get(const vb_model *model, size_t index, vb_dict_entry *entry);
/* Entries of a form: sets *first and returns how many follow from there on. */
VB_API size_t vb_dict_lookup(const vb_model *model, const char *form, size_t length,
                             size_t *first);

/* ---- dictionaries larger than memory should hold ---- */

typedef struct vb_dict_packer vb_dict_packer;
typedef struct vb_finder vb_finder;

/* Makes an index in blocks without ever holding the dictionary. First the sources, each fed in
 * pieces: records come out, each led by its length in four bytes from the low end. The caller
 * sorts them, by their bytes as memcmp does and shorter ones first, wherever there is room, and
 * adds them in that order: blocks come out. finish gives the last blocks, and the head, which
 * stands before all blocks in the file. Bytes that come out are borrowed until the next call.
 * What stays in memory is one block and each different token that is no syllable. */
VB_API vb_status vb_dict_packer_new(const vb_allocator *allocator, vb_dict_packer **out);
VB_API vb_status vb_dict_packer_source(vb_dict_packer *packer, const char *name);
VB_API vb_status vb_dict_packer_feed(vb_dict_packer *packer, const char *tsv, size_t length,
                                     int last, const void **records, size_t *records_length,
                                     vb_error *error);
VB_API vb_status vb_dict_packer_add(vb_dict_packer *packer, const void *record, size_t length,
                                    const void **blocks, size_t *blocks_length, vb_error *error);
VB_API vb_status vb_dict_packer_finish(vb_dict_packer *packer, const void **blocks,
                                       size_t *blocks_length, const void **head, size_t *head_length,
                                       vb_error *error);
VB_API void vb_dict_packer_free(vb_dict_packer *packer);

/* Opens an index in blocks and leaves the blocks where they are: with such a model a vb_finder
 * inflates them as text needs them, within about memory bytes; vb_dict_* and the layers of a
 * vb_doc see no entries of it. VB_ERR_FORMAT for an index that is not in blocks. */
VB_API vb_status vb_model_open_blocks(const char *path, size_t memory, const vb_allocator *allocator,
                                      vb_model **out, vb_error *error);

/* An entry's form in running text. */
typedef struct vb_match {
	uint64_t start;   /* as positions everywhere: of the input, in the unit of the options */
	uint64_t end;
	uint64_t classes; /* those that count here: see vb_class_names */
} vb_match;

/* Finds all forms of a model's dictionary in text, whether the model is in memory or in blocks:
 * the results are the same. The model must outlive it. */
VB_API vb_status vb_finder_new(const vb_model *model, const vb_options *options,
                               const vb_allocator *allocator, vb_finder **out, vb_error *error);
/* Takes text until it is all taken (VB_OK) or matches can be read (VB_READY: call again with the
 * rest); end: VB_READY as long as there are more, then VB_OK, and the next text may begin. */
VB_API vb_status vb_finder_feed(vb_finder *finder, const char *bytes, size_t length, size_t *used,
                                vb_error *error);
VB_API vb_status vb_finder_end(vb_finder *finder, vb_error *error);
/* By where they begin, then by length; as the accessors of vb_doc. */
VB_API size_t vb_finder_matches(const vb_finder *finder, size_t first, size_t count, vb_match *out);
/* Entries of a form, as vb_dict_lookup: they stay until the next call. */
VB_API vb_status vb_finder_lookup(vb_finder *finder, const char *form, size_t length, size_t *count,
                                  vb_error *error);
VB_API vb_status vb_finder_entry(const vb_finder *finder, size_t index, vb_dict_entry *entry);
#define VB_FINDER_TOKENS 0
#define VB_FINDER_MATCHES 1
#define VB_FINDER_ASKED 2  /* times that a block was needed, */
#define VB_FINDER_HELD 3   /* and was in memory */
#define VB_FINDER_MEMORY 4 /* most bytes of blocks that were held */
#define VB_FINDER_STATS 5
VB_API uint64_t vb_finder_stat(const vb_finder *finder, uint32_t which);
VB_API void vb_finder_free(vb_finder *finder);
/* Names of classes joined by ',', snprintf convention. */
VB_API size_t vb_class_names(uint64_t classes, char *buffer, size_t capacity);

/* Checks an index in memory without making a model of it: every section's
 * checksum and structure. */
VB_API vb_status vb_dict_verify(const void *bytes, size_t length, vb_error *error);

#ifdef __cplusplus
}
#endif

#endif
