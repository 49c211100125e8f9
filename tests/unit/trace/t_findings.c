/* SPDX-License-Identifier: MIT */
#include "../arena_test.h"

#include "text/text.h"
#include "trace/findings.h"
#include "trace/roots.h"

static struct hw_article *
page(hw_id id, const char *language, const char *text)
{
	struct hw_article *a = HW_NEW(arena, struct hw_article);

	*a = (struct hw_article){.id = id,
	    .site = hw_str_printf(arena, "Paper %d", (int)id),
	    .host = HW_STR("host.example"),
	    .language = hw_str_c(language),
	    .text = hw_str_c(text),
	    .published = {.at = 1794700800 + 3600 * id, /* 15 November 2026 */
		.precision = HW_PRECISION_SECOND},
	    .first_seen = 1794700800 + 3600 * id};
	hw_text_annotate(arena, a);
	return a;
}

/* Findings of a kind and slot among two pages, with so many anchors. */
static size_t
found(const struct hw_article *const *a, size_t own, const struct hw_edge *e,
    enum hw_finding_kind kind, enum hw_slot slot)
{
	struct hw_story s = {0};
	size_t anchors = 0;

	hw_trace_roots(arena, a, 2, own, e, e != NULL, &s);
	hw_trace_findings(arena, a, 2, own, &s);
	for (size_t i = 0; i < s.n_findings; i++)
		if (s.findings[i].kind == kind && s.findings[i].slot == slot)
			anchors += s.findings[i].n;
	return anchors;
}

static size_t
differs(enum hw_slot slot, const char *la, const char *a, const char *lb,
    const char *b)
{
	const struct hw_article *v[] = {page(1, la, a), page(2, lb, b)};

	return found(v, 1, NULL, HW_FINDING_DIFFERS, slot);
}

static void
test_office(void **state)
{
	(void)state;
	assert_int_equal(
	    differs(HW_SLOT_OFFICE, "en",
		"Paul Dross, Velmark's defence minister, saw the bridge.", "fr",
		"Le ministre de l’Industrie, Paul Dross, a vu le pont."),
	    2);
	assert_int_equal(
	    differs(HW_SLOT_OFFICE, "en",
		"Paul Dross, Velmark's defence minister, saw the bridge.", "de",
		"Verteidigungsminister Paul Dross sah die Brücke."),
	    0);
	/* A rewriter's judge is no other judge. */
	assert_int_equal(
	    differs(HW_SLOT_OFFICE, "en",
		"Presiding Judge Paul Dross read the verdict.", "en",
		"Managing Judge Paul Dross read the verdict."),
	    0);
	assert_int_equal(differs(HW_SLOT_OFFICE, "en",
			     "Justice Minister Paul Dross read it.", "en",
			     "Health Minister Paul Dross read it."),
	    2);
	/* Whom the sentence goes on to name is somebody else. */
	assert_int_equal(
	    differs(HW_SLOT_OFFICE, "en",
		"The trade minister, Ann Lowe, and Paul Dross were there.",
		"en", "The defence minister, Paul Dross, was there."),
	    0);
}

/* What is counted once: prisoners exchanged, goods recalled. */
static void
test_involved(void **state)
{
	static const char *const swap =
	    "Iskar and Velmark exchanged 22 prisoners at the bridge on Tuesday.";

	(void)state;
	assert_int_equal(
	    differs(HW_SLOT_COUNT, "en", swap, "en",
		"The two exchanged prisoners on Monday. The exchange, which "
		"involved 28 people, was quiet."),
	    2);
	assert_int_equal(differs(HW_SLOT_COUNT, "en", swap, "fr",
			     "Les deux pays ont échangé vingt-deux "
			     "prisonniers mardi."),
	    0);
	assert_int_equal(differs(HW_SLOT_COUNT, "en", swap, "en",
			     "Traders exchanged 28 bonds on Tuesday."),
	    0);
	assert_int_equal(
	    differs(HW_SLOT_COUNT, "en",
		"Halm Motors announced a recall of 48,000 electric cars.", "en",
		"Halm Motors calls back around 84,000 cars in two years."),
	    2);
	/* The missing are found; a number is read whole. */
	assert_int_equal(
	    differs(HW_SLOT_COUNT, "en",
		"Twenty-three people were still missing after the slide.", "en",
		"Fourteen people were missing after the slide."),
	    0);
	assert_int_equal(
	    differs(HW_SLOT_COUNT, "en", "Twenty-three people were killed.",
		"en", "A slide killed 23 people on 4 May."),
	    0);
}

