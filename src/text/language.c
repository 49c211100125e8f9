/* SPDX-License-Identifier: MIT */
#include "text/language.h"

#include <string.h>

#include "base/utf8.h"
#include "text/text_int.h"

#define LOOK ((size_t)1 * 1024) /* bytes that decide */

/* cld2.cc */
int hw_cld2(
    const char *text, int n, const char *hint, const char **code, int *percent);

/* Blocks of letters by script.  lang: the one language of it, or "". */
static const struct script {
	uint32_t from, to;
	char name[5], lang[4];
	bool rtl;
} scripts[] = {
    {0x0041, 0x024F, "Latn", "", false},
    {0x0370, 0x03FF, "Grek", "el", false},
    {0x0400, 0x052F, "Cyrl", "", false},
    {0x0531, 0x058F, "Armn", "hy", false},
    {0x0590, 0x05FF, "Hebr", "", true},
    {0x0600, 0x06FF, "Arab", "", true},
    {0x0700, 0x074F, "Syrc", "syr", true},
    {0x0750, 0x077F, "Arab", "", true},
    {0x0780, 0x07BF, "Thaa", "dv", true},
    {0x07C0, 0x07FF, "Nkoo", "nqo", true},
    {0x08A0, 0x08FF, "Arab", "", true},
    {0x0900, 0x097F, "Deva", "", false},
    {0x0980, 0x09FF, "Beng", "", false},
    {0x0A00, 0x0A7F, "Guru", "pa", false},
    {0x0A80, 0x0AFF, "Gujr", "gu", false},
    {0x0B00, 0x0B7F, "Orya", "or", false},
    {0x0B80, 0x0BFF, "Taml", "ta", false},
    {0x0C00, 0x0C7F, "Telu", "te", false},
    {0x0C80, 0x0CFF, "Knda", "kn", false},
    {0x0D00, 0x0D7F, "Mlym", "ml", false},
    {0x0D80, 0x0DFF, "Sinh", "si", false},
    {0x0E00, 0x0E7F, "Thai", "th", false},
    {0x0E80, 0x0EFF, "Laoo", "lo", false},
    {0x0F00, 0x0FFF, "Tibt", "", false},
    {0x1000, 0x109F, "Mymr", "my", false},
    {0x10A0, 0x10FF, "Geor", "ka", false},
    {0x1100, 0x11FF, "Kore", "ko", false},
    {0x1200, 0x139F, "Ethi", "", false},
    {0x13A0, 0x13FF, "Cher", "chr", false},
    {0x1400, 0x167F, "Cans", "iu", false},
    {0x1780, 0x17FF, "Khmr", "km", false},
    {0x1800, 0x18AF, "Mong", "mn", false},
    {0x1E00, 0x1EFF, "Latn", "", false},
    {0x1F00, 0x1FFF, "Grek", "el", false},
    {0x2C60, 0x2C7F, "Latn", "", false},
    {0x2D30, 0x2D7F, "Tfng", "zgh", false},
    {0x3040, 0x30FF, "Jpan", "ja", false},
    {0x3100, 0x312F, "Bopo", "zh", false},
    {0x3400, 0x9FFF, "Hani", "", false},
    {0xAC00, 0xD7AF, "Kore", "ko", false},
    {0xFB1D, 0xFB4F, "Hebr", "", true},
    {0xFB50, 0xFDFF, "Arab", "", true},
    {0xFE70, 0xFEFF, "Arab", "", true},
    {0x20000, 0x3FFFF, "Hani", "", false},
};

enum { N_SCRIPTS = sizeof(scripts) / sizeof(*scripts) };

static int
script_of(uint32_t c)
{
	int lo = 0, hi = N_SCRIPTS - 1;

	while (lo <= hi) {
		int mid = (lo + hi) / 2;

		if (c < scripts[mid].from)
			hi = mid - 1;
		else if (c > scripts[mid].to)
			lo = mid + 1;
		else
			return mid;
	}
	return -1;
}

/* The row whose script most letters have (the first row of that name), or
 * -1.  Kana, even few among many Han, make it Japanese, as Hangul makes it
 * Korean; one Han counts for two letters. */
static int
main_script(struct hw_str text)
{
	unsigned count[N_SCRIPTS] = {0}, han = 0, kana = 0;
	int best = -1;

	for (size_t i = 0; i < text.n;) {
		uint32_t c = (unsigned char)text.p[i];
		enum hw_class k;
		int s;

		if (c < 0x80) {
			count[0] += hw_is_alpha((int)c);
			i++;
			continue;
		}
		c = hw_utf8_next(text, &i);
		k = hw_text_class(c);

		if (k == HW_CLASS_OTHER || k == HW_CLASS_DIGIT ||
		    k == HW_CLASS_MARK || c == 0x30FB || c == 0x30FC)
			continue;
		s = script_of(c);
		for (int first = 0; s >= 0 && first <= s; first++)
			if (!memcmp(scripts[first].name, scripts[s].name, 4)) {
				s = first;
				break;
			}
		if (s >= 0)
			count[s] += k == HW_CLASS_HAN || k == HW_CLASS_HANGUL
			    ? 2
			    : 1;
	}
	for (int s = 0; s < N_SCRIPTS; s++) {
		if (count[s] && (best < 0 || count[s] > count[best]))
			best = s;
		if (!strcmp(scripts[s].name, "Hani"))
			han += count[s];
		if (!strcmp(scripts[s].name, "Jpan"))
			kana += count[s];
	}
	if (best >= 0 && !strcmp(scripts[best].name, "Hani") && kana * 12 > han)
		return script_of(0x3040);
	return best;
}

