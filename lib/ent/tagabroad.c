/* ent/tagabroad.c - states abroad: their organs, the houses that stand for who governs in them, their parts: tagpath.h. */
#include "ent/tagcodes.h"

#define NAME   VBI_PATH(PER) /* layers, as bits */
#define BODY   VBI_PATH(ORG)
#define PLACE  VBI_PATH(LOC)
#define OFFICE VBI_PATH(TITLE)

#define STATES (VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_CITY))

/* Nothing is decided of the tokens [t, end), but for an office that goes on over all of them. */
static bool free_tokens(const uint16_t *path, uint32_t t, uint32_t end)
{
	for (uint32_t i = t; i < end; i++)
		if (vbi_path_any(path, i, NAME | BODY | PLACE) || vbi_path_begins_at(path, i))
			return false;
	return true;
}

/* Chính phủ Đức, quốc hội Anh, phủ tổng thống Hàn Quốc, also in small letters: an organ that ends before token t. Returns where it
 * begins, t if there is none. */
static uint32_t organ_before(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice organ[][3] = {
	        {VBI_WORD("phủ"), VBI_WORD("chính")},  {VBI_WORD("hội"), VBI_WORD("quốc")},
	        {VBI_WORD("các"), VBI_WORD("nội")},    {VBI_WORD("viện"), VBI_WORD("nghị")},
	        {VBI_WORD("viện"), VBI_WORD("thượng")}, {VBI_WORD("viện"), VBI_WORD("hạ")},
	        {VBI_WORD("quán"), VBI_WORD("sứ")},    {VBI_WORD("quán"), VBI_WORD("sự"), VBI_WORD("lãnh")},
	        {VBI_WORD("thống"), VBI_WORD("tổng"), VBI_WORD("phủ")}, {VBI_WORD("quân"), VBI_WORD("không")},
	        {VBI_WORD("quân"), VBI_WORD("hải")},   {VBI_WORD("quân"), VBI_WORD("lục")},
	        {VBI_WORD("đội"), VBI_WORD("quân")},   {VBI_WORD("duyên"), VBI_WORD("tuần")},
	        {VBI_WORD("sát"), VBI_WORD("cảnh")},
	};
	uint32_t first = vbi_words_before(seg, t, organ, sizeof organ / sizeof *organ);

	if (first < t && first > 0 && vbi_tag_glued(seg, first) &&
	    ((vbi_tok_is_lower(seg, first, "sứ") && vbi_tok_is_lower(seg, first - 1, "đại")) ||
	     (vbi_tok_is_lower(seg, first, "lãnh") && vbi_tok_is_lower(seg, first - 1, "tổng"))))
		first--;
	/* lực lượng không quân Nga */
	if (first > 1 && first < t && vbi_tag_glued(seg, first) && vbi_tok_is_lower(seg, first + 1, "quân") && vbi_tok_is(seg, first - 1, "lượng") &&
	    vbi_tok_is_lower(seg, first - 2, "lực"))
		first -= 2;
	if (first > 1 && vbi_tag_glued(seg, first) && vbi_tok_is_lower(seg, first, "chính") && vbi_tok_is_lower(seg, first - 1, "đội") &&
	    vbi_tok_is_lower(seg, first - 2, "quân"))
		first -= 2;
	return first;
}

/* Nước Nga, khu vực Trung Đông, biển Nhật Bản, bến xe Miền Đông, miền nam Philippines: the word before token t is of the place. Returns where the place
 * begins. */
static uint32_t place_begin(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice side[] = {VBI_WORD("nam"), VBI_WORD("bắc"), VBI_WORD("đông"), VBI_WORD("tây"), VBI_WORD("trung")};
	static const vbi_slice other[] = {VBI_WORD("đất"), VBI_WORD("nhà"), VBI_WORD("tịch"), VBI_WORD("vùng"), VBI_WORD("sát"),
	                                  VBI_WORD("bờ"),  VBI_WORD("ven"), VBI_WORD("trong"), VBI_WORD("toàn")};
	uint64_t any = vbi_seg_any(seg, t);

	if (t < 2 || !vbi_tag_glued(seg, t) || seg->tok[t - 1].kind != VB_TOKEN_SYLLABLE)
		return t;
	if (any & VBI_MASK(LOC_COUNTRY) && (vbi_tok_is_lower(seg, t - 1, "nước") || (vbi_tok_is(seg, t - 1, "biển") && vbi_tok_is(seg, t, "Nhật"))))
		return vbi_tok_among(seg, t - 2, other, sizeof other / sizeof *other) || vbi_tag_counted(seg, t - 1) || vbi_tag_many(seg, t - 1) ? t : t - 1;
	if (vbi_tok_is(seg, t - 1, "vực") && vbi_tok_is_lower(seg, t - 2, "khu") &&
	    (any & VBI_MASK(LOC_REGION) || seg->tok[t].kind == VB_TOKEN_FOREIGN))
		return t - 2;
	/* bến xe Miền Đông */
	if (vbi_tok_is(seg, t - 1, "xe") && vbi_tok_is_lower(seg, t - 2, "bến"))
		return t - 2;
	if (any & VBI_MASK(LOC_COUNTRY) && vbi_tok_is_lower(seg, t - 2, "miền") && vbi_tok_among(seg, t - 1, side, sizeof side / sizeof *side))
		return t - 2;
	return t;
}

