#include "viet/numeral.h"
unsigned vbi_roman(const char *text, size_t length) { (void)text; (void)length; return 0; }
bool vbi_digits(const char *text, size_t length, uint64_t *value) { (void)text; (void)length; (void)value; return 0; }
bool vbi_decimal(const char *text, size_t length, uint64_t *mantissa, unsigned *scale) { (void)text; (void)length; (void)mantissa; (void)scale; return 0; }
int64_t vbi_number_word(uint16_t code) { (void)code; return 0; }
