#include "viet/syllable.h"
#include "vanban.h"
bool vbi_syllable_parse(const char *text, size_t length, vbi_syllable *out) { (void)text; (void)length; (void)out; return 0; }
bool vbi_syllable_valid(uint16_t code) { (void)code; return 0; }
unsigned vbi_syllable_tone(uint16_t code) { (void)code; return 0; }
uint16_t vbi_syllable_with_tone(uint16_t code, unsigned tone) { (void)code; (void)tone; return 0; }
size_t vbi_syllable_fold(uint16_t code, char out[8]) { (void)code; (void)out; return 0; }
size_t vbi_syllable_write(uint16_t code, unsigned tone_style, unsigned letter_case, char out[16]) { (void)code; (void)tone_style; (void)letter_case; (void)out; return 0; }
int32_t vb_syllable_code(const char *text, size_t length) { (void)text; (void)length; return 0; }
size_t vb_syllable_text(int32_t code, uint32_t tone, uint32_t letter_case, char *out, size_t capacity) { (void)code; (void)tone; (void)letter_case; (void)out; (void)capacity; return 0; }
