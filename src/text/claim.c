/* SPDX-License-Identifier: MIT
 * Claims in the keyed slots in which reports can be compared: who holds which
 * office, the first since when, who met whom on which day, how many, in which
 * words, and who did what that others may not report.  Nothing else is a
 * claim: free numbers, causes and moods are left alone. */
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "text/claim_int.h"
#include "text/names.h"
#include "text/text.h"

static const struct {
	enum hw_claim_word word;
	const char *list;
} table[] = {
    {W_FIRST,
	"first erste erster erstmals première premier primera primer "
	"primeira primeiro prima primo eerste pierwszy pierwsza впервые "
	"первый первая вперше"},
    {W_SINCE, "since seit depuis desde dal dalla sinds od с після"},
    {W_MEET,
	"met meet meets meeting talks talked discussed discuss traf "
	"trafen treffen rencontré rencontre reunió reunieron encontrou "
	"incontrato ontmoette spotkał встретился встретились зустрівся "
	"settled signed sign signs unterzeichneten unterzeichnet signé "
	"signent firmaron firmado firmato podpisali подписали підписали "
	"переговоры переговори"},
    {W_VISIT,
	"visited visits visiting besuchte besucht visité visitó visitou "
	"visitato bezocht odwiedził посетил відвідав arrived attended"},
    {W_DEATHS,
	"dead killed killing kills drowned perished lives fatalities "
	"died deaths tote toten todesopfer morts mort "
	"muertos mortos morti doden погибли погибших погиб загинули "
	"загиблих قتلى"},
    {W_INJURED,
	"injured wounded hurt injuries verletzte verletzten blessés "
	"heridos feridos feriti gewonden пострадали пострадавших "
	"ранены раненых поранені جرحى"},
    {W_ARRESTED,
	"arrested detained festgenommen arrêtées arrêtés detenidos "
	"detidos arrestati задержаны задержали"},
    {W_MISSING,
	"missing unaccounted vermisst vermisste vermissten disparus disparues "
	"disparu desaparecidos desaparecidas desaparecido dispersi dispersa "
	"vermist zaginionych пропавших пропали зниклих مفقودا مفقودين"},
    {W_RESCUED,
	"rescued saved gerettet gerettete secourus secourues rescatados "
	"rescatadas resgatados salvati soccorsi gered uratowano спасены "
	"спасли врятовано"},
    {W_EVACUATED,
	"evacuated displaced evakuiert evakuierte évacués évacuées evacuados "
	"evacuadas evacuati sfollati geëvacueerd ewakuowano эвакуированы "
	"эвакуировали евакуйовано"},
    {W_AS, "as it"},
    {W_NO,
	"no none kein keine aucun aucune ningún ninguna nenhum nenhuma "
	"nessun nessuna geen żaden ни"},
    {W_TIME, "time mal fois vez vegada volta keer raz раз"},
    {W_MARATHON,
	"marathon marathons maratón maratona maraton марафон "
	"марафона марафоне марафоном марафону ماراثون マラソン"},
    {W_REFERENDUM,
	"referendum référendum referéndum volksabstimmung "
	"референдум референдума استفتاء"},
    {W_ELECTION,
	"election wahl élection elección eleição elezione "
	"elecciones eleições elezioni verkiezingen wybory выборы "
	"выборов вибори انتخابات"},
    {W_FUNERAL,
	"funeral beerdigung beisetzung trauerfeier obsèques "
	"funérailles funerale pogrzeb похороны похорон جنازة"},
    {W_QUAKE,
	"earthquake quake erdbeben séisme terremoto sisma "
	"землетрясение землетрясения زلزال"},
    {W_FINAL, "final finale финал финала финале"},
    {W_COLLAPSE,
	"collapsed collapse collapses gave toppled eingestürzt stürzte "
	"einsturz effondré effondrée effondrement derrumbó desplomó "
	"derrumbe crollato crollo рухнул обрушился обрушение"},
    {W_ERUPTION,
	"erupted erupts eruption ausgebrochen ausbruch éruption erupción "
	"eruzione извержение"},
    {W_CRASH,
	"crashed crash derailed derailment abgestürzt absturz entgleist "
	"écrasé déraillé descarriló estrelló schiantato deragliato "
	"разбился потерпел"},
    {W_SINKING,
	"sank sunk capsized capsizing sinking gesunken kenterte "
	"naufragio naufrage chaviré volcó затонул перевернулся"},
    {W_BLAST,
	"exploded explosion blast explodierte explosion explosión "
	"esplosione взрыв взорвался"},
    {W_VERDICT,
	"sentenced jailed convicted condemned imprisoned acquitted "
	"verurteilt verurteilte freigesprochen condamné condamnée acquitté "
	"condenado condenada absuelto condannato condannata приговорил "
	"приговорён осуждён"},
    {W_SIGNING,
	"signed sign inked unterzeichnet unterzeichneten signé firmaron "
	"firmado firmato подписали подписан"},
    {W_RAISE,
	"raised raises hiked lifted angehoben erhöht relevé subió elevó "
	"alzato повысил"},
    {W_CUT, "cut lowered gesenkt abaissé bajó recortó tagliato снизил"},
    {W_SWAP,
	"exchanged exchange exchanging swapped swap swapping traded trade "
	"handover ausgetauscht austausch tauschten échangé échange échangés "
	"intercambio intercambiaron canje canjearon scambio scambiato troca "
	"ruil wymiana wymienili обмен обмена обменяли обменялись обмін "
	"обміняли تبادل"},
    {W_RECALL,
	"recall recalls recalled recalling callback rückruf zurückgerufen "
	"zurück rappel rappelle rappelé richiamo richiamato richiama отзыв "
	"отзывает"},
    {W_LAYOFF,
	"layoffs layoff redundancies entlassungen stellenabbau "
	"licenciements despidos licenziamenti demissões сокращение"},
    {W_WORST,
	"worst deadliest longest harshest largest biggest strongest "
	"highest lowest sharpest steepest heaviest bloodiest severest "
	"toughest fastest"},
    {W_MOST, "most best greatest"},
};

