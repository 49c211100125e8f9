/* SPDX-License-Identifier: MIT
 * Pages saved as plain text: each kind of dirt in several languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/time.h"
#include "text/clean.h"

/* Three paragraphs of the same news and its headline. */
static const struct news {
	const char *lang, *title, *a, *b, *c;
} news[] = {
    {"en", "Lower Brook closes its old bridge",
	"The council of Lower Brook voted on Tuesday to close the old bridge, "
	"which was built in 1911 and has not been repaired since the flood.",
	"Engineers had warned for years that its pillars were hollow, and in "
	"spring a lorry fell through the deck of the bridge; nobody was hurt.",
	"A new bridge will cost four million and, if the province pays its "
	"share, be open in two years, the mayor of Lower Brook said."},
    {"de", "Unterbach sperrt seine alte Brücke",
	"Der Rat von Unterbach hat am Dienstag beschlossen, die alte Brücke zu "
	"sperren, die 1911 gebaut und seit der Flut nicht repariert wurde.",
	"Ingenieure hatten seit Jahren gewarnt, dass ihre Pfeiler hohl sind, und "
	"im Frühjahr brach ein Lastwagen durch die Brücke; verletzt wurde niemand.",
	"Eine neue Brücke kostet vier Millionen und könnte in zwei Jahren "
	"fertig sein, sagte die Bürgermeisterin von Unterbach."},
    {"fr", "Basse-Rive ferme son vieux pont",
	"Le conseil de Basse-Rive a décidé mardi de fermer le vieux pont, "
	"construit en 1911 et jamais réparé depuis la crue.",
	"Les ingénieurs avertissaient depuis des années que les piliers du pont "
	"étaient creux, et au printemps un camion a traversé le tablier.",
	"Un nouveau pont coûtera quatre millions et pourrait ouvrir dans deux "
	"ans, a dit la maire de Basse-Rive."},
    {"es", "Río Bajo cierra su viejo puente",
	"El ayuntamiento de Río Bajo decidió el martes cerrar el viejo puente, "
	"construido en 1911 y sin reparar desde la riada.",
	"Los ingenieros advertían desde hace años de que los pilares del puente "
	"estaban huecos, y en primavera un camión atravesó el tablero.",
	"Un puente nuevo costará cuatro millones y podría abrir en dos años, "
	"dijo la alcaldesa de Río Bajo."},
    {"it", "Rivabassa chiude il vecchio ponte",
	"Il consiglio di Rivabassa ha deciso martedì di chiudere il vecchio "
	"ponte, costruito nel 1911 e mai riparato dopo la piena.",
	"Gli ingegneri avvertivano da anni che i pilastri del ponte erano cavi, "
	"e in primavera un camion ha sfondato la carreggiata.",
	"Un ponte nuovo costerà quattro milioni e potrebbe aprire fra due anni, "
	"ha detto la sindaca di Rivabassa."},
    {"ru", "Нижний Ручей закрывает старый мост",
	"Совет Нижнего Ручья решил во вторник закрыть старый мост, построенный "
	"в 1911 году и не чинившийся после наводнения.",
	"Инженеры много лет предупреждали, что опоры моста пусты внутри, а весной "
	"грузовик провалился сквозь настил; никто не пострадал.",
	"Новый мост обойдётся в четыре миллиона и может открыться через два года, "
	"сказала мэр города Нижний Ручей."},
};

#define N_NEWS (sizeof(news) / sizeof(news[0]))

static struct hw_article
clean(struct hw_arena *m, struct hw_str dirty)
{
	struct hw_article a = {.published.at = HW_TIME_NONE};

	hw_text_clean(m, dirty, &a);
	return a;
}

