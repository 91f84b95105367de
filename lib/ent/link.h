/* ent/link.h - the people and titles of a window in the order of the text, and what lies between them. */
#ifndef VBI_ENT_LINK_H
#define VBI_ENT_LINK_H

#include "ent/docstate.h"

typedef struct vbi_item {
	uint32_t ent;      /* index in the list */
	uint32_t t0, t1;
	uint32_t body;     /* of a title: first token of its complement, t1 if none */
	uint32_t like;     /* what it shares with its likes: a title the key of its first word, tân aside; a name its chain */
	uint32_t paragraph; /* number of the paragraph in the window */
	uint32_t part;      /* number of the part: a paragraph that is a date alone begins a new one (digests) */
	uint32_t holder;   /* of a title: 1 + item of the person who holds it, 0 none */
	uint32_t holders;  /* how many people from there on hold it: a list of names; 1 for one */
	bool person;
	bool plural;       /* các Phó Chủ tịch, hai Thứ trưởng */
	bool general;      /* of a title: nobody is meant (các Bộ trưởng, số lượng Phó chủ tịch) */
	bool appointed;    /* behind words of electing or appointing: somebody to come, not who holds it now */
	bool said;         /* tenure.c: words before it tell its state, */
	bool event;        /* words of something done on a day */
	uint8_t state;     /* tenure.c: VB_STATE_* */
	uint8_t entry;     /* vbi_link_entry of its first token */
	bool headline;     /* its paragraph is one */
	bool abroad;       /* a country other than Vietnam is in its complement: link_same.c */
	uint8_t alone;     /* of an item that is a form: VBI_ALONE_*, whether all names right behind titles of that form are one person's: link_same.c */
	bool sole;         /* an office of which a state has one, by itself: link_same.c */
	uint16_t traits;   /* link_same.c: what else tells titles of the same words apart */
	uint32_t form;     /* of a title: an item, the same for all titles of the same words and traits whose complements are written alike: link_same.c */
	uint32_t word[3];  /* of a title: the keys of its first word, of the second, 0 if there is none, and of the last */
	uint8_t how;       /* VBI_HOW_*: which rule gave it the holder */
	uint32_t chain;    /* of a title that linker.c has decided: the person, 0 nobody */
	uint32_t earlier, later; /* of a name: 1 + an item before it, and an item behind it, that mean the same; 0 and UINT32_MAX none known */
} vbi_item;

enum { VBI_HOW_NONE, VBI_HOW_BEFORE, VBI_HOW_STRING, VBI_HOW_BEHIND, VBI_HOW_AGENT, VBI_HOW_PRONOUN, VBI_HOW_SIGNATURE,
       VBI_HOW_SAME };
enum { VBI_ALONE_UNKNOWN, VBI_ALONE, VBI_ALONE_NOT };

/* What lies between two neighbours. */
typedef struct vbi_gap {
	bool comma, dash, colon, semicolon, conjunction, paren, also; /* also: kiêm */
	bool closed;      /* a parenthesis that the first stands in ends */
	bool honorific;
	bool office;      /* words of holding an office only: là, được bầu giữ chức, thôi giữ chức */
	bool recipient;   /* đối với, cho, là, do: from a title to the person */
	bool line;        /* a line end */
	bool takes;       /* whatever is said, it ends in words of taking an office: ... và giữ chức */
	bool lead;        /* a comma, then a body or place right before the second: Cục trưởng Cục A, Bộ B Nguyễn Văn C */
	bool agent;       /* the last word is được: the second is who appoints, not who is appointed */
	bool named;       /* the last word before a form of address is là, cho, với, do */
	bool lists;       /* gồm các ông, là: names follow */
	bool rises;       /* lên, đến: from one rank to the next */
	bool far;         /* other words, a sentence end */
	bool appoints;    /* the first is who appoints or dismisses: bổ nhiệm, đề cử, without được */
	uint8_t sort;     /* linkfeat.c: the main thing it says, */
	uint32_t marks;   /* and all of it as one number of VBI_GAP_MARKS bits */
} vbi_gap;

#define VBI_GAP_MARKS 19

typedef struct vbi_items {
	vbi_item *list;
	vbi_gap *gap; /* [n]: between an item and the next */
	size_t n;
	/* A text has hundreds of titles, and few of them have to do with one another: so likes are found by bits, one for each item,
	 * in one of a number of sets; strangers may be in the same. */
	uint64_t *people;  /* the set of all names */
	uint64_t *titled, *labelled; /* titles that begin an entry and are followed by a name, names followed by a title */
	uint64_t *holding, *named;   /* once the rules are through: titles that they give to somebody beside them, whose names stand right behind */
	uint64_t *buckets; /* [VBI_LINK_BUCKETS][words] */
	size_t words;
	struct vbi_link_fit *fits; /* link_same.c: what is known of two forms, [VBI_LINK_FITS], a newer pair in the place of an older */
	uint32_t *forms;           /* 1 + an item of each form, by its words; slots, a power of two */
	uint32_t slots;
} vbi_items;