/* ---- words -------------------------------------------------------------------- */

enum { PLACES = 1024 }; /* a quarter is taken */

/* Words by their hash, each at the next free place. */
struct known {
	uint32_t hash;
	uint8_t word; /* enum hw_claim_word; W_NONE: free */
};

static struct known *
place_of(struct known *v, uint32_t hash)
{
	size_t i = hash % PLACES;

	while (v[i].word && v[i].hash != hash)
		i = (i + 1) % PLACES;
	return &v[i];
}

static void
put_word(struct known *v, struct hw_str word, unsigned value)
{
	uint32_t hash = hw_text_hash(word);

	*place_of(v, hash) = (struct known){hash, (uint8_t)value};
}

/* Which words of the table may stand in the text?  Hashing them all for each
 * page costs more than all claims. */
struct may {
	uint64_t begin[64]; /* by the first three letters, of a-z */
	bool lead[4];       /* other scripts, by the first byte: >> 4 */
};

static unsigned
begin_of(const char *p)
{
	return (((unsigned char)p[0] | 32u) * 1021 +
		   ((unsigned char)p[1] | 32u) * 31 +
		   ((unsigned char)p[2] | 32u)) &
	    4095;
}

static bool
is_plain(struct hw_str w)
{
	return w.n >= 3 && !((w.p[0] | w.p[1] | w.p[2]) & 0x80);
}

static void
note_words(const struct hw_claim_scan *s, struct may *out)
{
	*out = (struct may){0};
	for (size_t i = 0; i < s->t->n; i++) {
		struct hw_str w = hw_token_str(s->a->text, &s->t->v[i]);
		unsigned char c = (unsigned char)w.p[0];

		if (c >= 0xC0)
			out->lead[c >> 4 & 3] = true;
		else if (is_plain(w))
			out->begin[begin_of(w.p) / 64] |= (uint64_t)1
			    << begin_of(w.p) % 64;
	}
}

