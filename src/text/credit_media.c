/* SPDX-License-Identifier: MIT
 * The media that a text names: those of the table, and those it calls an
 * agency, a paper, a station.  Found once for the whole text; credits ask
 * which of them a sentence holds and which word beside it makes it a credit. */
#include <string.h>

#include "base/arena.h"
#include "text/credit_int.h"
#include "text/outlet.h"
#include "text/token.h"

enum {
	TITLE_MAX = 64,    /* bytes of a name in quotation marks */
	CALLED = 8,        /* media without a row that are remembered */
	BETWEEN = 3,       /* words between "agency" and its name */
	LONGEST = 6,       /* words of a name in the table */
	MEDIA_MAX = 20000, /* of a text */
};

/* ---- words, by language -------------------------------------------------------- */

static const struct {
	char lang[3];
	uint16_t role;
	const char *words;
} lexicon[] = {
    {"en", HW_MEDIUM_NOUN,
	"agency newspaper broadcaster newswire magazine daily weekly"},
    {"en", HW_MEDIUM_TELLS, "carried ran aired"},
    {"en", HW_MEDIUM_BY, "carried"},
    {"en", HW_MEDIUM_THING, "report reports version"},
    {"en", HW_MEDIUM_KIND, "news state official"},
    {"de", HW_MEDIUM_NOUN,
	"agentur sender senders zeitung magazin magazins blatt blatts portal "
	"tageszeitung rundfunk"},
    {"de", HW_MEDIUM_TELLS,
	"verbreitete verbreitet meldete meldet zitierte zitiert berichtet "
	"veröffentlichte strahlte enthüllte"},
    {"de", HW_MEDIUM_THING,
	"bericht berichts berichten berichte meldung meldungen recherchen "
	"informationen angaben version darstellung gegenüber"},
    {"de", HW_MEDIUM_GIVEN, "interview gespräch interviews"},
    {"de", HW_MEDIUM_QUOTES, "zitierte zitiert"},
    {"de", HW_MEDIUM_KIND,
	"staatliche staatlichen amtliche amtlichen russische russischen "
	"chinesische chinesischen"},
    {"fr", HW_MEDIUM_NOUN,
	"agence quotidien journal chaîne magazine hebdomadaire radio site"},
    {"fr", HW_MEDIUM_TELLS,
	"diffusé diffuse publié publie révélé révèle parle relaie relayé cite "
	"rapporté rapporte rapportent"},
    {"fr", HW_MEDIUM_THING,
	"version informations enquête article dépêche récit acc"},
    {"fr", HW_MEDIUM_GIVEN,
	"entretien interview déclaré confié dit affirmé expliqué indiqué "
	"précisé assuré raconté"},
    {"fr", HW_MEDIUM_BY,
	"rapporté rapportée rapportés rapportées cité citée cités citées "
	"relayé relayée relayés révélé révélée publié publiée diffusé diffusée"},
    {"fr", HW_MEDIUM_QUOTES, "cite cité"},
    {"fr", HW_MEDIUM_KIND,
	"état presse officielle officiel russe chinoise américain américaine "
	"britannique public publique"},
    {"es", HW_MEDIUM_NOUN,
	"agencia diario periódico cadena emisora portal revista"},
    {"es", HW_MEDIUM_TELLS,
	"difundió difunde publicó publica recoge recogió reveló revela habla "
	"adelantó adelanta citó cita reportó reporta"},
    {"es", HW_MEDIUM_THING,
	"acuerdo informe informaciones versión investigación despacho nota"},
    {"es", HW_MEDIUM_GIVEN,
	"entrevista declaraciones dijo declaró explicó aseguró confirmó afirmó "
	"contó relató señaló"},
    {"es", HW_MEDIUM_BY,
	"adelantada adelantado publicada publicado difundida difundido citado "
	"citada citados citadas recogida recogido revelada revelado divulgada"},
    {"es", HW_MEDIUM_QUOTES, "citó cita"},
    {"es", HW_MEDIUM_KIND,
	"estatal oficial noticias rusa china estadounidense británica británico "
	"local"},
    {"pt", HW_MEDIUM_NOUN,
	"agência jornal emissora portal revista canal diário"},
    {"pt", HW_MEDIUM_TELLS,
	"divulgou divulga publicou publica noticiou noticia revelou fala "
	"adiantou avança avançou citou cita"},
    {"pt", HW_MEDIUM_THING,
	"acordo informações relatório versão investigação reportagem"},
    {"pt", HW_MEDIUM_GIVEN,
	"entrevista declarações disse declarou explicou afirmou confirmou "
	"contou"},
    {"pt", HW_MEDIUM_BY,
	"divulgada divulgado avançada avançado publicada publicado citado "
	"citada citados noticiada noticiado revelada"},
    {"pt", HW_MEDIUM_QUOTES, "citou cita"},
    {"pt", HW_MEDIUM_KIND, "estatal oficial notícias russa chinesa"},
    {"it", HW_MEDIUM_NOUN,
	"agenzia quotidiano giornale emittente rivista settimanale sito"},
    {"it", HW_MEDIUM_TELLS,
	"diffuso diffonde pubblicato pubblica riporta riportato rivela parla "
	"notizia sapere scrive cita citato riferisce"},
    {"it", HW_MEDIUM_THING,
	"versione informazioni inchiesta rapporto stando notizia ricostruzione"},
    {"it", HW_MEDIUM_GIVEN,
	"intervista dichiarazioni detto dichiarato spiegato confermato "
	"raccontato affermato"},
    {"it", HW_MEDIUM_BY,
	"riportato riportata riportati citato citata citati pubblicato "
	"pubblicata diffuso diffusa rivelato anticipato anticipata"},
    {"it", HW_MEDIUM_QUOTES, "cita citato"},
    {"it", HW_MEDIUM_KIND, "stato stampa ufficiale russa cinese statale"},
    {"nl", HW_MEDIUM_NOUN,
	"persbureau staatspersbureau nieuwsagentschap agentschap krant dagblad "
	"omroep zender nieuwszender weekblad"},
    {"nl", HW_MEDIUM_TELLS,
	"verspreidde verspreidt publiceerde publiceert onthulde onthult "
	"citeert citeerde bericht berichtte"},
    {"nl", HW_MEDIUM_THING,
	"bericht berichten onderzoek informatie versie lezing"},
    {"nl", HW_MEDIUM_GIVEN,
	"interview gesprek zei zegt zeggen vertelde vertelt bevestigt "
	"bevestigde verklaarde verklaart"},
    {"nl", HW_MEDIUM_BY,
	"gemeld gepubliceerd onthuld verspreid aangehaald geciteerd gebracht"},
    {"nl", HW_MEDIUM_QUOTES, "citeert citeerde"},
    {"nl", HW_MEDIUM_KIND, "russische chinese amerikaanse britse officiële"},
    {"nl", HW_MEDIUM_BODY, "ambtenaren functionarissen"},
    {"pl", HW_MEDIUM_NOUN,
	"agencja agencji agencję dziennik dziennika gazeta gazety portal "
	"portalu stacja stacji tygodnik tygodnika"},
    {"pl", HW_MEDIUM_TELLS,
	"podała podał podaje podają donosi doniosła doniósł przedstawiła "
	"opublikowała opublikował ujawnił ujawniła cytuje zacytowała zacytował "
	"poinformował"},
    {"pl", HW_MEDIUM_THING, "doniesień doniesieniami zdaniem informacji"},
    {"pl", HW_MEDIUM_GIVEN,
	"rozmowie wywiadzie powiedział powiedziała mówił mówiła potwierdził "
	"potwierdziła przekazał"},
    {"pl", HW_MEDIUM_BY, "cytowany cytowana cytowani podane"},
    {"pl", HW_MEDIUM_QUOTES, "zacytowała zacytował cytuje"},
    {"pl", HW_MEDIUM_KIND,
	"państwowa państwowej prasowa prasowej informacyjna informacyjny "
	"rosyjska rosyjskiej"},
    {"ru", HW_MEDIUM_NOUN,
	"агентство агентства агентству агентством газета газеты газете издание "
	"издания изданию телеканал телеканала телеканалу портал журнал журнала"},
    {"ru", HW_MEDIUM_TELLS,
	"распространило распространил опубликовало опубликовал опубликовала "
	"передает передал передало приводит цитирует процитировал "
	"процитировало отмечает сообщил сообщило сообщает говорит"},
    {"ru", HW_MEDIUM_ONLY, "передает передал передала передало"},
    {"ru", HW_MEDIUM_THING,
	"версия версии версию данным сообщению сообщениям информации материале "
	"материалу"},
    {"ru", HW_MEDIUM_GIVEN,
	"интервью разговоре беседе рассказал рассказала рассказали заявил "
	"заявила заявили подтвердил подтвердила сообщил сообщила сообщили "
	"сказал сказала"},
    {"ru", HW_MEDIUM_QUOTES, "приводит цитирует процитировал процитировало"},
    {"ru", HW_MEDIUM_KIND,
	"государственное государственного информационное новостное"},
    {"ru", HW_MEDIUM_HIS, "её ее его"},
    {"uk", HW_MEDIUM_HIS, "її його"},
    {"ru", HW_MEDIUM_WORDS, "слова"},
    {"ru", HW_MEDIUM_BODY,
	"министра президента чиновника полицию министерство прокуратуру правительство"},
    {"uk", HW_MEDIUM_NOUN,
	"агентство агентства агентству газета газети газеті видання виданню "
	"телеканал телеканалу портал журнал"},
    {"uk", HW_MEDIUM_TELLS,
	"поширило поширив опублікувало опублікував передає передав передало "
	"повідомило повідомила наводить цитує процитувало говорить"},
    {"uk", HW_MEDIUM_ONLY, "передає передав передала передало"},
    {"uk", HW_MEDIUM_THING,
	"версія версії версію даними повідомленням інформацією матеріалі"},
    {"uk", HW_MEDIUM_GIVEN,
	"інтерв'ю розмові сказав сказала розповів розповіла заявив заявила "
	"підтвердив підтвердила повідомив повідомила"},
    {"uk", HW_MEDIUM_QUOTES, "наводить цитує процитувало"},
    {"uk", HW_MEDIUM_KIND, "державне державного інформаційне"},
    {"uk", HW_MEDIUM_WORDS, "слова"},
    {"uk", HW_MEDIUM_BODY,
	"міністра президента посадовця поліцію міністерство прокуратуру"},
    {"ar", HW_MEDIUM_NOUN,
	"وكالة صحيفة قناة شبكة موقع تلفزيون مجلة إذاعة لوكالة لصحيفة لقناة "
	"لشبكة لموقع لتلفزيون لمجلة"},
    {"ar", HW_MEDIUM_TELLS,
	"أوردت وأوردت أورد وأورد نشرت ونشرت نشر ونشر بثت وبثت بث وبث "
	"كتبت وكتبت ذكرت وذكرت"},
    {"ar", HW_MEDIUM_ONLY, "نقل ونقل نقلت ونقلت"},
    {"ar", HW_MEDIUM_GIVEN,
	"مقابلة تصريح تصريحات حديث حوار قال وقال قالت وقالت صرح وصرح أكد وأكد"},
    {"ar", HW_MEDIUM_KIND, "أنباء الأنباء الرسمية"},
};

