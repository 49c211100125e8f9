/* SPDX-License-Identifier: MIT
 * What a reader types, as an FTS5 expression:
 *
 *	peace talks          both words
 *	"peace talks"        the phrase
 *	negotiat*            words that begin so
 *	strike OR walkout    either
 *	-football            not
 *	title:harbour source:bbc.co.uk lang:en
 *
 * Anything else is plain text; nothing typed is a syntax error. */
#include "store/store_int.h"

#include "base/utf8.h"
#include "text/token.h"

#define QUERY_MAX 1000 /* bytes */

struct term {
	struct hw_str field; /* "title", "source", "lang" or empty */
	struct hw_str text;
	bool quoted, prefix, not, or ;
};

static bool
is_field(struct hw_str s)
{
	return hw_str_ieq(s, HW_STR("title")) ||
	    hw_str_ieq(s, HW_STR("source")) || hw_str_ieq(s, HW_STR("site")) ||
	    hw_str_ieq(s, HW_STR("lang"));
}

/* Take the next term off rest; false at the end. */
static bool
next_term(struct hw_str *rest, struct term *t)
{
	size_t i = 0, colon;

	memset(t, 0, sizeof(*t));
	*rest = hw_str_trim(*rest);
	if (rest->n == 0)
		return false;
	if (rest->n > 1 && rest->p[0] == '-') {
		t->not = true;
		*rest = hw_str_from(*rest, 1);
	}
	colon = hw_str_chr(*rest, ':', 0);
	if (colon != HW_NPOS && is_field(hw_str_sub(*rest, 0, colon))) {
		t->field = hw_str_sub(*rest, 0, colon);
		*rest = hw_str_from(*rest, colon + 1);
	}
	if (rest->n && rest->p[0] == '"') {
		size_t end = hw_str_chr(*rest, '"', 1);

		t->quoted = true;
		t->text = hw_str_sub(*rest, 1, end);
		*rest = end == HW_NPOS ? HW_STR("")
				       : hw_str_from(*rest, end + 1);
	} else {
		while (i < rest->n && !hw_is_space((unsigned char)rest->p[i]) &&
		    rest->p[i] != '"')
			i++;
		t->text = hw_str_sub(*rest, 0, i);
		*rest = hw_str_from(*rest, i);
	}
	if (!t->quoted && t->text.n > 1 && hw_str_ends(t->text, HW_STR("*"))) {
		t->prefix = true;
		t->text = hw_str_sub(t->text, 0, t->text.n - 1);
	}
	return true;
}

/* Text between double quotes, those within doubled. */
static void
put_quoted(struct hw_buf *b, struct hw_str s)
{
	hw_buf_byte(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			hw_buf_byte(b, '"');
		if (s.p[i] != 0 && s.p[i] != 1)
			hw_buf_byte(b, s.p[i]);
	}
	hw_buf_byte(b, '"');
}

static void
put_tag(struct hw_buf *b, struct hw_arena *m, const struct term *t)
{
	struct hw_str v = hw_str_lower(m, t->text);
	bool lang = hw_str_ieq(t->field, HW_STR("lang"));

	if (hw_str_starts(v, HW_STR("www.")))
		v = hw_str_from(v, 4);
	hw_buf_c(b, lang ? "tags : \"\1lang=" : "tags : (\"\1host=");
	for (int again = lang ? 1 : 0; again < 2; again++) {
		for (size_t i = 0; i < v.n; i++)
			if (v.p[i] != '"' && (unsigned char)v.p[i] > ' ')
				hw_buf_byte(b, v.p[i]);
		hw_buf_byte(b, '"');
		if (again == 0)
			hw_buf_c(b, " OR \"\1dom=");
	}
	if (!lang)
		hw_buf_c(b, ")");
}

/* Does the text end in a lone Han or kana character, so that only a prefix
 * finds it in a pair? */
static bool
ends_alone(const struct hw_tokens *t)
{
	const struct hw_token *last = &t->v[t->n - 1];

	if (!(last->flags & HW_TOK_HAN))
		return false;
	return t->n < 2 || !(last[-1].flags & HW_TOK_HAN) ||
	    last[-1].end != last->start;
}

/* "l'eau" is one word where apostrophes bind, two where they elide: the text
 * with two spaces for each, or as it is. */
