/* viet/cleanscan_vector.h - the quick scan by vectors; cleanscan.c includes this once for each width.
 *
 * BYTES, NAME, TARGET and HIGH_BITS are given. Bytes are signed here, as SSE2 compares. A block is seen three times: c, and
 * the bytes one (p) and two (q) before; u marks those counted from 80, so that continuation bytes are 00..3F, leads 40..7F and
 * ASCII is negative. What comes out must be what scan_bytes says. */

#define VECTOR_(n) vector_##n
#define VECTOR_OF(n) VECTOR_(n)
#define VECTOR VECTOR_OF(BYTES)
#define SCAN_(n) scan_by_##n
#define SCAN_OF(n) SCAN_(n)
#define SCAN SCAN_OF(BYTES)

typedef signed char VECTOR __attribute__((vector_size(BYTES)));

TARGET static inline __attribute__((always_inline)) const unsigned char *
SCAN(const vbi_norm_rules *rules, const unsigned char *begin, const unsigned char *end, const bool tones)
{
	const signed char last_lead = rules->punct == VB_PUNCT_PLAIN ? 0x61 : 0x62; /* E1, E2 */
	const unsigned char *at = begin + 4, *to;
	uint64_t near = 0, two, three; /* what is before the block, in the lowest bits; see below */
	uint32_t found = 0;

	if (end - begin < BYTES + 4 + VBI_CLEAN_AHEAD)
		return scan_bytes(rules, begin, begin, end);
	to = scan_bytes(rules, begin, begin, at + VBI_CLEAN_AHEAD);
	if (to < at)
		return to;
	for (int i = 0; i < 4; i++)
		near |= (uint64_t)(begin[i] >= 0x80 || is_ascii_vowel(begin[i])) << i;
	two = loose_before(begin, at) == 2;
	three = loose_before(begin, at) == 3;
	while (!found && end - at >= BYTES + VBI_CLEAN_AHEAD) {
		const unsigned char *base = at;
		uint16_t letter[MOST_LETTERS]; /* where they end, from base on, doubled; and 1 for one of two bytes */
		unsigned letters = 0;

		for (; at - base < BLOCKS * BYTES && end - at >= BYTES + VBI_CLEAN_AHEAD; at += BYTES) {
			VECTOR q, p, c, pu, qu, cu, bad;

			memcpy(&q, at - 2, BYTES);
			memcpy(&p, at - 1, BYTES);
			memcpy(&c, at, BYTES);
			pu = p ^ (signed char)-128;
			qu = q ^ (signed char)-128;
			cu = c ^ (signed char)-128;
			bad = (c < -64) ^ ((pu > 0x3F) | (qu > 0x5F));
			bad |= ((cu > 0x3F) & (cu < 0x43)) | ((cu > 0x46) & (cu < 0x61)) | (cu > last_lead);
			bad |= ((c > -1) & (c < 0x20) & (c != '\n')) | (c == 0x7F) | (c == '&');
			bad |= ((pu == 0x43) & ((cu | 0x20) == 0x30)) | ((pu == 0x46) & ((cu == 0x09) | (cu == 0x12)));
			bad |= (pu == 0x61) & ((cu & 0x7C) != 0x38);
			bad |= (pu == 0x62) & (cu != 0);
			bad |= (qu > 0x42) & (qu < 0x47) & ((cu == 0x45) | (cu == 0x62));
			bad |= (qu == 0x62) & ((cu < 0x10) | ((cu & 0x78) == 0x28));
			found = HIGH_BITS(bad);
			if (tones) {
				/* Letters whose mark may be on the wrong vowel, by their last bytes: two, three. A few others are among
				 * those of two. near: vowels of ASCII, and whatever is not ASCII, from four bytes before the block on. A
				 * letter is tested, by the byte behind it, if one that is near comes before or after. */
				VECTOR low = c | 0x20, last2, last3;
				uint64_t vowels, high = HIGH_BITS(c), leads = HIGH_BITS(cu > 0x3F), tested, first;

				low = (low == 'a') | (low == 'e') | (low == 'i') | (low == 'o') | (low == 'u') | (low == 'y');
				vowels = HIGH_BITS(low) & ~high;
				last2 = (pu == 0x43) & ((cu & 0x17) != 0x02) & ((cu & 0x1F) != 0x14);          /* C3: not Â Ê Ô */
				last2 |= ((pu == 0x44) | (pu == 0x45)) & ((cu & 0x3E) == 0x28);                /* C4, C5: Ĩ Ũ */
				last3 = (pu == 0x3A) & (((cu & 0x3C) == 0x20) | ((cu > 0x37) & (cu < 0x3E)));  /* BA: Ạ Ả Ẹ Ẻ Ẽ */
				last3 |= (pu == 0x3B) & (((cu & 0x38) == 0x08) | ((cu > 0x23) & (cu < 0x3A))); /* BB: Ỉ Ị Ọ Ỏ Ụ Ủ Ứ..Ỹ */
				last3 &= qu == 0x61;
				near |= (vowels | high) << 4;
				two |= (uint64_t)HIGH_BITS(last2) << 1;
				three |= (uint64_t)HIGH_BITS(last3) << 1;
				tested = (two & (vowels | leads | near >> 1)) | (three & (vowels | leads | near));
				tested &= found ? (found & -found) - 1 : (UINT64_C(1) << BYTES) - 1;
				/* How many there are cannot be predicted, but more than two are rare. */
				for (unsigned i = 0; i < 2; i++, tested &= tested - 1) {
					first = (uint64_t)__builtin_ctzll(tested | UINT64_C(1) << 63);
					letter[letters] = (uint16_t)(((uint64_t)(at - base) + first) * 2 + (two >> first & 1));
					letters += tested != 0;
				}
				for (; tested; tested &= tested - 1) {
					first = (uint64_t)__builtin_ctzll(tested);
					letter[letters++] = (uint16_t)(((uint64_t)(at - base) + first) * 2 + (two >> first & 1));
				}
				two >>= BYTES;
				three >>= BYTES;
				near >>= BYTES;
			}
			if (found)
				break;
		}
		for (unsigned i = 0; i < letters; i++)
			if (!placed(rules, begin, base + letter[i] / 2, 3 - (letter[i] & 1)))
				return base + letter[i] / 2;
	}
	return found ? at + __builtin_ctz(found) : scan_bytes(rules, begin, at, end);
}

TARGET static const unsigned char *NAME(const vbi_norm_rules *rules, const unsigned char *begin, const unsigned char *end)
{
	return rules->flags & VB_NORM_NO_ORTHOGRAPHY ? SCAN(rules, begin, end, false) : SCAN(rules, begin, end, true);
}

#undef SCAN
#undef SCAN_OF
#undef SCAN_
#undef VECTOR
#undef VECTOR_OF
#undef VECTOR_
#undef BYTES
#undef NAME
#undef TARGET
#undef HIGH_BITS