static unsigned
slot_of(const struct hw_credit_terms *t, uint32_t hash)
{
	unsigned i = hash >> 7 & (HW_CREDIT_TERMS - 1);

	while (t->role[i] && t->hash[i] != hash)
		i = (i + 1) & (HW_CREDIT_TERMS - 1);
	return i;
}

static void
learn(struct hw_credit_terms *t, struct hw_str words, unsigned role)
{
	struct hw_str word;

	while (hw_str_word(&words, &word)) {
		uint32_t hash = hw_text_hash(word);
		unsigned i = slot_of(t, hash);

		t->hash[i] = hash;
		t->role[i] |= (uint16_t)role;
	}
}

unsigned
hw_credit_role(const struct hw_credit_scan *c, size_t i)
{
	static const char *const ends[] = {"agentur", "zeitung", "sender",
	    "senders", "magazin", "magazins", "agenturen"};
	const struct hw_token *t = hw_speech_token(&c->s, i);
	struct hw_str w;
	unsigned role;

	if (!t)
		return 0;
	role = c->terms.role[slot_of(&c->terms, t->hash)];
	if (role || !c->s.german || !(t->flags & HW_TOK_CAP))
		return role;
	w = hw_token_str(c->a->text, t);
	for (size_t k = 0; k < sizeof(ends) / sizeof(*ends); k++)
		if (hw_str_iends(w, hw_str_c(ends[k])))
			return HW_MEDIUM_NOUN;
	return 0;
}

