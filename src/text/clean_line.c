/* SPDX-License-Identifier: MIT
 * What a line of a page saved as text looks like. */
#include <string.h>

#include "base/utf8.h"
#include "text/clean_int.h"

enum {
	PROSE = 60,     /* bytes of a line that is running text */
	LONG = 160,     /* ... though nothing ends it */
	SOLICITS = 420, /* bytes of a line that asks something */
};

static struct hw_str
unquote(struct hw_str s)
{
	static const char *const close[] = {
	    "\"", "'", ")", "”", "’", "»", "」", "“"};
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < sizeof(close) / sizeof(*close); i++)
			if (hw_str_ends(s, hw_str_c(close[i]))) {
				s.n -= strlen(close[i]);
				again = true;
			}
		if (hw_str_ends(s, HW_STR(" "))) {
			s.n--;
			again = true;
		}
	}
	return s;
}

static bool
ends_with(struct hw_str s, const char *const *end)
{
	for (s = unquote(s); *end; end++)
		if (hw_str_ends(s, hw_str_c(*end)))
			return true;
	return false;
}

bool
hw_clean_stops(struct hw_str s)
{
	static const char *const end[] = {
	    ".", "。", "।", "…", "۔", "።", "։", NULL};

	return ends_with(s, end);
}

bool
hw_clean_ends(struct hw_str s)
{
	static const char *const end[] = {
	    "!", "?", "！", "？", "؟", ":", ";", NULL};

	return hw_clean_stops(s) || ends_with(s, end);
}

bool
hw_clean_heading(struct hw_str s)
{
	return s.n >= 3 && s.n <= HW_CLEAN_TITLE &&
	    (!hw_clean_ends(s) || hw_str_ends(s, HW_STR("!")) ||
		hw_str_ends(s, HW_STR("?")));
}

bool
hw_clean_prose(struct hw_str s)
{
	return s.n >= (hw_clean_stops(s) ? PROSE : LONG);
}

bool
hw_clean_script(struct hw_str s)
{
	static const char *const start[] = {"var ", "function", "window.",
	    "document.", "(function", "<script", "let ", "const ", "$(",
	    "jQuery", "if (", "FB.", "gtag(", "dataLayer", "!function",
	    "googletag", "//", "/*", "}", "{", ".wp-", "@media", "#"};
	size_t odd = 0, head = s.n < 1000 ? s.n : 1000;

	for (size_t i = 0; i < head; i++)
		odd += memchr("{}();=<>[]_$|&", s.p[i], 14) != NULL;
	if (odd * 12 > head || hw_str_starts(s, HW_STR("// ")) ||
	    hw_str_starts(s, HW_STR("/*")))
		return true;
	for (size_t i = 0; i < sizeof(start) / sizeof(*start); i++)
		if (hw_str_starts(s, hw_str_c(start[i])))
			return odd * 40 > head;
	return false;
}

bool
hw_clean_name(struct hw_str s)
{
	struct hw_str word;
	int words = 0;

	if (s.n > 60 || hw_clean_ends(s))
		return false;
	while (hw_str_word(&s, &word)) {
		size_t at = 0;
		uint32_t cp = hw_utf8_next(word, &at);

		if (cp < 0x80 ? !(cp >= 'A' && cp <= 'Z') : cp < 0xC0)
			return false;
		words++;
	}
	return words >= 2 && words <= 4;
}

static bool
holds(struct hw_str s, const char *const *v)
{
	for (; *v; v++)
		if (hw_str_ifind(s, hw_str_c(*v), 0) != HW_NPOS)
			return true;
	return false;
}

static bool
starts(struct hw_str s, const char *const *v)
{
	for (; *v; v++)
		if (hw_str_istarts(s, hw_str_c(*v)))
			return true;
	return false;
}

/* Newsletters, cookies, membership, rights, machines that explain themselves:
 * what pages of all outlets say to their readers. */
