/* viet/cleanscan_vector.h - the quick scan by vectors; cleanscan.c includes this once for each width.
 *
 * BYTES, NAME, TARGET and LOOK (cleanscan_look.h) are given. What comes out must be what scan_bytes says. */

#define SCAN_(n) scan_by_##n
#define SCAN_OF(n) SCAN_(n)
#define SCAN SCAN_OF(BYTES)

TARGET static inline __attribute__((always_inline)) const unsigned char *
SCAN(const vbi_norm_rules *rules, const unsigned char *begin, const unsigned char *end, const bool tones)
{
	const bool plain = rules->punct == VB_PUNCT_PLAIN;
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
		uint16_t letter[MOST_LETTERS]; /* where they end, from base on */
		unsigned letters = 0;

		for (; at - base < BLOCKS * BYTES && end - at >= BYTES + VBI_CLEAN_AHEAD; at += BYTES) {
			const look seen = LOOK(at, plain);

			found = seen.found;
			if (tones) {
				/* near: vowels of ASCII, and whatever is not ASCII, from four bytes before the block on. A letter is tested,
				 * by the byte behind it, if one that is near comes before or after. */
				uint64_t vowels = seen.vowels, leads = seen.leads, tested, first;

				near |= (vowels | seen.high) << 4;
				two |= (uint64_t)seen.two << 1;
				three |= (uint64_t)seen.three << 1;
				tested = (two & (vowels | leads | near >> 1)) | (three & (vowels | leads | near));
				tested &= found ? (found & -found) - 1 : (UINT64_C(1) << BYTES) - 1;
				/* How many there are cannot be predicted, but more than two are rare. */
				first = (uint64_t)__builtin_ctzll(tested | UINT64_C(1) << 63);
				letter[letters] = (uint16_t)((uint64_t)(at - base) + first);
				letters += tested != 0;
				tested &= tested - 1;
				first = (uint64_t)__builtin_ctzll(tested | UINT64_C(1) << 63);
				letter[letters] = (uint16_t)((uint64_t)(at - base) + first);
				letters += tested != 0;
				for (tested &= tested - 1; tested; tested &= tested - 1)
					letter[letters++] = (uint16_t)((uint64_t)(at - base) + (uint64_t)__builtin_ctzll(tested));
				two >>= BYTES;
				three >>= BYTES;
				near >>= BYTES;
			}
			if (found)
				break;
		}
		for (unsigned i = 0; i < letters; i++)
			if (!placed(rules, begin, base + letter[i], base[letter[i] - 2] < 0xC0 ? 3 : 2))
				return base + letter[i];
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
#undef BYTES
#undef NAME
#undef TARGET
#undef LOOK