/* Cộng hòa Czech, CH Czech: what a state calls itself is of its name; but đảng Cộng hòa Mỹ. Returns where the place begins. */
static uint32_t republic_begin(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice party[] = {VBI_WORD("đảng"), VBI_WORD("phe"), VBI_WORD("sĩ"), VBI_WORD("sỹ"), VBI_WORD("dân")};

	if (t < 2 || !vbi_tag_glued(seg, t) || !(vbi_seg_any(seg, t) & VBI_MASK(LOC_COUNTRY)))
		return t;
	if (vbi_tok_is(seg, t - 1, "CH"))
		return t - 1;
	return (vbi_tok_is(seg, t - 1, "hòa") || vbi_tok_is(seg, t - 1, "hoà")) && vbi_tok_is(seg, t - 2, "Cộng") && vbi_tag_glued(seg, t - 1) &&
	                       !(t > 2 && vbi_tok_among(seg, t - 3, party, sizeof party / sizeof *party))
	               ? t - 2
	               : t;
}

/* Chính phủ | Hoàng gia | Campuchia: the government of a kingdom. t: a country. */
static void royal(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	bool office;

	if (t < 4 || !vbi_tok_is(seg, t - 1, "gia") || !vbi_tok_is(seg, t - 2, "Hoàng") || !vbi_path_begins(path, t - 4, VBI_PATH_LAYER(ORG)) ||
	    vbi_path_end(path, t - 4, VBI_PATH_LAYER(ORG)) != t - 2 || !vbi_tok_is(seg, t - 3, "phủ") || !(vbi_seg_any(seg, t) & VBI_MASK(LOC_COUNTRY)))
		return;
	office = vbi_path_any(path, t - 3, OFFICE);
	vbi_path_clear(path, n, t - 2, end, NAME | (office ? OFFICE : 0u));
	for (uint32_t i = t - 2; i < end; i++)
		path[i] = (uint16_t)(path[i] | (BODY | (office ? OFFICE : 0u)) << 8);
}

/* Nhà Trắng tuyên bố; but ông đến Nhà Trắng: who governs there, or the house. t: a place. */
static bool governs(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice there[] = {VBI_WORD("tại"), VBI_WORD("đến"),  VBI_WORD("tới"),   VBI_WORD("ở"),    VBI_WORD("thăm"),
	                                  VBI_WORD("vào"), VBI_WORD("rời"),  VBI_WORD("khỏi"),  VBI_WORD("trước"), VBI_WORD("ngoài"),
	                                  VBI_WORD("gần"), VBI_WORD("quanh"), VBI_WORD("trong"), VBI_WORD("về"),   VBI_WORD("cạnh")};
	bool house = (end - t == 2 && (vbi_tok_is(seg, t, "Nhà") || vbi_tok_is(seg, t, "nhà")) &&
	              (vbi_tok_is(seg, t + 1, "Trắng") || vbi_tok_is(seg, t + 1, "Xanh"))) ||
	             (end - t == 3 && vbi_tok_is(seg, t, "Lầu") && vbi_tok_is(seg, t + 1, "Năm") && vbi_tok_is(seg, t + 2, "Góc")) ||
	             (end - t <= 2 && vbi_tok_is(seg, end - 1, "Kremlin") && (end - t == 1 || vbi_tok_is_lower(seg, t, "điện"))) ||
	             (end - t == 2 && vbi_tok_is(seg, end - 1, "Buckingham") && vbi_tok_is_lower(seg, t, "điện")) ||
	             (end - t == 3 && vbi_tok_is_lower(seg, t, "phủ") && vbi_tok_is_lower(seg, t + 1, "tổng") && vbi_tok_is_lower(seg, t + 2, "thống"));

	return house && !(vbi_tag_glued(seg, t) && vbi_tok_among(seg, t - 1, there, sizeof there / sizeof *there));
}

