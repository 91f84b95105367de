/* out/writer.h - results as text: one format a file, each a row of the table in writer.c. Writers see the public
 * interface only.
 *
 * A document comes window by window and goes out the same way: what a format may write only later (an array that
 * follows another one in JSON) waits packed, a few bytes each; nothing else grows with the document. */
#ifndef VBI_OUT_WRITER_H
#define VBI_OUT_WRITER_H

#include "base/base.h"

/* Arrays of a JSON object in the order in which they are written. */
enum { VBI_LATER_RELATIONS, VBI_LATER_SENTENCES, VBI_LATER_ZONES, VBI_LATER_WORDS, VBI_LATER_TOKENS, VBI_LATERS };

/* What is remembered of the latest entities, so that a relation's line can give the texts of both its ends. */
typedef struct vbi_mention {
	uint64_t document; /* counted by the writer; 0: empty */
	uint32_t id;
	uint32_t parent, chain;
	uint32_t body, place;                /* of a TITLE: ids of what is nested in it, of what AT says; 0 unknown */
	uint32_t text_n, since_n, until_n, where_n;
	uint64_t start, end;
	uint64_t text_at, since_at, until_at, where_at; /* positions in the running count of remembered bytes */
} vbi_mention;

#define VBI_MENTIONS 16384u      /* more than a window has */
#define VBI_MENTION_BYTES (1u << 20)

typedef struct vbi_memory {
	vbi_mention *mention; /* VBI_MENTIONS slots, an entity's is its id modulo that */
	char *bytes;          /* VBI_MENTION_BYTES, written round and round */
	uint64_t written;
	uint64_t document;
} vbi_memory;

/* A name with what stands around it, ready to be written: copied whole, as its length nobody could guess. */
#define VBI_PIECE 32u
typedef struct vbi_piece {
	char text[VBI_PIECE];
	uint32_t n; /* 0 none */
} vbi_piece;

/* 0.93 for 930, ready likewise. */
typedef struct vbi_share {
	char text[7];
	uint8_t n; /* 0 not yet */
} vbi_share;

struct vb_writer {
	vbi_mem mem;
	vbi_buf out;        /* bytes not yet taken */
	vbi_buf id;         /* the document's name, escaped for the format */
	vbi_buf later[VBI_LATERS];
	uint64_t later_last[VBI_LATERS]; /* where the last one packed ended: the next is packed as a difference */
	vbi_buf scratch;    /* one text or attribute at a time */
	vbi_memory memory;  /* tsv.c */
	vbi_piece attr[VB_ATTR_END], type[VB_ENTITY_QUANTITY + 1], kind[VB_RELATION_DATED + 1]; /* jsonl.c */
	vbi_share share[1001]; /* vbi_lay_confidence */
	uint32_t layers;
	uint32_t offsets;   /* VB_OFFSETS_* to be named */
	bool header;        /* a line of column names is wanted and not yet written */
	bool in_document;
	bool taken;         /* out was given to the caller: empty it before writing more */
	uint64_t elements;  /* written so far into the array that is open */
	uint64_t relations; /* of this document */
	int ending;         /* how far end has come; 0 before it */
	size_t read_at;     /* in the waiting array that end is writing */
	uint64_t read_last;
	const struct vbi_format *format;
};

typedef struct vbi_format {
	uint32_t number; /* VB_FORMAT_* */
	void (*prepare)(vb_writer *writer); /* a new writer; may be NULL */
	void (*begin)(vb_writer *writer, const char *id, size_t id_length);
	void (*add)(vb_writer *writer, const vb_doc *doc);
	bool (*end)(vb_writer *writer); /* false: the bytes are to be taken and end called again */
} vbi_format;

extern const vbi_format vbi_format_conll; /* conll.c */
extern const vbi_format vbi_format_jsonl; /* jsonl.c */
extern const vbi_format vbi_format_tsv;   /* tsv.c */
extern const vbi_format vbi_format_holds; /* tsv.c */

