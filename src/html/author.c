/* SPDX-License-Identifier: MIT
 * Names out of bylines.  A byline is cut into tokens; what leads in ("By"),
 * what follows (roles, days, counts, addresses) and what is no person (the
 * site, an agency) is taken off, and the rest is one name or several. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "html/meta_int.h"
#include "text/calendar.h"
#include "text/outlet.h"
#include "text/token.h"

#define BYLINE_MAX 400 /* bytes; longer is no byline */
#define NAME_MAX 70
#define NAME_WORDS 7
#define NAMES_MAX 20

/* What leads in, in small letters; the longest that fits counts. */
static const struct hw_str leads[] = {HW_STR_INIT("zeige alle beiträge von"),
    HW_STR_INIT("alle beiträge von"), HW_STR_INIT("alle artikel von"),
    HW_STR_INIT("mehr von"), HW_STR_INIT("voir tous les articles de"),
    HW_STR_INIT("tous les articles de"),
    HW_STR_INIT("ver todas las entradas de"),
    HW_STR_INIT("ver todos os posts de"),
    HW_STR_INIT("vedi tutti gli articoli di"),
    HW_STR_INIT("tutti gli articoli di"),
    HW_STR_INIT("toon alle berichten van"), HW_STR_INIT("visa alla inlägg av"),
    HW_STR_INIT("zobacz wszystkie wpisy"), HW_STR_INIT("посмотреть все записи"),
    HW_STR_INIT("view all posts by"), HW_STR_INIT("all posts by"),
    HW_STR_INIT("more posts by"), HW_STR_INIT("more by"),
    HW_STR_INIT("posts by"), HW_STR_INIT("by: "), HW_STR_INIT("by "),
    HW_STR_INIT("posted by"), HW_STR_INIT("written by"),
    HW_STR_INIT("story by"), HW_STR_INIT("words by"), HW_STR_INIT("text by"),
    HW_STR_INIT("article by"), HW_STR_INIT("reported by"),
    HW_STR_INIT("report by"), HW_STR_INIT("published by"),
    HW_STR_INIT("submitted by"), HW_STR_INIT("created by"),
    HW_STR_INIT("contributed by"), HW_STR_INIT("thread starter "),
    HW_STR_INIT("started by "), HW_STR_INIT("post author"),
    HW_STR_INIT("about the author"), HW_STR_INIT("the author"),
    HW_STR_INIT("author: "), HW_STR_INIT("author(s): "),
    HW_STR_INIT("autor(in): "), HW_STR_INIT("autor(en): "), HW_STR_INIT("auteur(s) : "), HW_STR_INIT("auteur(s): "), HW_STR_INIT("autor/a: "), HW_STR_INIT("author "), HW_STR_INIT("authors: "),
    HW_STR_INIT("authors "), HW_STR_INIT("authored by"),
    HW_STR_INIT("ein beitrag von"), HW_STR_INIT("ein artikel von"),
    HW_STR_INIT("ein gastbeitrag von"), HW_STR_INIT("beitrag von"),
    HW_STR_INIT("erstellt von"), HW_STR_INIT("geschrieben von"),
    HW_STR_INIT("verfasst von"), HW_STR_INIT("veröffentlicht von"),
    HW_STR_INIT("text von"), HW_STR_INIT("interview von"), HW_STR_INIT("von: "),
    HW_STR_INIT("von "), HW_STR_INIT("vom "), HW_STR_INIT("autor: "),
    HW_STR_INIT("autorin: "), HW_STR_INIT("autoren: "), HW_STR_INIT("autor "),
    HW_STR_INIT("autorin "), HW_STR_INIT("redaktion: "), HW_STR_INIT("text: "),
    HW_STR_INIT("publié par"), HW_STR_INIT("écrit par"),
    HW_STR_INIT("rédigé par"), HW_STR_INIT("posté par"),
    HW_STR_INIT("propos recueillis par"), HW_STR_INIT("par "),
    HW_STR_INIT("par: "), HW_STR_INIT("auteur : "), HW_STR_INIT("auteur: "),
    HW_STR_INIT("auteur "), HW_STR_INIT("escrito por"),
    HW_STR_INIT("publicado por"), HW_STR_INIT("postado por"),
    HW_STR_INIT("por: "), HW_STR_INIT("por "), HW_STR_INIT("texto: "),
    HW_STR_INIT("texto de"), HW_STR_INIT("autora: "),
    HW_STR_INIT("redacción: "), HW_STR_INIT("a cura di"),
    HW_STR_INIT("scritto da"), HW_STR_INIT("pubblicato da"),
    HW_STR_INIT("di: "), HW_STR_INIT("di "), HW_STR_INIT("autore: "),
    HW_STR_INIT("autore "), HW_STR_INIT("geschreven door"),
    HW_STR_INIT("geplaatst door"), HW_STR_INIT("door: "), HW_STR_INIT("door "),
    HW_STR_INIT("tekst: "), HW_STR_INIT("skrevet av"),
    HW_STR_INIT("skrevet af"), HW_STR_INIT("skriven av"),
    HW_STR_INIT("publicerad av"), HW_STR_INIT("av: "), HW_STR_INIT("av "),
    HW_STR_INIT("af: "), HW_STR_INIT("af "), HW_STR_INIT("skribent: "),
    HW_STR_INIT("kirjoittanut "), HW_STR_INIT("kirjoittaja: "),
    HW_STR_INIT("teksti: "), HW_STR_INIT("autor tekstu: "),
    HW_STR_INIT("napisał "), HW_STR_INIT("napisała "),
    HW_STR_INIT("opracowanie: "), HW_STR_INIT("opracował "),
    HW_STR_INIT("opublikowane przez"), HW_STR_INIT("autorka: "),
    HW_STR_INIT("napsal "), HW_STR_INIT("napsala "), HW_STR_INIT("napísal "),
    HW_STR_INIT("autor článku: "), HW_STR_INIT("od "), HW_STR_INIT("írta: "),
    HW_STR_INIT("szerző: "), HW_STR_INIT("szerző "), HW_STR_INIT("scris de"),
    HW_STR_INIT("publicat de"), HW_STR_INIT("de către"), HW_STR_INIT("de: "),
    HW_STR_INIT("автор: "), HW_STR_INIT("автор "), HW_STR_INIT("автори: "),
    HW_STR_INIT("авторка: "), HW_STR_INIT("текст: "),
    HW_STR_INIT("опубликовал "), HW_STR_INIT("от "), HW_STR_INIT("аутор: "),
    HW_STR_INIT("piše: "), HW_STR_INIT("piše "), HW_STR_INIT("napisao "),
    HW_STR_INIT("napisala "), HW_STR_INIT("avtor: "), HW_STR_INIT("avtorica: "),
    HW_STR_INIT("yazan: "), HW_STR_INIT("yazar: "), HW_STR_INIT("yazar "),
    HW_STR_INIT("haber: "), HW_STR_INIT("oleh: "), HW_STR_INIT("oleh "),
    HW_STR_INIT("penulis: "), HW_STR_INIT("penulis "),
    HW_STR_INIT("ditulis oleh"), HW_STR_INIT("bởi "), HW_STR_INIT("tác giả: "),
    HW_STR_INIT("γράφει ο "), HW_STR_INIT("γράφει η "),
    HW_STR_INIT("γράφει ο/η "), HW_STR_INIT("από τον "),
    HW_STR_INIT("από την "), HW_STR_INIT("συντάκτης: "), HW_STR_INIT("作者："),
    HW_STR_INIT("作者:"), HW_STR_INIT("作者 "), HW_STR_INIT("作者"),
    HW_STR_INIT("文／"), HW_STR_INIT("文/"), HW_STR_INIT("文："),
    HW_STR_INIT("記者／"), HW_STR_INIT("記者/"), HW_STR_INIT("記者"),
    HW_STR_INIT("记者 "), HW_STR_INIT("记者"), HW_STR_INIT("本報記者"),
    HW_STR_INIT("撰文："), HW_STR_INIT("撰文"), HW_STR_INIT("執筆："),
    HW_STR_INIT("執筆"), HW_STR_INIT("著者："), HW_STR_INIT("著者"),
    HW_STR_INIT("編集："), HW_STR_INIT("글 "), HW_STR_INIT("글·"),
    HW_STR_INIT("بقلم: "), HW_STR_INIT("بقلم "), HW_STR_INIT("كتب: "),
    HW_STR_INIT("كتب "), HW_STR_INIT("كتبت "), HW_STR_INIT("نویسنده: "),
    HW_STR_INIT("מאת: "), HW_STR_INIT("מאת "), HW_STR_INIT("โดย "),
    HW_STR_INIT("লেখক: "), HW_STR_INIT("लेखक: "), HW_STR_INIT("द्वारा "),
    HW_STR_INIT("autorius: "), HW_STR_INIT("autors: "), HW_STR_INIT("autors "),
    HW_STR_INIT("tekst ")};

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
    "online verified owner msn bsn rd rdn ldn ";