/* Miền Đông | Syria, Bến | xe | miền Đông: parts of one place. t: where a place begins. Returns where they begin, t if it is whole. */
static uint32_t whole_place(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	if (t < 2 || !vbi_tag_glued(seg, t) || !vbi_path_any(path, t - 2, PLACE) || vbi_path_any(path, t - 2, BODY))
		return t;
	if (vbi_seg_any(seg, t) & VBI_MASK(LOC_COUNTRY) && vbi_tok_is_lower(seg, t - 2, "miền") && vbi_path_goes_on(path, t - 1, VBI_PATH_LAYER(LOC)))
		return t - 2;
	if (vbi_tok_is_lower(seg, t, "miền") && vbi_tok_is(seg, t - 1, "xe") && vbi_tok_is_lower(seg, t - 2, "bến"))
		return t - 2;
	return t;
}

static void add_bits(uint64_t bits[3], const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t symbol = vbi_tag_symbol(word[i]);

		bits[0] |= UINT64_C(1) << (symbol >> 26);
		bits[2] |= UINT64_C(1) << (symbol >> 20 & 63);
	}
}

/* Most places have no such word before them, nor begin with one: their symbols tell. */
void vbi_tag_abroad_words(uint64_t bits[4])
{
	static const char *const before[] = {"phủ", "hội", "các", "viện", "quán", "thống", "nước", "biển", "vực", "xe", "nam", "bắc", "đông", "tây", "trung", "quân", "đội", "duyên", "sát", "gia", "hòa", "CH"};
	static const char *const first[] = {"nhà", "lầu", "điện", "kremlin", "vn", "washington", "phủ", "bến", "phòng", "tòa"};

	bits[0] = bits[1] = bits[2] = bits[3] = 0;
	add_bits(bits, before, sizeof before / sizeof *before);
	add_bits(bits + 1, first, sizeof first / sizeof *first);
}

void vbi_tag_abroad(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(LOC)), first;

	if (vbi_path_any(path, t, BODY)) {
		/* Người phát ngôn Điện Kremlin: both layers say so */
		if (vbi_path_begins(path, t, VBI_PATH_LAYER(ORG)) && vbi_path_end(path, t, VBI_PATH_LAYER(ORG)) == end && governs(seg, t, end))
			vbi_path_clear(path, n, t, end, PLACE);
		return;
	}
	/* VN-Index */
	if (end - t == 1 && end + 1 < n && vbi_tok_is(seg, end, "-") && seg->tok[end].space == 0 && vbi_tok_is(seg, end + 1, "Index")) {
		vbi_path_clear(path, n, t, end, PLACE);
		return;
	}
	/* Washington, DC */
	if (end - t == 1 && end + 1 < n && vbi_tok_is(seg, t, "Washington") && vbi_tok_is(seg, end, ",") &&
	    (vbi_tok_is(seg, end + 1, "DC") || vbi_tok_is(seg, end + 1, "D.C")) && !vbi_path_any(path, end + 1, BODY | NAME))
		vbi_path_put(path, n, t, end + 2, PLACE);
	if ((first = whole_place(seg, path, t)) < t) {
		vbi_path_clear(path, n, first, end, PLACE);
		vbi_path_put(path, n, first, end, PLACE);
		return;
	}
	if (governs(seg, t, end)) {
		/* Phủ tổng thống Hàn Quốc */
		if (vbi_tok_is_lower(seg, t, "phủ") && end < n && vbi_tag_glued(seg, end) && vbi_path_begins(path, end, VBI_PATH_LAYER(LOC)) &&
		    !vbi_path_any(path, end, BODY | OFFICE | NAME)) {
			vbi_path_put(path, n, t, vbi_path_end(path, end, VBI_PATH_LAYER(LOC)), BODY);
			vbi_path_clear(path, n, t, end, PLACE);
			return;
		}
		vbi_path_clear(path, n, t, end, PLACE);
		vbi_path_put(path, n, t, end, BODY);
		return;
	}
	if (t > 0 && !vbi_path_any(path, t - 1, BODY | PLACE | NAME)) {
		if (vbi_tok_is(seg, t - 1, "gia"))
			royal(seg, path, n, t, end);
		if (((first = place_begin(seg, t)) < t || (first = republic_begin(seg, t)) < t) && free_tokens(path, first, t)) {
			vbi_path_put(path, n, first, end, PLACE);
			return;
		}
		if ((vbi_seg_any(seg, t) & (STATES | VBI_MASK(LOC_REGION)) || seg->tok[t].kind == VB_TOKEN_FOREIGN) && (first = organ_before(seg, t)) < t &&
		    free_tokens(path, first, t))
			vbi_path_put(path, n, first, end, BODY);
	}
}
