/* SPDX-License-Identifier: MIT
 * Who holds which office, by what stands beside a name. */
#include <string.h>

#include "base/arena.h"
#include "text/claim_int.h"
#include "text/names.h"
#include "text/post.h"

#define CLAIMS_MAX 1000
#define NAMES_LOOKED 400
#define PHRASE 70 /* bytes of an office, at most */
#define WORDS_BEFORE 5

struct hw_claim *
hw_claim_add(struct hw_claim_scan *s, enum hw_slot slot, struct hw_str key,
    struct hw_str value, size_t start, size_t end)
{
	struct hw_claim *c;

	if (s->out.n == CLAIMS_MAX || !key.n || !value.n)
		return NULL;
	c = HW_PUSH(s->m, &s->out);
	c->span = (struct hw_span){(uint32_t)start, (uint32_t)end};
	c->slot = slot;
	c->key = key;
	c->value = value;
	c->date.at = HW_TIME_NONE;
	return c;
}

struct hw_str
hw_claim_cut(const struct hw_claim_scan *s, size_t start, size_t end)
{
	return hw_str_trim(hw_str_sub(s->a->text, start, end));
}

/* "the Linnet Palace", "des Linottes": no person is called so. */
static bool
has_article(const struct hw_claim_scan *s, const struct hw_name *n)
{
	static const char *const article[] = {"the", "der", "die", "das", "dem",
	    "den", "des", "im", "am", "zum", "zur", "le", "la", "les", "du",
	    "el", "los", "las", "del", "il", "lo", "gli", "della", "het", "de",
	    "o", "os", "as", "do", "da"};
	size_t from = n->span.start, end;

	while (from > 0 && s->a->text.p[from - 1] == ' ')
		from--;
	end = from;
	while (from > 0 && hw_is_alpha((unsigned char)s->a->text.p[from - 1]))
		from--;
	for (size_t i = 0; i < sizeof(article) / sizeof(*article); i++)
		if (hw_str_ieq(hw_str_sub(s->a->text, from, end),
			hw_str_c(article[i])))
			return true;
	return false;
}

/* A person, or a name of two words and more that is nothing else. */
bool
hw_claim_person(const struct hw_claim_scan *s, const struct hw_name *n)
{
	return n->kind == HW_NAME_PERSON ||
	    (n->kind == HW_NAME_UNKNOWN &&
		hw_str_chr(n->canonical, ' ', 0) != HW_NPOS &&
		!has_article(s, n));
}

/* The length of the mark that parts phrases at this place; 0: none. */
static size_t
mark_at(struct hw_str rest)
{
	static const char *const marks[] = {",", ".", ";", ":", "!", "?", "(",
	    ")", "\n", "\"", " – ", " - ", "“", "”", "«", "»", "„", "،", "，",
	    "。", "、"};
	static const char first[] = ",.;:!?()\n\" \xE2\xC2\xD8\xEF\xE3";

	if (!rest.n || !memchr(first, rest.p[0], sizeof(first) - 1))
		return 0;
	if (rest.p[0] == ' ' &&
	    (rest.n < 3 || (rest.p[1] != '-' && rest.p[1] != '\xE2')))
		return 0;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (hw_str_starts(rest, hw_str_c(marks[i])))
			return hw_str_c(marks[i]).n;
	return 0;
}

/* Where the phrase that goes on at from ends; from: too long for an office. */
static size_t
phrase_end(struct hw_str text, size_t from)
{
	for (size_t n = 0; n < PHRASE; n++)
		if (from + n >= text.n || mark_at(hw_str_from(text, from + n)))
			return from + n;
	return from;
}

/* Where the phrase that ends at end begins; end: too long for an office. */
static size_t
phrase_start(struct hw_str text, size_t end)
{
	for (size_t n = 1; n <= PHRASE && n <= end; n++) {
		size_t mark = mark_at(hw_str_from(text, end - n));

		if (mark)
			return mark < n ? end - n + mark : end;
	}
	return end > PHRASE ? end : 0;
}

/* Does the phrase name nobody else, and no other page's sentence run on? */
static bool
names_nobody(const struct hw_claim_scan *s, size_t start, size_t end)
{
	for (size_t i = 0; i < s->a->n_names; i++) {
		const struct hw_name *n = &s->a->names[i];

		if (n->span.start >= end)
			break;
		if (n->span.end > start && hw_claim_person(s, n) &&
		    !hw_text_department(s->m, n->canonical))
			return false;
	}
	return true;
}

/* The words of the phrase behind its last article, while they hold the
 * office: what stands before is another part of the sentence. */