/* head, title, the news, tail: what is not news must go, nothing else. */
static int
wrong(const struct news *n, const char *what, const char *head,
    const char *middle, const char *tail)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str want = hw_str_printf(
	    m, "%s\n\n%s\n\n%s", n->a, n->b, n->c);
	struct hw_article a = clean(m,
	    hw_str_printf(m, "%s%s\n\n%s\n\n%s%s\n\n%s%s", head, n->title, n->a,
		middle, n->b, n->c, tail));
	int bad = 0;

	if (!hw_str_eq(a.text, want)) {
		print_error("%s, %s: text is\n%.*s\n---\n", n->lang, what,
		    (int)a.text.n, a.text.n > 0 ? a.text.p : "");
		bad = 1;
	}
	if (!hw_str_eq(a.title, hw_str_c(n->title))) {
		print_error("%s, %s: title \"%.*s\"\n", n->lang, what,
		    (int)a.title.n, a.title.n > 0 ? a.title.p : "");
		bad = 1;
	}
	hw_arena_free(m);
	return bad;
}

static const char *const tails[N_NEWS][6] = {
    {"\n\nLeave a Reply\n\nYour email address will not be published. Required "
     "fields are marked *\n\nName *\n\nEmail *",
	"\n\nDisclaimer: This story is auto-aggregated by a computer program "
	"and has not been edited.",
	"\n\nRead also: Harvest late in the plain",
	"\n\nSubscribe to our newsletter",
	"\n\n© 2026 Brook Gazette. All rights reserved.",
	"\n\nClara Munt\n\nTravel junkie. Wannabe coffee guru. Freelance bacon "
	"nerd."},
    {"\n\nSchreiben Sie einen Kommentar\n\nIhre E-Mail-Adresse wird nicht "
     "veröffentlicht. Erforderliche Felder sind mit * markiert",
	"\n\nHaftungsausschluss: Alle Angaben ohne Gewähr.",
	"\n\nLesen Sie auch: Späte Ernte in der Ebene",
	"\n\nNewsletter abonnieren",
	"\n\n© 2026 Bachbote. Alle Rechte vorbehalten.",
	"\n\nKlara Mund\n\nReisende Kaffeetante. Freie Speckliebhaberin."},
    {"\n\nLaisser un commentaire\n\nVotre adresse e-mail ne sera pas publiée. "
     "Les champs obligatoires sont indiqués avec *",
	"\n\nClause de non-responsabilité : ce texte vient d'un agrégateur "
	"automatique.",
	"\n\nÀ lire aussi : Moisson tardive dans la plaine",
	"\n\nInscrivez-vous à notre newsletter",
	"\n\n© 2026 Gazette de la Rive. Tous droits réservés.",
	"\n\nClaire Munier\n\nVoyageuse et amatrice de café. Rédactrice à ses "
	"heures."},
    {"\n\nDeja una respuesta\n\nTu dirección de correo electrónico no será "
     "publicada. Los campos obligatorios están marcados con *",
	"\n\nDescargo de responsabilidad: esta nota viene de un agregador "
	"automático.",
	"\n\nLea también: Cosecha tardía en la llanura",
	"\n\nSuscríbete a nuestro boletín",
	"\n\n© 2026 Gaceta del Río. Todos los derechos reservados.",
	"\n\nClara Muñoz\n\nViajera y gurú del café. Amante del tocino."},
    {"\n\nLascia un commento\n\nIl tuo indirizzo email non sarà pubblicato. I "
     "campi obbligatori sono contrassegnati *",
	"\n\nEsclusione di responsabilità: testo raccolto in modo automatico.",
	"\n\nLeggi anche: Mietitura tardiva nella pianura",
	"\n\nIscriviti alla newsletter",
	"\n\n© 2026 Gazzetta della Riva. Tutti i diritti riservati.",
	"\n\nChiara Monti\n\nViaggiatrice e amante del caffè. Scrive quando "
	"capita."},
    {"\n\nДобавить комментарий\n\nВаш адрес email не будет опубликован. "
     "Обязательные поля помечены *",
	"\n\nОтказ от ответственности: это автоматический агрегатор.",
	"\n\nЧитайте также: Поздняя жатва на равнине",
	"\n\nПодписывайтесь на наш канал",
	"\n\n© 2026 Речная газета. Все права защищены.",
	"\n\nКлара Мунт\n\nЛюбит путешествия и кофе. Пишет обо всём на свете."},
};