static struct hw_str
without_apostrophes(struct hw_arena *m, struct hw_str s)
{
	struct hw_buf b;

	hw_buf_init(&b, m, 4 * QUERY_MAX);
	for (size_t i = 0; i < s.n; i++) {
		struct hw_str rest = hw_str_from(s, i);

		if (s.p[i] == '\'') {
			hw_buf_c(&b, "  ");
		} else if (hw_str_starts(rest, HW_STR("’"))) {
			hw_buf_c(&b, "  ");
			i += 2;
		} else {
			hw_buf_byte(&b, s.p[i]);
		}
	}
	return hw_buf_str(&b);
}

static void
put_words(struct hw_buf *b, struct hw_arena *m, const struct term *t,
    const struct hw_tokens *tokens)
{
	bool prefix = t->prefix || ends_alone(tokens);
	struct hw_str apart = without_apostrophes(m, t->text);
	bool elided = apart.n != t->text.n;

	if (hw_str_ieq(t->field, HW_STR("title")))
		hw_buf_c(b, "title : ");
	else
		hw_buf_c(b, "{title text} : ");
	if (elided)
		hw_buf_byte(b, '(');
	put_quoted(b, t->text);
	if (prefix)
		hw_buf_c(b, " *");
	if (!elided)
		return;
	hw_buf_c(b, " OR ");
	put_quoted(b, apart);
	hw_buf_c(b, prefix ? " *)" : ")");
}

/* One term; false when it holds no word. */
static bool
put_term(struct hw_buf *b, struct hw_arena *m, const struct term *t)
{
	struct hw_tokens tokens;

	if (t->field.n && !hw_str_ieq(t->field, HW_STR("title"))) {
		if (t->text.n == 0)
			return false;
		put_tag(b, m, t);
		return true;
	}
	hw_text_tokens(m, t->text, HW_STR(""), &tokens);
	if (tokens.n == 0)
		return false;
	put_words(b, m, t, &tokens);
	return true;
}

/* Read the terms; OR marks the one after it. */
static size_t
read_terms(struct hw_str text, struct term *list)
{
	bool or = false;
	size_t n = 0;

	while (n < HW_QUERY_TERMS && next_term(&text, &list[n])) {
		struct term *t = &list[n];

		if (!t->quoted && !t->field.n &&
		    hw_str_eq(t->text, HW_STR("OR"))) {
			or = n > 0;
			continue;
		}
		t->or = or &&!t->not &&!list[n - 1].not ;
		or = false;
		n++;
	}
	return n;
}

int
hw_query(struct hw_arena *m, struct hw_str text, struct hw_str *fts,
    struct hw_err *err)
{
	struct term *t = HW_ARRAY(m, struct term, HW_QUERY_TERMS + 1);
	struct hw_buf yes, no, one;
	size_t n;

	hw_buf_init(&yes, m, 65536);
	hw_buf_init(&no, m, 65536);
	if (text.n > QUERY_MAX)
		return hw_fail(err, HW_EINPUT,
		    "the search is longer than %d bytes", QUERY_MAX);
	n = read_terms(hw_utf8_clean(m, text), t);
	for (size_t i = 0; i < n; i++) {
		struct hw_buf *b = t[i].not ? &no : &yes;

		hw_buf_init(&one, m, 16384);
		if (!put_term(&one, m, &t[i]) || one.rc != HW_OK)
			continue;
		if (b->n)
			hw_buf_c(b, t[i].not || t[i].or ? " OR (" : ") AND ((");
		else
			hw_buf_c(b, t[i].not ? "(" : "((");
		hw_buf_put(b, hw_buf_str(&one));
		hw_buf_byte(b, ')');
	}
	if (yes.n == 0)
		return hw_fail(err, HW_EINPUT,
		    no.n ? "the search only says what to leave out"
			 : "the search holds no word");
	hw_buf_byte(&yes, ')');
	if (no.n)
		hw_buf_printf(&yes, " NOT (%.*s)", HW_FMT(hw_buf_str(&no)));
	*fts = hw_buf_str(&yes);
	return yes.rc == HW_OK ? HW_OK
			       : hw_fail(err, HW_ELIMIT, "search too long");
}
