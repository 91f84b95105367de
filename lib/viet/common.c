/* viet/common.c - how common a syllable is in running text. */
#include "viet/common.h"

#include "viet/common_table.h"
#include "viet/syllable.h"

unsigned vbi_syllable_cost(uint16_t code)
{
	size_t low = 0, high = sizeof common_code / sizeof *common_code;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (common_code[middle] < code)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < sizeof common_code / sizeof *common_code && common_code[low] == code)
		return common_cost[low];
	return VBI_COST_RARE;
}

unsigned vbi_word_cost(const char *word, size_t length)
{
	vbi_syllable syllable;

	if (!vbi_syllable_parse(word, length, &syllable) || syllable.shape == VB_SHAPE_MIXED ||
	    syllable.placement == VBI_PLACED_WRONG)
		return VBI_COST_NONE;
	return vbi_syllable_cost(syllable.code);
}
