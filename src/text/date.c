/* SPDX-License-Identifier: MIT
 * The text is cut into elements, numbers and words; patterns of elements and
 * of what stands between them are dates.  Each element is looked at a fixed
 * number of times, so the whole is linear. */
#include "text/date_int.h"

#include "base/utf8.h"
#include "text/calendar.h"
#include "text/token.h"

/* ---- what stands between ------------------------------------------------------ */

static struct hw_str
gap(const struct hw_date_reader *r, size_t i)
{
	if (i + 1 >= r->n)
		return (struct hw_str){0};
	return hw_str_sub(r->s, r->e[i].end, r->e[i + 1].start);
}

/* What parts the figures of a date, without spaces and marks of direction. */
static struct hw_str
sign(const struct hw_date_reader *r, size_t i)
{
	struct hw_str g = hw_str_trim(gap(r, i));

	if (hw_str_starts(g, HW_STR("\xE2\x80\x8F")) ||
	    hw_str_starts(g, HW_STR("\xE2\x80\x8E")))
		g = hw_str_from(g, 3);
	return g;
}

static bool
gap_is(const struct hw_date_reader *r, size_t i, const char *z)
{
	return i + 1 < r->n && hw_str_eq(gap(r, i), hw_str_c(z));
}

/* A gap that does not part what belongs together. */
static bool
gap_soft(const struct hw_date_reader *r, size_t i)
{
	static const char soft[] =
	    " .,\xC2\xA0\xBA\xAA\xE2\x80\xAF\x99\xD8\x8C'-()";
	struct hw_str g = gap(r, i);

	if (i + 1 >= r->n || g.n > 4)
		return false;
	for (size_t k = 0; k < g.n; k++)
		if (!memchr(soft, g.p[k], sizeof(soft) - 1))
			return false;
	return hw_str_chr(g, '\n', 0) == HW_NPOS;
}

static bool
word_in(const struct hw_date_reader *r, size_t i, const char *list)
{
	struct hw_str w;
	int first;

	if (i >= r->n || r->e[i].number)
		return false;
	w = hw_str_sub(r->s, r->e[i].start, r->e[i].end);
	first = w.n ? hw_lower((unsigned char)w.p[0]) : 0;
	while (*list) { /* words parted by single spaces */
		size_t n = 1;

		while (list[n] && list[n] != ' ')
			n++;
		if ((unsigned char)*list == first && n == w.n &&
		    hw_str_ieq(w, (struct hw_str){list, n}))
			return true;
		list += n + (list[n] == ' ');
	}
	return false;
}

static const char links[] = "de del of di d do da den der the le m mes ta";
static const char year_words[] = "gada m ж ko թ г оны e n. ค";
static const char ordinals[] = "st nd rd th er re e o a ter eme os as d";

static bool
is_month(const struct hw_date_reader *r, size_t i)
{
	return i < r->n && !r->e[i].number && r->e[i].name >= 1 &&
	    r->e[i].name <= 12;
}

static bool
is_weekday(const struct hw_date_reader *r, size_t i)
{
	return i < r->n && !r->e[i].number &&
	    r->e[i].name >= HW_CALENDAR_WEEKDAY;
}

/* The year of element i, or 0.  Thailand counts 543 more. */
static int
year_at(const struct hw_date_reader *r, size_t i)
{
	int v;

	if (i >= r->n || !r->e[i].number || r->e[i].digits != 4)
		return 0;
	v = r->e[i].value;
	if (v > 2400 && v < 2700 && hw_str_istarts(r->lang, HW_STR("th")))
		v -= 543;
	return v >= 1800 && v <= 2199 ? v : 0;
}

static bool
is_year(const struct hw_date_reader *r, size_t i)
{
	return year_at(r, i) != 0;
}

static bool
is_day(const struct hw_date_reader *r, size_t i)
{
	return i < r->n && r->e[i].number && r->e[i].digits <= 2 &&
	    r->e[i].value >= 1 && r->e[i].value <= 31;
}

static bool
is_12(const struct hw_date_reader *r, size_t i)
{
	return is_day(r, i) && r->e[i].value <= 12;
}

/* ---- patterns: each returns how many elements it took, or 0 -------------------- */

static size_t
take(const struct hw_date_reader *r, struct hw_date_parts *p, size_t n)
{
	p->start = r->e[0].start;
	p->end = r->e[n - 1].end;
	return n;
}

