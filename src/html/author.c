/* SPDX-License-Identifier: MIT
 * Names out of bylines.  A byline is cut into tokens; what leads in ("By"),
 * what follows (roles, days, counts, addresses) and what is no person (the
 * site, an agency) is taken off, and the rest is one name or several. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "html/meta_int.h"
#include "text/calendar.h"
#include "text/outlet.h"
#include "text/token.h"

#define BYLINE_MAX 400 /* bytes; longer is no byline */
#define NAME_MAX 70
#define NAME_WORDS 7
#define NAMES_MAX 20

/* Words behind which no name goes on; as first word, no name at all. */
static const char roles[] =
    " reporter editor editors correspondent staff writer writers "
    "contributor contributors contributing journalist columnist "
    "photographer director ceo cto cfo founder co-founder cofounder manager "
    "analyst senior chief associate managing executive freelance author "
    "producer blogger redakteur redakteurin redaktion redaktionsleiter "
    "redaktor redakteure volontär volontärin chefredakteur "
    "chefredakteurin onlineredakteur korrespondent korrespondentin "
    "rédacteur rédactrice rédaction journaliste periodista redactor "
    "redactora redacción redação redator redatora repórter jornalista "
    "redazione giornalista redattore redactie redacteur redaktör redaktør "
    "journalisten toimittaja dziennikarz redakcja redaktorka редактор "
    "корреспондент журналист обозреватель редакция professor phd ph.d "
    "ph.d. md m.d. m.d mba cpa esq jd rn dds dmd pharmd vmd dvm dacvb "
    "cfa contact subscribe follow view see read more bio biography "
    "profile guest webmaster administrator moderator member offline "
    "online verified owner msn bsn rd rdn ldn correspondents korrespondent "
    "inviato corrispondente corresponsal envoyé envoyée kolumnist kolumnistin "
    "photo photos foto fotos bild bilder image images picture illustration "
    "reports reporting berichtet yazdı írása 기자 記者 记者 特派員 报道 報道 报导 "
    "報導 글 씀 ";
static const char stops[] =
    " on in as at for from is has was are published updated posted modified "
    "comment comments veröffentlicht erstellt aktualisiert am um aus für "
    "ist hace il y uhr publié publicado pubblicato publicerad "
    "opublikowano min minutes minuten read lesezeit wrote schreibt the "
    "updated: published: posted: date: datum: | • · – — - » / › : ago "
    "tiempo lectura last ";
static const char joints[] =
    " and und et y e och og en & + и та i ja és "
    "şi și ve dan và και a con with mit avec met med com od z ze ";
static const char nobody[] =
    " admin administrator none null undefined unknown anonymous author "
    "anonym guest gast user editor redaktion webmaster root home "
    "facebook twitter linkedin instagram n/a default share email print "
    "author: autor autor: by von par por di door av af od staff "
    "agencies advertisement blog impressum kontakt contact редакция редакція "
    "la rédaction  la redacción  redacción  la redazione  a redação  die "
    "redaktion  de redactie  redakcja  redakce  redakcia  szerkesztőség  "
    "uredništvo  toimitus  redaktionen  the editors  редакцията  σύνταξη  "
    "編集部  编辑部  編輯部  本报讯  本報訊  편집부  هيئة التحرير  المحرر  מערכת  "
    "צוות ";
static const char titles[] = " dr dr. prof prof. professor sir dame dott. "
			     "dott.ssa drs. ing. dipl.-ing. mag. ";
/* Words that begin no name, though one may end so: "Mita Das". */
static const char no_first[] = " das die der ";
/* Small words within names: "Erik van Vulpen". */
static const char particles[] =
    " van von der den de del della di da do dos du la le el al bin ibn ter "
    "ten zu y af av ";
/* Words that are in no name. */
static const char no_name[] =
    " ask question questions answer author reviewed written edited posted free demo menu top best how "
    "what why click here our your you about more read search login sign "
    "get try view all share book call sales veröffentlicht mehr alle "
    "guide and or of by to in for ist und home policy privacy "
    "terms contents table copy link min minutes updated published "
    "category categories tags related next previous skip jump "
    "contact subscribe newsletter store shop buy blog news forum "
    "forums discussion community staff team editorial university ";
static const char codes[] =
    " dpa afp ap reuters lno lby lsw lhe lni kna epd apa sda ansa efe tass "
    "tass. pti ani ians xinhua yonhap kyodo jiji anp belga ntb tt ritzau stt "
    "pap ctk čtk mti dpa-afx afx dpa/lno dpa/lsw dpa/lby sid dapd ddp rtr "
    "agerpres hina tanjug bta lusa europapress agencies agenturen "
    "interfax unian ria upi bernama antara keystone-sda ats ";

