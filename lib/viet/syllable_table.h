/* viet/syllable_table.h - onsets, rimes and letters: the facts of spelling that syllable.c turns into tables.
 *
 * The order of VBI_ONSETS and of VBI_RIME_LIST gives syllables their numbers, which are stable within one VB_ABI:
 * a new rime goes to the end of the list, and nothing is ever moved. */
#ifndef VBI_VIET_SYLLABLE_TABLE_H
#define VBI_VIET_SYLLABLE_TABLE_H

/* Base letters: vowels first, so that a letter is a vowel if it is not above V_Y. */
enum {
	V_0, V_A, V_AW, V_AA, V_E, V_EE, V_I, V_O, V_OO, V_OW, V_U, V_UW, V_Y, /* a ă â e ê i o ô ơ u ư y */
	C_B, C_C, C_D, C_DD, C_G, C_H, C_K, C_L, C_M, C_N, C_P, C_Q, C_R, C_S, C_T, C_V, C_X,
	LETTERS
};

/* O(name, letters...) */
#define VBI_ONSETS(O) \
	O(NONE, 0, 0, 0) \
	O(B, C_B, 0, 0) \
	O(C, C_C, 0, 0) \
	O(CH, C_C, C_H, 0) \
	O(D, C_D, 0, 0) \
	O(DD, C_DD, 0, 0) \
	O(G, C_G, 0, 0) \
	O(GH, C_G, C_H, 0) \
	O(GI, C_G, V_I, 0) \
	O(H, C_H, 0, 0) \
	O(K, C_K, 0, 0) \
	O(KH, C_K, C_H, 0) \
	O(L, C_L, 0, 0) \
	O(M, C_M, 0, 0) \
	O(N, C_N, 0, 0) \
	O(NG, C_N, C_G, 0) \
	O(NGH, C_N, C_G, C_H) \
	O(NH, C_N, C_H, 0) \
	O(P, C_P, 0, 0) \
	O(PH, C_P, C_H, 0) \
	O(QU, C_Q, V_U, 0) \
	O(R, C_R, 0, 0) \
	O(S, C_S, 0, 0) \
	O(T, C_T, 0, 0) \
	O(TH, C_T, C_H, 0) \
	O(TR, C_T, C_R, 0) \
	O(V, C_V, 0, 0) \
	O(X, C_X, 0, 0)

enum {
#define O(name, a, b, c) O_##name,
	VBI_ONSETS(O)
#undef O
	ONSETS
};

/* Final consonants. */
enum { K_0, K_C, K_CH, K_M, K_N, K_NG, K_NH, K_P, K_T, CODAS };

/* Which onsets a rime may follow. c, g and ng are written k, gh and ngh before e, ê, i, y; gi before i is written g
 * (gì) and takes the rime ia only in gịa; q with its u stands before what follows the glide (quyển is qu + yên), so
 * hardly any rime with the glide stands after c. Open oa, oe, uy are let through after every consonant that can be
 * written before them: foreign names and slips (Coá, Cuỷ) must still get their tone on one place. */
#define B(onset) (1u << O_##onset)
#define ALL ((1u << ONSETS) - 1)
#define BACK (ALL & ~(B(K) | B(GH) | B(NGH) | B(QU)))                    /* o ô u ư */
#define OPEN (BACK | B(QU))                                              /* a ă â ơ */
#define ROUND (BACK & ~B(C))                                             /* oa oe uâ uê uơ uy */
#define FRONT (ALL & ~(B(C) | B(G) | B(NG)))                             /* e ê */
#define CLOSE (FRONT & ~(B(GI) | B(QU)))                                 /* i */
#define WHY (B(NONE) | B(B) | B(D) | B(H) | B(K) | B(KH) | B(L) | B(M) | B(N) | B(PH) | B(QU) | B(R) | B(S) | B(T) | \
             B(TH) | B(V) | B(X)) /* y alone: lý, kỹ, and in names */

