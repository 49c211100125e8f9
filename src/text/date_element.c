/* SPDX-License-Identifier: MIT
 * Numbers and words of a text, for dates. */
#include "text/date_int.h"

#include <string.h>

#include "base/utf8.h"
#include "text/calendar.h"
#include "text/token.h"

/* Value of a decimal digit of the scripts that newspapers use, or -1. */
static int
digit_of(uint32_t c)
{
	static const uint32_t zero[] = {
	    0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10};

	if (c < 0x80)
		return hw_is_digit((int)c) ? (int)c - '0' : -1;
	for (size_t i = 0; i < sizeof(zero) / sizeof(*zero); i++)
		if (c >= zero[i] && c <= zero[i] + 9)
			return (int)(c - zero[i]);
	return -1;
}

/* Letters, marks and everything above Latin-1 punctuation that is not one of
 * the characters that part dates. */
static bool
is_letter(uint32_t c)
{
	static const uint32_t not [] = {0xA0, 0xAB, 0xBB, 0xB7, 0x5E74, 0x6708,
	    0x65E5, 0xB144, 0xC6D4, 0xC77C, 0x3001, 0x3002, 0xFF0C, 0xFF1A,
	    0x60C, 0x61B, 0x202F, 0x200E, 0x200F, 0xBA, 0xAA, 0xB0};

	if (c < 0x80)
		return hw_is_alpha((int)c);
	if (c < 0xAA || (c >= 0x2000 && c <= 0x206F))
		return false;
	if (c >= 0xC0 && c < 0x60C) /* Latin to Hebrew */
		return true;
	for (size_t i = 0; i < sizeof(not ) / sizeof(*not ); i++)
		if (c == not [i])
			return false;
	return digit_of(c) < 0;
}

static void
number(struct hw_date_reader *r, struct hw_date_element *e)
{
	size_t i = e->start;

	e->number = true;
	while (i < r->s.n) {
		size_t next = i;
		int d = digit_of(hw_utf8_next(r->s, &next));

		if (d < 0)
			break;
		if (e->digits < 8)
			e->value = e->value * 10 + d;
		e->digits++;
		i = next;
	}
	e->end = i;
}

static void
word(struct hw_date_reader *r, struct hw_date_element *e)
{
	size_t i = e->start, first = e->start;
	struct hw_str w;
	uint32_t c = hw_utf8_next(r->s, &first);

	while (i < r->s.n) {
		size_t next = i;

		if (hw_is_alpha((unsigned char)r->s.p[i]))
			next++;
		else if (!is_letter(hw_utf8_next(r->s, &next)))
			break;
		i = next;
	}
	e->end = i;
	w = hw_str_sub(r->s, e->start, e->end);
	/* Small letters of Latin, Greek and Cyrillic; other scripts have no
	 * case. */
	e->capital = !((c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF) ||
	    (c >= 0x3B1 && c <= 0x3C9) || (c >= 0x430 && c <= 0x45F));
	if (w.n > 40)
		return;
	e->hash = hw_text_hash(w);
	e->name = hw_calendar_find(e->hash, r->lang);
	/* Hebrew writes "in" and the month as one word. */
	if (e->name == 0 && c == 0x5D1)
		e->name = hw_calendar_find(
		    hw_text_hash(hw_str_from(w, 2)), r->lang);
}

static bool
next_element(struct hw_date_reader *r, struct hw_date_element *e)
{
	bool stop = r->at == 0;

	while (r->at < r->s.n) {
		size_t next = r->at;
		uint32_t c = hw_utf8_next(r->s, &next);

		if (digit_of(c) >= 0 || is_letter(c)) {
			*e = (struct hw_date_element){.start = r->at};
			if (digit_of(c) >= 0)
				number(r, e);
			else
				word(r, e);
			e->sentence = stop;
			r->at = e->end;
			return true;
		}
		if (c == '.' || c == '!' || c == '?' || c == '\n')
			stop = true;
		r->at = next;
	}
	return false;
}

void
hw_date_look(struct hw_date_reader *r, size_t k)
{
	while (r->n < k && next_element(r, &r->e[r->n]))
		r->n++;
}

void
hw_date_shift(struct hw_date_reader *r, size_t k)
{
	memmove(r->e, r->e + k, (r->n - k) * sizeof(*r->e));
	r->n -= k;
}
