/* viet/cleanscan_look.h - what a block of bytes shows to the quick scan; cleanscan.c includes this before
 * cleanscan_vector.h. The two ways agree but for near, where the second is generous.
 *
 * A block is seen three times: its bytes c, and the bytes one (p) and two (q) before. Each bit is one of its bytes. */

typedef struct look {
	uint32_t found;       /* what scan_bytes calls suspect */
	uint32_t high, leads; /* not ASCII; first bytes of such characters, where nothing is found */
	uint32_t vowels;      /* of ASCII; the second way takes q and _ for some, too, which only costs a test in vain */
	uint32_t two, three;  /* last bytes of letters of so many whose mark may be on the wrong vowel; a few others are among them */
} look;

/* Bytes are signed here, as SSE2 compares. u marks those counted from 80, so that continuation bytes are 00..3F, leads
 * 40..7F and ASCII is negative. */
typedef signed char vector_16 __attribute__((vector_size(16)));

static inline __attribute__((always_inline)) look look_16(const unsigned char *at, bool plain)
{
	const signed char last_lead = plain ? 0x61 : 0x62; /* E1, E2 */
	vector_16 q, p, c, pu, qu, cu, bad, low, leads, last2, last3;
	look out;

	memcpy(&q, at - 2, 16);
	memcpy(&p, at - 1, 16);
	memcpy(&c, at, 16);
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
	low = c | 0x20;
	low = ((low == 'a') | (low == 'e') | (low == 'i') | (low == 'o') | (low == 'u') | (low == 'y')) & (c > -1);
	leads = cu > 0x3F;
	last2 = (pu == 0x43) & ((cu & 0x17) != 0x02) & ((cu & 0x1F) != 0x14);          /* C3: not Â Ê Ô */
	last2 |= ((pu == 0x44) | (pu == 0x45)) & ((cu & 0x3E) == 0x28);                /* C4, C5: Ĩ Ũ */
	last3 = (pu == 0x3A) & (((cu & 0x3C) == 0x20) | ((cu > 0x37) & (cu < 0x3E)));  /* BA: Ạ Ả Ẹ Ẻ Ẽ */
	last3 |= (pu == 0x3B) & (((cu & 0x38) == 0x08) | ((cu > 0x23) & (cu < 0x3A))); /* BB: Ỉ Ị Ọ Ỏ Ụ Ủ Ứ..Ỹ */
	last3 &= qu == 0x61;
	out.found = HIGH_BITS_16(bad);
	out.high = HIGH_BITS_16(c);
	out.leads = HIGH_BITS_16(leads);
	out.vowels = HIGH_BITS_16(low);
	out.two = HIGH_BITS_16(last2);
	out.three = HIGH_BITS_16(last3);
	return out;
}

#if WIDE_VECTORS
/* The same by tables of half bytes, which take fewer steps. */

/* Leads: C3 has bit 0, C4 and C5 1, C6 2 and 3, E1 4 and 5, E2 6 and 7. */
static const halves lead_of = {
	.lower = {[1] = 0x30, [2] = 0xC0, [3] = 0x01, [4] = 0x02, [5] = 0x02, [6] = 0x0C},
	.upper = {[0xC] = 0x0F, [0xE] = 0xF0},
};
/* Suspect by itself. Bit 0: leads C0..C2, C7..CF; 1: controls from 10 on, leads D0..DF and F0..FF; 2: E0, E3..EF; 3: controls
 * but for the line end; 4: 7F; 5: &. Bit 7 is no suspicion, but a vowel. */
#define SINGLE(e2)                                                                                                     \
	{                                                                                                              \
		.lower = {0x0F, 0x8B, 0x0B | (e2), 0x0E, 0x0E, 0x8E, 0x2E, 0x0F, 0x0F, 0x8F, 0x07, 0x0F, 0x0F, 0x0F, 0x0F, 0x9F}, \
		.upper = {0x08, 0x02, 0x20, 0, 0x80, 0x80, 0x80, 0x90, 0, 0, 0, 0, 0x01, 0x02, 0x04, 0x02},            \
	}