/* ---- tokens --------------------------------------------------------------- */

static bool
listed(const char *words, struct hw_str token)
{
	char room[64];
	struct hw_str w, all = hw_str_c(words);

	if (token.n == 0 || token.n > 40)
		return false;
	room[0] = ' ';
	w = hw_meta_lower(token, room + 1, sizeof(room) - 6);
	room[w.n + 1] = ' ';
	return hw_str_find(all, (struct hw_str){room, w.n + 2}, 0) != HW_NPOS;
}

/* ---- what leads in --------------------------------------------------------- */

static struct hw_str
without_lead(struct hw_str s)
{
	for (int i = 0; i < 3; i++) {
		size_t n = hw_meta_lead(s);

		if (n == 0)
			break;
		s = hw_str_trim(hw_str_from(s, n));
		while (s.n > 0 &&
		    (s.p[0] == ':' || s.p[0] == '-' || s.p[0] == '|' ||
			s.p[0] == ' '))
			s = hw_str_from(s, 1);
	}
	return s;
}

/* ---- names ---------------------------------------------------------------- */

struct names {
	struct hw_arena *m;
	struct hw_str site;
	bool trusted; /* a field for names, no text */
	bool house;   /* "The Example editors" */
	struct hw_str v[NAMES_MAX];
	size_t n;
	struct hw_buf credit;
};

static bool
same(struct hw_arena *m, struct hw_str a, struct hw_str b)
{
	char x[160], y[160];

	(void)m;
	if (a.n == 0 || b.n == 0 || a.n > 100 || b.n > 100)
		return false;
	return hw_str_eq(
	    hw_meta_lower(a, x, sizeof(x)), hw_meta_lower(b, y, sizeof(y)));
}

static bool
is_agency(struct hw_arena *m, struct hw_str s)
{
	const struct hw_outlet *o;

	if (listed(codes, s))
		return true;
	o = hw_outlet_find(m, s);
	return o != NULL && (o->flags & HW_OUTLET_AGENCY);
}

static void
add_credit(struct names *k, struct hw_str s)
{
	if (k->credit.n > 0)
		hw_buf_byte(&k->credit, '/');
	hw_buf_put(&k->credit, s);
}

static bool
is_address(struct hw_str s)
{
	return hw_str_chr(s, '@', 0) != HW_NPOS ||
	    hw_str_istarts(s, HW_STR("http")) ||
	    hw_str_istarts(s, HW_STR("www.")) ||
	    hw_str_ifind(s, HW_STR(".com/"), 0) != HW_NPOS;
}

static bool
has_letter(struct hw_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (hw_is_alpha((unsigned char)s.p[i]) ||
		    (unsigned char)s.p[i] >= 0x80)
			return true;
	return false;
}

static struct hw_str
bare(struct hw_str s)
{
	static const char edge[] = " ,;:|-/*\"'()[]<>_+=~";

	s = hw_str_trim(s);
	while (s.n > 0 && memchr(edge, s.p[0], sizeof(edge) - 1) != NULL)
		s = hw_str_from(s, 1);
	while (s.n > 0 && memchr(edge, s.p[s.n - 1], sizeof(edge) - 1) != NULL)
		s.n--;
	return s;
}

/* "page.head.author": a template that nobody filled. */
static bool
is_key(struct hw_str s)
{
	size_t dot = hw_str_chr(s, '.', 0);

	return hw_str_chr(s, ' ', 0) == HW_NPOS && dot != HW_NPOS &&
	    hw_str_chr(s, '.', dot + 1) != HW_NPOS && dot > 1;
}

/* "MD", "TK" behind a name. */
static bool
is_initials(const struct names *k, struct hw_str s)
{
	if (k->n == 0 || s.n > 3)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < 'A' || s.p[i] > 'Z')
			return false;
	return true;
}

/* "By Jane Doe, Berlin": one word behind a name of several. */
static bool
is_place(const struct names *k, struct hw_str s)
{
	return !k->trusted && k->n > 0 && s.n > 0 &&
	    (unsigned char)s.p[0] < 0xE0 && hw_str_chr(s, ' ', 0) == HW_NPOS &&
	    hw_str_chr(k->v[k->n - 1], ' ', 0) != HW_NPOS;
}