static const char stops[] =
    " on in as at for from is has was are published updated posted modified "
    "comment comments veröffentlicht erstellt aktualisiert am um aus für "
    "ist hace il y uhr publié publicado pubblicato publicerad "
    "opublikowano min minutes minuten read lesezeit wrote schreibt the "
    "updated: published: posted: date: datum: | • · – — - » / › : ago "
    "tiempo lectura last ";
static const char joints[] = " and und et y e och og en & + и та i ja és "
			     "şi și ve dan và και a con with mit ";
static const char nobody[] =
    " admin administrator none null undefined unknown anonymous author "
    "anonym guest gast user editor redaktion webmaster root home "
    "facebook twitter linkedin instagram n/a default share email print "
    "author: autor autor: by von par por di door av af od staff "
    "agencies advertisement blog impressum kontakt contact ";
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

/* Lower case of a short text for looking words up; cut at max. */
static struct hw_str
lower(struct hw_str s, char *room, size_t max)
{
	size_t n = 0;

	for (size_t at = 0; at < s.n && n + 4 < max;) {
		uint32_t cp = hw_words_lower(hw_utf8_next(s, &at));

		n += hw_utf8_put(room + n, cp);
	}
	return (struct hw_str){room, n};
}

static bool
listed(const char *words, struct hw_str token)
{
	char room[64];
	struct hw_str w, all = hw_str_c(words);

	if (token.n == 0 || token.n > 40)
		return false;
	room[0] = ' ';
	w = lower(token, room + 1, sizeof(room) - 6);
	room[w.n + 1] = ' ';
	return hw_str_find(all, (struct hw_str){room, w.n + 2}, 0) != HW_NPOS;
}