static void
test_first_of_a_kind(void **state)
{
	(void)state;
	assert_int_equal(
	    differs(HW_SLOT_SINCE, "en",
		"Iskar and Velmark exchanged prisoners on the Sarn bridge, in "
		"the first such swap between the neighbours since 1999.",
		"en",
		"Iskar and Velmark met on the bridge. The exchange was the "
		"first between the two countries since 2016."),
	    2);
	assert_int_equal(differs(HW_SLOT_SINCE, "en",
			     "It is the deadliest landslide in Velmark since "
			     "1959.",
			     "en",
			     "It is the deadliest avalanche in Velmark "
			     "beginning around 1984."),
	    2);
}

static void
test_first(void **state)
{
	(void)state;
	assert_int_equal(
	    differs(HW_SLOT_SINCE, "en",
		"No president of Velmark had been to Iskar since 2009.", "fr",
		"C’est la première fois depuis 2013 qu’un président de Velmark "
		"se rend à Iskar."),
	    2);
	assert_int_equal(
	    differs(HW_SLOT_SINCE, "en",
		"It is the first time since 1998 that the whole harbour was "
		"shut.",
		"en",
		"The harbour was closed for a day; it is the first such "
		"stoppage since 2004."),
	    2);
	/* Other things happened first. */
	assert_int_equal(differs(HW_SLOT_SINCE, "en",
			     "It is the first time since 1998 that the whole "
			     "harbour was shut.",
			     "en",
			     "It was the first visit of a minister to the "
			     "harbour since 2004."),
	    0);
}

static void
test_day(void **state)
{
	(void)state;
	assert_int_equal(
	    differs(HW_SLOT_DAY, "en",
		"Adam Stone won the Linden marathon on Sunday.", "ru",
		"Он рассказал об этом после Линденского марафона, который "
		"прошёл в субботу."),
	    2);
	assert_int_equal(
	    differs(HW_SLOT_DAY, "en",
		"Adam Stone won the Linden marathon on Sunday.", "en",
		"Adam Stone ran the Brannock marathon on Saturday."),
	    0);
}

/* A dateline's day and the number of others befell nobody. */
static void
test_victims(void **state)
{
	(void)state;
	assert_int_equal(differs(HW_SLOT_COUNT, "en",
			     "LINDEN, Nov 8 (WIRE) – One person died, it said.",
			     "en", "Two people died in Linden."),
	    0);
	assert_int_equal(differs(HW_SLOT_COUNT, "ru",
			     "Число погибших выросло до двух, пострадавших – "
			     "до 19.",
			     "en", "Nineteen people were injured in Linden."),
	    0);
}

static void
test_recalled(void **state)
{
	const char *other = "Volt has recalled 410,000 packs.";

	(void)state;
	assert_int_equal(differs(HW_SLOT_COUNT, "en",
			     "9 November 2026 – Volt, the maker, today "
			     "recalled 410,000 VT-36 battery packs.",
			     "en", other),
	    0);
	assert_int_equal(differs(HW_SLOT_COUNT, "en", other, "en",
			     "Volt has recalled 310,000 VT-36 battery packs."),
	    2);
}

/* A rewriter's words are a wording, and no contradiction; a quotation stands
 * in its place in a translation. */