/* 2023-07-27, 2023/7/27, 2023.07.27, 2023年7月27日, 2023년 7월 27일 */
static size_t
year_first(const struct hw_date_reader *r, struct hw_date_parts *p)
{
	struct hw_str a = hw_str_trim(gap(r, 0)), b = hw_str_trim(gap(r, 1));
	bool cjk = hw_str_eq(a, HW_STR("年")) || hw_str_eq(a, HW_STR("년"));

	if (!is_year(r, 0) || !is_12(r, 1))
		return 0;
	p->year = year_at(r, 0);
	p->month = r->e[1].value;
	p->figures = true;
	if (is_day(r, 2) &&
	    ((cjk && b.n == 3) ||
		(a.n == 1 && memchr("-/.", a.p[0], 3) && hw_str_eq(a, b)))) {
		p->day = r->e[2].value;
		return take(r, p, 3);
	}
	return cjk ? take(r, p, 2) : 0;
}

/* In figures the month leads in the United States and the Philippines, and
 * in English of no stated country. */
static bool
month_leads(const struct hw_date_reader *r, char between)
{
	struct hw_str region = hw_str_from(r->lang, 3);

	return between != '.' && hw_str_istarts(r->lang, HW_STR("en")) &&
	    (region.n < 2 || hw_str_istarts(region, HW_STR("us")) ||
		hw_str_istarts(region, HW_STR("ph")));
}

/* "1.9.22_1171", "10.4.15.2": a version. */
static bool
goes_on(const struct hw_date_reader *r, size_t i)
{
	struct hw_str g = hw_str_sub(r->s, r->e[i].end, r->e[i].end + 2);

	return g.n == 2 && memchr("._-", g.p[0], 3) != NULL &&
	    hw_is_digit((unsigned char)g.p[1]);
}

/* 27.07.2023, 27/7/2023, 7/27/2023, 27.07.23 */
static size_t
year_last(const struct hw_date_reader *r, struct hw_date_parts *p)
{
	struct hw_str a = sign(r, 0), b = sign(r, 1);
	int x, y;

	if (!is_day(r, 0) || !is_day(r, 1) || r->n < 3 || !r->e[2].number ||
	    (r->e[2].digits != 4 && r->e[2].digits != 2) || a.n != 1 ||
	    !memchr("./-", a.p[0], 3) || !hw_str_eq(a, b))
		return 0;
	if (r->e[2].digits == 4 ? !is_year(r, 2) : a.p[0] == '-')
		return 0;
	if (r->e[2].digits == 2 && goes_on(r, 2))
		return 0;
	x = r->e[0].value;
	y = r->e[1].value;
	p->year = r->e[2].digits == 4 ? year_at(r, 2) : r->e[2].value;
	if (r->e[2].digits == 2)
		p->year += p->year < 70 ? 2000 : 1900;
	p->figures = true;
	if (y > 12 || (x <= 12 && month_leads(r, a.p[0]))) {
		p->month = x;
		p->day = y;
	} else {
		p->day = x;
		p->month = y;
	}
	return p->month <= 12 ? take(r, p, 3) : 0;
}

/* The year behind element i - 1, over link words and commas. */
static size_t
year_behind(const struct hw_date_reader *r, struct hw_date_parts *p, size_t i)
{
	size_t k = i;

	if (k < r->n && word_in(r, k, links) && gap_soft(r, k - 1))
		k++;
	if (is_year(r, k) && gap_soft(r, k - 1)) {
		p->year = year_at(r, k);
		return take(r, p, k + 1);
	}
	return take(r, p, i);
}

/* Months of two words: the first and second Tishrin and Kanun. */
static size_t
second_word(const struct hw_date_reader *r, struct hw_date_parts *p, size_t k)
{
	if (word_in(r, k, "الأول الاول"))
		return 1;
	if (!word_in(r, k, "الثاني") || p->month < 10)
		return 0;
	p->month = p->month == 12 ? 1 : 11;
	return 1;
}

/* 27 July 2023, 27. Juli, 27 de julio de 2023, 27th of July, 1er août */
static size_t
day_month(const struct hw_date_reader *r, struct hw_date_parts *p)
{
	size_t k = 1;

	if (!is_day(r, 0))
		return 0;
	if (k < r->n && word_in(r, k, ordinals) && gap(r, 0).n == 0)
		k++;
	while (k < 4 && k < r->n && word_in(r, k, links) && gap_soft(r, k - 1))
		k++;
	if (k == 1 && word_in(r, 1, "tháng thg") && is_12(r, 2)) {
		p->day = r->e[0].value;
		p->month = r->e[2].value;
		return year_behind(r, p, word_in(r, 3, "năm") ? 4 : 3);
	}
	if (!is_month(r, k) || !gap_soft(r, k - 1))
		return 0;
	p->day = r->e[0].value;
	p->month = r->e[k].name;
	return year_behind(r, p, k + second_word(r, p, k + 1) + 1);
}