/* R(vowel, vowel, vowel, final, tone letter, tone letter in the hòa style, onsets) */
#define VBI_RIME_LIST(R) \
	/* a ac ach ai am an ang anh ao ap at au ay */ \
	R(A, 0, 0, 0, 0, 0, OPEN) \
	R(A, 0, 0, C, 0, 0, OPEN) \
	R(A, 0, 0, CH, 0, 0, OPEN) \
	R(A, I, 0, 0, 0, 0, OPEN) \
	R(A, 0, 0, M, 0, 0, OPEN) \
	R(A, 0, 0, N, 0, 0, OPEN) \
	R(A, 0, 0, NG, 0, 0, OPEN) \
	R(A, 0, 0, NH, 0, 0, OPEN) \
	R(A, O, 0, 0, 0, 0, OPEN) \
	R(A, 0, 0, P, 0, 0, OPEN) \
	R(A, 0, 0, T, 0, 0, OPEN) \
	R(A, U, 0, 0, 0, 0, OPEN) \
	R(A, Y, 0, 0, 0, 0, OPEN) \
	/* ăc ăm ăn ăng ăp ăt */ \
	R(AW, 0, 0, C, 0, 0, OPEN) \
	R(AW, 0, 0, M, 0, 0, OPEN) \
	R(AW, 0, 0, N, 0, 0, OPEN) \
	R(AW, 0, 0, NG, 0, 0, OPEN) \
	R(AW, 0, 0, P, 0, 0, OPEN) \
	R(AW, 0, 0, T, 0, 0, OPEN) \
	/* âc âm ân âng âp ât âu ây */ \
	R(AA, 0, 0, C, 0, 0, OPEN) \
	R(AA, 0, 0, M, 0, 0, OPEN) \
	R(AA, 0, 0, N, 0, 0, OPEN) \
	R(AA, 0, 0, NG, 0, 0, OPEN) \
	R(AA, 0, 0, P, 0, 0, OPEN) \
	R(AA, 0, 0, T, 0, 0, OPEN) \
	R(AA, U, 0, 0, 0, 0, OPEN) \
	R(AA, Y, 0, 0, 0, 0, OPEN) \
	/* e ec em en eng eo ep et */ \
	R(E, 0, 0, 0, 0, 0, FRONT) \
	R(E, 0, 0, C, 0, 0, FRONT) \
	R(E, 0, 0, M, 0, 0, FRONT) \
	R(E, 0, 0, N, 0, 0, FRONT) \
	R(E, 0, 0, NG, 0, 0, FRONT) \
	R(E, O, 0, 0, 0, 0, FRONT) \
	R(E, 0, 0, P, 0, 0, FRONT) \
	R(E, 0, 0, T, 0, 0, FRONT) \
	/* ê êc êch êm ên êng ênh êp êt êu */ \
	R(EE, 0, 0, 0, 0, 0, FRONT) \
	R(EE, 0, 0, C, 0, 0, B(GI)) \
	R(EE, 0, 0, CH, 0, 0, FRONT) \
	R(EE, 0, 0, M, 0, 0, FRONT) \
	R(EE, 0, 0, N, 0, 0, FRONT) \
	R(EE, 0, 0, NG, 0, 0, B(GI)) \
	R(EE, 0, 0, NH, 0, 0, FRONT) \
	R(EE, 0, 0, P, 0, 0, FRONT) \
	R(EE, 0, 0, T, 0, 0, FRONT) \
	R(EE, U, 0, 0, 0, 0, FRONT) \
	/* i ich im in inh ip it iu */ \
	R(I, 0, 0, 0, 0, 0, CLOSE | B(G) | B(QU)) \
	R(I, 0, 0, CH, 0, 0, CLOSE | B(G) | B(QU)) \
	R(I, 0, 0, M, 0, 0, CLOSE | B(G)) \
	R(I, 0, 0, N, 0, 0, CLOSE | B(G) | B(QU)) \
	R(I, 0, 0, NH, 0, 0, CLOSE | B(G) | B(QU)) \
	R(I, 0, 0, P, 0, 0, CLOSE | B(G)) \
	R(I, 0, 0, T, 0, 0, CLOSE | B(G) | B(QU)) \
	R(I, U, 0, 0, 0, 0, CLOSE) \
	/* ia iêc iêm iên iêng iêp iêt iêu */ \
	R(I, A, 0, 0, 0, 0, CLOSE | B(G)) \
	R(I, EE, 0, C, 1, 1, CLOSE) \
	R(I, EE, 0, M, 1, 1, CLOSE & ~B(NONE)) \
	R(I, EE, 0, N, 1, 1, CLOSE & ~B(NONE)) \
	R(I, EE, 0, NG, 1, 1, CLOSE) \
	R(I, EE, 0, P, 1, 1, CLOSE & ~B(NONE)) \
	R(I, EE, 0, T, 1, 1, CLOSE & ~B(NONE)) \
	R(I, EE, U, 0, 1, 1, CLOSE & ~B(NONE)) \
	/* o oc oi om on ong op ot ooc oong */ \
	R(O, 0, 0, 0, 0, 0, BACK | B(QU)) \
	R(O, 0, 0, C, 0, 0, BACK) \
	R(O, I, 0, 0, 0, 0, BACK) \
	R(O, 0, 0, M, 0, 0, BACK) \
	R(O, 0, 0, N, 0, 0, BACK) \
	R(O, 0, 0, NG, 0, 0, BACK) \
	R(O, 0, 0, P, 0, 0, BACK) \
	R(O, 0, 0, T, 0, 0, BACK) \
	R(O, O, 0, C, 1, 1, BACK) \
	R(O, O, 0, NG, 1, 1, BACK) \
	/* oa oac oach oai oam oan oang oanh oao oap oat oay */ \
	R(O, A, 0, 0, 1, 0, OPEN) \
	R(O, A, 0, C, 1, 1, ROUND) \
	R(O, A, 0, CH, 1, 1, ROUND) \
	R(O, A, I, 0, 1, 1, ROUND) \
	R(O, A, 0, M, 1, 1, ROUND) \
	R(O, A, 0, N, 1, 1, ROUND) \
	R(O, A, 0, NG, 1, 1, ROUND) \
	R(O, A, 0, NH, 1, 1, ROUND) \
	R(O, A, O, 0, 1, 1, ROUND) \
	R(O, A, 0, P, 1, 1, ROUND) \
	R(O, A, 0, T, 1, 1, ROUND) \
	R(O, A, Y, 0, 1, 1, ROUND) \
	/* oăc oăm oăn oăng oăt */ \
	R(O, AW, 0, C, 1, 1, ROUND) \
	R(O, AW, 0, M, 1, 1, ROUND) \
	R(O, AW, 0, N, 1, 1, ROUND) \
	R(O, AW, 0, NG, 1, 1, ROUND) \
	R(O, AW, 0, T, 1, 1, ROUND) \
	/* oe oec oem oen oeng oeo oet */ \
	R(O, E, 0, 0, 1, 0, OPEN) \
	R(O, E, 0, C, 1, 1, ROUND) \
	R(O, E, 0, M, 1, 1, ROUND) \
	R(O, E, 0, N, 1, 1, ROUND) \
	R(O, E, 0, NG, 1, 1, ROUND) \
	R(O, E, O, 0, 1, 1, ROUND) \
	R(O, E, 0, T, 1, 1, ROUND) \
	/* ô ôc ôi ôm ôn ông ôp ôt */ \
	R(OO, 0, 0, 0, 0, 0, BACK) \
	R(OO, 0, 0, C, 0, 0, BACK | B(QU)) \
	R(OO, I, 0, 0, 0, 0, BACK) \
	R(OO, 0, 0, M, 0, 0, BACK) \
	R(OO, 0, 0, N, 0, 0, BACK) \
	R(OO, 0, 0, NG, 0, 0, BACK) \
	R(OO, 0, 0, P, 0, 0, BACK) \
	R(OO, 0, 0, T, 0, 0, BACK) \
	/* ơ ơi ơm ơn ơp ơt */ \
	R(OW, 0, 0, 0, 0, 0, OPEN) \
	R(OW, I, 0, 0, 0, 0, OPEN) \
	R(OW, 0, 0, M, 0, 0, OPEN) \
	R(OW, 0, 0, N, 0, 0, OPEN) \
	R(OW, 0, 0, P, 0, 0, OPEN) \
	R(OW, 0, 0, T, 0, 0, OPEN) \
	/* u uc ui um un ung up ut */ \
	R(U, 0, 0, 0, 0, 0, BACK) \
	R(U, 0, 0, C, 0, 0, BACK) \
	R(U, I, 0, 0, 0, 0, BACK) \
	R(U, 0, 0, M, 0, 0, BACK) \
	R(U, 0, 0, N, 0, 0, BACK) \
	R(U, 0, 0, NG, 0, 0, BACK) \
	R(U, 0, 0, P, 0, 0, BACK) \
	R(U, 0, 0, T, 0, 0, BACK) \
	/* ua uôc uôi uôm uôn uông uôp uôt */ \
	R(U, A, 0, 0, 0, 0, BACK) \
	R(U, OO, 0, C, 1, 1, BACK) \
	R(U, OO, I, 0, 1, 1, BACK) \
	R(U, OO, 0, M, 1, 1, BACK) \
	R(U, OO, 0, N, 1, 1, BACK) \
	R(U, OO, 0, NG, 1, 1, BACK) \
	R(U, OO, 0, P, 1, 1, BACK) \
	R(U, OO, 0, T, 1, 1, BACK) \
	/* uân uâng uât uây uê uêch uênh uêu uơ */ \
	R(U, AA, 0, N, 1, 1, ROUND & ~B(GI)) \
	R(U, AA, 0, NG, 1, 1, ROUND & ~B(GI)) \
	R(U, AA, 0, T, 1, 1, ROUND & ~B(GI)) \
	R(U, AA, Y, 0, 1, 1, ROUND & ~B(GI)) \
	R(U, EE, 0, 0, 1, 1, ROUND & ~B(GI)) \
	R(U, EE, 0, CH, 1, 1, ROUND & ~B(GI)) \
	R(U, EE, 0, NH, 1, 1, ROUND & ~B(GI)) \
	R(U, EE, U, 0, 1, 1, ROUND & ~B(GI)) \
	R(U, OW, 0, 0, 1, 1, ROUND & ~B(GI)) \
	/* uy uya uych uyn uynh uyp uyt uyu uyên uyêt */ \
	R(U, Y, 0, 0, 1, 0, BACK) \
	R(U, Y, A, 0, 1, 1, ROUND & ~B(GI)) \
	R(U, Y, 0, CH, 1, 1, ROUND & ~B(GI)) \
	R(U, Y, 0, N, 1, 1, ROUND & ~B(GI)) \
	R(U, Y, 0, NH, 1, 1, ROUND & ~B(GI)) \
	R(U, Y, 0, P, 1, 1, ROUND & ~B(GI)) \
	R(U, Y, 0, T, 1, 1, ROUND & ~B(GI)) \
	R(U, Y, U, 0, 1, 1, ROUND & ~B(GI)) \
	R(U, Y, EE, N, 2, 2, ROUND & ~B(GI)) \
	R(U, Y, EE, T, 2, 2, ROUND & ~B(GI)) \
	/* ư ưa ưc ưi ưm ưn ưng ưt ưu */ \
	R(UW, 0, 0, 0, 0, 0, BACK) \
	R(UW, A, 0, 0, 0, 0, BACK) \
	R(UW, 0, 0, C, 0, 0, BACK) \
	R(UW, I, 0, 0, 0, 0, BACK) \
	R(UW, 0, 0, M, 0, 0, BACK) \
	R(UW, 0, 0, N, 0, 0, BACK) \
	R(UW, 0, 0, NG, 0, 0, BACK) \
	R(UW, 0, 0, T, 0, 0, BACK) \
	R(UW, U, 0, 0, 0, 0, BACK) \
	/* ươc ươi ươm ươn ương ươp ươt ươu */ \
	R(UW, OW, 0, C, 1, 1, BACK) \
	R(UW, OW, I, 0, 1, 1, BACK) \
	R(UW, OW, 0, M, 1, 1, BACK) \
	R(UW, OW, 0, N, 1, 1, BACK) \
	R(UW, OW, 0, NG, 1, 1, BACK) \
	R(UW, OW, 0, P, 1, 1, BACK) \
	R(UW, OW, 0, T, 1, 1, BACK) \
	R(UW, OW, U, 0, 1, 1, BACK) \
	/* y ych yn ynh yp yt yu yêm yên yêng yêt yêu */ \
	R(Y, 0, 0, 0, 0, 0, WHY) \
	R(Y, 0, 0, CH, 0, 0, B(QU)) \
	R(Y, 0, 0, N, 0, 0, B(QU)) \
	R(Y, 0, 0, NH, 0, 0, B(QU)) \
	R(Y, 0, 0, P, 0, 0, B(QU)) \
	R(Y, 0, 0, T, 0, 0, B(QU)) \
	R(Y, U, 0, 0, 0, 0, B(QU)) \
	R(Y, EE, 0, M, 1, 1, B(NONE)) \
	R(Y, EE, 0, N, 1, 1, B(NONE) | B(QU)) \
	R(Y, EE, 0, NG, 1, 1, B(NONE)) \
	R(Y, EE, 0, T, 1, 1, B(NONE) | B(QU)) \
	R(Y, EE, U, 0, 1, 1, B(NONE)) \
	/* yêp */ \
	R(Y, EE, 0, P, 1, 1, B(NONE))

