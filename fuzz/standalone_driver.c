/* SPDX-License-Identifier: MIT
 * main for a fuzz target where there is no libFuzzer: feeds it the files
 * named, one after the other, and says "ok FILE" after each.  So a corpus is
 * a regression test that any compiler can build.  Each input is a block of
 * exactly its size, so that a sanitizer sees the first byte read past it. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SECONDS_A_FILE = 30 };

static _Noreturn void
die(const char *path, const char *why)
{
	fprintf(stderr, "%s: %s\n", path, why);
	exit(2);
}

static uint8_t *
read_all(const char *path, size_t *size)
{
	FILE *f = fopen(path, "rb");
	long end;
	uint8_t *data;

	if (f == NULL || fseek(f, 0, SEEK_END) || (end = ftell(f)) < 0)
		die(path, strerror(errno));
	rewind(f);
	*size = (size_t)end;
	data = malloc(*size);
	if (data == NULL && *size > 0)
		die(path, "out of memory");
	if (fread(data, 1, *size, f) != *size)
		die(path, "cannot be read");
	fclose(f);
	return data;
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		size_t size;
		uint8_t *data = read_all(argv[i], &size);

		alarm(SECONDS_A_FILE);
		LLVMFuzzerTestOneInput(data, size);
		free(data);
		printf("ok %s\n", argv[i]);
		fflush(stdout);
	}
	return 0;
}