typedef struct vbi_link_fit {
	uint32_t bare, held; /* 1 + form; 0 none yet */
	int32_t fit;
} vbi_link_fit;
#define VBI_LINK_FITS 1024u

#define VBI_LINK_BUCKETS 64u

static inline uint64_t *vbi_link_bucket(const vbi_items *items, uint32_t like)
{
	return items->buckets + (like * UINT32_C(0x9E3779B1) >> 26) * items->words;
}
/* The n items of a set that begin with the first, fewer than 64, as bits. */
static inline uint64_t vbi_link_bits(const vbi_items *items, const uint64_t *set, size_t first, size_t n)
{
	size_t word = first / 64, shift = first % 64;
	uint64_t bits = word < items->words ? set[word] >> shift : 0;

	if (shift && word + 1 < items->words)
		bits |= set[word + 1] << (64 - shift);
	return bits & ((UINT64_C(1) << n) - 1);
}
/* The first item of a set, or of two sets at once, at or behind i and before end; end if there is none. */
size_t vbi_link_next_of(const uint64_t *set, const uint64_t *other, size_t i, size_t end);
static inline size_t vbi_link_next(const uint64_t *set, size_t i, size_t end) { return vbi_link_next_of(set, set, i, end); }
/* 1 + the last item of them before i and not before first; 0 if there is none. */
size_t vbi_link_last_of(const uint64_t *set, const uint64_t *other, size_t i, size_t first);
static inline size_t vbi_link_last(const uint64_t *set, size_t i, size_t first) { return vbi_link_last_of(set, set, i, first); }

/* Ties the mentions of each person: earlier and later. */
void vbi_link_mentions(vbi_items *items);

/* Lists the titles of the set of likes around one of them, at most far items away and of those behind it only the holding ones, the nearest
 * first; of two as near the one before it. Returns how many. */
size_t vbi_link_around(const vbi_items *items, uint32_t like, size_t middle, size_t far, uint32_t *list);

/* What a gap says as numbers, once it is known: linkfeat.c. */
void vbi_gap_count(vbi_gap *gap);
void vbi_gap_between(const vbi_seg *seg, const vbi_ents *ents, const vbi_item *a, const vbi_item *b, vbi_gap *gap);
/* Ông từng là T, bà được bầu giữ chức T: the token of the form of address that stands for a name, or UINT32_MAX. */
uint32_t vbi_gap_pronoun(const vbi_seg *seg, uint32_t t);
/* Năm 1959, ông về nước và giữ chức T: the same where it begins the clause, behind token after; whatever he did before. */
uint32_t vbi_gap_subject(const vbi_seg *seg, uint32_t t, uint32_t after);
/* Từ tháng 7-2004 đến tháng 6-2006 làm T: nothing but when and words of holding an office before the title at token t in its sentence: he
 * is not said again who was told of before. */
bool vbi_gap_unsaid(const vbi_seg *seg, const vbi_ents *ents, uint32_t t);
static inline bool vbi_gap_empty(const vbi_gap *gap)
{
	return !gap->comma && !gap->dash && !gap->colon && !gap->semicolon && !gap->conjunction && !gap->paren && !gap->also &&
	       !gap->office && !gap->recipient && !gap->far;
}

/* tân Chủ tịch: a word before the head that says no more than that */
static inline bool vbi_title_is_new(const vbi_seg *seg, uint32_t t) { return vbi_tok_is_lower(seg, t, "tân"); }
/* cựu Chủ tịch, nguyên Chủ tịch: the same, told by other words */
static inline bool vbi_title_is_past(const vbi_seg *seg, uint32_t t) { return vbi_tok_is_lower(seg, t, "cựu") || vbi_tok_is_lower(seg, t, "nguyên"); }
#define VBI_LINK_PAST 0x7FFFFFFFu /* what such titles have in common, in the place of a key */
/* link.c: the items of a window with the holders that the rules give. */
vb_status vbi_link_items(const vbi_seg *seg, const vbi_ents *ents, vbi_items *items);
void vbi_link_free(const vbi_seg *seg, vbi_items *items);
/* linkfeat.c: token t stands in a paragraph, tokens [first, end), that is short and no sentence. */
bool vbi_link_headline(const vbi_seg *seg, uint32_t t, uint32_t first, uint32_t end);
/* linkfeat.c: a number, a letter or a dash that begins an entry of a list, or a line end, before token t; 0 none. */
uint32_t vbi_link_entry(const vbi_seg *seg, uint32_t t);
/* Theo Phó Thủ tướng P, Chủ tịch UBND tỉnh T đã ...; thực hiện chỉ đạo của T2 P, ngày D, T đã ...: P, item k, stands in a phrase that
 * a preposition or the like began and has an office already; the next item is the subject of the sentence. */