/* (Hungarian) 2023. július 27.; (Latvian) 2023. gada 27. jūlijs */
static size_t
year_month(const struct hw_date_reader *r, struct hw_date_parts *p)
{
	size_t k = 1, month, day;

	if (!is_year(r, 0))
		return 0;
	while (k < 3 && word_in(r, k, year_words))
		k++;
	month = is_month(r, k) ? k : k + 1;
	day = month == k ? k + 1 : k;
	if (!is_month(r, month) || !is_day(r, day))
		return 0;
	for (size_t i = 0; i <= k; i++)
		if (!gap_soft(r, i))
			return 0;
	p->year = year_at(r, 0);
	p->month = r->e[month].name;
	p->day = r->e[day].value;
	return take(r, p, k + 2);
}

/* July 27, 2023; July 27th; July 2023 */
static size_t
month_first(const struct hw_date_reader *r, struct hw_date_parts *p)
{
	size_t k = 1;

	if (!is_month(r, 0))
		return 0;
	p->month = r->e[0].name;
	if (is_day(r, 1) && gap_soft(r, 0) && gap(r, 0).n <= 2 &&
	    !(r->n > 2 && r->e[2].number && gap_is(r, 1, ":"))) {
		p->day = r->e[1].value;
		k = 2;
		if (k < r->n && word_in(r, k, ordinals) && gap(r, 1).n == 0)
			k++;
	}
	k = year_behind(r, p, k);
	/* A lone month: "march" and "may" are words. */
	if (!p->day && !p->year &&
	    (!r->e[0].capital || r->e[0].sentence ||
		r->e[0].end - r->e[0].start < 3))
		return 0;
	return k;
}

/* 7月27日, 7월 27일 */
static size_t
month_day_cjk(const struct hw_date_reader *r, struct hw_date_parts *p)
{
	struct hw_str a = hw_str_trim(gap(r, 0)), b;

	if (!is_12(r, 0) || !is_day(r, 1) ||
	    (!hw_str_eq(a, HW_STR("月")) && !hw_str_eq(a, HW_STR("월"))))
		return 0;
	b = hw_str_sub(r->s, r->e[1].end, r->e[1].end + 3);
	if (!hw_str_eq(b, HW_STR("日")) && !hw_str_eq(b, HW_STR("일")))
		return 0;
	p->month = r->e[0].value;
	p->day = r->e[1].value;
	return take(r, p, 2);
}

static size_t
day_word(const struct hw_date_reader *r, struct hw_date_parts *p)
{
	if (is_weekday(r, 0) &&
	    (r->e[0].capital || !hw_str_istarts(r->lang, HW_STR("en"))) &&
	    r->e[0].end - r->e[0].start > 3) {
		p->weekday = r->e[0].name - HW_CALENDAR_WEEKDAY;
		return take(r, p, 1);
	}
	if (r->e[0].number || r->e[0].name < HW_CALENDAR_TODAY - 1 ||
	    r->e[0].name > HW_CALENDAR_TODAY + 1)
		return 0;
	p->is_relative = true;
	p->relative = r->e[0].name - HW_CALENDAR_TODAY;
	return take(r, p, 1);
}

/* ---- time of day ---------------------------------------------------------------- */

static const struct {
	const char *name;
	int offset;
} zone[] = {{"UTC", 0}, {"GMT", 0}, {"Z", 0}, {"BST", 60}, {"CET", 60},
    {"CEST", 120}, {"MEZ", 60}, {"MESZ", 120}, {"EET", 120}, {"EEST", 180},
    {"MSK", 180}, {"IST", 330}, {"JST", 540}, {"KST", 540}, {"AEST", 600},
    {"AEDT", 660}, {"EST", -300}, {"EDT", -240}, {"ET", -300}, {"CST", -360},
    {"CDT", -300}, {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420},
    {"PT", -480}};

static void
read_zone(const struct hw_date_reader *r, struct hw_date_parts *p, size_t i)
{
	struct hw_str rest = hw_str_from(r->s, r->e[i - 1].end), w;
	size_t at = 0;
	int h, m = 0;

	while (
	    at < rest.n && at < 2 && (rest.p[at] == ' ' || rest.p[at] == '('))
		at++;
	rest = hw_str_from(rest, at);
	if (rest.n >= 3 && (rest.p[0] == '+' || rest.p[0] == '-') &&
	    hw_is_digit((unsigned char)rest.p[1]) &&
	    hw_is_digit((unsigned char)rest.p[2])) {
		h = (rest.p[1] - '0') * 10 + rest.p[2] - '0';
		at = rest.n > 3 && rest.p[3] == ':' ? 4 : 3;
		if (rest.n >= at + 2 &&
		    hw_is_digit((unsigned char)rest.p[at]) &&
		    hw_is_digit((unsigned char)rest.p[at + 1])) {
			m = (rest.p[at] - '0') * 10 + rest.p[at + 1] - '0';
			at += 2;
		}
		if (h > 14 || m > 59)
			return;
		p->offset = (rest.p[0] == '-' ? -1 : 1) * (h * 60 + m);
		p->has_offset = true;
		p->end = (size_t)(rest.p - r->s.p) + at;
		return;
	}
	if (i >= r->n || r->e[i].number)
		return;
	w = hw_str_sub(r->s, r->e[i].start, r->e[i].end);
	if (w.p != rest.p)
		return;
	for (size_t k = 0; k < sizeof(zone) / sizeof(*zone); k++)
		if (hw_str_eq(w, hw_str_c(zone[k].name))) {
			p->offset = zone[k].offset;
			p->has_offset = true;
			p->end = r->e[i].end;
		}
}