/* ---- the media of a text ------------------------------------------------------- */

struct search {
	struct hw_credit_scan *c;
	struct hw_str called[CALLED]; /* "the agency VLTA": VLTA */
	size_t n_called;
	bool slavic, french;
};

static struct hw_str
text_of(const struct search *s, size_t from, size_t to)
{
	return hw_credit_text(s->c, (struct hw_mention){from, to, false});
}

/* Does a word for a medium lead item i in: "agence d'État VLTA"? */
static bool
is_led(const struct search *s, size_t i)
{
	const struct hw_speech *p = &s->c->s;

	for (size_t k = i; k > 0 && k + BETWEEN > i; k--) {
		unsigned role = hw_credit_role(s->c, k - 1);

		if (hw_item_parts(p, k))
			return false;
		if (role & HW_MEDIUM_NOUN)
			return true;
		if (!(role & HW_MEDIUM_KIND) &&
		    !(hw_item_kinds(p, k - 1) & HW_WORD_PREP))
			return false;
	}
	return false;
}

/* Does a quotation mark stand before item i: «Ведомости»? */
static bool
is_titled(const struct search *s, size_t i)
{
	static const char *const marks[] = {"«", "„", "“", "”", "\""};
	struct hw_str before = hw_str_sub(
	    s->c->a->text, 0, s->c->s.item.v[i].start);

	for (size_t k = 0; k < sizeof(marks) / sizeof(*marks); k++)
		if (hw_str_ends(before, hw_str_c(marks[k])))
			return true;
	return false;
}