/* Short words and those with marks on their first letters always may. */
static bool
may_stand(const struct may *m, struct hw_str w)
{
	unsigned char c = (unsigned char)w.p[0];

	if (c >= 0xD0)
		return m->lead[c >> 4 & 3];
	return !is_plain(w) ||
	    (m->begin[begin_of(w.p) / 64] >> begin_of(w.p) % 64 & 1);
}

static void
mark_words(struct hw_claim_scan *s)
{
	struct known v[PLACES] = {0};
	struct may may;

	note_words(s, &may);
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		struct hw_str list = hw_str_c(table[i].list), word;

		while (hw_str_split(&list, ' ', &word))
			if (word.n && may_stand(&may, word))
				put_word(v, word, table[i].word);
	}
	s->w = HW_ARRAY(s->m, uint8_t, s->t->n + 1);
	for (size_t i = 0; i < s->t->n; i++)
		s->w[i] = place_of(v, s->t->v[i].hash)->word;
}

/* ---- one sentence ---------------------------------------------------------------- */

/* Where the clause that begins at token i ends: at a comma, a stop, or after
 * max words. */
static size_t
clause_end(const struct hw_claim_scan *s, size_t i, size_t to, size_t max)
{
	size_t end = s->t->v[i].end;

	for (size_t k = i + 1; k < to && k < i + max; k++) {
		struct hw_str gap = hw_str_sub(
		    s->a->text, end, s->t->v[k].start);

		for (size_t j = 0; j < gap.n; j++)
			if (memchr(",.;:()!?\n", gap.p[j], 9))
				return end;
		end = s->t->v[k].end;
	}
	return end;
}

/* A year of four digits. */
static int
year_at(const struct hw_claim_scan *s, size_t i)
{
	uint64_t year;

	if (s->t->v[i].end - s->t->v[i].start != 4 ||
	    !hw_str_u64(hw_token_str(s->a->text, &s->t->v[i]), &year))
		return 0;
	return year > 1000 && year < 2200 ? (int)year : 0;
}

/* What is said to be the first since token since: the words before it; those
 * behind the year when there is nothing before but "time". */
static struct hw_str
first_what(const struct hw_claim_scan *s, const struct hw_claim_sentence *q,
    size_t first, size_t since)
{
	size_t from = since + 2;

	if (first + 2 < since || s->w[first] == W_NO || from >= q->to ||
	    s->w[since - 1] != W_TIME || !year_at(s, since + 1))
		return hw_claim_cut(
		    s, s->t->v[first].start, s->t->v[since].start);
	if (s->t->v[from].flags & HW_TOK_STOP && from + 1 < q->to)
		from++;
	return hw_claim_cut(
	    s, s->t->v[from].start, clause_end(s, from, q->to, 20));
}

static void
add_since(struct hw_claim_scan *s, const struct hw_claim_sentence *q,
    size_t first, size_t since)
{
	int year = year_at(s, since + 1);
	size_t end = year ? s->t->v[since + 1].end
			  : clause_end(s, since + 1, q->to, 9);
	struct hw_claim *c = hw_claim_add(s, HW_SLOT_SINCE,
	    first_what(s, q, first, since),
	    hw_claim_cut(s, s->t->v[since + 1].start, end),
	    s->t->v[first].start, end);

	for (size_t i = 0; c && i < s->a->n_whens; i++)
		if (s->a->whens[i].span.start >= s->t->v[since].start &&
		    s->a->whens[i].span.end <= end)
			c->date = s->a->whens[i].date;
	if (c && year && c->date.at == HW_TIME_NONE)
		c->date = (struct hw_date){
		    .at = hw_time_of(
			&(struct hw_civil){.year = year, .month = 1, .day = 1}),
		    .precision = HW_PRECISION_YEAR};
}

/* "since 2019"; rewriters make "beginning around 2019" of it. */
static size_t
since_at(const struct hw_claim_scan *s, size_t i, size_t to)
{
	static const char *const begin[] = {"beginning", "starting"};
	static const char *const then[] = {"around", "in", "from", "about"};

	if (s->w[i] == W_SINCE)
		return i;
	for (size_t k = 0; i + 2 < to && year_at(s, i + 2) &&
	     k < sizeof(begin) / sizeof(*begin);
	     k++)
		for (size_t j = 0; j < sizeof(then) / sizeof(*then) &&
		     s->t->v[i].hash == hw_text_hash(hw_str_c(begin[k]));
		     j++)
			if (s->t->v[i + 1].hash ==
			    hw_text_hash(hw_str_c(then[j])))
				return i + 1;
	return HW_NPOS;
}