enum {
#define R(a, b, c, k, main, first, onsets) R_##a##_##b##_##c##_##k,
	VBI_RIME_LIST(R)
#undef R
	RIMES_USED
};

/* Letters of the alphabet with their six tones, lower case then upper, in code points: vowels only. */
#define VBI_VOWELS(L) \
	L(V_A, 0x61, 0xE0, 0x1EA3, 0xE3, 0xE1, 0x1EA1, 0x41, 0xC0, 0x1EA2, 0xC3, 0xC1, 0x1EA0) \
	L(V_AW, 0x103, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB7, 0x102, 0x1EB0, 0x1EB2, 0x1EB4, 0x1EAE, 0x1EB6) \
	L(V_AA, 0xE2, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD, 0xC2, 0x1EA6, 0x1EA8, 0x1EAA, 0x1EA4, 0x1EAC) \
	L(V_E, 0x65, 0xE8, 0x1EBB, 0x1EBD, 0xE9, 0x1EB9, 0x45, 0xC8, 0x1EBA, 0x1EBC, 0xC9, 0x1EB8) \
	L(V_EE, 0xEA, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7, 0xCA, 0x1EC0, 0x1EC2, 0x1EC4, 0x1EBE, 0x1EC6) \
	L(V_I, 0x69, 0xEC, 0x1EC9, 0x129, 0xED, 0x1ECB, 0x49, 0xCC, 0x1EC8, 0x128, 0xCD, 0x1ECA) \
	L(V_O, 0x6F, 0xF2, 0x1ECF, 0xF5, 0xF3, 0x1ECD, 0x4F, 0xD2, 0x1ECE, 0xD5, 0xD3, 0x1ECC) \
	L(V_OO, 0xF4, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9, 0xD4, 0x1ED2, 0x1ED4, 0x1ED6, 0x1ED0, 0x1ED8) \
	L(V_OW, 0x1A1, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3, 0x1A0, 0x1EDC, 0x1EDE, 0x1EE0, 0x1EDA, 0x1EE2) \
	L(V_U, 0x75, 0xF9, 0x1EE7, 0x169, 0xFA, 0x1EE5, 0x55, 0xD9, 0x1EE6, 0x168, 0xDA, 0x1EE4) \
	L(V_UW, 0x1B0, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1, 0x1AF, 0x1EEA, 0x1EEC, 0x1EEE, 0x1EE8, 0x1EF0) \
	L(V_Y, 0x79, 0x1EF3, 0x1EF7, 0x1EF9, 0xFD, 0x1EF5, 0x59, 0x1EF2, 0x1EF6, 0x1EF8, 0xDD, 0x1EF4)

