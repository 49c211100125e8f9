/* SPDX-License-Identifier: MIT
 * Bylines as newspapers of many languages print them: what leads in, what
 * follows, agencies, addresses, several people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "html/html.h"
#include "html/meta_int.h"

/* Of one language each, led in as its newspapers do. */
static const struct {
	const char *lang, *line, *want;
} byline[] = {
    {"en", "By Jane Doe", "Jane Doe"},
    {"en", "Words by Jane Doe", "Jane Doe"},
    {"de", "Von Anna Blum", "Anna Blum"},
    {"de", "Ein Gastbeitrag von Anna Blum", "Anna Blum"},
    {"de", "Artikel von Anna von Blum", "Anna von Blum"},
    {"fr", "Par Luc Martin", "Luc Martin"},
    {"fr", "Propos recueillis par Luc Martin", "Luc Martin"},
    {"es", "Por Rosa Gil", "Rosa Gil"},
    {"es", "Escrito por: Rosa Gil", "Rosa Gil"},
    {"pt", "Por João Pinto", "João Pinto"},
    {"it", "di Carla Neri", "Carla Neri"},
    {"it", "A cura di Carla Neri", "Carla Neri"},
    {"nl", "Door Jan Smit", "Jan Smit"},
    {"sv", "Av Karin Lund", "Karin Lund"},
    {"da", "Af Mette Holm", "Mette Holm"},
    {"nb", "Skrevet av Ola Berg", "Ola Berg"},
    {"fi", "Kirjoittanut Aino Salo", "Aino Salo"},
    {"is", "Höfundur: Jón Karlsson", "Jón Karlsson"},
    {"et", "Autor: Mari Tamm", "Mari Tamm"},
    {"lv", "Autors: Jānis Kalns", "Jānis Kalns"},
    {"lt", "Autorius: Jonas Petrauskas", "Jonas Petrauskas"},
    {"pl", "Autor: Ewa Nowak", "Ewa Nowak"},
    {"pl", "Opracowała Ewa Nowak", "Ewa Nowak"},
    {"cs", "Napsala Jana Dvořáková", "Jana Dvořáková"},
    {"sk", "Napísala Jana Kováčová", "Jana Kováčová"},
    {"hu", "Írta: Kovács Anna", "Kovács Anna"},
    {"ro", "Articol scris de Ion Popescu", "Ion Popescu"},
    {"ro", "Scris de Ion Popescu", "Ion Popescu"},
    {"hr", "Piše: Ivana Horvat", "Ivana Horvat"},
    {"sl", "Avtor: Miha Novak", "Miha Novak"},
    {"sq", "Nga Arben Hoxha", "Arben Hoxha"},
    {"tr", "Yazan: Elif Demir", "Elif Demir"},
    {"az", "Müəllif: Aysel Quliyeva", "Aysel Quliyeva"},
    {"id", "Oleh Budi Santoso", "Budi Santoso"},
    {"ms", "Oleh: Siti Aminah", "Siti Aminah"},
    {"vi", "Tác giả: Nguyễn Văn An", "Nguyễn Văn An"},
    {"tl", "Isinulat ni Maria Santos", "Maria Santos"},
    {"sw", "Imeandikwa na Juma Hamisi", "Juma Hamisi"},
    {"af", "Deur Pieter Botha", "Pieter Botha"},
    {"ca", "Escrit per Montse Puig", "Montse Puig"},
    {"eu", "Egilea: Ane Etxeberria", "Ane Etxeberria"},
    {"gl", "Por Uxía Castro", "Uxía Castro"},
    {"ru", "Автор: Иван Сухов", "Иван Сухов"},
    {"ru", "Текст: Иван Сухов", "Иван Сухов"},
    {"uk", "Автор: Олена Бойко", "Олена Бойко"},
    {"be", "Аўтар: Алесь Новік", "Алесь Новік"},
    {"bg", "Автор: Петър Иванов", "Петър Иванов"},
    {"sr", "Пише: Марко Илић", "Марко Илић"},
    {"mk", "Пишува: Горан Стојков", "Горан Стојков"},
    {"kk", "Авторы: Айгүл Омарова", "Айгүл Омарова"},
    {"el", "Γράφει ο Νίκος Παππάς", "Νίκος Παππάς"},
    {"el", "Γράφει η Μαρία Παππά", "Μαρία Παππά"},
    {"he", "מאת דנה לוי", "דנה לוי"},
    {"ar", "بقلم: سامي حداد", "سامي حداد"},
    {"ar", "كتبت ليلى منصور", "ليلى منصور"},
    {"fa", "نویسنده: رضا کریمی", "رضا کریمی"},
    {"ur", "تحریر: احمد علی", "احمد علی"},
    {"hi", "लेखक: राम शर्मा", "राम शर्मा"},
    {"bn", "লেখক: রহিম উদ্দিন", "রহিম উদ্দিন"},
    {"ta", "எழுதியவர்: குமார் ராஜன்", "குமார் ராஜன்"},
    {"th", "โดย สมชาย ใจดี", "สมชาย ใจดี"},
    {"ka", "ავტორი: გიორგი ბერიძე", "გიორგი ბერიძე"},
    {"hy", "Հեղինակ՝ Արամ Պետրոսյան", "Արամ Պետրոսյան"},
    {"zh", "作者：王小明", "王小明"},
    {"zh", "记者 李华", "李华"},
    {"ja", "文／山田太郎", "山田太郎"},
    /* what follows the name */
    {"ko", "김민수 기자", "김민수"},
    {"ja", "山田太郎 記者", "山田太郎"},
    {"zh", "王小明 报道", "王小明"},
    {"hu", "Kovács Anna írása", "Kovács Anna"},
    {"en", "Jane Doe reports", "Jane Doe"},
    {"de", "Anna Blum berichtet", "Anna Blum"},
    {"tr", "Elif Demir yazdı", "Elif Demir"},
};