/* ---- what leads in --------------------------------------------------------- */

size_t
hw_meta_lead(struct hw_str s)
{
	char room[64];
	struct hw_str w = lower(hw_str_sub(s, 0, 56), room, sizeof(room));
	size_t best = 0;

	for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++) {
		struct hw_str one = leads[i];
		bool open;

		if (w.n == 0 || one.p[0] != w.p[0] || one.n <= best ||
		    !hw_str_starts(w, one))
			continue;
		open = one.p[one.n - 1] != ' ' &&
		    (unsigned char)one.p[one.n - 1] < 0x80;
		if (open && w.n > one.n && w.p[one.n] != ' ' &&
		    w.p[one.n] != ':')
			continue;
		best = one.n;
	}
	return best <= s.n ? best : 0;
}

bool
hw_meta_lead_alone(struct hw_arena *m, struct hw_str s)
{
	if (s.n > 0 && s.p[s.n - 1] == ':')
		s.n--;
	return s.n > 0 && s.n <= 24 &&
	    hw_meta_lead(hw_str_cat(m, s, HW_STR(" X"))) >= s.n;
}

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
	return hw_str_eq(lower(a, x, sizeof(x)), lower(b, y, sizeof(y)));
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

static void
add_name(struct names *k, struct hw_str s, size_t words)
{
	s = bare(s);
	if (k->site.n > 6 && hw_str_istarts(s, k->site) &&
	    s.n < k->site.n + 16)
		s = k->site; /* "Example News Sponsored" */
	if (s.n < 2 || s.n > NAME_MAX || words > NAME_WORDS || !has_letter(s) ||
	    listed(nobody, s) || is_address(s) || same(k->m, s, k->site) ||
	    is_key(s))
		return;
	if (is_agency(k->m, s)) {
		add_credit(k, s);
		return;
	}
	if (is_initials(k, s))
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
	if (listed(stops, w) && (w.n < 2 || (words > 0 && !k->trusted)))
		return true;
	return listed(roles, core) &&
	    (words == 0 || (words > 1 && !k->trusted && !k->house));
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
		unsigned char c = (unsigned char)w.p[0];

		if (words > 0 && rest.n > 0 && listed(particles, w))
			continue;
		if (!((c >= 'A' && c <= 'Z') || c >= 0xC3) ||
		    (w.n < 2 && words == 0) || listed(no_name, w) ||
		    listed(stops, w) || listed(roles, w) ||
		    (words == 0 && listed(no_first, w)) ||
		    (words > 0 && is_month(w))) /* "Julie", "April" lead */
			return false;
		for (size_t i = 0; i < w.n; i++)
			if (!hw_is_alpha((unsigned char)w.p[i]) &&
			    (unsigned char)w.p[i] < 0x80 && w.p[i] != '-' &&
			    w.p[i] != '.' && w.p[i] != '\'')
				return false;
		for (size_t i = 1; i < w.n; i++)
			if (w.p[i] >= 'a' && w.p[i] <= 'z')
				c = 0;
		if (c != 0 && w.n > 3 && c < 0x80)
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
