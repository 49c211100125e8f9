/* SPDX-License-Identifier: MIT */
#include "../arena_test.h"

#include "text/telling.h"

static unsigned
telling(const char *s)
{
	return hw_text_telling(arena, hw_str_c(s));
}

static void
has(const char *s, unsigned want)
{
	if ((telling(s) & want) != want)
		fail_msg("%s: %x", s, telling(s));
}

static void
lacks(const char *s, unsigned what)
{
	if (telling(s) & what)
		fail_msg("%s: %x", s, telling(s));
}

static void
test_sources(void **state)
{
	(void)state;
	has("Two officials told us so.", HW_TELLING_UNNAMED);
	has("一名不愿透露姓名的班组长说。", HW_TELLING_UNNAMED);
	has("Ein Insider, der nicht genannt werden will.", HW_TELLING_UNNAMED);
	has("The memo was seen by the Post.", HW_TELLING_PAPERS);
	has("Это следует из документов.", HW_TELLING_PAPERS);
	has("Court records show it.", HW_TELLING_PAPERS);
	lacks("She signed the document.", HW_TELLING_PAPERS);
	lacks("Officials in Linden defended it.", HW_TELLING_UNNAMED);
	has("该公司对本报表示。", HW_TELLING_OURS);
	/* A gift, a word within another. */
	lacks("She handed him a letter.", HW_TELLING_PAPERS);
	lacks("The resources were spent.", HW_TELLING_UNNAMED);
}

static void
test_statements(void **state)
{
	(void)state;
	has("He did not deny it.", HW_TELLING_ADMITS);
	has("Два года назад так уже было.", HW_TELLING_BEFORE);
	has("The ferry was built in 1994.", HW_TELLING_STANDING);
	has("In June the Pope visited Linden.", HW_TELLING_VISIT);
	lacks("The visitor was seen.", HW_TELLING_VISIT);
	has("Was it the wind?", HW_TELLING_VIEW);
	has("It was over by noon.", HW_TELLING_LEANS);
	has("Not everyone is convinced.", HW_TELLING_DISSENT);
	lacks("Er bestritt den Marathon.", HW_TELLING_BEFORE);
	lacks("Er hat sieben Rennen bestritten.", HW_TELLING_ADMITS);
	lacks("Italy was over it.", HW_TELLING_LEANS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_sources),
	    cmocka_unit_test(test_statements),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
