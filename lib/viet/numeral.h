/* viet/numeral.h - values of numerals: digits with Vietnamese group and decimal marks, Roman, words. */
#ifndef VBI_VIET_NUMERAL_H
#define VBI_VIET_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* XIV -> 14; 0 if it is no well-formed Roman numeral below 4000. Upper or lower case, ASCII. */
unsigned vbi_roman(const char *text, size_t length);
/* A run of ASCII digits; false if empty, longer than 18, or with another character. */
bool vbi_digits(const char *text, size_t length, uint64_t *value);
/* 1.234,5 -> mantissa 12345, scale 1. Dots group thousands and a comma is decimal (Vietnamese habit); a single dot
 * not followed by exactly three digits is decimal too. False if the text is not such a number. */
bool vbi_decimal(const char *text, size_t length, uint64_t *mantissa, unsigned *scale);
/* The value of a number word syllable code (một..mười, trăm, nghìn, ...) or -1; mươi/mười 10. */
int64_t vbi_number_word(uint16_t code);

#endif