static void
test_tails(void **state)
{
	static const char *const what[] = {"reply form", "disclaimer",
	    "related", "newsletter", "copyright", "persona"};
	int n = 0;

	(void)state;
	for (size_t i = 0; i < N_NEWS; i++)
		for (size_t k = 0; k < 6; k++)
			n += wrong(&news[i], what[k], "", "", tails[i][k]);
	assert_int_equal(n, 0);
}

static const char *const scripts[] = {
    "(function(d, s, id) { var js, fjs = d.getElementsByTagName(s)[0]; if "
    "(d.getElementById(id)) return; }(document, 'script', 'facebook-jssdk'));",
    "window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push("
    "arguments);} gtag('js', new Date());",
    "// load the comments later\n\nvar disqus_config = function () { "
    "this.page.url = '/a'; };",
    ".entry-title { margin: 0 auto; color: #333 } @media (max-width: 600px) { "
    ".entry-title { display: none } }",
    "<script async src=\"https://ads.example/a.js\"></script>",
    "{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":"
    "\"Bridge\"}",
};

static void
test_scripts(void **state)
{
	char middle[800];
	int n = 0;

	(void)state;
	for (size_t i = 0; i < N_NEWS; i++)
		for (size_t k = 0; k < sizeof(scripts) / sizeof(*scripts);
		     k++) {
			snprintf(middle, sizeof(middle), "%s\n\n", scripts[k]);
			n += wrong(&news[i], "script", "", middle, "");
		}
	assert_int_equal(n, 0);
}

/* The headline twice, or thrice, in other cases. */
static void
test_doubled(void **state)
{
	char head[400];
	int n = 0;

	(void)state;
	for (size_t i = 0; i < N_NEWS; i++) {
		snprintf(head, sizeof(head), "%s\n\n", news[i].title);
		n += wrong(&news[i], "doubled title", head, "", "");
		snprintf(head, sizeof(head), "%s\n%s\n", news[i].title,
		    news[i].title);
		n += wrong(&news[i], "tripled title", head, "", "");
	}
	assert_int_equal(n, 0);
}

/* Date, share line and picture credit run into the first paragraph. */
static const char *const heads[N_NEWS] = {
    "date 2026-05-06 Follow us on Image Source : AP The old bridge in May.",
    "Datum: 06.05.2026 Folgen Sie uns auf Foto: dpa Die alte Brücke im Mai.",
    "Date : 06/05/2026 Suivez-nous sur Crédit photo : AFP Le vieux pont en mai.",
    "Fecha: 06/05/2026 Síguenos en Foto: EFE El viejo puente en mayo.",
    "Data: 06/05/2026 Seguici su Foto: ANSA Il vecchio ponte a maggio.",
    "Дата: 06.05.2026 Подписывайтесь на Фото: ТАСС Старый мост в мае.",
};
static const char *const credits[N_NEWS] = {
    "AP", "dpa", "AFP", "EFE", "ANSA", "ТАСС"};

static void
test_glued_heads(void **state)
{
	int n = 0;

	(void)state;
	for (size_t i = 0; i < N_NEWS; i++) {
		struct hw_arena *m = hw_arena_new();
		const struct news *k = &news[i];
		struct hw_article a = clean(m,
		    hw_str_printf(
			m, "%s\n\n%s\n\n%s\n\n%s", heads[i], k->a, k->b, k->c));
		struct hw_civil day = hw_civil_of(a.published.at);

		if (!hw_str_eq(a.text,
			hw_str_printf(m, "%s\n\n%s\n\n%s", k->a, k->b, k->c)) ||
		    !hw_str_eq(a.image_credit, hw_str_c(credits[i])) ||
		    a.published.precision != HW_PRECISION_DAY ||
		    day.year != 2026 || day.month != 5 || day.day != 6) {
			print_error("%s: credit \"%.*s\", day %d-%d-%d\n%.*s\n",
			    k->lang, (int)a.image_credit.n,
			    a.image_credit.n > 0 ? a.image_credit.p : "",
			    day.year, day.month, day.day, (int)a.text.n,
			    a.text.n > 0 ? a.text.p : "");
			n++;
		}
		hw_arena_free(m);
	}
	assert_int_equal(n, 0);
}

