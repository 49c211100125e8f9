/* SPDX-License-Identifier: MIT
 * Whom an office, a pronoun or a part of a name means, where the page has to
 * tell: texts of our own, with those in which it does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "text/text.h"

static const struct {
	const char *lang, *text, *speaker; /* of the last quotation */
} said[] = {
    /* clang-format off */
    {"en", "It took Edmund Carr an hour to explain the new price of money.\n\n“It is better to act now,” the governor of the bank told a packed room.",
	"Edmund Carr"},
    {"en", "Edmund Carr met Laura Venn at the bank on Friday.\n\n“It is better to act now,” the governor told a packed room.",
	"the governor"}, /* one of two */
    {"en", "Anna Berg, a nurse, lost her flat in the flood.\n\n“It is better to act now,” the governor told a packed room.",
	"the governor"}, /* she is a nurse */
    {"en", "The flat of Anna Berg was under water for a week.\n\n“It is better to act now,” the spokesman told a packed room.",
	"the spokesman"}, /* any of many */
    {"fr", "Andrei Lorne et Julia Tasse ont disparu derrière les portes. Selon l’agence, le président a salué « le plus sage des voisins du golfe ».",
	"Andrei Lorne"},
    {"fr", "Andrei Lorne et Julia Tasse ont disparu derrière les portes. Selon l’agence, la présidente a salué « le plus sage des voisins du golfe ».",
	"Julia Tasse"},
    {"zh", "总理伊莲娜·托尔（Ilena Thor）和国防部长保罗·格兰德星期二抵达。格兰德视察了大桥。伊莲娜·托尔称会谈是坦诚的。通讯社援引她的话说：“我们谈到了温暖的价格。”",
	"伊莲娜·托尔"},
    {"zh", "总理伊莲娜·托尔和国防部长保罗·格兰德星期二抵达。国防部长说：“这座大桥明年春天开放。”",
	"保罗·格兰德"},
    {"zh", "滨海大学林晓峰教授率领的调查队发现了石堤。“是大海替我们盖上了盖子。”林教授说。",
	"林晓峰"},
    {"zh", "滨海大学林晓峰教授和林国栋教授发现了石堤。“是大海替我们盖上了盖子。”林教授说。",
	"林教授"}, /* one of two */
    {"ja", "浜野大学の早川千尋教授（Hayakawa Chihiro）らの調査隊は石積みを見つけた。「海が蓋をしてくれていた」と早川教授は話した。",
	"早川千尋"},
    {"ja", "浜野大学の早川千尋教授と市の大林健二市長が会見した。早川教授は写真を見せた。「海が蓋をしてくれていた」と彼女は話した。",
	"早川千尋"},
    {"ja", "ジョン・カーター大統領は会見した。「交渉はまだ終わっていない」とカーター氏は述べた。",
	"ジョン・カーター"},
    /* clang-format on */
};

static void
test_who(void **state)
{
	struct hw_arena *m = hw_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(said) / sizeof(*said); i++) {
		struct hw_article a = {.text = hw_str_c(said[i].text),
		    .language = hw_str_c(said[i].lang)};
		struct hw_str who = {0};

		hw_text_annotate(m, &a);
		if (a.n_quotes)
			who = a.quotes[a.n_quotes - 1].speaker;
		if (!hw_str_eq(who, hw_str_c(said[i].speaker)))
			print_message("%zu: %.*s\n", i, HW_FMT(who));
		assert_true(hw_str_eq(who, hw_str_c(said[i].speaker)));
		hw_arena_reset(m);
	}
	hw_arena_free(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_who)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
