/* SPDX-License-Identifier: MIT */
#include "../arena_test.h"

#include "text/post.h"

static bool
differ(const char *a, const char *b)
{
	struct hw_post p = hw_text_post(arena, hw_str_c(a));
	struct hw_post q = hw_text_post(arena, hw_str_c(b));

	return hw_post_differs(&p, &q);
}

static void
test_departments(void **state)
{
	(void)state;
	assert_true(differ("defence minister", "ministre de l’Industrie"));
	assert_true(differ("Verteidigungsminister", "Finanzministerin"));
	assert_false(differ("Verteidigungsminister", "министр обороны"));
	assert_false(differ("国防部长", "Velmark's defense minister"));
	/* One office in many languages, and with a possessive. */
	static const char *const defence[] = {"Velmark's defence minister",
	    "Verteidigungsministerin", "ministre de la Défense",
	    "ministro de Defensa", "ministro della Difesa",
	    "ministro da Defesa", "minister van Defensie", "minister obrony",
	    "министр обороны", "міністр оборони", "وزير الدفاع", "国防部长",
	    "防衛大臣", "국방부 장관", "försvarsministern", "savunma bakanı"};
	static const char *const foreign[] = {"the foreign minister",
	    "Außenminister", "ministre des Affaires étrangères",
	    "ministro de Exteriores", "ministro degli Esteri",
	    "ministro dos Negócios Estrangeiros",
	    "minister van Buitenlandse Zaken", "minister spraw zagranicznych",
	    "министр иностранных дел", "міністр закордонних справ",
	    "وزير الخارجية", "外交部长", "外務大臣", "외교부 장관",
	    "utrikesministern", "dışişleri bakanı"};

	for (size_t i = 0; i < sizeof(defence) / sizeof(*defence); i++) {
		assert_false(differ(defence[i], "defence minister"));
		assert_false(differ(foreign[i], "foreign minister"));
		for (size_t k = 0; k < sizeof(foreign) / sizeof(*foreign); k++)
			if (!differ(defence[i], foreign[k]))
				fail_msg("%s, %s", defence[i], foreign[k]);
	}
	/* Two departments, and a minister of something. */
	assert_false(differ("minister of finance and trade", "trade minister"));
	assert_false(differ("minister", "ministro de Hacienda"));
}

static void
test_posts(void **state)
{
	(void)state;
	assert_true(differ("deputy governor", "économiste en chef"));
	assert_true(differ("chief economist", "Sprecherin"));
	/* Deputies and spokesmen of other houses, too. */
	assert_true(
	    differ("Deputy Foreign Minister", "deputy justice minister"));
	assert_true(differ("vice-ministre de la Santé", "vizeaussenminister"));
	assert_true(differ("defence ministry spokesman",
	    "portavoz del Ministerio de Exteriores"));
	assert_false(differ("Deputy Foreign Minister", "deputy minister"));
	assert_false(differ("Foreign Ministry spokeswoman", "spokesperson"));
	assert_false(differ("His deputy", "deputy governor of the bank"));
	/* One person may be both. */
	assert_false(differ("president", "chief executive"));
	assert_false(differ("crane driver", "chief economist"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_departments),
	    cmocka_unit_test(test_posts),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