/* Cases of a Slavic name: "Интерфаксу", "Укрінформом", "Суспільному". */
static const struct hw_outlet *
declined(const struct search *s, struct hw_str name)
{
	static const struct {
		const char *end, *becomes;
	} cases[] = {{"ому", "е"}, {"ом", ""}, {"у", ""}, {"а", ""}, {"е", ""},
	    {"ы", "а"}, {"и", "а"}, {"ой", "а"}, {"у", "а"}, {"е", "а"},
	    {"owi", ""}, {"em", ""}, {"u", ""}, {"a", ""}};
	const struct hw_outlet *o = NULL;

	for (size_t k = 0;
	     !o && name.n > 7 && k < sizeof(cases) / sizeof(*cases); k++) {
		struct hw_str end = hw_str_c(cases[k].end);

		if (hw_str_ends(name, end))
			o = hw_outlet_find(s->c->m,
			    hw_str_cat(s->c->m,
				hw_str_sub(name, 0, name.n - end.n),
				hw_str_c(cases[k].becomes)));
	}
	return o;
}

static void
add(struct search *s, size_t from, size_t to, struct hw_str name,
    const struct hw_outlet *o)
{
	struct hw_credit_scan *c = s->c;

	if (!name.n || c->media.n == MEDIA_MAX)
		return;
	*HW_PUSH(c->m, &c->media) = (struct hw_credit_medium){.from = from,
	    .to = to,
	    .name = o ? o->name : name,
	    .row = o,
	    .titled = c->s.item.v[from].quote || is_titled(s, from)};
	for (size_t i = 0; !o && i < s->n_called; i++)
		if (hw_str_eq(s->called[i], name))
			return;
	if (!o && s->n_called < CALLED)
		s->called[s->n_called++] = name;
}

