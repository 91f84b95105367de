/* viet/mojibake.h - UTF-8 that was read as windows-1252, Latin-1 or windows-1258 and saved again, made good. */
#ifndef VBI_VIET_MOJIBAKE_H
#define VBI_VIET_MOJIBAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A character of a stretch being mended, and the input it stands for. */
typedef struct vbi_piece {
	uint32_t cp;
	uint32_t at;     /* place of its input */
	uint16_t length; /* bytes of it */
	bool changed;
	uint32_t kinds; /* 1 << VB_CHANGE_* */
} vbi_piece;

/* True if what ends before p, a character that is not ASCII, and the character at p may be the first two bytes of one. */
bool vbi_mojibake_at(const char *begin, const char *p, const char *end);
/* Undoes what can be undone in a stretch without white space, in place; work has room for twice as many. trusting: more of the
 * text near by was of this kind, so that less evidence will do. *proven is set if there was no doubt. Returns how many
 * pieces are left. */
size_t vbi_mojibake_mend(vbi_piece *piece, vbi_piece *work, size_t n, bool trusting, bool *proven);

#endif
