/* SPDX-License-Identifier: MIT */
#include "text/picture.h"

#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "text/outlet.h"

enum {
	START = 48, /* bytes in which a label at the start ends */
	TAIL = 140, /* ... and one near the end begins */
	NAMES = 120,
	PARTS = 4,
	WORDS = 6, /* of a name */
};

/* Before a colon or its like.  Small letters stand for both in ASCII. */
static const char *const labels[] = {"photo", "photos", "photograph", "picture",
    "pictures", "image", "images", "photo credit", "picture credit",
    "image credit", "photo credits", "foto", "fotos", "bild", "bilder",
    "bildquelle", "bildnachweis", "bildrechte", "grafik", "infographic",
    "graphic", "illustration", "crédit photo", "crédits photo", "Crédit photo",
    "photographie", "photographies", "crédit", "Crédit", "Crédits",
    "fotografía", "fotografia", "imagen", "imagem", "crédito", "Crédito",
    "crédito da foto", "immagine", "immagini", "beeld", "zdjęcie", "zdjęcia",
    "фото", "Фото", "снимок", "Снимок", "изображение", "Изображение",
    "иллюстрация", "Иллюстрация", "світлина", "Світлина", "зображення",
    "Зображення", "صورة", "الصورة", "الصور", "تصوير", "مصدر الصورة", "图", "圖",
    "图片", "圖片", "图源", "圖源", "图片来源", "圖片來源", "摄影", "攝影",
    "供图", "写真", "画像", "撮影", "写真提供", "画像提供", "사진", "사진제공",
    "사진 제공", "사진 출처", "fotoğraf", "fotograf", "foto kredi", "फोटो",
    "तस्वीर"};

/* At the start of a line or behind a bracket, without a colon. */
static const char *const leads[] = {"photo by ", "photos by ", "photograph by ",
    "picture by ", "image by ", "photo courtesy of ", "image courtesy of ",
    "picture courtesy of ", "courtesy of ", "foto von ", "bild von ",
    "photo par ", "photo de ", "foto di ", "foto de ", "foto door ", "fot. ",
    "©", "(c) ", "写真は", NULL};

static const char *const makers[] = {"摄", "攝", "供图", "供圖", "撮影", NULL};

/* ---- names ----------------------------------------------------------------------- */

static struct hw_str
bare(struct hw_str s)
{
	static const char *const marks[] = {"“", "”", "„", "«", "»", "《", "》",
	    "「", "」", "\"", "(", ")", "（", "）", "。", ".", ",", "©", ":",
	    "：", "=", "＝", "[", "]", "【", "】", "/"};

	return hw_str_strip(s, marks, sizeof(marks) / sizeof(*marks));
}

static bool
is_small(struct hw_str word)
{
	static const char *const small[] = {"von", "van", "der", "den", "de",
	    "di", "da", "del", "della", "la", "le", "du", "of", "for", "the",
	    "und", "and", "y", "e", "et", "bin", "al", "via", "für", "для"};

	for (size_t i = 0; i < sizeof(small) / sizeof(*small); i++)
		if (hw_str_eq(word, hw_str_c(small[i])))
			return true;
	return false;
}

/* Does the word begin like a name: with a capital, a digit or letters that
 * know no capitals?  Cyrillic capitals are D0 90 to D0 AF, and Ё Є І Ї. */
static bool
is_capital(struct hw_str word)
{
	unsigned char a = (unsigned char)word.p[0],
		      b = word.n > 1 ? (unsigned char)word.p[1] : 0;

	if (a < 0x80)
		return !(a >= 'a' && a <= 'z');
	if (a == 0xD0)
		return b < 0xB0;
	if (a == 0xD1)
		return false;
	return a != 0xC3 || b < 0x9F;
}

/* "Foto: Die Brücke": what it shows. */
static bool
is_article(struct hw_str word)
{
	static const char *const article[] = {"the", "a", "an", "die", "der",
	    "das", "ein", "eine", "la", "le", "les", "un", "une", "el", "los",
	    "las", "il", "lo", "gli", "i", "o", "os", "as", "het", "een"};

	for (size_t i = 0; i < sizeof(article) / sizeof(*article); i++)
		if (hw_str_ieq(word, hw_str_c(article[i])))
			return true;
	return false;
}

/* Those that lend pictures. */
static bool
is_library(struct hw_str s)
{
	static const char *const all[] = {"picture alliance",
	    "picture-alliance", "getty", "getty images", "imago",
	    "imago images", "shutterstock", "istock", "unsplash", "pixabay",
	    "flickr", "alamy", "depositphotos", "视觉中国", "視覺中國"};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (hw_str_ieq(s, hw_str_c(all[i])))
			return true;
	return false;
}