static bool
was_called(const struct search *s, struct hw_str name)
{
	for (size_t i = 0; i < s->n_called; i++)
		if (hw_str_eq(s->called[i], name))
			return true;
	return false;
}

/* The longest name of the table that begins with item i; *to is its end. */
static const struct hw_outlet *
row_at(const struct search *s, size_t i, size_t *to)
{
	const struct hw_speech *p = &s->c->s;
	size_t end = i + 1;

	while (end < p->item.n && end < i + LONGEST && !p->item.v[end].quote &&
	    !hw_item_parts(p, end))
		end++;
	for (; end > i; end--) {
		const struct hw_outlet *o = hw_outlet_find(
		    s->c->m, text_of(s, i, end));

		if (o) {
			*to = end;
			return o;
		}
	}
	return NULL;
}

/* „Süddeutsche Zeitung“, «Коммерсантъ». */
static void
look_at_title(struct search *s, size_t i)
{
	const struct hw_mark_pair *q = &s->c->s.pairs->v[s->c->s.item.v[i].at];
	struct hw_str name = hw_str_trim(
	    hw_str_sub(s->c->a->text, q->start, q->end));
	const struct hw_outlet *o;

	if (!name.n || name.n > TITLE_MAX)
		return;
	o = hw_outlet_find(s->c->m, name);
	if (!o && s->slavic)
		o = declined(s, name);
	if (o)
		add(s, i, i + 1, o->name, o);
	else if (is_led(s, i))
		add(s, i, i + 1, name, NULL);
}

/* Without capitals: what stands behind a word for media. */
static size_t
look_behind(struct search *s, size_t noun)
{
	const struct hw_speech *p = &s->c->s;
	size_t from = noun + 1, to;
	const struct hw_outlet *o;

	while (from < p->item.n && from < noun + BETWEEN &&
	    hw_credit_role(s->c, from) & HW_MEDIUM_KIND)
		from++;
	if (from == p->item.n || p->item.v[from].quote ||
	    hw_item_parts(p, from))
		return noun;
	o = row_at(s, from, &to);
	if (o) {
		add(s, from, to, o->name, o);
		return to - 1;
	}
	if (hw_item_flags(p, from) & HW_TOK_UPPER)
		add(s, from, from + 1, text_of(s, from, from + 1), NULL);
	return noun;
}

/* "du Parisien", "au Monde": the article of "Le Monde" went into them. */
static const struct hw_outlet *
contracted(const struct search *s, size_t i, size_t *to)
{
	struct hw_str before;
	const struct hw_outlet *o;

	if (i == 0 || !s->french || hw_item_parts(&s->c->s, i))
		return NULL;
	before = text_of(s, i - 1, i);
	if (!hw_str_eq(before, HW_STR("du")) &&
	    !hw_str_eq(before, HW_STR("au")))
		return NULL;
	o = hw_outlet_find(
	    s->c->m, hw_str_cat(s->c->m, HW_STR("le "), text_of(s, i, i + 1)));
	*to = i + 1;
	return o && !(o->flags & HW_OUTLET_WEAK) ? o : NULL;
}

