/* SPDX-License-Identifier: MIT
 * main for a fuzz target where there is no libFuzzer: feeds it the files
 * named, one after the other, and says "ok FILE" after each.  So a corpus is
 * a regression test that any compiler can build.  Each input is a block of
 * exactly its size, so that a sanitizer sees the first byte read past it.
 *
 *	TARGET --mutants N LAST FILE...
 *
 * feeds it N mutants of the files instead, the same ones every time; the file
 * LAST holds the one under way, and so the one that broke the target. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
	SECONDS_A_FILE = 30,
	SECONDS_A_MUTANT = 10,
	MUTANT_MAX = 1 << 18,
	SEEDS = 4096
};

struct bytes {
	uint8_t *p;
	size_t n;
};

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

/* ---- mutants ----------------------------------------------------------------- */

/* splitmix64 */
static uint64_t
next(uint64_t *state)
{
	uint64_t z = *state += 0x9E3779B97F4A7C15u;

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
	z = (z ^ z >> 27) * 0x94D049BB133111EBu;
	return z ^ z >> 31;
}

static size_t
below(uint64_t *state, size_t n)
{
	return n ? (size_t)(next(state) % n) : 0;
}

/* What formats are made of, and what breaks them. */
static const char *const pieces[] = {"<", ">", "</", "/>", "\"", "'", "&",
    "&#x110000;", "&#0;", "&amp;", "&lt;", "<!--", "-->", "<![CDATA[", "]]>",
    "<!DOCTYPE x [<!ENTITY a \"b\">]>",
    "<?xml version=\"1.0\" "
    "encoding=\"utf-16\"?>",
    "encoding=\"x\"", "<item>", "</item>", "<entry>", "</channel>", "<url>",
    "<outline>", "<svg>", "<math>", "<table>", "<script>", "</script>", "<p>",
    "<div>", "<template>", "xml:base=\"../\"", "http://[::1]:99999/", "//",
    "\r\n\r\n", "\n", "\r", "WARC/1.1\r\n",
    "Content-Length: ", "99999999999999999999", "-1", "0", "2147483648",
    "1970-01-01", "0000-00-00T99:99:99Z", "\xff", "\xc3",
    "\xef"
    "\xbb\xbf",
    "\xed\xa0\x80", "\xfe\xff", "{", "}", "[", "]", "\\u0000", "\\ud800",
    "\x1f\x8b", "\x28\xb5\x2f\xfd",
    "Transfer-Encoding: chunked"
    "\r\n",
    "Content-Encoding: gzip\r\n", "ffffffff\r\n"};

/* Make room for n bytes at at, as far as the limit lets. */
static size_t
open_gap(struct bytes *b, size_t at, size_t n)
{
	if (n > MUTANT_MAX - b->n)
		n = MUTANT_MAX - b->n;
	memmove(b->p + at + n, b->p + at, b->n - at);
	b->n += n;
	return n;
}

static void
mutate(struct bytes *b, const struct bytes *other, uint64_t *r)
{
	size_t at = below(r, b->n + 1), n = below(r, b->n - at + 1), k;
	size_t few = n > 64 ? below(r, 64) : n;
	const char *piece = pieces[below(r, sizeof pieces / sizeof *pieces)];

	switch (below(r, 9)) {
	case 0: /* bits */
		if (at < b->n)
			b->p[at] ^= (uint8_t)(1u << below(r, 8));
		break;
	case 1: /* any byte */
		if (at < b->n)
			b->p[at] = (uint8_t)next(r);
		break;
	case 2:
	case 3:
		k = open_gap(b, at, strlen(piece));
		memcpy(b->p + at, piece, k);
		break;
	case 4: /* lose some */
		memmove(b->p + at, b->p + at + few, b->n - at - few);
		b->n -= few;
		break;
	case 5: /* end here */
		if (below(r, 4) == 0)
			b->n = at;
		break;
	case 6: /* a part of another one */
		n = below(r, other->n);
		k = below(r, other->n - n + 1);
		k = open_gap(b, at, k > 4096 ? 4096 : k);
		memcpy(b->p + at, other->p + n, k);
		break;
	case 7: /* the same again, many times */
		for (k = below(r, 200); k > 0; k--) {
			size_t m = open_gap(b, at, few);

			memmove(b->p + at, b->p + at + m,
			    m < b->n - at - m ? m : b->n - at - m);
		}
		break;
	default: /* one byte, often */
		k = open_gap(b, at, below(r, 300));
		memset(b->p + at, (int)next(r), k);
	}
}

/* Write it where it is found after a crash. */
static void
keep(FILE *f, const char *path, const struct bytes *b)
{
	rewind(f);
	if (fwrite(b->p, 1, b->n, f) != b->n || fflush(f) ||
	    ftruncate(fileno(f), (off_t)b->n))
		die(path, strerror(errno));
}

static int
run_mutants(size_t count, const char *last, char **path, size_t n)
{
	static struct bytes seed[SEEDS];
	uint8_t *room = malloc(MUTANT_MAX);
	FILE *f = fopen(last, "wb");

	if (!f || !room)
		die(last, "cannot be written");
	if (n == 0 || n > SEEDS)
		die(last, "too few or too many files");
	for (size_t i = 0; i < n; i++)
		seed[i].p = read_all(path[i], &seed[i].n);
	for (size_t i = 0; i < count; i++) {
		uint64_t r = i;
		const struct bytes *from = &seed[i % n];
		struct bytes b = {room, from->n};
		uint8_t *exact;

		if (b.n > MUTANT_MAX)
			b.n = MUTANT_MAX;
		if (b.n)
			memcpy(room, from->p, b.n);
		for (size_t k = 1 + below(&r, 12); k > 0; k--)
			mutate(&b, &seed[below(&r, n)], &r);
		keep(f, last, &b);
		exact = malloc(b.n);
		if (b.n)
			memcpy(exact, room, b.n);
		alarm(SECONDS_A_MUTANT);
		LLVMFuzzerTestOneInput(exact, b.n);
		free(exact);
	}
	fclose(f);
	for (size_t i = 0; i < n; i++)
		free(seed[i].p);
	free(room);
	printf("%zu mutants of %zu files, %.1f s CPU\n", count, n,
	    (double)clock() / CLOCKS_PER_SEC);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc > 3 && strcmp(argv[1], "--mutants") == 0)
		return run_mutants(strtoul(argv[2], NULL, 10), argv[3],
		    argv + 4, (size_t)argc - 4);
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