/* Around the names. */
static const struct {
	const char *line, *want, *credit;
} around[] = {
    {"By Jane Doe, John Roe and Ann Poe", "Jane Doe; John Roe; Ann Poe", ""},
    {"Von Anna Blum und Karl Bach", "Anna Blum; Karl Bach", ""},
    {"Par Luc Martin et Eve Petit avec AFP", "Luc Martin; Eve Petit", "AFP"},
    {"By Dr Jane Doe, chief correspondent", "Dr Jane Doe", ""},
    {"By Jane Doe in Brussels", "Jane Doe", ""},
    {"Von Anna Blum, Berlin", "Anna Blum", ""},
    {"Von unserem Korrespondenten Karl Bach", "Karl Bach", ""},
    {"Von unserem Korrespondenten", "", ""},
    {"De notre correspondante Eve Petit", "Eve Petit", ""},
    {"From our correspondent John Roe", "John Roe", ""},
    {"Dal nostro inviato Carlo Neri", "Carlo Neri", ""},
    {"Redaktion", "", ""},
    {"Von Redaktion", "", ""},
    {"By Staff", "", ""},
    {"La rédaction", "", ""},
    {"Redacción", "", ""},
    {"Редакция", "", ""},
    {"By Jane Doe jane.doe@gazette.example", "Jane Doe", ""},
    {"By Jane Doe @janedoe", "Jane Doe", ""},
    {"Jane Doe (@janedoe)", "Jane Doe", ""},
    {"By Jane Doe | jane@gazette.example | 555-0100", "Jane Doe", ""},
    {"By Jane Doe, Reuters", "Jane Doe", "Reuters"},
    {"dpa", "", "dpa"},
    {"Anna Blum/dpa", "Anna Blum", "dpa"},
    {"(AFP)", "", "AFP"},
    {"AP/Reuters", "", "AP/Reuters"},
    {"Von dpa und Anna Blum", "Anna Blum", "dpa"},
    {"Иван Сухов, ТАСС", "Иван Сухов", "ТАСС"},
    {"By Jane Doe Published 4 May 2023", "Jane Doe", ""},
    {"By JANE DOE", "JANE DOE", ""},
    {"By Jan van der Meer", "Jan van der Meer", ""},
    {"Photo by Jane Doe", "", ""},
};

static int
wrong(const char *line, const char *what, struct hw_str got, const char *want)
{
	if (hw_str_eq(got, hw_str_c(want)))
		return 0;
	print_error("%s: %s \"%.*s\", not \"%s\"\n", line, what, (int)got.n,
	    got.n > 0 ? got.p : "", want);
	return 1;
}

/* The line below the headline of a whole page. */
static void
test_languages(void **state)
{
	int n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(byline) / sizeof(byline[0]); i++) {
		struct hw_arena *m = hw_arena_new();
		struct hw_page page = {.id = HW_STR("t"),
		    .url = HW_STR("http://g.example/a"),
		    .first_seen = HW_TIME_NONE};
		struct hw_article a = {0};
		struct hw_err err = {0};

		page.body = hw_str_printf(m,
		    "<html lang=%s><meta charset=utf-8><title>0451 1984"
		    "</title><h1>0451 1984</h1><p>%s</p><p>Lower Brook will "
		    "close its old bridge in May, the council said after a "
		    "meeting that went on for five hours on Tuesday.</p><p>"
		    "Engineers had warned of hollow pillars, and a lorry fell "
		    "through the deck in spring.</p>",
		    byline[i].lang, byline[i].line);
		(void)!hw_html_article(m, &page, NULL, NULL, &a, &err);
		n += wrong(byline[i].line, "author", a.author, byline[i].want);
		hw_arena_free(m);
	}
	assert_int_equal(n, 0);
}

static void
test_around(void **state)
{
	int n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(around) / sizeof(around[0]); i++) {
		struct hw_arena *m = hw_arena_new();
		struct hw_str credit = {0};
		struct hw_str got = hw_meta_names(m, hw_str_c(around[i].line),
		    HW_STR("Brook Gazette"), false, &credit);

		n += wrong(around[i].line, "names", got, around[i].want);
		n += wrong(around[i].line, "credit", credit, around[i].credit);
		hw_arena_free(m);
	}
	assert_int_equal(n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_languages),
	    cmocka_unit_test(test_around),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