/* The way back: L(code point, base letter, tone, upper), low and high as in vbi_letter. */
#define VBI_VOWELS_LOW(L) \
	L(0x41, V_A, 0, 1) L(0x45, V_E, 0, 1) L(0x49, V_I, 0, 1) L(0x4F, V_O, 0, 1) L(0x55, V_U, 0, 1) \
	L(0x59, V_Y, 0, 1) L(0x61, V_A, 0, 0) L(0x65, V_E, 0, 0) L(0x69, V_I, 0, 0) L(0x6F, V_O, 0, 0) \
	L(0x75, V_U, 0, 0) L(0x79, V_Y, 0, 0) L(0xC0, V_A, 1, 1) L(0xC1, V_A, 4, 1) L(0xC2, V_AA, 0, 1) \
	L(0xC3, V_A, 3, 1) L(0xC8, V_E, 1, 1) L(0xC9, V_E, 4, 1) L(0xCA, V_EE, 0, 1) L(0xCC, V_I, 1, 1) \
	L(0xCD, V_I, 4, 1) L(0xD2, V_O, 1, 1) L(0xD3, V_O, 4, 1) L(0xD4, V_OO, 0, 1) L(0xD5, V_O, 3, 1) \
	L(0xD9, V_U, 1, 1) L(0xDA, V_U, 4, 1) L(0xDD, V_Y, 4, 1) L(0xE0, V_A, 1, 0) L(0xE1, V_A, 4, 0) \
	L(0xE2, V_AA, 0, 0) L(0xE3, V_A, 3, 0) L(0xE8, V_E, 1, 0) L(0xE9, V_E, 4, 0) L(0xEA, V_EE, 0, 0) \
	L(0xEC, V_I, 1, 0) L(0xED, V_I, 4, 0) L(0xF2, V_O, 1, 0) L(0xF3, V_O, 4, 0) L(0xF4, V_OO, 0, 0) \
	L(0xF5, V_O, 3, 0) L(0xF9, V_U, 1, 0) L(0xFA, V_U, 4, 0) L(0xFD, V_Y, 4, 0) L(0x102, V_AW, 0, 1) \
	L(0x103, V_AW, 0, 0) L(0x128, V_I, 3, 1) L(0x129, V_I, 3, 0) L(0x168, V_U, 3, 1) L(0x169, V_U, 3, 0) \
	L(0x1A0, V_OW, 0, 1) L(0x1A1, V_OW, 0, 0) L(0x1AF, V_UW, 0, 1) L(0x1B0, V_UW, 0, 0)
