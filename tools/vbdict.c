#include <stdio.h>
#include <string.h>
int main(int argc, char **argv)
{
	if (argc > 3 && !strcmp(argv[1], "embed")) {
		FILE *f = fopen(argv[3], "w");
		fputs("#include \"builtin.h\"\nconst unsigned char *const vbi_builtin_data = NULL;\nconst size_t vbi_builtin_size = 0;\n", f);
		return fclose(f);
	}
	if (argc > 3) { FILE *f = fopen(argv[3], "w"); return fclose(f); }
	return 0;
}
