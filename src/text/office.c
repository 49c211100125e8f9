/* SPDX-License-Identifier: MIT
 * Whom "the Austrian finance minister" means on a page that names the holder
 * elsewhere.  Where the same sentence speaks of that holder by name as of
 * somebody else, the office itself is meant: ministries issue statements
 * about their ministers, ministers do not. */
#include <string.h>

#include "base/arena.h"
#include "model/model.h"
#include "text/text_int.h"

#define WORDS_MAX 12
#define NAMES_LOOKED 400 /* mentions of one text that are looked at */

struct words {
	struct hw_str w[WORDS_MAX];
	size_t n;
};

/* Folded words without articles and possessive endings. */
static void
words_of(struct hw_arena *m, struct hw_str s, struct words *out)
{
	static const char *const article[] = {
	    "the", "der", "die", "das", "le", "la", "el", "il", "o", "a"};
	struct hw_str word;

	out->n = 0;
	while (hw_str_word(&s, &word) && out->n < WORDS_MAX) {
		struct hw_str f = hw_text_fold(m, word);
		bool skip = false;

		if (hw_str_ends(f, HW_STR("'s")))
			f.n -= 2;
		else if (hw_str_ends(f, HW_STR("\u2019s")))
			f.n -= 4;
		for (size_t i = 0; i < sizeof(article) / sizeof(*article); i++)
			skip |= hw_str_eq(f, hw_str_c(article[i]));
		if (!skip && f.n)
			out->w[out->n++] = f;
	}
}

/* "russia" and "russian", "defence" and "defense". */
static bool
alike(struct hw_str x, struct hw_str y)
{
	size_t n = x.n < y.n ? x.n : y.n, same = 0;

	while (same < n && x.p[same] == y.p[same])
		same++;
	return hw_str_eq(x, y) || (same >= 4 && same + 3 >= n);
}

static bool
has(const struct words *s, struct hw_str w)
{
	for (size_t i = 0; i < s->n; i++)
		if (alike(s->w[i], w))
			return true;
	return false;
}

/* Is the phrase the office of this mention?  The title must be in the phrase
 * whole; what the phrase has besides ("Russian") stands before the title. */
static bool
holds(struct hw_arena *m, const struct hw_article *a, const struct words *p,
    const struct hw_name *x)
{
	struct words title, before;
	size_t from;

	if (x->kind != HW_NAME_PERSON || x->title.p < a->text.p ||
	    x->title.p > a->text.p + a->text.n)
		return false;
	words_of(m, x->title, &title);
	if (!title.n || !p->n ||
	    !hw_str_eq(title.w[title.n - 1], p->w[p->n - 1]))
		return false;
	if (p->n == 1) /* "the governor", where one is named */
		return true;
	if (title.n < 2)
		return false;
	for (size_t i = 0; i < title.n; i++)
		if (!has(p, title.w[i]))
			return false;
	from = (size_t)(x->title.p - a->text.p);
	words_of(
	    m, hw_str_sub(a->text, from > 24 ? from - 24 : 0, from), &before);
	for (size_t i = 0; i < p->n; i++)
		if (!has(&title, p->w[i]) &&
		    (!before.n || !alike(before.w[before.n - 1], p->w[i])))
			return false;
	return true;
}

/* "Defense Minister" as "Defense Ministry"; empty where the language is not
 * in the table. */
static struct hw_str
ministry(struct hw_arena *m, struct hw_str lang, struct hw_str phrase)
{
	static const struct {
		const char *lang, *minister, *ministry;
	} table[] = {{"en", "minister", "ministry"},
	    {"de", "ministerin", "ministerium"},
	    {"de", "minister", "ministerium"},
	    {"sv", "minister", "ministeriet"},
	    {"da", "minister", "ministeriet"},
	    {"nl", "minister", "ministerie"}};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		struct hw_str end = hw_str_c(table[i].minister), head;

		if (!hw_str_istarts(lang, hw_str_c(table[i].lang)) ||
		    !hw_str_iends(phrase, end))
			continue;
		head = hw_str_sub(phrase, 0, phrase.n - end.n + 1);
		return hw_str_cat(
		    m, head, hw_str_from(hw_str_c(table[i].ministry), 1));
	}
	return (struct hw_str){0};
}

struct hw_str
hw_text_office(struct hw_arena *m, const struct hw_article *a,
    struct hw_span phrase, struct hw_span sentence)
{
	struct hw_str text = hw_str_sub(a->text, phrase.start, phrase.end);
	const struct hw_name *who = NULL;
	struct words p;

	words_of(m, text, &p);
	if (p.n < 1 || (p.n == 1 && hw_str_chr(text, ' ', 0) == HW_NPOS))
		return (struct hw_str){0};
	for (size_t i = 0; i < a->n_names && i < NAMES_LOOKED; i++) {
		const struct hw_name *x = &a->names[i];

		if (!x->title.n || !holds(m, a, &p, x))
			continue;
		if (who && who->entity != x->entity)
			return (struct hw_str){0}; /* two hold it */
		who = x;
	}
	for (size_t i = 0; who && i < a->n_names; i++) {
		const struct hw_name *x = &a->names[i];

		if (x->entity == who->entity && x->span.start >= phrase.end &&
		    x->span.end <= sentence.end) {
			if (hw_str_istarts(text, HW_STR("the ")))
				text = hw_str_from(text, 4);
			return ministry(m, a->language, text);
		}
	}
	return who ? who->canonical : (struct hw_str){0};
}
