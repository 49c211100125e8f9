/* SPDX-License-Identifier: MIT
 * Credit lines have few forms: a label, a colon and a name, or one of some
 * set phrases.  Those who gather what others wrote say so in as few. */
#include "text/note.h"

#include "base/arena.h"
#include "text/token.h"

enum {
	NAME = 80,  /* bytes of a name */
	WORDS = 8,  /* ... its words */
	LABEL = 40, /* bytes of a label */
};

/* Folded: no accents, no capitals. */
static const char *const labels[] = {"source", "sources", "primary source",
    "original source", "news source", "press release", "via", "from", "agency",
    "quelle", "quellen", "pressemitteilung", "fuente", "fuentes", "fonte",
    "fonti", "fontes", "communique", "bron", "kilde", "kalla", "lahde",
    "zrodlo", "zdroj", "forras", "izvor", "kaynak", "sursa", "izvornik",
    "sumber", "nguon", "источник", "источники", "пресс-релиз", "джерело",
    "източник", "المصدر", "مصدر", "منبع", "מקור", "来源", "來源", "消息来源",
    "稿源", "出典", "出所", "ソース", "提供", "출처", "स्रोत", "ที่มา"};

/* What stands before the name, without a colon. */
static const char *const leads[] = {"with reporting by ",
    "with reporting from ", "additional reporting by ", "reporting by ",
    "with material from ", "with files from ",
    "this article first appeared in ", "this article first appeared on ",
    "this story first appeared in ", "this story first appeared on ",
    "this article was first published in ",
    "this article was first published by ",
    "this article was originally published in ",
    "this article was originally published by ",
    "this article was originally published on ", "first published by ",
    "first published in ", "originally published by ",
    "originally published in ", "originally published on ",
    "originally appeared in ", "originally appeared on ", "reprinted from ",
    "republished from ", "syndicated from ", "mit material von ",
    "zuerst erschienen in ", "zuerst erschienen bei ", "erschien zuerst in ",
    "erschien zuerst bei ", "erschien zuerst auf ", "con informacion de ",
    "publicado originalmente en ", "publicado originalmente em ",
    "com informacoes de ", "com informacoes da ", "avec des informations de ",
    "paru initialement dans ", "pubblicato originariamente su "};

static struct hw_str
past_colon(struct hw_str line, struct hw_str *label)
{
	size_t at = hw_str_chr(line, ':', 0),
	       wide = hw_str_find(line, HW_STR("："), 0);
	size_t n = 1;

	if (wide != HW_NPOS && (at == HW_NPOS || wide < at)) {
		at = wide;
		n = 3;
	}
	if (at == HW_NPOS || at > LABEL)
		return (struct hw_str){0};
	*label = hw_str_trim(hw_str_sub(line, 0, at));
	return hw_str_trim(hw_str_from(line, at + n));
}

/* Without quotation marks, brackets and the full stop; the first of several. */
static struct hw_str
bare(struct hw_str s)
{
	static const char *const marks[] = {"“", "”", "„", "«", "»", "《", "》",
	    "「", "」", "『", "』", "\"", "(", ")", "。", ".", ","};

	s = hw_str_trim(hw_str_sub(s, 0, hw_str_chr(s, '/', 0)));
	s = hw_str_sub(s, 0, hw_str_chr(s, '|', 0));
	return hw_str_strip(s, marks, sizeof(marks) / sizeof(*marks));
}

/* A name has few words, and one with a capital, a dot inside or letters that
 * know no capitals. */
static bool
is_name(struct hw_str s)
{
	size_t words = 1;
	bool good = false;

	if (s.n < 2 || s.n > NAME)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		words += c == ' ';
		good |= (c >= 'A' && c <= 'Z') || c >= 0xC3 ||
		    (c == '.' && i + 2 < s.n && s.p[i + 1] != ' ');
	}
	return good && words <= WORDS;
}

static bool
take(struct hw_str s, struct hw_str *who)
{
	s = bare(s);
	if (hw_str_istarts(s, HW_STR("the ")))
		s = hw_str_from(s, 4);
	if (!is_name(s))
		return false;
	*who = s;
	return true;
}

bool
hw_text_source_line(struct hw_arena *m, struct hw_str line, struct hw_str *who)
{
	struct hw_str label = {0}, rest, folded;

	line = hw_str_trim(line);
	if (line.n > HW_NOTE_MOST || line.n < 4)
		return false;
	rest = past_colon(line, &label);
	if (rest.n && rest.n <= NAME + 8) {
		folded = hw_text_fold(m, label);
		for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
			if (hw_str_eq(folded, hw_str_c(labels[i])))
				return take(rest, who);
	}
	/* The leads are ASCII: what is folded has their length in line. */
	for (size_t i = 0; i < sizeof(leads) / sizeof(*leads); i++) {
		struct hw_str x = hw_str_c(leads[i]);

		if (line.n < x.n + NAME + 8 && hw_str_istarts(line, x))
			return take(hw_str_from(line, x.n), who);
	}
	return false;
}

struct hw_str
hw_text_gathers(struct hw_str text)
{
	static const char *const phrases[] = {"auto-aggregated",
	    "automatic aggregator", "automatically aggregated", "aggregated by",
	    "auto-generated from", "automatically generated", "syndicated feed",
	    "has not been edited", "not been created by",
	    "originally published on", "originally appeared on",
	    "first appeared on", "this story was republished",
	    "automatischer aggregator", "automatisch zusammengestellt",
	    "erschien zuerst auf", "agrégateur automatique",
	    "est apparu en premier", "agregador automático",
	    "apareció primero en", "aggregatore automatico",
	    "автоматический агрегатор", "автоматически собран"};
	/* A disclaimer that speaks of others' texts. */
	static const char *const disclaims[] = {"disclaimer",
	    "haftungsausschluss", "avertissement", "aviso legal",
	    "descargo de responsabilidad", "отказ от ответственности",
	    "免责声明", "إخلاء مسؤولية", "免責事項"};
	static const char *const others[] = {"gathers", "gathered", "collects",
	    "collected from", "aggregat", "compiled from", "crawl", "scrape",
	    "third part", "other sources", "other websites", "for removal",
	    "to remove", "takedown", "does not claim", "sammelt", "entfernung",
	    "recopila", "terceros", "rassemble", "retrait", "собира", "удален",
	    "转载", "转自", "侵权", "删除", "収集", "削除", "يجمع", "إزالة"};

	for (size_t i = 0; i < sizeof(phrases) / sizeof(*phrases); i++)
		if (hw_str_ifind(text, hw_str_c(phrases[i]), 0) != HW_NPOS)
			return hw_str_c(phrases[i]);
	for (size_t i = 0; i < sizeof(disclaims) / sizeof(*disclaims); i++) {
		size_t at = hw_str_ifind(text, hw_str_c(disclaims[i]), 0);

		for (size_t k = 0;
		     at != HW_NPOS && k < sizeof(others) / sizeof(*others); k++)
			if (hw_str_ifind(
				hw_str_sub(text, at, at + HW_NOTE_MOST),
				hw_str_c(others[k]), 0) != HW_NPOS)
				return hw_str_c(others[k]);
	}
	return (struct hw_str){0};
}