/* ---- writer.c: what formats share ---- */

/* Appends text with malformed UTF-8 as U+FFFD and what the format cannot hold escaped: JSON strings (without their
 * quotes), or TSV fields: \t \n \r \\, and \xNN for other controls. No line ends, no NUL, whatever comes. */
enum vbi_escape { VBI_ESCAPE_JSON, VBI_ESCAPE_TSV };
void vbi_put_escaped(vbi_buf *out, const char *bytes, size_t n, enum vbi_escape how);
/* A literal; its length is known. */
#define VBI_PUT(out, literal) vbi_buf_put((out), "" literal, sizeof(literal) - 1)
/* 0.93 for 930. */
void vbi_put_confidence(vb_writer *writer, uint32_t thousandths);
/* A span's text, an attribute of the index-th entity: into writer->scratch. */
vbi_slice vbi_writer_text(vb_writer *writer, const vb_doc *doc, uint64_t start, uint64_t end, uint32_t form);
vbi_slice vbi_writer_attr(vb_writer *writer, const vb_doc *doc, size_t index, uint32_t attr);

/* What is short and written often is laid down behind what is written, where there is room for it: no step of it asks again. p is where
 * the last one ended; writer->out learns of it in the end. */
#define VBI_ROOM 256u      /* for numbers, names and pieces, but not for texts */
#define VBI_ROOM_TEXT 272u /* for most of those */
char *vbi_make_room(vb_writer *writer, char *p);
/* So much room behind p, where there is some already; returns where p is then, NULL if there is none. */
static inline char *vbi_more_room(vb_writer *writer, char *p)
{
	size_t left = writer->out.capacity - (size_t)(p - writer->out.p);

	return left >= VBI_ROOM + VBI_ROOM_TEXT ? p : vbi_make_room(writer, p);
}
/* Where to begin. */
static inline char *vbi_lay_from(vb_writer *writer)
{
	vbi_buf *out = &writer->out;

	if (out->failed || (!out->capacity && !vbi_buf_reserve(out, 1)))
		return NULL;
	return vbi_more_room(writer, out->p + out->n);
}
static inline void vbi_lay_end(vb_writer *writer, const char *p) { writer->out.n = (size_t)(p - writer->out.p); }
#define VBI_LAY(p, literal) ((char *)memcpy((p), "" literal, sizeof(literal) - 1) + (sizeof(literal) - 1))
static inline char *vbi_lay_piece(char *p, const vbi_piece *piece)
{
	memcpy(p, piece->text, VBI_PIECE);
	return p + piece->n;
}
char *vbi_learn_share(vbi_share *share, char *p, uint32_t thousandths);
static inline char *vbi_lay_confidence(vb_writer *writer, char *p, uint32_t thousandths)
{
	vbi_share *share = &writer->share[thousandths <= 1000 ? thousandths : 1000];

	if (!share->n)
		return vbi_learn_share(share, p, thousandths);
	memcpy(p, share, sizeof *share);
	return p + share->n;
}
/* A span's text, an attribute of the index-th entity, as a JSON string has them; behind them is as much room again. NULL where there is
 * none. */
char *vbi_lay_text(vb_writer *writer, char *p, const vb_doc *doc, uint64_t start, uint64_t end);
char *vbi_lay_attr(vb_writer *writer, char *p, const vb_doc *doc, size_t index, uint32_t attr);

/* Unsigned LEB128, up to VBI_VARINTS of them; and signed numbers folded onto it. */
#define VBI_VARINTS 3u
void vbi_put_varints(vbi_buf *out, const uint64_t *value, unsigned count);
uint64_t vbi_get_varint(const char **p);
static inline uint64_t vbi_fold_sign(int64_t v) { return (uint64_t)v << 1 ^ (uint64_t)(v < 0 ? -1 : 0); }
static inline int64_t vbi_unfold_sign(uint64_t v) { return (int64_t)(v >> 1 ^ (0 - (v & 1))); }

#endif