bool vbi_link_new_subject(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k);
/* The mention of a person nearest to a title, as a reader would look for it; known: an item that is one. */
const vbi_ent *vbi_link_nearest(const vbi_ents *ents, const vbi_items *items, size_t title, uint32_t chain, size_t known);
/* link_sign.c: the name stands right below the office, or with a note between; titles in capitals whose names stand below. */
bool vbi_link_signature(const vbi_seg *seg, const vbi_item *title, const vbi_item *person);
bool vbi_link_signed_below(const vbi_seg *seg, const vbi_item *title, const vbi_item *person);
void vbi_link_signatures(const vbi_seg *seg, vbi_items *items);
/* The row of a table: 1 + item of the name in the line above title k; 0 if it is none. */
size_t vbi_link_row(const vbi_seg *seg, const vbi_items *items, size_t k);
/* link_other.c: người phát ngôn của T, ông P: title k, T, is not P's but that of whom P serves. */
bool vbi_link_served(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Theo quyết định của T, ...: who decides. */
bool vbi_link_decides(const vbi_seg *seg, const vbi_item *title);
/* Theo quyết định của T, ông P được ...: what is decided of P, who is not title k, T. */
bool vbi_link_decided(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Ông A thay ông P giữ chức T: item of A, who takes over from person k, P; k if nobody does. */
size_t vbi_link_takes_over(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Ông A kế nhiệm ông P ở chức T: 1 + item of A, 0 if title k is no such office. */
size_t vbi_link_succeeds(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Đồng chí A, sinh năm ...; nguyên T; đã từ trần; A sinh năm ..., quê ở ..., T; T2: 1 + item of A, of whom alone the sentence with title k
 * is, 0 if there is nobody. */
size_t vbi_link_deceased(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Nước này giữ chức Chủ tịch luân phiên EU, vai trò Chủ tịch ASEAN: a state, not a person, presides. */
bool vbi_link_of_state(const vbi_seg *seg, const vbi_item *title);
/* Ông A rút khỏi vị trí T: 1 + item of A, 0 if nobody leaves title k, T. */
size_t vbi_link_leaves(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Đề nghị tặng danh hiệu T: nobody has it yet. */
bool vbi_link_to_honour(const vbi_seg *seg, const vbi_item *title);
/* Trao danh hiệu T cho ông A, ông A được phong tặng danh hiệu T: 1 + item of A, 0 if nobody is honoured so. */
size_t vbi_link_honoured(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Ông A nguyên chủ tịch huyện từ 8 đến 9 năm tù: 1 + item of A, 0 if title k stands right behind nobody's name. */
size_t vbi_link_right_after(const vbi_seg *seg, const vbi_items *items, size_t k);
/* T, T2 A: 1 + item of A, 0 if title k, T, is not strung so to the title before a name. */
size_t vbi_link_strung_before(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Ông A (con bà P) - người hiện đang giữ vai trò T: 1 + item of A, 0 if nobody is said to hold title k so. */
size_t vbi_link_who_holds(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Ông A sẽ thôi thực hiện nhiệm vụ của T và tiếp tục đảm nhận chức vụ D, T2: 1 + item of A, the only one who is named in the sentence, 0 if title k
 * is told otherwise. */
size_t vbi_link_takes_on(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Bộ trưởng Bộ X và T, Phó Thủ tướng P: title k, T, is an office of the kind of the one before it or behind it, so it is not P's: 1 + item of P;
 * 0 if it is not so. */
size_t vbi_link_another_next(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Với tư cách là T, ông A ...: 1 + item of A, 0 if nobody is said to act as title k. */
size_t vbi_link_acting_as(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Các bộ trưởng, mỗi giám đốc, mọi chủ tịch xã, and no names behind them: whoever they are, nobody is meant. */
bool vbi_link_all_of_them(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Vợ ông A là T, mà chồng bà làm T: 1 + item of A, or of who is named last before, whose relative holds title k; 0 if it is nobody's. */
size_t vbi_link_kin(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Do vợ ông A làm T, bà P: 1 + item of P, who stands in apposition to title k; 0 if nobody does. */
size_t vbi_link_kin_named(const vbi_items *items, size_t k);
/* T, đồng thời là T P: one man's, as with kiêm. */
bool vbi_link_at_once(const vbi_seg *seg, const vbi_item *a, const vbi_item *b);
/* Đồng Chủ tịch A và P: title k is of both. */
bool vbi_link_joint(const vbi_seg *seg, const vbi_items *items, size_t k);
/* linker.c: 4 Bộ trưởng, hai vị phó chủ tịch: how many, told right before a title that begins at token title; 0 if it is not. */
unsigned vbi_link_how_many(const vbi_seg *seg, uint32_t title);
/* Người phát ngôn của ông A: whom title k serves is the person behind it. */
bool vbi_link_serves_next(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Với tư cách là T, trong vai trò T: what somebody is who is told of. t: the first token of T. */
bool vbi_link_in_role(const vbi_seg *seg, uint32_t t);
/* Thưa Chủ tịch, ông A ...: who is spoken to is not who is named next. */
bool vbi_link_addressed(const vbi_seg *seg, const vbi_item *title);
/* Tổng thống vừa mãn nhiệm P: nothing but whether he is in office in the tokens [t, end). */
bool vbi_link_in_office(const vbi_seg *seg, uint32_t t, uint32_t end);
/* Tổng thống nước này P, Ngoại trưởng nước chủ nhà P: nothing but a state named before in the tokens [t, end). */
bool vbi_link_of_that_state(const vbi_seg *seg, uint32_t t, uint32_t end);
/* Thay mặt T, thừa ủy quyền của T, thừa lệnh T, đại diện của T: the office behind whoever acts. */
bool vbi_link_stands_for(const vbi_seg *seg, const vbi_item *title);
/* Đặc phái viên của T: title k, T, is that of whom the holder of the title before serves. */
bool vbi_link_serves(const vbi_seg *seg, const vbi_items *items, size_t k);
/* The chain of who acts for title k or serves it, and so does not hold it; 0 if nobody does. */
uint32_t vbi_link_acts(const vbi_seg *seg, const vbi_items *items, size_t k);
/* Ông A cùng ông P lập công ty, phó của A (ông P): person p is not whom the sentence is about. */
bool vbi_link_beside(const vbi_seg *seg, const vbi_items *items, size_t p);
/* link_list.c: people in a list under the title before it hold it. */
void vbi_link_listed(const vbi_seg *seg, vbi_items *items);
/* link_same.c: a country in the complement: Thủ tướng Lào. */
bool vbi_link_abroad(const vbi_seg *seg, const vbi_ents *ents, const vbi_item *item);
/* link_same.c: words, form, traits and sole of a title that is to be the next item. */
void vbi_link_form(const vbi_seg *seg, const vbi_ents *ents, vbi_items *items, vbi_item *title);
/* link_same.c: may title bare mean the office held: 2 the same words, 1 fits, 0 another office. */
int vbi_link_find_fit(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, const vbi_item *bare, const vbi_item *held);
static inline vbi_link_fit *vbi_link_known_fit(const vbi_items *items, const vbi_item *bare, const vbi_item *held)
{
	return &items->fits[(bare->form * 37u + held->form) % VBI_LINK_FITS];
}
static inline int vbi_link_fits(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, const vbi_item *bare, const vbi_item *held)
{
	const vbi_link_fit *known = vbi_link_known_fit(items, bare, held);

	/* mostly it is known */
	return known->bare == bare->form + 1 && known->held == held->form + 1 ? known->fit : vbi_link_find_fit(seg, ents, items, bare, held);
}
/* link_same.c: một Phó Thủ tướng sẽ trả lời, Chủ tịch UBND huyện lúc bấy giờ: nobody that the text names, but for one in a headline. */
bool vbi_link_unnamed(const vbi_seg *seg, const vbi_item *title);
/* link_same.c: Chủ tịch UBND không được giữ chức quá 2 nhiệm kỳ; những người đã giữ chức Chủ tịch UBND: a rule for whoever has the office. */
bool vbi_link_ruled(const vbi_seg *seg, const vbi_item *title);
/* link_same.c: 1 + item of the only one who holds the office of a headline, title k, further on; 0 if there is none. */
size_t vbi_link_headed(const vbi_seg *seg, const vbi_items *items, size_t k);
/* link_same.c: a title that nobody holds yet and that means somebody who holds it elsewhere in the text. */
void vbi_link_same(const vbi_seg *seg, const vbi_ents *ents, vbi_items *items);
/* tenure.c: state, dates and place of titles that somebody holds; relations are those of HOLDS, in the order of titles. */
vb_status vbi_link_tenure(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, vbi_items *items);
/* link_nest.c: AT, PART_OF, ISSUED_BY, DATED. */
vb_status vbi_link_nest(const vbi_seg *seg, vbi_ents *ents);

#endif