static bool
is_name(struct hw_arena *m, struct hw_str s)
{
	static const char *const ends[] = {
	    "。", "，", "；", "!", "?", "؟", "、", ";", NULL};
	struct hw_str word;
	int words = 0, capitals = 0;

	if (s.n < 2 || s.n > 64)
		return false;
	if (hw_outlet_find(m, s) || is_library(s))
		return true;
	for (int i = 0; ends[i]; i++)
		if (hw_str_find(s, hw_str_c(ends[i]), 0) != HW_NPOS)
			return false;
	while (hw_str_word(&s, &word)) {
		if (words++ == 0 && is_article(word))
			return false;
		if (is_capital(word))
			capitals++;
		else if (!is_small(word))
			return false;
	}
	return capitals > 0 && words <= WORDS;
}

static bool
is_medium(struct hw_arena *m, struct hw_str s)
{
	static const char *const ends[] = {"社", "报", "報", "通信", "新聞",
	    "网", "テレビ", "통신", "일보", "뉴스"};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (hw_str_ends(s, hw_str_c(ends[i])))
			return true;
	return is_library(s) || hw_outlet_find(m, s) || hw_outlet_like(m, s);
}

/* Without capitals "Picture: the bridge is shut" looks like a name: what only
 * says that it is a picture must be followed by a medium. */
static bool
is_sure(struct hw_arena *m, struct hw_str label, const struct hw_strs *chain)
{
	static const char *const loose[] = {"图", "圖", "图片", "圖片", "写真",
	    "画像", "صورة", "الصورة", "الصور", "사진", "फोटो", "तस्वीर"};

	for (size_t i = 0; i < sizeof(loose) / sizeof(*loose); i++)
		if (hw_str_eq(hw_str_trim(label), hw_str_c(loose[i])))
			return is_medium(m, chain->v[0]);
	return true;
}

/* The next name, up to what parts two of them. */
static bool
next_name(struct hw_str *rest, struct hw_str *name)
{
	static const char *const cuts[] = {"/", "／", "|", "·", " via ",
	    " for ", ", ", "、", " (", "（", "记者", "記者", " - ", " – "};
	size_t at = rest->n, n = 0;

	if (!rest->n)
		return false;
	for (size_t i = 0; i < sizeof(cuts) / sizeof(*cuts); i++) {
		struct hw_str x = hw_str_c(cuts[i]);
		size_t k = hw_str_find(*rest, x, 0);

		if (k < at) {
			at = k;
			n = x.n;
		}
	}
	*name = bare(hw_str_sub(*rest, 0, at));
	*rest = hw_str_from(*rest, at + n);
	return true;
}

bool
hw_text_picture_names(
    struct hw_arena *m, struct hw_str names, struct hw_strs *chain)
{
	struct hw_str name, found[PARTS];
	size_t n = 0;

	*chain = (struct hw_strs){0};
	if (names.n > NAMES)
		return false;
	while (next_name(&names, &name)) {
		if (!name.n)
			continue;
		if (n == PARTS || !is_name(m, name))
			return false;
		found[n++] = name;
	}
	for (int medium = 1; medium >= 0; medium--)
		for (size_t i = 0; i < n; i++)
			if (is_medium(m, found[i]) == (medium == 1)) {
				const struct hw_outlet *o = hw_outlet_find(
				    m, found[i]);

				*HW_PUSH(m, chain) = o ? o->name : found[i];
			}
	return n > 0;
}

/* ---- where they stand ------------------------------------------------------------ */

/* Where the label begins that ends at byte end; HW_NPOS: there is none. */
static size_t
label_at(struct hw_str s, size_t end)
{
	struct hw_str before = hw_str_sub(s, 0, end);
	size_t best = HW_NPOS;
	char last;

	while (before.n && hw_is_space((unsigned char)before.p[before.n - 1]))
		before.n--;
	if (hw_str_ends(before, HW_STR("\xC2\xA0")))
		before.n -= 2;
	if (!before.n)
		return best;
	last = before.p[before.n - 1] | 0x20;
	for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++) {
		struct hw_str x = hw_str_c(labels[i]);
		size_t at = before.n - x.n;

		if ((x.p[x.n - 1] | 0x20) != last || before.n < x.n ||
		    !hw_str_iends(before, x) || at >= best ||
		    (at > 0 && (unsigned char)x.p[0] < 0xE3 && /* has words */
			(hw_is_alnum((unsigned char)s.p[at - 1]) ||
			    (unsigned char)s.p[at - 1] >= 0x80) &&
			!hw_str_ends(hw_str_sub(s, 0, at), HW_STR("（"))))
			continue;
		best = at;
	}
	return best;
}