/* Where a clock time behind the n elements of a date may begin: over "at",
 * "Uhr", a weekday. */
static size_t
time_starts(const struct hw_date_reader *r, size_t n)
{
	size_t k = n;

	while (k < r->n && k < n + 3 && !r->e[k].number &&
	    (r->e[k].end - r->e[k].start <= 4 || is_weekday(r, k)))
		k++;
	return k;
}

/* Do elements k and to say hour and minute, on the line of the date? */
static bool
is_clock(const struct hw_date_reader *r, const struct hw_date_parts *p,
    size_t k, size_t to)
{
	if (to >= r->n || !r->e[k].number || !r->e[to].number ||
	    r->e[k].start > p->end + 24 || r->e[k].digits > 2 ||
	    r->e[to].digits != 2 || r->e[k].value > 24 || r->e[to].value > 59)
		return false;
	for (size_t i = p->end; i < r->e[k].start; i++)
		if (r->s.p[i] == '\n')
			return false;
	return true;
}

/* Seconds and their fractions; the element behind them. */
static size_t
seconds(const struct hw_date_reader *r, struct hw_date_parts *p, size_t k)
{
	if (k < r->n && r->e[k].number && r->e[k].digits == 2 &&
	    r->e[k].value < 60 && gap_is(r, k - 1, ":"))
		p->second = r->e[k++].value;
	if (k < r->n && r->e[k].number && gap_is(r, k - 1, "."))
		k++;
	p->end = r->e[k - 1].end;
	return k;
}

/* "a.m.", "pm"; the element behind it. */
static size_t
half_of_day(const struct hw_date_reader *r, struct hw_date_parts *p, size_t k)
{
	if (!word_in(r, k, "am pm a p"))
		return k;
	p->hour = p->hour % 12 + ((r->s.p[r->e[k].start] | 32) == 'p' ? 12 : 0);
	p->end = r->e[k++].end;
	if (word_in(r, k, "m") && gap_is(r, k - 1, "."))
		p->end = r->e[k++].end;
	return k;
}

/* A clock time that follows the n elements of a date. */
static void
time_behind(struct hw_date_reader *r, struct hw_date_parts *p, size_t n)
{
	size_t k, to;

	hw_date_look(r, 8);
	k = time_starts(r, n);
	to = k + 1;
	if (word_in(r, to, "h") && !gap(r, k).n && !gap(r, to).n)
		to++;
	else if (!gap_is(r, k, ":") && !gap_is(r, k, "."))
		return;
	if (!is_clock(r, p, k, to))
		return;
	p->hour = r->e[k].value;
	p->minute = r->e[to].value;
	k = seconds(r, p, to + 1);
	k = half_of_day(r, p, k);
	p->hour %= 24;
	read_zone(r, p, k);
}

/* ---- the verbs ------------------------------------------------------------------ */

static size_t
match(struct hw_date_reader *r, struct hw_date_parts *p)
{
	static size_t (*const pattern[])(const struct hw_date_reader *,
	    struct hw_date_parts *) = {year_first, year_last, year_month,
	    day_month, month_first, month_day_cjk, day_word};
	const struct hw_date_parts none = {.weekday = -1, .hour = -1};
	size_t n;

	if (!r->e[0].number && !r->e[0].name)
		return 0; /* most words */
	for (size_t i = 0; i < sizeof(pattern) / sizeof(*pattern); i++) {
		*p = none;
		n = pattern[i](r, p);
		if (n)
			return n;
	}
	return 0;
}

bool
hw_date_find(
    struct hw_str s, struct hw_str lang, size_t *at, struct hw_date_parts *out)
{
	struct hw_date_reader r = {.s = s, .lang = lang, .at = *at};

	for (;;) {
		size_t n;

		hw_date_look(&r, 6);
		if (!r.n)
			break;
		n = match(&r, out);
		if (n) {
			if (out->day)
				time_behind(&r, out, n);
			*at = out->end;
			return true;
		}
		hw_date_shift(&r, 1);
	}
	*at = s.n;
	return false;
}
