/* viet/syllable_table.h - onsets and rimes. */
