/* SPDX-License-Identifier: MIT
 * Credits of pictures in the lines of a text, in the languages of news; and
 * lines with the same words that credit nobody. */
#include "credit_forms.h"

/* clang-format off */
static void
test_pictures(void **state)
{
	static const struct {
		const char *lang;
		struct form form;
	} row[] = {
	    {"en", {"Photo: Jane Doe/AP", "image:AP>Jane Doe"}},
	    {"en", {"Photo by Jane Doe", "image:Jane Doe"}},
	    {"en", {"The bridge in Tolm on Monday. Photograph: Jane Doe/Reuters", "image:Reuters>Jane Doe"}},
	    {"en", {"The bridge in Tolm on Monday (Photo: Jane Doe)", "image:Jane Doe"}},
	    {"en", {"Image credit: NASA", "image:NASA"}},
	    {"en", {"Image: Nick Lee. The bridge was shut on Monday.", "image:Nick Lee"}},
	    {"en", {"© 2023 Daily Mirror Post. Terms | Privacy | Contact", ""}},
	    {"en", {"Photo: the bridge is shut until May", ""}},
	    {"en", {"Photo finish: nobody knew who had won", ""}},
	    {"en", {"The picture: a bridge, a boat and no water", ""}},
	    {"de", {"Foto: Anna Lind/dpa", "image:dpa>Anna Lind"}},
	    {"de", {"Die Brücke am Montag (Foto: dpa)", "image:dpa"}},
	    {"de", {"Bild: picture alliance / Karl Ott", "image:picture alliance>Karl Ott"}},
	    {"de", {"Foto: Die Brücke", ""}},
	    {"de", {"Das Bild: ein Fluss ohne Wasser", ""}},
	    {"fr", {"Crédit photo : Anne Lind/AFP", "image:AFP>Anne Lind"}},
	    {"fr", {"Le pont lundi. Photo : Anne Lind", "image:Anne Lind"}},
	    {"fr", {"Photo : le pont est fermé", ""}},
	    {"es", {"Foto: Ana Lind / EFE", "image:EFE>Ana Lind"}},
	    {"es", {"Fotografía: Europa Press", "image:Europa Press"}},
	    {"es", {"Foto de la semana", ""}},
	    {"pt", {"Imagem: Ana Lind/Lusa", "image:Lusa>Ana Lind"}},
	    {"pt", {"Foto: a ponte fechada", ""}},
	    {"it", {"Foto di Anna Lind/Ansa", "image:ANSA>Anna Lind"}},
	    {"it", {"Immagine: il ponte chiuso", ""}},
	    {"nl", {"Beeld: Anna Lind / ANP", "image:ANP>Anna Lind"}},
	    {"nl", {"Foto: de brug is dicht", ""}},
	    {"pl", {"Fot. Jan Kowalski / PAP", "image:PAP>Jan Kowalski"}},
	    {"pl", {"Zdjęcie: most jest zamknięty", ""}},
	    {"ru", {"Фото: Иван Орлов / ТАСС", "image:TASS>Иван Орлов"}},
	    {"ru", {"Фото: мост закрыт до мая", ""}},
	    {"uk", {"Фото: Укрінформ", "image:Ukrinform"}},
	    {"uk", {"Фото: міст закрито до травня", ""}},
	    {"ar", {"تصوير: رويترز", "image:Reuters"}},
	    {"ar", {"مصدر الصورة: رويترز", "image:Reuters"}},
	    {"zh", {"图源：新华社", "image:Xinhua"}},
	    {"zh", {"大桥关闭。（图片来源：路透社）", "image:Reuters"}},
	    {"zh", {"新华社记者 张三 摄", "image:Xinhua>张三"}},
	    {"zh", {"图：大桥关闭", ""}},
	    {"ja", {"写真＝共同通信", "image:Kyodo"}},
	    {"ja", {"閉鎖された橋（写真：ロイター）", "image:Reuters"}},
	    {"ja", {"写真：閉鎖された橋", ""}},
	    {"ko", {"사진=연합뉴스", "image:Yonhap"}},
	    {"ko", {"사진: 폐쇄된 다리", ""}},
	    {"tr", {"Fotoğraf: Anadolu", "image:Anadolu"}},
	};
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		const char *got = last_chain(row[i].lang, row[i].form.text);

		if (strcmp(got, row[i].form.want) != 0) {
			fprintf(stderr, "%s: %s\n    is \"%s\", not \"%s\"\n", row[i].lang, row[i].form.text, got, row[i].form.want);
			bad++;
		}
	}
	if (getenv("HEADWATER_FIGURES"))
		fprintf(stderr, "%zu of %zu\n", sizeof(row) / sizeof(*row) - bad, sizeof(row) / sizeof(*row));
	assert_int_equal(bad, 0);
}
/* clang-format on */

/* A caption, and the image_credit of a page, beside the text's own. */
static void
test_article(void **state)
{
	struct hw_article a = {.text = HW_STR("The port was shut on Monday, "
					      "Reuters reported.\n\nShips at "
					      "anchor. Photo: Jane Doe/AP\n\n"
					      "Nobody was hurt."),
	    .language = HW_STR("en"),
	    .image_credit = HW_STR("Karl Ott / dpa")};

	(void)state;
	hw_text_annotate(arena, &a);
	assert_int_equal(a.n_credits, 3);
	assert_false(a.credits[0].image);
	assert_true(hw_str_eq(a.credits[0].chain.v[0], HW_STR("Reuters")));
	assert_true(a.credits[1].image);
	assert_true(hw_str_eq(
	    hw_str_sub(a.text, a.credits[1].span.start, a.credits[1].span.end),
	    HW_STR("Photo: Jane Doe/AP")));
	assert_true(a.credits[2].image && a.credits[2].line.n);
	assert_true(hw_str_eq(a.credits[2].chain.v[0], HW_STR("dpa")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_pictures),
	    cmocka_unit_test(test_article),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
