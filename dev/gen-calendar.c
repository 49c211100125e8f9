/* SPDX-License-Identifier: MIT
 * Writes src/text/calendar_table.c: the names of months, weekdays and days
 * near, in the languages of the press, from ICU (CLDR), folded as tokens are.
 *
 *	make && gcc -D_GNU_SOURCE -Isrc dev/gen-calendar.c \
 *	    build/release/libheadwater.a $(pkg-config --libs icu-i18n icu-uc) \
 *	    -lm -o build/gen-calendar && build/gen-calendar \
 *	    >src/text/calendar_table.c */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/ureldatefmt.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "text/calendar.h"
#include "text/token.h"

static const char *const locales[] = {"en", "de", "fr", "es", "pt", "it", "nl",
    "pl", "ru", "uk", "be", "bg", "sr", "sr_Latn", "hr", "bs", "sl", "mk", "cs",
    "sk", "hu", "ro", "sq", "el", "tr", "az", "kk", "uz", "ky", "sv", "da",
    "nb", "nn", "fi", "et", "lv", "lt", "is", "ga", "cy", "eu", "ca", "gl",
    "mt", "ar", "ar_LB", "ar_MA", "ar_DZ", "he", "ur", "hi", "bn", "ta", "te",
    "ml", "kn", "mr", "gu", "pa", "ne", "si", "id", "ms", "vi", "sw", "af",
    "am", "so", "ha", "yo", "ka", "hy", "mn", "fil", "de_AT",
    "fa@calendar=gregorian", "th@calendar=gregorian"};

static struct hw_calendar_row row[20000];
static size_t rows;

static int
compare(const void *x, const void *y)
{
	const struct hw_calendar_row *a = x, *b = y;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	if (a->lang[0] != b->lang[0])
		return a->lang[0] - b->lang[0];
	if (a->lang[1] != b->lang[1])
		return a->lang[1] - b->lang[1];
	return a->value - b->value;
}

static void
add(struct hw_arena *m, const char *lang, const char *name, int value)
{
	struct hw_tokens t;
	struct hw_str s = hw_str_c(name);

	/* Ethiopic and such write months with more than one word; the first
	 * one that is a word tells them apart. */
	hw_text_tokens(m, s, hw_str_sub(hw_str_c(lang), 0, 2), &t);
	if (t.n != 1 || !(t.v[0].flags & HW_TOK_WORD) ||
	    (t.v[0].flags & HW_TOK_HAN) || t.v[0].end - t.v[0].start < 2)
		return;
	row[rows].hash = t.v[0].hash;
	row[rows].lang[0] = lang[0];
	row[rows].lang[1] = lang[1];
	row[rows].value = (uint8_t)value;
	rows++;
}

static void
symbols(struct hw_arena *m, const char *locale, UDateFormatSymbolType type,
    int first, int last, int base)
{
	UErrorCode ec = U_ZERO_ERROR;
	UDateFormat *f = udat_open(
	    UDAT_FULL, UDAT_FULL, locale, NULL, -1, NULL, 0, &ec);

	for (int i = first; U_SUCCESS(ec) && i <= last; i++) {
		UChar u[64];
		char z[256];
		int32_t n = udat_getSymbols(f, type, i, u, 64, &ec);

		if (U_FAILURE(ec) || n <= 0)
			break;
		u_strToUTF8(z, sizeof(z), NULL, u, n, &ec);
		add(m, locale, z, base + i - first);
	}
	if (f)
		udat_close(f);
}

/* "Yesterday", "today", "tomorrow", where they are one word; "mañana" and
 * "morgen" are the morning, too. */
static void
near_days(struct hw_arena *m, const char *locale)
{
	static const char *const morning[] = {"es", "de", "nl", "gl", "de_AT"};
	UErrorCode ec = U_ZERO_ERROR;
	URelativeDateTimeFormatter *f = ureldatefmt_open(
	    locale, NULL, UDAT_STYLE_LONG, UDISPCTX_CAPITALIZATION_NONE, &ec);
	int last = 1;

	for (size_t i = 0; i < sizeof(morning) / sizeof(*morning); i++)
		if (strcmp(locale, morning[i]) == 0)
			last = 0;
	for (int day = -1; U_SUCCESS(ec) && day <= last; day++) {
		UChar u[64];
		char z[256];
		int32_t n = ureldatefmt_format(
		    f, day, UDAT_REL_UNIT_DAY, u, 64, &ec);

		if (U_FAILURE(ec) || n <= 0)
			break;
		u_strToUTF8(z, sizeof(z), NULL, u, n, &ec);
		add(m, locale, z, HW_CALENDAR_TODAY + day);
	}
	if (f)
		ureldatefmt_close(f);
}

