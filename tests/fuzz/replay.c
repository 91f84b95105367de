/* replay FILE...: gives each file to the fuzz target that this is linked with. Without a fuzzer: for make check. */
#include "fuzz.h"

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		static uint8_t room[1 << 20];
		FILE *file = fopen(argv[i], "rb");
		uint8_t *exact;
		size_t n;

		if (!file) {
			perror(argv[i]);
			return 1;
		}
		n = fread(room, 1, sizeof room, file);
		fclose(file);
		exact = malloc(n ? n : 1); /* of the right size, so that a sanitizer sees what is read behind it */
		if (!exact)
			return 1;
		memcpy(exact, room, n);
		fprintf(stderr, "%s\n", argv[i]);
		LLVMFuzzerTestOneInput(exact, n);
		free(exact);
	}
	return 0;
}