static void
test_quotation(void **state)
{
	const struct hw_article *spun[] = {
	    page(1, "en",
		"“The door is open, but the till is empty,” said "
		"Adam Stone."),
	    page(2, "en",
		"“The entrance is ajar, but the cash box is "
		"vacant,” said Adam Stone.")};
	const struct hw_article *translated[] = {spun[0],
	    page(2, "de",
		"„Die Tür ist offen, aber die Kasse ist leer“, sagte "
		"Adam Stone.")};
	struct hw_edge e = {.a = 1,
	    .b = 2,
	    .kind = HW_EDGE_SPUN,
	    .score = .9,
	    .direction = HW_DIRECTION_AB};

	(void)state;
	assert_int_equal(
	    found(spun, 2, &e, HW_FINDING_QUOTE, HW_SLOT_WORDING), 2);
	assert_int_equal(
	    found(spun, 2, &e, HW_FINDING_DIFFERS, HW_SLOT_WORDING), 0);
	assert_int_equal(
	    found(spun, 2, NULL, HW_FINDING_QUOTE, HW_SLOT_WORDING), 0);
	e.kind = HW_EDGE_TRANSLATED;
	assert_int_equal(
	    found(translated, 1, &e, HW_FINDING_QUOTE, HW_SLOT_WORDING), 2);
	assert_int_equal(
	    found(translated, 1, &e, HW_FINDING_DIFFERS, HW_SLOT_WORDING), 0);
}

/* Pages of which neither was made from the other: what a translator keeps
 * must be there, besides the speaker. */
static void
test_said_abroad(void **state)
{
	static const struct {
		const char *en, *lang, *other;
		size_t anchors;
	} said[] = {
	    {"“We spoke about the price of warmth and the price of trust,” "
	     "said Adam Stone.",
		"ru",
		"«Мы говорили о цене тепла и о цене доверия», – сказал "
		"Адам Стоун.",
		0}, /* another name, as far as letters tell */
	    {"“We spoke about the price of warmth and the price of trust,” "
	     "said Adam Stone.",
		"de",
		"„Wir sprachen über den Preis der Wärme und den Preis des "
		"Vertrauens“, sagte Adam Stone.",
		2},
	    {"“We lost 14 houses and the school,” said Adam Stone.", "es",
		"«Hemos perdido 14 casas y la escuela», dijo Adam Stone.", 2},
	    {"“We lost 14 houses and the school,” said Adam Stone.", "es",
		"«Hemos perdido 19 casas y la escuela», dijo Adam Stone.", 0},
	    {"“He is the best neighbour that geography has given us,” said "
	     "Adam Stone.",
		"fr",
		"« C’est le meilleur voisin que la géographie nous ait "
		"donné », a déclaré Adam Stone.",
		2},
	    {"“The bridge opens for lorries on Monday,” said Adam Stone.", "fr",
		"« Le port restera fermé pendant trois semaines », a déclaré "
		"Adam Stone.",
		0},
	    {"“The international community must help the region now,” said "
	     "Adam Stone.",
		"de",
		"„Die internationale Lage ist für die Region gefährlich“, "
		"sagte Adam Stone.",
		0}, /* words that every statement has */
	    {"“The situation in the harbour is under control again,” said "
	     "Adam Stone.",
		"de",
		"„Wir setzen die Gespräche in dieser Situation morgen fort“, "
		"sagte Adam Stone.",
		0},
	    {"“Our musicians played for the children,” said Adam Stone.", "it",
		"«I nostri musicisti non hanno ricevuto lo stipendio», ha "
		"detto Adam Stone.",
		0},
	    {"“We shall sign the contract in Linden tomorrow,” said Adam "
	     "Stone.",
		"de",
		"„In Linden wird heute niemand mehr arbeiten“, sagte Adam "
		"Stone.",
		0}, /* a place is not enough */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(said) / sizeof(*said); i++) {
		const struct hw_article *v[] = {page(1, "en", said[i].en),
		    page(2, said[i].lang, said[i].other)};

		if (found(v, 1, NULL, HW_FINDING_QUOTE, HW_SLOT_WORDING) !=
		    said[i].anchors)
			print_message("%zu: %s\n", i, said[i].other);
		assert_int_equal(
		    found(v, 1, NULL, HW_FINDING_QUOTE, HW_SLOT_WORDING),
		    said[i].anchors);
	}
}

/* Few words that carry meaning, and still other words: a third of all. */
static void
test_turned(void **state)
{
	(void)state;
	assert_int_equal(
	    differs(HW_SLOT_WORDING, "en",
		"“We would rather be early than sorry,” said Adam Stone.", "en",
		"“It is better to be early than to be sorry,” said Adam "
		"Stone."),
	    2);
	assert_int_equal(
	    differs(HW_SLOT_WORDING, "en",
		"“We would rather be early than sorry,” said Adam Stone.", "en",
		"Adam Stone said they “would rather be early than sorry”."),
	    0);
	assert_int_equal(
	    differs(HW_SLOT_WORDING, "en",
		"“I came for the prize money and I leave with a song,” said "
		"Adam Stone.",
		"en", "“I came for the prize money,” said Adam Stone."),
	    0);
}