/* "On Saturday" in languages that bend the name of the day. */
static void
bent_weekdays(struct hw_arena *m)
{
	static const struct {
		char lang[3];
		const char *name;
		int day;
	} form[] = {{"ru", "среду", 3}, {"ru", "пятницу", 5},
	    {"ru", "субботу", 6}, {"uk", "неділю", 0}, {"uk", "середу", 3},
	    {"uk", "п'ятницю", 5}, {"uk", "суботу", 6}, {"be", "нядзелю", 0},
	    {"be", "сераду", 3}, {"be", "пятніцу", 5}, {"be", "суботу", 6},
	    {"pl", "niedzielę", 0}, {"pl", "środę", 3}, {"pl", "sobotę", 6},
	    {"cs", "neděli", 0}, {"cs", "středu", 3}, {"cs", "sobotu", 6},
	    {"sk", "nedeľu", 0}, {"sk", "stredu", 3}, {"sk", "sobotu", 6},
	    {"hr", "nedjelju", 0}, {"hr", "srijedu", 3}, {"hr", "subotu", 6},
	    {"bs", "nedjelju", 0}, {"bs", "srijedu", 3}, {"bs", "subotu", 6},
	    {"sr", "недељу", 0}, {"sr", "среду", 3}, {"sr", "суботу", 6},
	    {"sr", "nedelju", 0}, {"sr", "sredu", 3}, {"sr", "subotu", 6},
	    {"sl", "nedeljo", 0}, {"sl", "sredo", 3}, {"sl", "soboto", 6}};

	for (size_t i = 0; i < sizeof(form) / sizeof(*form); i++)
		add(m, form[i].lang, form[i].name,
		    HW_CALENDAR_WEEKDAY + form[i].day);
}

static uint64_t may[1 << (HW_CALENDAR_MAY - 6)];

static void
put_may(uint32_t hash)
{
	uint32_t bit = hash >> (32 - HW_CALENDAR_MAY);

	may[bit / 64] |= (uint64_t)1 << bit % 64;
}

static void
print_may(void)
{
	size_t n = sizeof(may) / sizeof(*may);

	puts("\nconst uint64_t hw_calendar_may[] = {");
	for (size_t i = 0; i < n; i++)
		printf("%s0x%016" PRIx64 ",%s", i % 3 ? " " : "\t", may[i],
		    i % 3 == 2 || i + 1 == n ? "\n" : "");
	puts("};\n/* clang-format on */");
}

int
main(void)
{
	struct hw_arena *m = hw_arena_new();
	size_t n = 0;

	for (size_t i = 0; i < sizeof(locales) / sizeof(*locales); i++) {
		symbols(m, locales[i], UDAT_MONTHS, 0, 11, 1);
		symbols(m, locales[i], UDAT_STANDALONE_MONTHS, 0, 11, 1);
		symbols(m, locales[i], UDAT_SHORT_MONTHS, 0, 11, 1);
		symbols(m, locales[i], UDAT_STANDALONE_SHORT_MONTHS, 0, 11, 1);
		symbols(
		    m, locales[i], UDAT_WEEKDAYS, 1, 7, HW_CALENDAR_WEEKDAY);
		symbols(m, locales[i], UDAT_STANDALONE_WEEKDAYS, 1, 7,
		    HW_CALENDAR_WEEKDAY);
		symbols(m, locales[i], UDAT_SHORT_WEEKDAYS, 1, 7,
		    HW_CALENDAR_WEEKDAY | HW_CALENDAR_SHORT);
		near_days(m, locales[i]);
	}
	add(m, "en", "tonight", HW_CALENDAR_TODAY);
	add(m, "pl", "dziś", HW_CALENDAR_TODAY);
	add(m, "fr", "aujourd", HW_CALENDAR_TODAY); /* 'hui */
	add(m, "sv", "idag", HW_CALENDAR_TODAY);
	add(m, "sv", "igår", HW_CALENDAR_TODAY - 1);
	add(m, "sv", "imorgon", HW_CALENDAR_TODAY + 1);
	for (int i = 0; i < 12; i++) { /* what CLDR does not list */
		static const char *const more[] = {"jan", "feb", "mar", "apr",
		    "may", "jun", "jul", "aug", "sept", "oct", "nov", "dec"};

		add(m, "en", more[i], i + 1);
	}
	add(m, "de", "jänner", 1);
	add(m, "de", "feber", 2);
	add(m, "de", "sonnabend", HW_CALENDAR_WEEKDAY + 6);
	add(m, "es", "setiembre", 9);
	bent_weekdays(m);
	add(m, "fr", "fevrier", 2);
	/* of two words; date.c reads the second */
	add(m, "ar", "تشرين", 10);
	add(m, "ar", "كانون", 12);
	qsort(row, rows, sizeof(*row), compare);
	puts("/* SPDX-License-Identifier: MIT\n"
	     " * Written by dev/gen-calendar.c from ICU's locale data. */\n"
	     "#include \"text/calendar.h\"\n\n/* clang-format off */\n"
	     "const struct hw_calendar_row hw_calendar[] = {");
	for (size_t i = 0; i < rows; i++) {
		if (i && compare(&row[i], &row[i - 1]) == 0)
			continue;
		printf("%s{0x%08xu, \"%c%c\", %u},%s", n % 3 ? " " : "\t",
		    row[i].hash, row[i].lang[0], row[i].lang[1], row[i].value,
		    n % 3 == 2 ? "\n" : "");
		put_may(row[i].hash);
		n++;
	}
	printf("\n};\n\nconst size_t hw_calendar_n = %zu;\n", n);
	print_may();
	hw_arena_free(m);
	return 0;
}