static const halves single[2] = {SINGLE(0), SINGLE(0x04)}; /* E2 may be a mark; or is one too many */
/* Suspect behind a lead, by its bits: C3 90, B0; C6 89, 92; E1 but for B8..BB; E2 but for 80. */
static const halves second = {
	.lower = {0x71, 0xF0, 0xF8, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xD0, 0xD4, 0xD0, 0xD0, 0xF0, 0xF0, 0xF0, 0xF0},
	.upper = {0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xF0, 0xB4, 0xF9, 0xF0, 0xE1, 0xF0, 0xF0, 0xF0, 0xF0},
};
/* Suspect two behind a lead: C3..C6 C5, E2; E2 80..8F, A8..AF. */
static const halves third = {
	.lower = {0x40, 0x40, 0x47, 0x40, 0x40, 0x47, 0x40, 0x40, 0xC0, 0xC0, 0xC0, 0xC0, 0xC0, 0xC0, 0xC0, 0xC0},
	.upper = {[8] = 0x40, [0xA] = 0x80, [0xC] = 0x07, [0xE] = 0x07},
};
/* Letters whose mark may be on the wrong vowel: the last byte but one is C3 (bits 0, 1), C4, C5 (2), BA (3, 4), BB (5, 6, 7). */
static const halves last_but_one = {
	.lower = {[3] = 0x03, [4] = 0x04, [5] = 0x04, [0xA] = 0x18, [0xB] = 0xE0},
	.upper = {[0xB] = 0xF8, [0xC] = 0x07},
};
/* À Á Ã È É Ì Í, Ò Ó Õ Ù Ú Ý; Ĩ Ũ; Ạ Ả, Ẹ Ẻ Ẽ; Ỉ Ị Ọ Ỏ, Ụ Ủ Ứ..Ữ, Ự..Ỹ. */
static const halves last = {
	.lower = {0x89, 0x89, 0x8A, 0x8B, 0xC0, 0xC2, 0xC0, 0xC0, 0xF5, 0xF7, 0x72, 0x70, 0x71, 0x73, 0x60, 0x60},
	.upper = {[8] = 0x21, [9] = 0x02, [0xA] = 0x4D, [0xB] = 0x92},
};

#define WIDE __attribute__((target("avx2"), always_inline)) static inline

WIDE __m256i halves_of(const halves *table, __m256i lower, __m256i upper)
{
	__m256i l = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)table->lower));
	__m256i u = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)table->upper));

	return _mm256_and_si256(_mm256_shuffle_epi8(l, lower), _mm256_shuffle_epi8(u, upper));
}

WIDE __m256i any_of(__m256i bytes, int bits)
{
	return _mm256_and_si256(bytes, _mm256_set1_epi8((char)bits));
}

/* Bytes that are not 0. */
WIDE uint32_t nonzero(__m256i bytes)
{
	return ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_setzero_si256()));
}

WIDE look look_32(const unsigned char *at, bool plain)
{
	const __m256i half = _mm256_set1_epi8(0x0F), zero = _mm256_setzero_si256();
	__m256i c = _mm256_loadu_si256((const __m256i *)(const void *)at);
	__m256i p = _mm256_loadu_si256((const __m256i *)(const void *)(at - 1));
	__m256i q = _mm256_loadu_si256((const __m256i *)(const void *)(at - 2));
	__m256i c_lower = _mm256_and_si256(c, half), c_upper = _mm256_and_si256(_mm256_srli_epi16(c, 4), half);
	__m256i p_lower = _mm256_and_si256(p, half), p_upper = _mm256_and_si256(_mm256_srli_epi16(p, 4), half);
	__m256i q_lower = _mm256_and_si256(q, half), q_upper = _mm256_and_si256(_mm256_srli_epi16(q, 4), half);
	__m256i one = halves_of(&lead_of, p_lower, p_upper), two = halves_of(&lead_of, q_lower, q_upper);
	__m256i alone = halves_of(&single[plain], c_lower, c_upper);
	__m256i continues = _mm256_cmpgt_epi8(_mm256_set1_epi8(-64), c);
	__m256i none_due = _mm256_cmpeq_epi8(_mm256_or_si256(one, any_of(two, 0xF0)), zero);
	__m256i bad = _mm256_or_si256(any_of(alone, 0x3F), _mm256_cmpeq_epi8(continues, none_due));
	__m256i loose = _mm256_and_si256(halves_of(&last_but_one, p_lower, p_upper), halves_of(&last, c_lower, c_upper));
	look out;

	bad = _mm256_or_si256(bad, _mm256_and_si256(one, halves_of(&second, c_lower, c_upper)));
	bad = _mm256_or_si256(bad, _mm256_and_si256(two, halves_of(&third, c_lower, c_upper)));
	out.found = nonzero(bad);
	out.high = (uint32_t)_mm256_movemask_epi8(c);
	out.leads = out.high & ~(uint32_t)_mm256_movemask_epi8(continues);
	out.vowels = (uint32_t)_mm256_movemask_epi8(alone);
	out.two = nonzero(any_of(loose, 0x07));
	out.three = nonzero(any_of(loose, 0xF8));
	return out;
}
#endif
