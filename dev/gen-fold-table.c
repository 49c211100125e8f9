/* SPDX-License-Identifier: MIT
 * Writes src/text/fold_table.c: what every character is to the tokeniser and
 * what it folds to, from ICU's data.
 *
 *	gcc -D_GNU_SOURCE -Isrc dev/gen-fold-table.c \
 *	    $(pkg-config --cflags --libs icu-uc) -o /tmp/gen && \
 *	    /tmp/gen >src/text/fold_table.c
 *
 * The table is committed: it changes only with Unicode. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include "text/fold_table.h"

#define MAX_UNITS 32
#define MAX_MANY 1024

static const UNormalizer2 *nfkc_cf, *nfd;
static uint8_t class_of[HW_FOLD_CPS];
static uint16_t fold_of[HW_FOLD_CPS];
static UChar32 expand[MAX_MANY][HW_FOLD_EXPAND];
static unsigned n_expand;

static UScriptCode
script(UChar32 c)
{
	UErrorCode e = U_ZERO_ERROR;

	return uscript_getScript(c, &e);
}

static int
is_han(UChar32 c)
{
	UScriptCode s = script(c);

	return s == USCRIPT_HAN || s == USCRIPT_HIRAGANA ||
	    s == USCRIPT_KATAKANA || s == USCRIPT_BOPOMOFO || c == 0x30FC ||
	    c == 0xFF70;
}

static int
classify(UChar32 c)
{
	int8_t t = u_charType(c);

	if (c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060 ||
	    c == 0xFEFF || c == 0x5F3 || c == 0x5F4 || c == 0x2BC)
		return HW_CLASS_MARK; /* inside words only */
	if (is_han(c) && (U_MASK(t) & (U_GC_L_MASK | U_GC_NL_MASK)))
		return HW_CLASS_HAN;
	if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) ==
		U_LB_COMPLEX_CONTEXT &&
	    (U_MASK(t) & (U_GC_L_MASK | U_GC_M_MASK)))
		return HW_CLASS_COMPLEX;
	if (U_MASK(t) & U_GC_M_MASK)
		return HW_CLASS_MARK;
	if (t == U_DECIMAL_DIGIT_NUMBER)
		return HW_CLASS_DIGIT;
	if (t == U_UPPERCASE_LETTER || t == U_TITLECASE_LETTER)
		return HW_CLASS_UPPER;
	if (t == U_LOWERCASE_LETTER)
		return HW_CLASS_LOWER;
	if (U_MASK(t) & (U_GC_L_MASK | U_GC_NL_MASK))
		return script(c) == USCRIPT_HANGUL ? HW_CLASS_HANGUL
						   : HW_CLASS_LETTER;
	return HW_CLASS_OTHER;
}

/* What normalisation does not merge, but readers and spellers do. */
static const struct {
	UChar32 from;
	const char *to;
} extra[] = {
    {0xF8, "o"},
    {0x111, "d"},
    {0x142, "l"},
    {0x127, "h"},
    {0x167, "t"},
    {0x131, "i"},
    {0xE6, "ae"},
    {0x153, "oe"},
    {0xFE, "th"},
    {0xF0, "d"},
    {0x649, "\xD9\x8A"},
    {0x6CC, "\xD9\x8A"},
    {0x6A9, "\xD9\x83"},
    {0x629, "\xD9\x87"},
    {0x6BE, "\xD9\x87"},
    {0x6C1, "\xD9\x87"},
    {0x671, "\xD8\xA7"},
    {0x640, ""},
    {0x491, "\xD0\xB3"},
    {0x2BC, "'"},
};

static int
drop_mark(UChar32 c)
{
	UScriptCode s = script(c);

	if (!(U_MASK(u_charType(c)) & U_GC_M_MASK))
		return 0;
	return s == USCRIPT_INHERITED || s == USCRIPT_COMMON ||
	    s == USCRIPT_ARABIC || s == USCRIPT_HEBREW || s == USCRIPT_SYRIAC ||
	    s == USCRIPT_CYRILLIC || u_getCombiningClass(c) == 7; /* nukta */
}

static int
append(UChar32 *out, int n, UChar32 c)
{
	if (drop_mark(c) || c == 0xAD || c == 0x200C || c == 0x200D ||
	    c == 0x2060 || c == 0xFEFF || c == 0x5F3 || c == 0x5F4)
		return n;
	for (size_t k = 0; k < sizeof(extra) / sizeof(*extra); k++) {
		const char *z = extra[k].to;

		if (extra[k].from != c)
			continue;
		for (int i = 0, len = (int)strlen(z); i < len;) {
			UChar32 d;

			U8_NEXT(z, i, len, d);
			out[n++] = d;
		}
		return n;
	}
	out[n++] = c;
	return n;
}

