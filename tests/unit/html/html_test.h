/* SPDX-License-Identifier: MIT
 * For tests that read whole pages: prose that is told from boilerplate, and a
 * page read from a string. */
#ifndef HTML_TEST_H
#define HTML_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "html/html.h"

#define P1                                                                 \
	"<p>The council of Lower Brook voted on Tuesday to close the old " \
	"bridge, which was built in 1911 and has not been repaired since " \
	"the flood, the mayor said after the meeting.</p>"
#define P2                                                                   \
	"<p>Engineers had warned for years that its pillars were hollow, "   \
	"and in spring a lorry fell through the deck; nobody was hurt, but " \
	"the road has been closed to heavy traffic ever since.</p>"

#define PROSE P1 P2

/* What is read of a page; empty when it cannot be read. */
static inline struct hw_article
read_at(struct hw_arena *m, const char *url, const char *html)
{
	struct hw_page page = {.id = HW_STR("t"),
	    .url = hw_str_c(url),
	    .body = hw_str_c(html),
	    .first_seen = HW_TIME_NONE};
	struct hw_article a = {0};
	struct hw_err err = {0};

	(void)!hw_html_article(m, &page, NULL, NULL, &a, &err);
	return a;
}

#endif