/* "the first visit by ... since 2019", "no president had come since 2019" */
static void
first_since(struct hw_claim_scan *s, const struct hw_claim_sentence *q)
{
	size_t first = q->to, since = q->to;

	for (size_t i = q->from; i < q->to; i++) {
		if (s->w[i] == W_FIRST || s->w[i] == W_WORST ||
		    (s->w[i] == W_NO && i == q->from))
			first = i;
		if (first < i && since_at(s, i, q->to) != HW_NPOS) {
			since = since_at(s, i, q->to);
			break;
		}
	}
	if (since + 1 >= q->to || since - first > 30 ||
	    (s->w[first] == W_NO && !year_at(s, since + 1)))
		return;
	add_since(s, q, first, since);
}

/* Keys of the persons in the sentence, sorted and joined; how many. */
static size_t
persons(struct hw_claim_scan *s, const struct hw_claim_sentence *q,
    struct hw_str *joined, struct hw_str *one)
{
	struct hw_str key[8];
	size_t n = 0;

	while (s->name < s->a->n_names &&
	    s->a->names[s->name].span.end <= q->start)
		s->name++;
	for (size_t i = s->name;
	     i < s->a->n_names && n < 8 && s->a->names[i].span.start < q->end;
	     i++) {
		struct hw_str k;
		size_t at;

		if (!hw_claim_person(s, &s->a->names[i]))
			continue;
		k = hw_name_key(s->m, s->a->names[i].canonical);
		for (at = 0; at < n && hw_str_cmp(key[at], k) < 0; at++)
			continue;
		if (at < n && hw_str_eq(key[at], k))
			continue;
		memmove(key + at + 1, key + at, (n - at) * sizeof(*key));
		key[at] = k;
		n++;
		if (n == 1)
			*one = k;
	}
	*joined = (struct hw_str){0};
	for (size_t i = 0; i < n; i++)
		*joined = hw_str_printf(s->m, "%.*s%s%.*s", HW_FMT(*joined),
		    i ? "+" : "", HW_FMT(key[i]));
	return n;
}

static bool
holds(const struct hw_claim_scan *s, const struct hw_claim_sentence *q,
    enum hw_claim_word word)
{
	for (size_t i = q->from; i < q->to; i++)
		if (s->w[i] == word)
			return true;
	return false;
}

/* Who met whom on which day, in the lead; who visited in any sentence. */
static void
events(struct hw_claim_scan *s, const struct hw_claim_sentence *q)
{
	const struct hw_when *w = hw_claim_day(s, q);
	struct hw_str who, one = {0};
	size_t n = persons(s, q, &who, &one);
	struct hw_claim *c;

	if (n >= 2 && w && (holds(s, q, W_MEET) || holds(s, q, W_SIGNING)) &&
	    q->number <= HW_CLAIM_LEAD) {
		c = hw_claim_add(s, HW_SLOT_DAY, who,
		    hw_claim_cut(s, w->span.start, w->span.end), q->start,
		    q->end);
		if (c)
			c->date = w->date;
	}
	if (n >= 1 && holds(s, q, W_VISIT)) {
		c = hw_claim_add(s, HW_SLOT_EVENT, one,
		    hw_claim_cut(s, q->start, q->end), q->start, q->end);
		if (c && w)
			c->date = w->date;
	}
}

/* The person of the sentence, or the last one named before it. */
static struct hw_str
speaker_near(const struct hw_claim_scan *s, const struct hw_claim_sentence *q)
{
	struct hw_str found = {0};

	for (size_t i = 0; i < s->a->n_names; i++) {
		const struct hw_name *n = &s->a->names[i];

		if (n->span.start >= q->end)
			break;
		if (n->kind != HW_NAME_PERSON)
			continue;
		if (n->span.start >= q->start && found.n &&
		    n->span.start > q->start + 40)
			break;
		found = n->canonical;
	}
	return found;
}