/* Where a declined name is looked for: beside what makes it a medium's. */
static bool
may_decline(const struct search *s, size_t i, bool led)
{
	const struct hw_speech *p = &s->c->s;

	return led || is_titled(s, i) ||
	    (i > 0 &&
		(hw_credit_role(s->c, i - 1) ||
		    hw_item_kinds(p, i - 1) & HW_WORD_SAY));
}

/* No name of the table: capital letters or a name, led in by the word for a
 * medium here or before. */
static void
add_called(struct search *s, size_t i, size_t name_to, bool led)
{
	size_t to = i + 1;

	if (!(hw_item_flags(&s->c->s, i) & HW_TOK_UPPER)) {
		if (name_to <= i || s->c->s.german)
			return;
		to = name_to;
	}
	if (led || was_called(s, text_of(s, i, to)))
		add(s, i, to, text_of(s, i, to), NULL);
}

/* A name of the table, or one that the text itself calls a medium's.  Returns
 * the last item read. */
static size_t
look_at_item(struct search *s, size_t i, size_t name_to)
{
	const struct hw_token *t = hw_speech_token(&s->c->s, i);
	bool cap = t->flags & HW_TOK_CAP, led;
	const struct hw_outlet *o = NULL;
	size_t to = i + 1;

	if (hw_outlet_begins(t->hash))
		o = row_at(s, i, &to);
	if (o && !cap && o->name.p[0] <= 'Z')
		o = NULL; /* "the sun"; but franceinfo, dpa */
	if (!o && !cap)
		return i;
	led = is_led(s, i);
	if (!o && s->slavic && may_decline(s, i, led))
		o = declined(s, text_of(s, i, i + 1));
	if (!o)
		o = contracted(s, i, &to);
	if (o && (!(o->flags & HW_OUTLET_WEAK) || led || is_titled(s, i))) {
		add(s, i, to, o->name, o);
		return to - 1;
	}
	if (!o && !hw_credit_role(s->c, i))
		add_called(s, i, name_to, led);
	return i;
}

void
hw_credit_media_find(struct hw_credit_scan *c)
{
	struct search s = {.c = c};
	const struct hw_article *a = c->a;
	struct hw_str lang = hw_str_sub(a->language, 0, 2);
	size_t name = 0;

	for (size_t i = 0; i < sizeof(lexicon) / sizeof(*lexicon); i++)
		if (hw_str_ieq(lang, hw_str_c(lexicon[i].lang)))
			learn(&c->terms, hw_str_c(lexicon[i].words),
			    lexicon[i].role);
	s.slavic = hw_str_ieq(lang, HW_STR("ru")) ||
	    hw_str_ieq(lang, HW_STR("uk")) || hw_str_ieq(lang, HW_STR("pl"));
	s.french = hw_str_ieq(lang, HW_STR("fr"));
	for (size_t i = 0; i < c->s.item.n; i++) {
		const struct hw_item *x = &c->s.item.v[i];
		size_t to = 0;

		while (name < a->n_names && a->names[name].span.end <= x->start)
			name++;
		if (x->quote) {
			look_at_title(&s, i);
		} else if (c->s.caseless) {
			if (hw_credit_role(c, i) & HW_MEDIUM_NOUN)
				i = look_behind(&s, i);
		} else {
			if (name < a->n_names &&
			    a->names[name].span.start == x->start)
				for (to = i + 1; to < c->s.item.n &&
				     !c->s.item.v[to].quote &&
				     c->s.item.v[to].end <=
					 a->names[name].span.end;)
					to++;
			i = look_at_item(&s, i, to);
		}
	}
}

const struct hw_credit_medium *
hw_credit_medium_in(const struct hw_credit_scan *c, size_t from, size_t to)
{
	size_t lo = 0, hi = c->media.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (c->media.v[mid].to <= from)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < c->media.n && c->media.v[lo].from < to ? &c->media.v[lo]
							   : NULL;
}