#define VBI_VOWELS_HIGH(L) \
	L(0x1EA0, V_A, 5, 1) L(0x1EA1, V_A, 5, 0) L(0x1EA2, V_A, 2, 1) L(0x1EA3, V_A, 2, 0) L(0x1EA4, V_AA, 4, 1) \
	L(0x1EA5, V_AA, 4, 0) L(0x1EA6, V_AA, 1, 1) L(0x1EA7, V_AA, 1, 0) L(0x1EA8, V_AA, 2, 1) L(0x1EA9, V_AA, 2, 0) \
	L(0x1EAA, V_AA, 3, 1) L(0x1EAB, V_AA, 3, 0) L(0x1EAC, V_AA, 5, 1) L(0x1EAD, V_AA, 5, 0) L(0x1EAE, V_AW, 4, 1) \
	L(0x1EAF, V_AW, 4, 0) L(0x1EB0, V_AW, 1, 1) L(0x1EB1, V_AW, 1, 0) L(0x1EB2, V_AW, 2, 1) L(0x1EB3, V_AW, 2, 0) \
	L(0x1EB4, V_AW, 3, 1) L(0x1EB5, V_AW, 3, 0) L(0x1EB6, V_AW, 5, 1) L(0x1EB7, V_AW, 5, 0) L(0x1EB8, V_E, 5, 1) \
	L(0x1EB9, V_E, 5, 0) L(0x1EBA, V_E, 2, 1) L(0x1EBB, V_E, 2, 0) L(0x1EBC, V_E, 3, 1) L(0x1EBD, V_E, 3, 0) \
	L(0x1EBE, V_EE, 4, 1) L(0x1EBF, V_EE, 4, 0) L(0x1EC0, V_EE, 1, 1) L(0x1EC1, V_EE, 1, 0) L(0x1EC2, V_EE, 2, 1) \
	L(0x1EC3, V_EE, 2, 0) L(0x1EC4, V_EE, 3, 1) L(0x1EC5, V_EE, 3, 0) L(0x1EC6, V_EE, 5, 1) L(0x1EC7, V_EE, 5, 0) \
	L(0x1EC8, V_I, 2, 1) L(0x1EC9, V_I, 2, 0) L(0x1ECA, V_I, 5, 1) L(0x1ECB, V_I, 5, 0) L(0x1ECC, V_O, 5, 1) \
	L(0x1ECD, V_O, 5, 0) L(0x1ECE, V_O, 2, 1) L(0x1ECF, V_O, 2, 0) L(0x1ED0, V_OO, 4, 1) L(0x1ED1, V_OO, 4, 0) \
	L(0x1ED2, V_OO, 1, 1) L(0x1ED3, V_OO, 1, 0) L(0x1ED4, V_OO, 2, 1) L(0x1ED5, V_OO, 2, 0) L(0x1ED6, V_OO, 3, 1) \
	L(0x1ED7, V_OO, 3, 0) L(0x1ED8, V_OO, 5, 1) L(0x1ED9, V_OO, 5, 0) L(0x1EDA, V_OW, 4, 1) L(0x1EDB, V_OW, 4, 0) \
	L(0x1EDC, V_OW, 1, 1) L(0x1EDD, V_OW, 1, 0) L(0x1EDE, V_OW, 2, 1) L(0x1EDF, V_OW, 2, 0) L(0x1EE0, V_OW, 3, 1) \
	L(0x1EE1, V_OW, 3, 0) L(0x1EE2, V_OW, 5, 1) L(0x1EE3, V_OW, 5, 0) L(0x1EE4, V_U, 5, 1) L(0x1EE5, V_U, 5, 0) \
	L(0x1EE6, V_U, 2, 1) L(0x1EE7, V_U, 2, 0) L(0x1EE8, V_UW, 4, 1) L(0x1EE9, V_UW, 4, 0) L(0x1EEA, V_UW, 1, 1) \
	L(0x1EEB, V_UW, 1, 0) L(0x1EEC, V_UW, 2, 1) L(0x1EED, V_UW, 2, 0) L(0x1EEE, V_UW, 3, 1) L(0x1EEF, V_UW, 3, 0) \
	L(0x1EF0, V_UW, 5, 1) L(0x1EF1, V_UW, 5, 0) L(0x1EF2, V_Y, 1, 1) L(0x1EF3, V_Y, 1, 0) L(0x1EF4, V_Y, 5, 1) \
	L(0x1EF5, V_Y, 5, 0) L(0x1EF6, V_Y, 2, 1) L(0x1EF7, V_Y, 2, 0) L(0x1EF8, V_Y, 3, 1) L(0x1EF9, V_Y, 3, 0)

/* L(base, lower, upper, folded) */
#define VBI_CONSONANTS(L) \
	L(C_B, 'b', 'B', 'b') \
	L(C_C, 'c', 'C', 'c') \
	L(C_D, 'd', 'D', 'd') \
	L(C_DD, 0x111, 0x110, 'd') \
	L(C_G, 'g', 'G', 'g') \
	L(C_H, 'h', 'H', 'h') \
	L(C_K, 'k', 'K', 'k') \
	L(C_L, 'l', 'L', 'l') \
	L(C_M, 'm', 'M', 'm') \
	L(C_N, 'n', 'N', 'n') \
	L(C_P, 'p', 'P', 'p') \
	L(C_Q, 'q', 'Q', 'q') \
	L(C_R, 'r', 'R', 'r') \
	L(C_S, 's', 'S', 's') \
	L(C_T, 't', 'T', 't') \
	L(C_V, 'v', 'V', 'v') \
	L(C_X, 'x', 'X', 'x')

#endif
