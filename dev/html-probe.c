/* SPDX-License-Identifier: MIT */
/* The program dev/deps links and runs before it believes in an HTML parser:
 * exit 0 when a page went in and a tree came out. */
#include <stddef.h>

#ifdef HW_HTML_LEXBOR
#include <lexbor/html/html.h>

int
main(void)
{
	static const lxb_char_t page[] = "<title>ok</title><p>text";
	lxb_html_document_t *doc = lxb_html_document_create();
	size_t n = 0;

	if (doc == NULL ||
	    lxb_html_document_parse(doc, page, sizeof(page) - 1) != 0 ||
	    lxb_html_document_title(doc, &n) == NULL)
		return 1;
	lxb_html_document_destroy(doc);
	return n != 2;
}
#else
#include <gumbo.h>

int
main(void)
{
	GumboOutput *out = gumbo_parse("<title>ok</title><p>text");
	int bad = out == NULL || out->root->type != GUMBO_NODE_ELEMENT ||
	    out->root->v.element.tag != GUMBO_TAG_HTML;

	gumbo_destroy_output(&kGumboDefaultOptions, out);
	return bad;
}
#endif