/* Old codes, and CLD2's own. */
static const struct alias {
	char from[8], to[8];
} aliases[] = {
    {"iw", "he"},
    {"jw", "jv"},
    {"in", "id"},
    {"ji", "yi"},
    {"mo", "ro"},
    {"sh", "sr"},
    {"tl", "fil"},
    {"nb", "no"},
    {"zh-cn", "zh"},
    {"zh-hans", "zh"},
    {"zh-sg", "zh"},
    {"zh-tw", "zh-Hant"},
    {"zh-hk", "zh-Hant"},
    {"zh-mo", "zh-Hant"},
    {"zh-hant", "zh-Hant"},
    {"sr-me", "sr"},
    {"prs", "fa"},
    {"ckb", "ku"},
};

/* The codes a hint may give us, static because answers are. */
static const char known[][8] = {"af", "am", "ar", "as", "az", "be", "bg", "bn",
    "bo", "bs", "ca", "cs", "cy", "da", "de", "dv", "el", "en", "eo", "es",
    "et", "eu", "fa", "fi", "fil", "fo", "fr", "fy", "ga", "gd", "gl", "gu",
    "ha", "he", "hi", "hr", "ht", "hu", "hy", "id", "ig", "is", "it", "ja",
    "jv", "ka", "kk", "km", "kn", "ko", "ku", "ky", "la", "lb", "lo", "lt",
    "lv", "mg", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "ne", "nl",
    "nn", "no", "or", "pa", "pl", "ps", "pt", "ro", "ru", "sd", "si", "sk",
    "sl", "so", "sq", "sr", "sv", "sw", "syr", "ta", "te", "tg", "th", "ti",
    "tk", "tr", "tt", "ug", "uk", "ur", "uz", "vi", "xh", "yi", "yo", "zh",
    "zh-Hant", "zu"};

/* Any code in our spelling; empty when it is none we know. */
static struct hw_str
canonical(struct hw_str code)
{
	size_t cut = 0;

	for (size_t i = 0; i < sizeof(aliases) / sizeof(*aliases); i++)
		if (hw_str_ieq(code, hw_str_c(aliases[i].from)))
			return hw_str_c(aliases[i].to);
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (hw_str_ieq(code, hw_str_c(known[i])))
			return hw_str_c(known[i]);
	while (cut < code.n && code.p[cut] != '-' && code.p[cut] != '_')
		cut++;
	if (cut == code.n)
		return (struct hw_str){0};
	if (hw_str_istarts(code, HW_STR("zh-hant")))
		return HW_STR("zh-Hant");
	return canonical(hw_str_sub(code, 0, cut));
}

/* Languages a detector cannot be trusted to tell apart: there the hint, one
 * of the same group, wins. */
static bool
relatives(struct hw_str a, struct hw_str b)
{
	static const char *const groups[] = {"hr bs sr sl", "id ms", "no nn da",
	    "cs sk", "gl pt", "gl es", "ca es", "zh zh-Hant", "fa ps", "mk bg",
	    "af nl", "ru be", "hi mr ne", "kk ky", "az tr", "bn as", "he yi",
	    "am ti", "ar fa"};

	for (size_t i = 0; i < sizeof(groups) / sizeof(*groups); i++) {
		struct hw_str rest = hw_str_c(groups[i]), one;
		int found = 0;

		while (hw_str_split(&rest, ' ', &one))
			found += hw_str_eq(one, a) + hw_str_eq(one, b);
		if (found == 2)
			return true;
	}
	return false;
}

/* Can this language be written in the script of this row? */
static bool
plausible(struct hw_str lang, int script)
{
	static const char *const pairs[][2] = {
	    {"Cyrl", "be bg kk ky mk mn ru sr tg tt uk uz bs"},
	    {"Arab", "ar fa ku ps sd ug ur"}, {"Hebr", "he yi"},
	    {"Deva", "hi mr ne"}, {"Beng", "bn as"}, {"Ethi", "am ti"},
	    {"Hani", "zh zh-Hant ja"}, {"Tibt", "bo"}};
	bool latin = !strcmp(scripts[script].name, "Latn"), listed = false;

	if (scripts[script].lang[0])
		return hw_str_eq(lang, hw_str_c(scripts[script].lang));
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		struct hw_str rest = hw_str_c(pairs[i][1]), one;
		bool here = !strcmp(pairs[i][0], scripts[script].name);

		while (hw_str_split(&rest, ' ', &one))
			if (hw_str_eq(one, lang)) {
				if (here)
					return true;
				listed = true;
			}
	}
	for (int s = 0; s < N_SCRIPTS; s++)
		if (hw_str_eq(lang, hw_str_c(scripts[s].lang)))
			listed = true;
	return latin &&
	    (!listed || relatives(lang, HW_STR("hr")) ||
		hw_str_eq(lang, HW_STR("uz")) || hw_str_eq(lang, HW_STR("ku")));
}