/* Two statements of one form on one page are two. */
static void
test_two_statements(void **state)
{
	const char *both = "“It is a brave judgment about one man,” said Adam "
			   "Stone. “It is a timid judgment about a system.”";

	(void)state;
	assert_int_equal(differs(HW_SLOT_WORDING, "en", both, "en",
			     "It rained in Linden on Monday."),
	    0);
}

/* An office on one page, the name of its holder on the other. */
static void
test_office_speaks(void **state)
{
	const struct hw_article *v[] = {
	    page(1, "en",
		"“The bridge will be open again by the spring,” the governor "
		"told reporters."),
	    page(2, "en",
		"Governor Adam Stone spoke at noon. “The bridge will be open "
		"again by the spring,” Stone said.")};
	struct hw_story s = {0};
	size_t n = 0;

	(void)state;
	hw_trace_roots(arena, v, 2, 2, NULL, 0, &s);
	hw_trace_findings(arena, v, 2, 2, &s);
	for (size_t i = 0; i < s.n_findings; i++)
		n += s.findings[i].kind == HW_FINDING_QUOTE &&
		    hw_str_eq(s.findings[i].key, HW_STR("Adam Stone"));
	assert_int_equal(n, 1);
}

/* What only pages of other stories say is not the story's. */
static void
test_own(void **state)
{
	const char *text = "The defence minister, Paul Dross, was there.";
	const struct hw_article *a[] = {
	    page(1, "en", "It rained."), page(2, "de", text)};

	(void)state;
	assert_int_equal(
	    found(a, 1, NULL, HW_FINDING_AGREES, HW_SLOT_OFFICE), 0);
}

/* ---- what only one page says ----------------------------------------------- */

#define LEAD                                                             \
	"The Linden ferry caught fire on Sunday and all 212 passengers " \
	"were taken off.\n\n"

/* Is this sentence of the first of four pages named as hers alone? */
static bool
alone(const char *sentence, const struct hw_article *const *others,
    const struct hw_edge *e)
{
	struct hw_str text = hw_str_printf(arena,
	    LEAD "%s\n\nThe quay was closed until the evening.", sentence);
	const struct hw_article *a[4] = {
	    page(1, "en", text.p), others[0], others[1], others[2]};
	struct hw_story s = {0};
	size_t at = hw_str_find(text, hw_str_c(sentence), 0);

	hw_trace_roots(arena, a, 4, 4, e, e != NULL, &s);
	hw_trace_findings(arena, a, 4, 4, &s);
	for (size_t i = 0; i < s.n_findings; i++)
		if (s.findings[i].kind == HW_FINDING_SINGLE &&
		    s.findings[i].anchors[0].article == 1 &&
		    s.findings[i].anchors[0].span.start == at)
			return true;
	return false;
}

static const struct hw_article **
others(const char *lang, const char *last)
{
	const struct hw_article **v = HW_ARRAY(
	    arena, const struct hw_article *, 3);

	v[0] = page(2, "en",
	    "A fire broke out aboard the ferry to Linden on Sunday. The "
	    "coastguard saved 212 people, and a tug stood by.");
	v[1] = page(3, "en",
	    "Passengers wept on the quay at Linden. A baker brought bread for "
	    "the crew, and the church was opened to all of them.");
	v[2] = page(4, lang, last);
	return v;
}

static void
test_alone(void **state)
{
	const char *elsewhere = "Nobody knew on Sunday how the ferry burnt.";
	const struct hw_article **v = others("en", elsewhere);

	(void)state;
	assert_true(alone("The sprinklers had been set to manual since June, "
			  "according to a maintenance log that two members of "
			  "her crew showed to Paper 1.",
	    v, NULL));
	assert_true(alone("Under the same load the gauges showed 0.1 degrees "
			  "in 2023 and 35 in the engine room.",
	    v, NULL));
	/* Views, questions, what anybody knows, no more than a mood. */
	assert_false(alone(
	    "The old ferry was built in 1994 and carries 300 cars.", v, NULL));
	assert_false(
	    alone("Perhaps the 45 lorries should have stayed away.", v, NULL));
	assert_false(alone("The smoke was thick and the night dark, and the "
			   "crew kept their voices low.",
	    v, NULL));
	/* A quotation is looked at elsewhere. */
	assert_false(alone("“We counted 45 lorries and 17 vans on the lower "
			   "deck in June 2023,” Ada Stone said.",
	    v, NULL));
}