static void
add_name(struct names *k, struct hw_str s, size_t words)
{
	s = bare(s);
	if (k->site.n > 6 && hw_str_istarts(s, k->site) && s.n < k->site.n + 16)
		s = k->site; /* "Example News Sponsored" */
	if (s.n < 2 || s.n > NAME_MAX || words > NAME_WORDS || !has_letter(s) ||
	    listed(nobody, s) || is_address(s) || same(k->m, s, k->site) ||
	    is_key(s))
		return;
	if (is_agency(k->m, s)) {
		add_credit(k, s);
		return;
	}
	if (is_initials(k, s) || is_place(k, s))
		return;
	for (size_t i = 0; i < k->n; i++)
		if (same(k->m, k->v[i], s))
			return;
	if (k->n < NAMES_MAX)
		k->v[k->n++] = s;
}

static bool
is_month(struct hw_str w)
{
	int v = hw_calendar_find(hw_text_hash(w), (struct hw_str){0});

	return v >= 1 && v <= 12;
}

/* Does the name end before the word w? */
static bool
ends_name(
    const struct names *k, struct hw_str w, struct hw_str core, size_t words)
{
	if (hw_is_digit((unsigned char)w.p[0]) || is_address(w) ||
	    w.p[0] == '(' || w.p[0] == '#')
		return true;
	if (listed(stops, w) &&
	    (w.n < 2 ||
		(!k->trusted && (words > 0 || !hw_str_ieq(w, HW_STR("the"))))))
		return true;
	return listed(roles, core) &&
	    (words == 0 || (words > 1 && !k->trusted && !k->house) ||
		(unsigned char)core.p[0] >= 0xE3); /* 記者, 기자 */
}

/* One piece between commas: words up to a role, a day, a count. */
static void
piece(struct names *k, struct hw_str s)
{
	struct hw_str rest, w;
	size_t words = 0;
	const char *from = NULL, *to = NULL, *before = NULL;
	struct hw_str last = {0};

	s = without_lead(bare(s));
	k->house = hw_str_istarts(s, HW_STR("the "));
	rest = s;
	while (hw_str_word(&rest, &w)) {
		struct hw_str core = bare(w);

		if (words > 0 && listed(joints, w)) {
			add_name(k, (struct hw_str){from, (size_t)(to - from)},
			    words);
			words = 0;
			from = NULL;
			continue;
		}
		if (ends_name(k, w, core, words)) {
			if (words > 1 && hw_is_digit((unsigned char)w.p[0]) &&
			    is_month(last)) {
				to = before;
				words--;
			}
			break;
		}
		if (from == NULL)
			from = w.p;
		last = core;
		before = to != NULL ? to : w.p;
		to = w.p + w.n;
		words++;
	}
	if (from != NULL)
		add_name(k, (struct hw_str){from, (size_t)(to - from)}, words);
}

/* "Collignon22. Februar": the day stuck to the name. */
static struct hw_str
without_glue(struct hw_str s)
{
	for (size_t i = 3; i + 1 < s.n; i++) {
		size_t n = i;

		if (!hw_is_digit((unsigned char)s.p[i]) ||
		    !hw_is_alpha((unsigned char)s.p[i - 1]))
			continue;
		while (n < s.n && hw_is_digit((unsigned char)s.p[n]))
			n++;
		if (n < s.n && n - i <= 2 &&
		    (s.p[n] == '.' || s.p[n] == '/' || s.p[n] == '-'))
			return hw_str_sub(s, 0, i);
		i = n;
	}
	return s;
}

/* "ByJane Doe": the words were parted by style alone. */
static struct hw_str
unstuck(struct hw_str s)
{
	static const struct hw_str by[] = {HW_STR_INIT("By"),
	    HW_STR_INIT("Von"), HW_STR_INIT("Par"), HW_STR_INIT("Por")};

	for (size_t i = 0; i < sizeof(by) / sizeof(by[0]); i++)
		if (hw_str_starts(s, by[i]) && s.n > by[i].n + 3 &&
		    s.p[by[i].n] >= 'A' && s.p[by[i].n] <= 'Z' &&
		    hw_str_chr(s, ' ', 0) != HW_NPOS)
			return hw_str_from(s, by[i].n);
	return s;
}

/* "Dr", "Prof.": before a name. */
static struct hw_str
without_titles(struct hw_str s)
{
	struct hw_str rest = s, w;

	while (hw_str_word(&rest, &w) && listed(titles, bare(w)))
		s = hw_str_trim(rest);
	return s;
}

/* Letters and what stands between them in names; no WORDS IN CAPITALS. */
static bool
namelike_letters(struct hw_str w)
{
	bool capitals = (unsigned char)w.p[0] < 0x80 && w.n > 3;

	for (size_t i = 0; i < w.n; i++) {
		unsigned char c = (unsigned char)w.p[i];

		if (!hw_is_alpha(c) && c < 0x80 && c != '-' && c != '.' &&
		    c != '\'')
			return false;
		capitals &= !(i > 0 && c >= 'a' && c <= 'z');
	}
	return !capitals;
}