bool
hw_clean_solicits(struct hw_str s)
{
	static const char *const in[] = {"your inbox", "sign up to ",
	    "sign up for ", "unsubscribe", "privacy policy", "terms of service",
	    "terms of use", "your email", "your e-mail", "email address",
	    "use cookies", "cookie policy", "cookie settings",
	    "become a member", "our journalism", "our newsletter", "our app",
	    "our standards", "our readers", "in this article are",
	    "expressed in this article", "not necessarily reflect",
	    "does not claim ownership", "may not be reproduced",
	    "may not be published", "without written consent",
	    "without permission", "reproduction prohibited",
	    "version of this article", "version of this story",
	    "appears in print", "appeared in print", "automated tool",
	    "automated news", "automatically generated",
	    "publicly available sources", "belong to their owners",
	    "belong to their respective", "do not guarantee",
	    "accepts no liability", "accept no liability", "financial advice",
	    "investment advice", "report an error", "report a problem",
	    "raised in this article", "was this article", "edited for length",
	    "small favour to ask", "small favor to ask", "local journalism",
	    "independent journalism", "earn a commission", "syndicated",
	    "not been edited by", "comments reflect", "youtube channel",
	    "your reaction", "spread the love", "readers who get",
	    "il vous reste", "réservée aux abonnés", "réservé aux abonnés",
	    "letter of up to", "opens in new window", "click here",
	    "made available via", "betting adverts", "datenschutzerkl",
	    "jetzt anmelden", "kostenlos anmelden", "jetzt abonnieren",
	    "newsletter", "ihre e-mail", "mentions légales",
	    "données personnelles", "votre adresse e-mail", "votre boîte",
	    "abonnez-vous", "inscrivez-vous", "política de privacidad",
	    "su correo electrónico", "tu correo", "suscríbete", "suscríbase",
	    "informativa sulla privacy", "iscriviti", "seu e-mail",
	    "inscreva-se", "политик", "подпишитесь", "подписывайтесь", NULL};
	static const char *const first[] = {"subscribe", "follow ", "sign up",
	    "click ", "support ", "become ", "download ", "contact ", "email ",
	    "e-mail ", "get the ", "get our", "join ", "send ", "share ",
	    "like ", "read our", "watch ", "listen ", "we use ", "by entering",
	    "by clicking", "by subscribing", "you can ", "do you have",
	    "have you ", "got a ", "to report", "to contact", "to submit",
	    "if you ", "for more ", "abonnieren", "folgen sie", "suivez",
	    "síguenos", "seguici", "volg ons", NULL};
	static const char *const reader[] = {"you", " us ", " us.", " us,",
	    "our ", " we ", "@", "channel", "newsletter", NULL};

	if (s.n > SOLICITS || hw_str_chr(s, '"', 0) != HW_NPOS ||
	    hw_str_find(s, HW_STR("“"), 0) != HW_NPOS)
		return false;
	return holds(s, in) || (starts(s, first) && holds(s, reader));
}

/* "Reach Carla Mendez at cmendez@register.example" */
static bool
has_address(struct hw_str s)
{
	size_t at = hw_str_chr(s, '@', 0);

	return at != HW_NPOS && at > 0 &&
	    hw_is_alnum((unsigned char)s.p[at - 1]) &&
	    hw_str_chr(s, '.', at) != HW_NPOS;
}

/* "DOI: 10.1000/1", "Location : Tehran": what a page tells of its text. */
bool
hw_clean_label(struct hw_str s)
{
	static const char *const words[] = {"journal", "doi", "method",
	    "subject", "coi", "article", "publication", "funding", "disclosure",
	    "keywords", "tags", "topics", "themen", "schlagworte", "location",
	    "filed", "source", "sources", "category", "categories", "published",
	    "updated", "posted", "contact", "contacts", "media", "credit",
	    "credits", "word", "reading", "mots-clés", "etiquetas", NULL};
	size_t at = hw_str_chr(s, ':', 0);
	struct hw_str label = hw_str_sub(s, 0, at), word;

	if (at == HW_NPOS || at > 32 || s.n > 160)
		return false;
	while (hw_str_word(&label, &word))
		for (size_t i = 0; words[i]; i++)
			if (hw_str_ieq(word, hw_str_c(words[i])))
				return true;
	return false;
}

/* A heading that begins what stands below a text until its page ends. */
bool
hw_clean_end(struct hw_str s)
{
	static const char *const heads[] = {"forward-looking statements",
	    "media contact", "press contact", "notes to editors",
	    "note to editors", "about the author", "about the authors",
	    "frequently asked questions", "most watched", "table of contents",
	    "also from this source", "über den autor", "über die autorin",
	    "pressekontakt", "à propos de l'auteur", "sobre el autor", NULL};

	if (s.n > 160 ||
	    (s.n > 60 && hw_clean_stops(s) &&
		!hw_str_istarts(s, HW_STR("about the author"))))
		return false;
	return starts(s, heads) ||
	    (hw_str_starts(s, HW_STR("About ")) && s.n > 8 && s.n < 60 &&
		s.p[6] >= 'A' && s.p[6] <= 'Z' && !hw_clean_ends(s));
}