/* The headline of another story above the text. */
static const char *const strays[N_NEWS] = {
    "Ministers quarrel over wheat prices – Observer",
    "Minister streiten über den Weizenpreis – Beobachter",
    "Querelle de ministres sur le prix du blé – Observateur",
    "Ministros discuten por el precio del trigo – Observador",
    "Ministri litigano sul prezzo del grano – Osservatore",
    "Министры спорят о цене пшеницы – Наблюдатель",
};

static void
test_strays(void **state)
{
	int n = 0;

	(void)state;
	for (size_t i = 0; i < N_NEWS; i++) {
		struct hw_arena *m = hw_arena_new();
		const struct news *k = &news[i];
		struct hw_article a = clean(m,
		    hw_str_printf(m, "%s\n\n%s\n\n%s\n\n%s", strays[i], k->a,
			k->b, k->c));

		if (!hw_str_eq(a.text,
			hw_str_printf(m, "%s\n\n%s\n\n%s", k->a, k->b, k->c)) ||
		    a.title.n > 0) {
			print_error("%s: title \"%.*s\"\n%.*s\n", k->lang,
			    (int)a.title.n, a.title.n > 0 ? a.title.p : "",
			    (int)a.text.n, a.text.n > 0 ? a.text.p : "");
			n++;
		}
		hw_arena_free(m);
	}
	assert_int_equal(n, 0);
}

/* A second article under its own headline. */
static const struct {
	const char *title, *lead;
} second[N_NEWS] = {
    {"Farmers of the plain expect a late harvest this year",
	"Farmers of the plain said on Friday that the wheat will be three weeks "
	"late, because the spring was cold and wet."},
    {"Bauern der Ebene erwarten eine späte Ernte in diesem Jahr",
	"Die Bauern der Ebene sagten am Freitag, der Weizen werde drei Wochen "
	"später reif, weil das Frühjahr kalt und nass war."},
    {"Les paysans de la plaine attendent une moisson tardive",
	"Les paysans de la plaine ont dit vendredi que le blé aura trois "
	"semaines de retard, car le printemps fut froid."},
    {"Los labradores de la llanura esperan una cosecha tardía",
	"Los labradores de la llanura dijeron el viernes que el trigo se "
	"retrasará tres semanas, porque la primavera fue fría."},
    {"I contadini della pianura attendono una mietitura tardiva",
	"I contadini della pianura hanno detto venerdì che il grano tarderà tre "
	"settimane, perché la primavera è stata fredda."},
    {"Крестьяне равнины ждут поздней жатвы в этом году",
	"Крестьяне равнины сказали в пятницу, что пшеница поспеет на три недели "
	"позже, потому что весна была холодной."},
};

static void
test_second(void **state)
{
	int n = 0;

	(void)state;
	for (size_t i = 0; i < N_NEWS; i++) {
		struct hw_arena *m = hw_arena_new();
		const struct news *k = &news[i];
		struct hw_article a = clean(m,
		    hw_str_printf(m, "%s\n\n%s\n\n%s\n\n%s\n\n%s\n\n%s",
			k->title, k->a, k->b, k->c, second[i].title,
			second[i].lead));

		if (a.n_parts != 1 ||
		    !hw_str_eq(a.parts[0].title, hw_str_c(second[i].title)) ||
		    !hw_str_eq(a.parts[0].text, hw_str_c(second[i].lead)) ||
		    !hw_str_eq(a.text,
			hw_str_printf(m, "%s\n\n%s\n\n%s", k->a, k->b, k->c))) {
			print_error("%s: %zu parts\n%.*s\n", k->lang, a.n_parts,
			    (int)a.text.n, a.text.n > 0 ? a.text.p : "");
			n++;
		}
		hw_arena_free(m);
	}
	assert_int_equal(n, 0);
}