static struct hw_str
office_in(struct hw_claim_scan *s, struct hw_str phrase)
{
	static const char *const article[] = {"the ", "der ", "die ", "le ",
	    "la ", "l’", "l'", "el ", "il ", "o ", "a ", "his ", "her ", "its ",
	    "their "};
	struct hw_str best = phrase;

	for (size_t i = 0; i < phrase.n; i++)
		for (size_t k = 0; k < sizeof(article) / sizeof(*article);
		     k++) {
			struct hw_str x = hw_str_c(article[k]);
			struct hw_str rest = hw_str_from(phrase, i);

			if ((i && phrase.p[i - 1] != ' ') ||
			    !hw_str_istarts(rest, x))
				continue;
			rest = hw_str_from(rest, x.n);
			if (hw_text_post(s->m, rest).head != HW_POST_NONE)
				best = rest;
		}
	return hw_str_trim(best);
}

/* Does it tell enough to be compared? */
static bool
is_told(const struct hw_post *p)
{
	return p->head == HW_POST_MINISTER
	    ? p->departments != 0
	    : p->head != HW_POST_NONE && p->head != HW_POST_OTHER;
}

static void
add_office(
    struct hw_claim_scan *s, const struct hw_name *n, size_t start, size_t end)
{
	struct hw_str phrase = office_in(s, hw_str_sub(s->a->text, start, end));
	struct hw_post post = hw_text_post(s->m, phrase);

	if (start == end || !is_told(&post) || !names_nobody(s, start, end))
		return;
	hw_claim_add(s, HW_SLOT_OFFICE, hw_name_key(s->m, n->canonical), phrase,
	    start < n->span.start ? (size_t)(phrase.p - s->a->text.p)
				  : n->span.start,
	    start < n->span.start
		? n->span.end
		: (size_t)(phrase.p + phrase.n - s->a->text.p));
}

/* The words right before the name, as many as an office takes. */
static void
before(struct hw_claim_scan *s, const struct hw_name *n)
{
	struct hw_str text = s->a->text;
	size_t end = n->span.start, at;

	if (end < 2 || text.p[end - 1] != ' ')
		return;
	at = --end;
	for (int words = 0; words < WORDS_BEFORE; words++) {
		struct hw_str phrase;
		struct hw_post post;

		while (at > 0 && !hw_is_space((unsigned char)text.p[at - 1]))
			at--;
		phrase = hw_str_sub(text, at, end);
		for (size_t i = 0; i < phrase.n; i++)
			if (mark_at(hw_str_from(phrase, i)))
				return;
		post = hw_text_post(s->m, phrase);
		if (is_told(&post)) {
			add_office(s, n, at, end);
			return;
		}
		while (at > 0 && text.p[at - 1] == ' ')
			at--;
	}
}

/* "Pavel Drozd, Velmark's defence minister,", "le ministre de l'Industrie,
 * Pavel Drozd,", "министр обороны Павел Дрозд". */
static void
apposition(struct hw_claim_scan *s, const struct hw_name *n)
{
	struct hw_str text = s->a->text, after = hw_str_from(text, n->span.end);
	size_t start = n->span.start, behind = n->span.end + 2;

	if (hw_str_starts(after, HW_STR(", ")))
		add_office(s, n, behind, phrase_end(text, behind));
	if (start > 2 && text.p[start - 1] == ' ' && text.p[start - 2] == ',' &&
	    (!after.n || memchr(",.;)\n", after.p[0], 5)))
		add_office(s, n, phrase_start(text, start - 2), start - 2);
	else if (!n->title.n)
		before(s, n);
}

/* "accuse M. Dolgan": what stands before "M." is no office. */
static bool
is_monsieur(struct hw_str title)
{
	return hw_str_ends(title, HW_STR(" M.")) ||
	    hw_str_ends(title, HW_STR(" MM.")) ||
	    hw_str_ends(title, HW_STR(" Mme"));
}

void
hw_claim_offices(struct hw_claim_scan *s)
{
	for (size_t i = 0; i < s->a->n_names; i++) {
		const struct hw_name *n = &s->a->names[i];
		struct hw_str key;
		const char *from;

		if (i < NAMES_LOOKED && hw_claim_person(s, n))
			apposition(s, n);
		if (n->kind != HW_NAME_PERSON || n->title.n < 4 ||
		    is_monsieur(n->title))
			continue;
		key = hw_name_key(s->m, n->canonical);
		/* The span is title and name where the title stands before. */
		from = n->title.p;
		if (from < s->a->text.p || from > s->a->text.p + n->span.start)
			from = s->a->text.p + n->span.start;
		hw_claim_add(s, HW_SLOT_OFFICE, key, n->title,
		    (size_t)(from - s->a->text.p), n->span.end);
	}
}