static bool
namelike_word(struct hw_str w, bool first)
{
	unsigned char c = (unsigned char)w.p[0];

	if (!((c >= 'A' && c <= 'Z') || c >= 0xC3) || (w.n < 2 && first) ||
	    listed(no_name, w) || listed(stops, w) || listed(roles, w))
		return false;
	/* "Julie" and "April" lead, "Das" ends a name. */
	return (first ? !listed(no_first, w) : !is_month(w)) &&
	    namelike_letters(w);
}

/* Could this be a person's name, and nothing else?  Two to four words with
 * capitals, none of them of a language's small change. */
bool
hw_meta_namelike(struct hw_str s)
{
	struct hw_str rest = without_titles(s), w;
	size_t words = 0;

	if (s.n > 40)
		return false;
	while (hw_str_word(&rest, &w)) {
		if (words > 0 && rest.n > 0 && listed(particles, w))
			continue;
		if (!namelike_word(w, words == 0))
			return false;
		words++;
	}
	return words >= 2 && words <= 4;
}

bool
hw_meta_all_namelike(struct hw_str names)
{
	struct hw_str one;

	if (names.n == 0)
		return false;
	while (hw_str_split(&names, ';', &one))
		if (!hw_meta_namelike(hw_str_trim(one)))
			return false;
	return true;
}

/* "Doe, Jane" of catalogues. */
static bool
turned(struct names *k, struct hw_str s)
{
	size_t comma = hw_str_chr(s, ',', 0);
	struct hw_str a, b;

	if (comma == HW_NPOS || comma == 0 ||
	    (s.p[0] >= 'a' && s.p[0] <= 'z') ||
	    hw_str_chr(s, ',', comma + 1) != HW_NPOS)
		return false;
	a = hw_str_trim(hw_str_sub(s, 0, comma));
	b = hw_str_trim(hw_str_from(s, comma + 1));
	if (a.n < 2 || b.n < 2 || hw_str_chr(a, ' ', 0) != HW_NPOS ||
	    hw_str_chr(b, ' ', 0) != HW_NPOS || listed(roles, b) ||
	    is_agency(k->m, a) || is_agency(k->m, b))
		return false;
	k->v[k->n++] = hw_str_printf(k->m, "%.*s %.*s", HW_FMT(b), HW_FMT(a));
	return true;
}

/* "JD Jane Doe": the letters of a missing portrait. */
static struct hw_str
without_portrait(struct hw_str s)
{
	struct hw_str rest = s, letters, w;
	size_t n = 0;

	if (!hw_str_word(&rest, &letters) || letters.n < 2 || letters.n > 3)
		return s;
	for (struct hw_str left = rest; n < letters.n; n++)
		if (!hw_str_word(&left, &w) || w.n < 2 ||
		    w.p[0] != letters.p[n] || w.p[0] < 'A' || w.p[0] > 'Z')
			return s;
	return hw_str_trim(rest);
}

static void
pieces(struct names *k, struct hw_str s)
{
	size_t from = 0;

	for (size_t i = 0; i <= s.n; i++) {
		bool cut = i == s.n || s.p[i] == ',' || s.p[i] == ';' ||
		    s.p[i] == '/' || s.p[i] == '|' || s.p[i] == '(' ||
		    s.p[i] == ')';

		if (!cut)
			continue;
		if (i > from)
			piece(k, hw_str_sub(s, from, i));
		from = i + 1;
	}
}

struct hw_str
hw_meta_names(struct hw_arena *m, struct hw_str byline, struct hw_str site,
    bool trusted, struct hw_str *credit)
{
	struct names k = {.m = m, .site = site, .trusted = trusted};
	struct hw_buf b;

	if (byline.n > BYLINE_MAX)
		return (struct hw_str){0};
	hw_buf_init(&k.credit, m, 200);
	byline = without_glue(
	    without_lead(unstuck(bare(hw_str_squeeze(m, byline)))));
	byline = without_portrait(byline);
	if (!turned(&k, byline))
		pieces(&k, byline);
	if (credit != NULL && k.credit.n > 0)
		*credit = hw_buf_str(&k.credit);
	hw_buf_init(&b, m, BYLINE_MAX * 2);
	for (size_t i = 0; i < k.n; i++) {
		if (i > 0)
			hw_buf_c(&b, "; ");
		hw_buf_put(&b, k.v[i]);
	}
	return hw_buf_str(&b);
}