/* "(Reporting by A; Editing by B)", "Additional reporting by C" */
bool
hw_clean_desk(struct hw_str s)
{
	static const char *const first[] = {"reporting by", "writing by",
	    "editing by", "additional reporting", "with reporting",
	    "with additional reporting", "with files from", "with information",
	    "with agencies", "with agency", "edited by", "compiled by",
	    "translated by", "production by", "mit agenturmaterial",
	    "mit material", "mitarbeit:", "redaktion:", "avec agences",
	    "avec les agences", "con información de", "con agencias",
	    "con informazioni", "com informações", NULL};
	static const char *const in[] = {"contributed reporting",
	    "contributed to this report", "contributed to this story",
	    "contributed to this article", "contributed from ", NULL};

	if (s.n > 300)
		return false;
	if (has_address(s))
		return true;
	if (hw_str_starts(s, HW_STR("(")) || hw_str_starts(s, HW_STR("[")))
		s = hw_str_from(s, 1);
	return starts(s, first) || holds(s, in);
}

static bool
starts_name(struct hw_str s, struct hw_str authors)
{
	size_t at;

	for (; authors.n; authors = hw_str_from(authors, at)) {
		struct hw_str one;

		at = hw_str_find(authors, HW_STR("; "), 0);
		one = hw_str_sub(authors, 0, at);
		if (one.n > 4 && hw_str_starts(s, one) && s.n > one.n &&
		    (s.p[one.n] == ' ' || s.p[one.n] == ','))
			return true;
		at = at == HW_NPOS ? authors.n : at + 2;
	}
	return false;
}

/* "A B is economics editor of C": of one of the authors, or of anybody in a
 * word that only authors' boxes use. */
bool
hw_clean_bio(struct hw_str s, struct hw_str authors)
{
	static const char *const does[] = {" is ", " was ", " has ", " covers ",
	    " writes ", " reports ", " edits ", " joined ", " works ", " ist ",
	    " schreibt ", " est ", " es ", NULL};
	static const char *const trade[] = {" columnist", " correspondent",
	    " staff writer", " freelance", " reporter", " journalist",
	    " editor", " author of", " covers ", " writes about", " blogger",
	    " redakteur", " autor ", " journaliste", " periodista", NULL};
	struct hw_str rest = s, word;
	size_t names = 0;

	if (s.n > 500 || hw_str_starts(s, HW_STR("\"")))
		return false;
	while (names < 4 && hw_str_word(&rest, &word) && word.p[0] >= 'A' &&
	    word.p[0] <= 'Z')
		names++;
	if (starts_name(s, authors))
		return holds(hw_str_sub(s, 0, 120), does) || holds(s, trade);
	s = hw_str_sub(s, 0, 120);
	return names >= 2 && holds(s, does) && holds(s, trade) &&
	    hw_str_find(s, HW_STR(" said"), 0) == HW_NPOS;
}

/* "The bridge in May. Photograph: Dana Rell/Gazette" */
bool
hw_clean_caption(struct hw_str s)
{
	static const char *const marks[] = {"©", "(image", "image:", "(photo",
	    "photo:", "photo by", "photograph:", "picture:", "(ap",
	    "getty images", "foto:", "bild:", "(foto", "crédit",
	    "credit:", "фото", NULL};

	static const char *const first[] = {"photo of the day", "in pictures",
	    "in photos", "video:", "watch:", "podcast:", "live:", NULL};

	return s.n < 400 && (holds(s, marks) || starts(s, first));
}

bool
hw_clean_stray(struct hw_str s)
{
	static const char *const word[] = {"advertisement", "advertising",
	    "sponsored", "anzeige", "werbung", "publicité", "publicidad",
	    "pubblicità", "advertentie", "annonse", "annons", "reklama",
	    "реклама", "loading...", "loading…", "like loading...",
	    "like this:", "share", "share this:", "print", "listen",
	    "listen to this article", "source link", "source", "text size",
	    "skip to content", "skip to main content", "zum inhalt springen",
	    "view comments", "story continues below advertisement",
	    "article continues below", "continue reading", "read more",
	    "show more", "more", "back to top", "share full article",
	    "gift this article", "save", "bookmark", NULL};

	for (size_t i = 0; word[i]; i++)
		if (hw_str_ieq(s, hw_str_c(word[i])))
			return true;
	return s.n < 3;
}