/* A subhead of the same story is no second article. */
static void
test_subheads(void **state)
{
	struct hw_arena *m = hw_arena_new();
	const struct news *k = &news[0];
	struct hw_article a = clean(m,
	    hw_str_printf(m, "%s\n\n%s\n\nThe Road Ahead\n\n%s\n\n%s", k->title,
		k->a, k->b, k->c));

	(void)state;
	assert_int_equal(a.n_parts, 0);
	assert_true(
	    hw_str_find(a.text, HW_STR("The Road Ahead"), 0) != HW_NPOS);
	hw_arena_free(m);
}

/* What stands above an article on its page: menus, who wrote it, when. */
static const struct {
	const char *above, *below, *author; /* the headline between */
} furniture[N_NEWS] = {
    {"We use cookies on this site. Accept all\n\nHome News Sport Weather\n\n",
	"\n\nBy Ruth Ames and Hal Orme\n\nMay 6, 2026 7:14 PM Updated 2 hours "
	"ago\n\nListen to this article\n\n4 min read",
	"Ruth Ames; Hal Orme"},
    {"Zum Inhalt springen\n\nLokales\n\n",
	"\n\nVon Ruth Ames\n\nStand: 06.05.2026, 19:14 Uhr\n\nLesezeit: 4 "
	"Minuten",
	"Ruth Ames"},
    {"Accueil > Régions\n\n",
	"\n\nPar Ruth Ames\n\nPublié le 06/05/2026 à 19h14, mis à jour le "
	"07/05/2026 à 08h00\n\nTemps de lecture : 2 min",
	"Ruth Ames"},
    {"Inicio Local Deportes\n\n",
	"\n\nPor Ruth Ames\n\n6 de mayo de 2026, 19:14\n\nCompartir",
	"Ruth Ames"},
    {"Home Cronaca\n\n",
	"\n\nRuth Ames\n\n6 maggio 2026, 19:14\n\nTempo di lettura 2 minuti",
	"Ruth Ames"},
    {"Главная Новости\n\n", "\n\n06.05.2026, 19:14", ""},
};
static const char *const feet[N_NEWS] = {
    "\n\nAdditional reporting by Jo Lund\n\nRuth Ames covers roads and "
    "rivers for the Gazette. Reach her at ames@gazette.example.\n\nSign up for "
    "our newsletter: Mud, every Friday.\n\nMore from the Gazette\n\n• Harvest "
    "late in the plain\n\n• What a lorry weighs\n\n12 Comments\n\nJim: nice!",
    "\n\nNewsletter\n\nDer Bachbote am Morgen: Jetzt kostenlos "
    "anmelden\n\nMehr zum Thema\n\nSpäte Ernte in der Ebene\n\nKommentare (8)",
    "\n\nÀ LIRE AUSSI\n\nMoisson tardive dans la plaine\n\nGérer mes cookies",
    "\n\nSuscríbete a nuestro boletín\n\nTe puede interesar\n\nCosecha tardía "
    "en la llanura",
    "\n\nIscriviti alla newsletter\n\nLeggi anche\n\nMietitura tardiva",
    "\n\nЧитайте также\n\nПоздняя жатва на равнине",
};