static void
test_not_alone(void **state)
{
	const char *claim = "Engineers counted 45 lorries on the lower deck, "
			    "17 of them loaded with paint.";

	(void)state;
	assert_true(alone(claim, others("en", "It rained."), NULL));
	assert_false(alone(claim,
	    others("en",
		"On the lower deck stood 45 lorries, and 17 of them "
		"were loaded with paint, engineers said."),
	    NULL));
	/* In another language, by its numbers. */
	assert_false(alone(claim,
	    others("de",
		"Auf dem Deck zählten sie fünfundvierzig Lastwagen, "
		"siebzehn mit Farbe."),
	    NULL));
	/* Too few who could have told it. */
	{
		const struct hw_article *a[] = {
		    page(1, "en", claim), page(2, "en", "A ferry burnt.")};

		assert_int_equal(
		    found(a, 2, NULL, HW_FINDING_SINGLE, HW_SLOT_EVENT), 0);
	}
}

/* A copy is no other page, and has nothing of its own. */
static void
test_alone_copied(void **state)
{
	const char *claim = "Engineers counted 45 lorries on the lower deck, "
			    "17 of them loaded with paint.";
	struct hw_edge e = {.a = 1,
	    .b = 4,
	    .kind = HW_EDGE_COPY,
	    .score = .9,
	    .direction = HW_DIRECTION_AB};
	const struct hw_article **v = others("en", claim);

	(void)state;
	assert_false(alone(claim, v, NULL));
	assert_true(alone(claim, v, &e));
	e.direction = HW_DIRECTION_BA;
	assert_false(alone(claim, v, &e));
}

/* What a rewriter made of a figure or weekday, between others that it kept. */
static size_t
altered(enum hw_slot slot, const char *by)
{
	const struct hw_article *v[] = {
	    page(1, "en",
		"The ferry left with 212 people on Friday. Its 3 decks held 67 "
		"cars, and 14 lorries stood in the rain of 2022."),
	    page(2, "en", by)};
	struct hw_edge e = {.a = 1,
	    .b = 2,
	    .kind = HW_EDGE_SPUN,
	    .score = .9,
	    .direction = HW_DIRECTION_AB};

	return found(v, 2, &e, HW_FINDING_DIFFERS, slot);
}

static void
test_altered(void **state)
{
	(void)state;
	assert_int_equal(
	    altered(HW_SLOT_COUNT,
		"The ship departed with 212 individuals on "
		"Friday. Its 3 floors kept 76 autos, and 14 trucks "
		"remained in the downpour of 2022."),
	    2);
	assert_int_equal(
	    altered(HW_SLOT_DAY,
		"The ship departed with 212 individuals on "
		"Monday. Its 3 floors kept 67 autos, and 14 trucks "
		"remained in the downpour of 2022."),
	    2);
	/* What is left out is not altered. */
	assert_int_equal(altered(HW_SLOT_COUNT,
			     "The ship departed with 212 individuals on "
			     "Friday. Its 3 floors kept autos, and 14 trucks "
			     "remained in the downpour of 2022."),
	    0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_office),
	    cmocka_unit_test(test_involved),
	    cmocka_unit_test(test_first_of_a_kind),
	    cmocka_unit_test(test_first),
	    cmocka_unit_test(test_day),
	    cmocka_unit_test(test_victims),
	    cmocka_unit_test(test_recalled),
	    cmocka_unit_test(test_quotation),
	    cmocka_unit_test(test_said_abroad),
	    cmocka_unit_test(test_turned),
	    cmocka_unit_test(test_two_statements),
	    cmocka_unit_test(test_office_speaks),
	    cmocka_unit_test(test_own),
	    cmocka_unit_test(test_alone),
	    cmocka_unit_test(test_not_alone),
	    cmocka_unit_test(test_alone_copied),
	    cmocka_unit_test(test_altered),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