static int
fold(UChar32 c, UChar32 *out)
{
	UErrorCode e = U_ZERO_ERROR;
	UChar one[2], a[MAX_UNITS], b[MAX_UNITS];
	int n = 0, len = 0;

	U16_APPEND_UNSAFE(one, len, c);
	len = unorm2_normalize(nfkc_cf, one, len, a, MAX_UNITS, &e);
	if (!is_han(c) && script(c) != USCRIPT_HANGUL) {
		len = unorm2_normalize(nfd, a, len, b, MAX_UNITS, &e);
		memcpy(a, b, sizeof(a));
	}
	if (U_FAILURE(e))
		abort();
	for (int i = 0; i < len;) {
		UChar32 d;

		U16_NEXT(a, i, len, d);
		n = append(out, n, d);
	}
	return n;
}

static uint16_t
folded(UChar32 c)
{
	UChar32 out[MAX_UNITS] = {0};
	int n = fold(c, out);

	if (class_of[c] == HW_CLASS_DIGIT && c > '9')
		return (uint16_t)('0' + u_charDigitValue(c));
	if (n == 0)
		return HW_FOLD_DROP;
	if (n == 1)
		return out[0] == c || out[0] > 0xD7FF ? 0 : (uint16_t)out[0];
	if (n > HW_FOLD_EXPAND || class_of[c] == HW_CLASS_MARK ||
	    class_of[c] == HW_CLASS_COMPLEX)
		return 0;
	for (unsigned k = 0; k < n_expand; k++)
		if (!memcmp(expand[k], out, sizeof(expand[k])))
			return (uint16_t)(HW_FOLD_MANY + k);
	if (n_expand == MAX_MANY)
		abort();
	memcpy(expand[n_expand], out, sizeof(expand[0]));
	return (uint16_t)(HW_FOLD_MANY + n_expand++);
}

static void
print_list(const char *type, const char *name, const unsigned *v, size_t n)
{
	int col = 80;

	printf("\nconst %s %s[%zu] = {", type, name, n);
	for (size_t i = 0; i < n; i++) {
		char z[16];
		int len = snprintf(z, sizeof(z), "%u,", v[i]);

		if (col + len > 79) {
			printf("\n    ");
			col = 4;
		}
		col += printf("%s", z);
	}
	printf("\n};\n");
}

/* Two stages: blocks of HW_FOLD_BLOCK values, equal blocks stored once. */
static void
print_staged(const char *type, const char *name, const unsigned *v)
{
	static unsigned index[HW_FOLD_CPS / HW_FOLD_BLOCK], data[HW_FOLD_CPS];
	size_t n = 0;
	char z[64];

	for (size_t b = 0; b < HW_FOLD_CPS / HW_FOLD_BLOCK; b++) {
		const unsigned *from = v + b * HW_FOLD_BLOCK;
		size_t k = 0;

		while (k < n &&
		    memcmp(data + k * HW_FOLD_BLOCK, from,
			HW_FOLD_BLOCK * sizeof(*v)))
			k++;
		if (k == n)
			memcpy(data + n++ * HW_FOLD_BLOCK, from,
			    HW_FOLD_BLOCK * sizeof(*v));
		index[b] = (unsigned)k;
	}
	if (n > 255)
		abort();
	snprintf(z, sizeof(z), "%s_block", name);
	print_list("unsigned char", z, index, HW_FOLD_CPS / HW_FOLD_BLOCK);
	print_list(type, name, data, n * HW_FOLD_BLOCK);
}

int
main(void)
{
	static unsigned v[HW_FOLD_CPS], many[MAX_MANY * HW_FOLD_EXPAND];
	UErrorCode e = U_ZERO_ERROR;

	nfkc_cf = unorm2_getNFKCCasefoldInstance(&e);
	nfd = unorm2_getNFDInstance(&e);
	if (U_FAILURE(e))
		return 1;
	for (UChar32 c = 0; c < HW_FOLD_CPS; c++)
		class_of[c] = (uint8_t)(U_IS_SURROGATE(c) ? HW_CLASS_OTHER
							  : classify(c));
	for (UChar32 c = 0; c < HW_FOLD_CPS; c++)
		fold_of[c] = class_of[c] ? folded(c) : 0;
	printf("/* SPDX-License-Identifier: MIT\n"
	       " * Generated by dev/gen-fold-table.c from Unicode %s. */\n"
	       "#include \"text/fold_table.h\"\n\n/* clang-format off */\n",
	    U_UNICODE_VERSION);
	for (size_t i = 0; i < HW_FOLD_CPS; i++)
		v[i] = class_of[i];
	print_staged("unsigned char", "hw_fold_class", v);
	for (size_t i = 0; i < HW_FOLD_CPS; i++)
		v[i] = fold_of[i];
	print_staged("unsigned short", "hw_fold_to", v);
	for (size_t i = 0; i < n_expand * HW_FOLD_EXPAND; i++)
		many[i] =
		    (unsigned)expand[i / HW_FOLD_EXPAND][i % HW_FOLD_EXPAND];
	print_list(
	    "unsigned short", "hw_fold_many", many, n_expand * HW_FOLD_EXPAND);
	return 0;
}
