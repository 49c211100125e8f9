/* SPDX-License-Identifier: MIT
 * People of feeds: authors, contributors, publishers. */
#include "format/feed_int.h"

struct hw_person *
hw_people_add(struct hw_arena *m, struct hw_people *p)
{
	if (p->n >= HW_FEED_LIST)
		p->n--;
	return HW_PUSH(m, p);
}

static bool
email_byte(unsigned char c)
{
	return hw_is_alnum(c) || c == '_' || c == '-' || c == '.' || c == '+';
}

/* The address in text: [from, to); false when there is none. */
static bool
find_email(struct hw_str s, size_t *from, size_t *to)
{
	size_t at = hw_str_chr(s, '@', 0);

	if (at == HW_NPOS || at == 0)
		return false;
	*from = at;
	while (*from > 0 && email_byte((unsigned char)s.p[*from - 1]))
		--*from;
	*to = at + 1;
	while (*to < s.n && email_byte((unsigned char)s.p[*to]))
		++*to;
	while (*to > at + 1 && s.p[*to - 1] == '.')
		--*to;
	return *from < at &&
	    hw_str_chr(hw_str_sub(s, at, *to), '.', 0) != HW_NPOS;
}

/* What is left of "[mail]", "mail: Name", "mail, mail" beside the mail. */
static struct hw_str
without_marks(struct hw_str s)
{
	while (s.n > 0 && hw_str_chr(HW_STR("[<:,;- "), s.p[0], 0) != HW_NPOS)
		s = hw_str_from(s, 1);
	while (s.n > 0 &&
	    hw_str_chr(HW_STR("]>:,;- "), s.p[s.n - 1], 0) != HW_NPOS)
		s.n--;
	return s;
}

void
hw_feed_person(struct hw_arena *m, struct hw_person *p, struct hw_str s)
{
	size_t from, to;

	s = hw_str_trim(s);
	if (!find_email(s, &from, &to)) {
		p->name = s;
		return;
	}
	p->email = hw_str_sub(s, from, to);
	if (hw_str_starts(hw_str_from(s, to), HW_STR("?subject="))) {
		while (to < s.n && !hw_is_space((unsigned char)s.p[to]) &&
		    s.p[to] != ')' && s.p[to] != '>')
			to++;
		p->email = hw_str_sub(s, from, to);
	}
	if (from >= 7 &&
	    hw_str_iends(hw_str_sub(s, 0, from), HW_STR("mailto:")))
		from -= 7;
	struct hw_str a = hw_str_trim(hw_str_sub(s, 0, from));
	struct hw_str b = hw_str_trim(hw_str_from(s, to));

	/* "Name (mail)", "Name <mail>", "mail (Name)", "(Name) mail" */
	if (a.n > 0 && (a.p[a.n - 1] == '(' || a.p[a.n - 1] == '<'))
		a.n--;
	if (b.n > 0 && (b.p[0] == ')' || b.p[0] == '>'))
		b = hw_str_from(b, 1);
	s = hw_str_trim(a.n == 0 ? b : b.n == 0 ? a : hw_str_cat(m, a, b));
	if (s.n > 0 && s.p[0] == '(')
		s = hw_str_from(s, 1);
	if (s.n > 0 && s.p[s.n - 1] == ')')
		s.n--;
	s = without_marks(s);
	if (!find_email(s, &from, &to) || from > 0 || to < s.n)
		p->name = s;
}

struct hw_str
hw_people_join(struct hw_arena *m, const struct hw_people *p)
{
	struct hw_buf b;

	if (p->n == 1)
		return p->v[0].name.n > 0 ? p->v[0].name
		    : p->v[0].email.n > 0 ? p->v[0].email
					  : p->v[0].url;
	hw_buf_init(&b, m, 4096);
	for (size_t i = 0; i < p->n; i++) {
		struct hw_str s = p->v[i].name.n > 0 ? p->v[i].name
						     : p->v[i].email;

		if (s.n == 0 || b.n + s.n > 2048)
			continue;
		if (b.n > 0)
			hw_buf_c(&b, ", ");
		hw_buf_put(&b, s);
	}
	return hw_buf_str(&b);
}

/* ---- elements ---- */

void
hw_feed_start_person(struct parser *p, enum hw_feed_el el)
{
	struct hw_feed_fields *to = hw_feed_context(p);

	p->person_at = p->depth;
	if (el == EL_AUTHOR)
		p->person = hw_people_add(p->m, &to->authors);
	else if (el == EL_PUBLISHER || el == EL_OWNER)
		p->person = &to->publisher;
	else
		p->person = hw_people_add(p->m, &to->contributors);
}

static bool
nobody(const struct hw_person *a)
{
	return a->name.n == 0 && a->email.n == 0 && a->url.n == 0;
}

static bool
same_person(const struct hw_person *a, const struct hw_person *b)
{
	return hw_str_eq(a->name, b->name) && hw_str_eq(a->email, b->email) &&
	    hw_str_eq(a->url, b->url);
}

void
hw_feed_end_person(struct parser *p, enum hw_feed_el el, struct hw_str text)
{
	struct hw_feed_fields *to = hw_feed_context(p);
	struct hw_people *list = el == EL_AUTHOR ? &to->authors
						 : &to->contributors;

	if (nobody(p->person) && text.n > 0)
		hw_feed_person(p->m, p->person, text);
	p->person_at = 0;
	if (el == EL_PUBLISHER || el == EL_OWNER)
		return;
	for (size_t i = 0; i < list->n; i++)
		if (&list->v[i] != p->person && i + 1 < list->n &&
		    same_person(&list->v[i], &list->v[list->n - 1])) {
			list->n--;
			return;
		}
	if (list->n > 0 && nobody(&list->v[list->n - 1]))
		list->n--;
}

void
hw_feed_person_part(struct parser *p, enum hw_feed_el el, struct hw_str text)
{
	struct hw_feed_image *image = hw_feed_image_of(p);

	if (p->person_at && el == EL_NAME)
		p->person->name = text;
	else if (p->person_at && el == EL_EMAIL)
		p->person->email = text;
	else if (p->person_at)
		p->person->url = hw_feed_url(p->m, p->base, text);
	else if (image && el == EL_URL)
		image->url = hw_feed_url(p->m, p->base, text);
}