static bool
is_quoted(const struct hw_claim_scan *s, size_t start, size_t end)
{
	for (size_t i = 0; i < s->a->n_quotes; i++)
		if (s->a->quotes[i].span.start < end &&
		    s->a->quotes[i].span.end > start)
			return true;
	return false;
}

/* "hailed it as", "praised ... as", "calling it": somebody is saying it. */
static bool
is_rendering(
    const struct hw_claim_scan *s, const struct hw_claim_sentence *q, size_t i)
{
	static const char *const verbs[] = {"hailing", "hailed", "calling",
	    "called", "describing", "described", "describe", "praised",
	    "praising", "labelled", "branded", "dubbed"};

	for (size_t k = i > q->from + 6 ? i - 6 : q->from; k < i; k++) {
		struct hw_str w = hw_token_str(s->a->text, &s->t->v[k]);

		for (size_t v = 0; v < sizeof(verbs) / sizeof(*verbs); v++)
			if (hw_str_ieq(w, hw_str_c(verbs[v])))
				return true;
	}
	return false;
}

/* Speech without marks that keeps a superlative: "hailing it as one of the
 * most powerful forces in the world". */
static void
indirect(struct hw_claim_scan *s, const struct hw_claim_sentence *q)
{
	for (size_t i = q->from; i + 2 < q->to; i++) {
		size_t end, most = 0;
		struct hw_str who;

		if (s->w[i] != W_AS || s->w[i + 1] == W_AS ||
		    !is_rendering(s, q, i))
			continue;
		end = clause_end(s, i + 1, q->to, 14);
		for (size_t k = i + 1; k < q->to && s->t->v[k].end <= end; k++)
			most += s->w[k] == W_MOST || s->w[k] == W_WORST;
		if (!most)
			continue;
		who = speaker_near(s, q);
		if (who.n && !is_quoted(s, s->t->v[i + 1].start, end))
			hw_claim_add(s, HW_SLOT_WORDING, hw_name_key(s->m, who),
			    hw_claim_cut(s, s->t->v[i + 1].start, end),
			    s->t->v[i + 1].start, end);
		return;
	}
}

static void
quotes(struct hw_claim_scan *s)
{
	for (size_t i = 0; i < s->a->n_quotes; i++) {
		const struct hw_quote *q = &s->a->quotes[i];

		if (q->speaker.n)
			hw_claim_add(s, HW_SLOT_WORDING,
			    hw_name_key(s->m, q->speaker),
			    hw_claim_cut(s, q->span.start, q->span.end),
			    q->span.start, q->span.end);
	}
}

static void
sentences(struct hw_claim_scan *s)
{
	struct hw_claim_sentence q = {0};
	size_t token = 0;

	for (size_t i = 0; i < s->a->n_sentences; i++) {
		q.start = s->a->sentences[i].start;
		q.end = s->a->sentences[i].end;
		while (token < s->t->n && s->t->v[token].start < q.start)
			token++;
		q.from = token;
		while (token < s->t->n && s->t->v[token].start < q.end)
			token++;
		q.to = token;
		q.number++;
		if (q.to - q.from < 3 || q.to - q.from > 200)
			continue;
		first_since(s, &q);
		events(s, &q);
		hw_claim_happenings(s, &q);
		hw_claim_counts(s, &q);
		if (s->a->n_names < 2000)
			indirect(s, &q);
	}
}

void
hw_text_claims(
    struct hw_arena *m, struct hw_article *a, const struct hw_tokens *t)
{
	struct hw_claim_scan s = {.m = m, .a = a, .t = t};
	struct hw_numbers numbers;

	if (!t->n)
		return;
	hw_numbers_open(&numbers, a->language);
	s.numbers = &numbers;
	mark_words(&s);
	hw_claim_offices(&s);
	quotes(&s);
	sentences(&s);
	a->claims = s.out.v;
	a->n_claims = s.out.n;
}