/* From byte at on, up to the bracket that closes. */
static bool
take(struct hw_arena *m, struct hw_str s, size_t at, size_t names,
    struct hw_span *span, struct hw_strs *chain)
{
	struct hw_str rest = hw_str_from(s, names);
	bool round = at > 0 && s.p[at - 1] == '(';
	size_t close = hw_str_find(rest, round ? HW_STR(")") : HW_STR("）"), 0);

	if (round || hw_str_ends(hw_str_sub(s, 0, at), HW_STR("（")))
		rest = hw_str_sub(rest, 0, close);
	rest = hw_str_sub(rest, 0, hw_text_picture_end(rest));
	if (!hw_text_picture_names(m, rest, chain))
		return false;
	rest = hw_str_trim(rest);
	*span = (struct hw_span){
	    (uint32_t)at, (uint32_t)(rest.p + rest.n - s.p)};
	return true;
}

/* Bytes of the colon or its like at byte i: : = / in either width; 0: none. */
static size_t
colon_at(struct hw_str s, size_t i)
{
	static const char wide[] = "\x9A\x9D\x8F"; /* behind EF BC */

	if (s.p[i] == ':' || s.p[i] == '=' || s.p[i] == '/')
		return 1;
	return s.p[i] == '\xEF' && i + 2 < s.n && s.p[i + 1] == '\xBC' &&
		memchr(wide, s.p[i + 2], 3)
	    ? 3
	    : 0;
}

static bool
by_label(struct hw_arena *m, struct hw_str s, struct hw_span *span,
    struct hw_strs *chain)
{
	for (size_t i = 0; i < s.n; i++) {
		size_t n = colon_at(s, i), label;

		if (i == START && s.n > START + TAIL)
			i = s.n - TAIL; /* to its end */
		if (!n)
			continue;
		label = label_at(s, i);
		if (label != HW_NPOS && take(m, s, label, i + n, span, chain) &&
		    is_sure(m, hw_str_sub(s, label, i), chain))
			return true;
	}
	return false;
}

/* "Photo by Jane Doe", "(© dpa)" */
static bool
by_lead(struct hw_arena *m, struct hw_str s, struct hw_span *span,
    struct hw_strs *chain)
{
	size_t bracket = hw_str_rchr(s, '(');
	size_t at[2] = {0, bracket == HW_NPOS ? 0 : bracket + 1};

	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; leads[i]; i++) {
			struct hw_str x = hw_str_c(leads[i]);

			if ((k ? bracket != HW_NPOS
			       : s.n <= NAMES && x.p[0] != '\xC2' &&
					x.p[0] != '(') &&
			    hw_str_istarts(hw_str_from(s, at[k]), x) &&
			    take(m, s, at[k], at[k] + x.n, span, chain))
				return true;
		}
	return false;
}

/* "新华社记者 张三 摄" */
static bool
by_maker(struct hw_arena *m, struct hw_str s, struct hw_span *span,
    struct hw_strs *chain)
{
	struct hw_str names;

	if (s.n > NAMES || (unsigned char)s.p[s.n - 1] < 0x80)
		return false;
	names = bare(s);
	for (size_t i = 0; makers[i] && names.n <= 60; i++) {
		struct hw_str x = hw_str_c(makers[i]);

		if (hw_str_ends(names, x) && names.n > x.n &&
		    hw_text_picture_names(
			m, hw_str_sub(names, 0, names.n - x.n), chain)) {
			*span = (struct hw_span){0, (uint32_t)s.n};
			return chain->n > 1 || is_medium(m, chain->v[0]);
		}
	}
	return false;
}

bool
hw_text_picture(struct hw_arena *m, struct hw_str line, struct hw_span *span,
    struct hw_strs *chain)
{
	struct hw_str s = line;
	size_t cut = 0;

	while (s.n && hw_is_space((unsigned char)s.p[s.n - 1]))
		s.n--;
	if (s.n < 4)
		return false;
	if (s.n > 400) { /* only its end may hold one */
		cut = s.n - TAIL;
		while (cut < s.n && ((unsigned char)s.p[cut] & 0xC0) == 0x80)
			cut++;
		s = hw_str_from(s, cut);
	}
	if (!by_label(m, s, span, chain) && !by_lead(m, s, span, chain) &&
	    !by_maker(m, s, span, chain))
		return false;
	span->start += (uint32_t)cut;
	span->end += (uint32_t)cut;
	return true;
}

size_t
hw_text_picture_end(struct hw_str s)
{
	for (size_t i = 4; i + 2 < s.n; i++)
		if (s.p[i] == '.' && s.p[i + 1] == ' ' && s.p[i - 1] != ' ' &&
		    s.p[i - 2] != ' ' && s.p[i - 2] != '.')
			return i;
	return s.n;
}