/* CLD2 takes short Russian for Serbian; letters Serbian lacks tell. */
static struct hw_str
mend_cyrillic(struct hw_str lang, struct hw_str text)
{
	if (!hw_str_eq(lang, HW_STR("sr")) && !hw_str_eq(lang, HW_STR("mk")))
		return lang;
	if (hw_str_find(text, HW_STR("ї"), 0) != HW_NPOS ||
	    hw_str_find(text, HW_STR("є"), 0) != HW_NPOS)
		return HW_STR("uk");
	if (hw_str_find(text, HW_STR("ы"), 0) != HW_NPOS ||
	    hw_str_find(text, HW_STR("й"), 0) != HW_NPOS ||
	    hw_str_find(text, HW_STR("я"), 0) != HW_NPOS)
		return hw_str_find(text, HW_STR("ъ"), 0) == HW_NPOS
		    ? HW_STR("ru")
		    : HW_STR("bg");
	return lang;
}

static size_t
count_of(struct hw_str text, struct hw_str letter)
{
	size_t n = 0;

	for (size_t at = 0; (at = hw_str_find(text, letter, at)) != HW_NPOS;
	     n++)
		at += letter.n;
	return n;
}

/* Letters that only one of the relatives has, which CLD2 takes for the
 * greatest of them; one alone may be ornament. */
static struct hw_str
mend_letters(struct hw_str lang, struct hw_str text)
{
	static const struct {
		const char *of, *letters, *is; /* letters parted by spaces */
	} row[] = {
	    {"bn", "ৰ ৱ", "as"},
	    {"fa ur ar", "ڏ ڻ ڳ ٻ ڙ ڄ ڀ ٿ ڦ", "sd"},
	    {"fa ur ar", "ښ ګ ټ ځ څ ړ ږ ڼ", "ps"},
	    {"fa ur ar", "ڕ ڵ ێ", "ku"},
	    {"ky", "қ ғ ұ", "kk"},
	    {"ky", "ә җ", "tt"},
	    {"am", "ኣ", "ti"},
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct hw_str all = hw_str_c(row[i].letters), one;
		size_t hits = 0;

		if (lang.n != 2 ||
		    hw_str_find(hw_str_c(row[i].of), lang, 0) == HW_NPOS)
			continue;
		while (hw_str_split(&all, ' ', &one))
			hits += count_of(text, one);
		if (hits > 1)
			return hw_str_c(row[i].is);
	}
	/* Kirghiz has it in every other word. */
	if (hw_str_eq(lang, HW_STR("ky")) && text.n > 120 &&
	    hw_str_find(text, HW_STR("ң"), 0) == HW_NPOS)
		return HW_STR("mn");
	return lang;
}

/* The part that decides: not the very head of a long page, which is often
 * boilerplate in another language. */
static struct hw_str
sample(struct hw_str text)
{
	size_t from = 0;

	if (text.n > 2 * LOOK)
		from = (text.n - LOOK) / 4;
	while (from < text.n && ((unsigned char)text.p[from] & 0xC0) == 0x80)
		from++;
	return hw_utf8_clip(hw_str_from(text, from), LOOK);
}

static struct hw_str
answer(struct hw_str lang, double sure, float *confidence)
{
	if (confidence)
		*confidence = lang.n ? (float)sure : 0;
	return lang;
}

struct hw_str
hw_text_language(struct hw_str text, struct hw_str hint, float *confidence)
{
	int script, reliable, percent = 0;
	const char *code = "";
	struct hw_str lang;

	text = sample(text);
	script = main_script(text);
	hint = canonical(hint);
	if (script < 0)
		return answer(hint, .1, confidence);
	if (scripts[script].lang[0])
		return answer(hw_str_c(scripts[script].lang), .99, confidence);
	if (!plausible(hint, script))
		hint.n = 0;
	reliable = hw_cld2(
	    text.p, (int)text.n, hint.n ? hint.p : NULL, &code, &percent);
	lang = mend_letters(
	    mend_cyrillic(canonical(hw_str_c(code)), text), text);
	if (reliable < 0 || !lang.n || !plausible(lang, script))
		return answer(hint, .4, confidence);
	if (hint.n && (!reliable || text.n < 80) && !hw_str_eq(hint, lang))
		return answer(hint, .5, confidence);
	if (hint.n && relatives(lang, hint))
		return answer(hint, .8, confidence);
	return answer(lang, (reliable ? .6 : .3) + percent / 250.0, confidence);
}

struct hw_str
hw_text_script(struct hw_str text)
{
	int s = main_script(sample(text));

	return s < 0 ? (struct hw_str){0} : hw_str_c(scripts[s].name);
}

bool
hw_text_rtl(struct hw_str script)
{
	for (int s = 0; s < N_SCRIPTS; s++)
		if (hw_str_eq(script, hw_str_c(scripts[s].name)))
			return scripts[s].rtl;
	return false;
}