static void
test_furniture(void **state)
{
	char below[1200];
	int n = 0;

	(void)state;
	for (size_t i = 0; i < N_NEWS; i++) {
		struct hw_arena *m = hw_arena_new();
		const struct news *k = &news[i];
		struct hw_article a = clean(m,
		    hw_str_printf(m, "%s%s%s\n\n%s\n\n%s\n\n%s%s",
			furniture[i].above, k->title, furniture[i].below, k->a,
			k->b, k->c, feet[i]));
		struct hw_civil day = hw_civil_of(a.published.at);

		if (!hw_str_eq(a.text,
			hw_str_printf(m, "%s\n\n%s\n\n%s", k->a, k->b, k->c)) ||
		    !hw_str_eq(a.title, hw_str_c(k->title)) ||
		    !hw_str_eq(a.author, hw_str_c(furniture[i].author)) ||
		    day.month != 5 || day.day != 6) {
			snprintf(below, sizeof(below), "%.*s",
			    (int)(a.text.n < 1199 ? a.text.n : 1199),
			    a.text.n > 0 ? a.text.p : "");
			print_error("%s: title \"%.*s\" author \"%.*s\" %d-%d\n"
				    "%s\n",
			    k->lang, (int)a.title.n, a.title.n ? a.title.p : "",
			    (int)a.author.n, a.author.n ? a.author.p : "",
			    day.month, day.day, below);
			n++;
		}
		hw_arena_free(m);
	}
	assert_int_equal(n, 0);
}

/* The last paragraph may be short, and its heading no name. */
static void
test_last_words(void **state)
{
	struct hw_arena *m = hw_arena_new();
	const struct news *k = &news[0];
	struct hw_article a = clean(m,
	    hw_str_printf(m,
		"%s\n\n%s\n\n%s\n\nLooking Ahead\n\n%s\n\nThat was in "
		"spring.",
		k->title, k->a, k->b, k->c));

	(void)state;
	assert_true(hw_str_ends(a.text, HW_STR("That was in spring.")));
	assert_true(hw_str_find(a.text, HW_STR("Looking Ahead"), 0) != HW_NPOS);
	hw_arena_free(m);
}

/* Whose page it is: the law, a release, the head, the tail of the headline. */
static void
test_site(void **state)
{
	static const struct {
		const char *head, *foot, *site;
	} row[] = {
	    {"", "© 2024 Evening Lamp Media Ltd. All rights reserved.",
		"Evening Lamp Media"},
	    {"",
		"Copyright 2025 Capital Wire. This material may not be "
		"published, broadcast or redistributed.",
		"Capital Wire"},
	    {"", "Alle Rechte vorbehalten. © Rheinischer Blick 2025",
		"Rheinischer Blick"},
	    {"", "© Lamp360 2025", "Lamp360"},
	    {"", "SOURCE Volt Cycles Inc.", "Volt Cycles"},
	    {"NEWS PROVIDED BY\nVolt Cycles Inc.\nSep 10, 2024, 08:30 ET\n\n",
		"", "Volt Cycles"},
	    {"Skip to main content\nThe Marlow Register\nLOCAL NEWS\n\n", "",
		"The Marlow Register"},
	    {"By Capital Wire staff\n\n", "", "Capital Wire"},
	    {"World News\n\n", "", ""},
	    {"Latest Local News\nHome News World\n\n", "", ""},
	    {"", "Photo: © AFP", ""},
	    {"", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct hw_arena *m = hw_arena_new();
		struct hw_article a = {.first_seen = HW_TIME_NONE};

		hw_text_clean(m,
		    hw_str_printf(m, "%s%s\n\n%s\n\n%s\n\n%s\n\n%s\n",
			row[i].head, news[0].title, news[0].a, news[0].b,
			news[0].c, row[i].foot),
		    &a);
		if (!hw_str_eq(a.site, hw_str_c(row[i].site)))
			fail_msg("row %zu: \"%.*s\", not \"%s\"", i,
			    HW_FMT(a.site), row[i].site);
		assert_true(
		    hw_str_find(a.text, hw_str_c(news[0].c), 0) != HW_NPOS);
		hw_arena_free(m);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_tails),
	    cmocka_unit_test(test_scripts),
	    cmocka_unit_test(test_doubled),
	    cmocka_unit_test(test_glued_heads),
	    cmocka_unit_test(test_strays),
	    cmocka_unit_test(test_second),
	    cmocka_unit_test(test_subheads),
	    cmocka_unit_test(test_furniture),
	    cmocka_unit_test(test_last_words),
	    cmocka_unit_test(test_site),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
