/* SPDX-License-Identifier: MIT
 * The compact tree: construction cases of our own in the outline notation of
 * the html5lib tests, the limits, and the questions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "html/dom.h"

/* "html(head,body(p(\"x\")))": a compact outline. */
static const char *
outline(struct hw_arena *m, const struct hw_dom *d)
{
	struct hw_buf b;

	hw_buf_init(&b, m, 1 << 20);
	for (uint32_t i = 1; i < d->n; i++) {
		const struct hw_dom_node *n = &d->node[i], *prev = n - 1;
		uint32_t up = i - 1;

		if (n->parent == i - 1 && i > 1)
			hw_buf_byte(&b, '(');
		for (; up != n->parent; up = d->node[up].parent)
			if (d->node[up].parent != n->parent)
				hw_buf_byte(&b, ')');
		if (i > 1 && prev != &d->node[n->parent])
			hw_buf_byte(&b, ',');
		if (n->tag == HW_TAG__TEXT)
			hw_buf_printf(&b, "'%.*s'", HW_FMT(n->text));
		else
			hw_buf_put(&b, hw_dom_name(d, i));
		for (uint32_t a = n->attr; a < n->attr + n->n_attr; a++)
			hw_buf_printf(&b, " %.*s=%.*s", HW_FMT(d->attr[a].name),
			    HW_FMT(d->attr[a].value));
	}
	for (uint32_t up = d->n - 1; d->node[up].parent != 0;
	     up = d->node[up].parent)
		hw_buf_byte(&b, ')');
	hw_buf_byte(&b, '\0');
	return b.p;
}

static const struct {
	const char *html, *tree;
} cases[] = {
    {"<p>one<p>two", "html(head,body(p('one'),p('two')))"},
    {"<!DOCTYPE html><title>t</title>x",
	"#doctype,html(head(title('t')),body('x'))"},
    {"<b><p>x</b>y", "html(head,body(b,p(b('x'),'y')))"},
    {"<a href=1>x<a href=2>y", "html(head,body(a href=1('x'),a href=2('y')))"},
    {"<table>x<tr><td>y</table>",
	"html(head,body('x',table(tbody(tr(td('y'))))))"},
    {"<ul><li>a<li>b</ul>c", "html(head,body(ul(li('a'),li('b')),'c'))"},
    {"a<!-- c -->b", "html(head,body('a',#comment,'b'))"},
    {"<noscript><p>x</noscript>", "html(head(noscript),body(p('x')))"},
    {"<body><noscript><i>x</i></noscript>",
	"html(head,body(noscript(i('x'))))"},
    {"<script>a<b</script>", "html(head(script('a<b')),body)"},
    {"<my-box CLASS=A>x</my-box>", "html(head,body(my-box class=A('x')))"},
    {"&amp;&eacute;&#x41;",
	"html(head,body('&\xc3\xa9"
	"A'))"},
    {"<svg><path d=M0 /></svg>z", "html(head,body(svg(path d=M0),'z'))"},
    {"<body><template><li>x</template>", "html(head,body(template(li('x'))))"},
    {"<select><option>a<option>b</select>",
	"html(head,body(select(option('a'),option('b'))))"},
    {"<body></p>", "html(head,body(p))"},
    {"<textarea>\n<b></textarea>", "html(head,body(textarea('<b>')))"},
    {"", "html(head,body)"},
};

static void
test_trees(void **state)
{
	struct hw_arena *m = hw_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct hw_dom *d = hw_dom_parse(m, hw_str_c(cases[i].html));

		assert_string_equal(outline(m, d), cases[i].tree);
		assert_false(d->cut);
		assert_int_equal(d->node[0].end, d->n);
	}
	hw_arena_free(m);
}

static void
test_fragment(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_dom *d = hw_dom_fragment(
	    m, HW_STR("x<p>y</p></div><li>z</body>"));

	(void)state;
	assert_string_equal(outline(m, d), "'x',p('y'),li('z')");
	assert_int_equal(d->body, 0);
	hw_arena_free(m);
}

static void
test_questions(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_dom *d = hw_dom_parse(m,
	    HW_STR("<div id=a data-x=y>one <b>t</b>wo<p>three<script>no"
		   "</script>\n four</div><h1>five"));
	uint32_t div = hw_dom_find(d, d->body, d->body, HW_TAG_DIV);
	uint32_t p = hw_dom_find(d, div, div, HW_TAG_P);
	struct hw_str text;

	(void)state;
	assert_true(hw_str_eq(hw_dom_attr(d, div, HW_ATTR_ID), HW_STR("a")));
	assert_true(hw_str_eq(
	    hw_dom_attr_named(d, div, HW_STR("data-x")), HW_STR("y")));
	assert_int_equal(hw_dom_attr(d, div, HW_ATTR_HREF).n, 0);
	assert_int_equal(d->node[p].parent, div);
	assert_int_equal(hw_dom_up(d, p, HW_TAG_BODY), d->body);
	assert_true(hw_dom_inside(d, p, div));
	assert_int_equal(hw_dom_next(d, div), hw_dom_find(d, 0, 0, HW_TAG_H1));
	text = hw_dom_text(m, d, d->body, 1000);
	assert_string_equal(hw_str_z(m, text), "one two three four five");
	assert_int_equal(hw_dom_text(m, d, d->body, 9).n, 9);
	hw_arena_free(m);
}

/* Repeat a piece n times. */
static struct hw_str
repeat(struct hw_arena *m, const char *piece, size_t n)
{
	struct hw_buf b;

	hw_buf_init(&b, m, 64 << 20);
	for (size_t i = 0; i < n; i++)
		hw_buf_c(&b, piece);
	return hw_buf_str(&b);
}

static void
test_limits(void **state)
{
	static const char *const piece[] = {"<div>", "<b>", "<a><table>",
	    "<b x=1><i y=2><p>", "<svg>", "</p>", "<form><div></form>", "<x ",
	    "<table><tr><td>", "a=b ", "<", "&", "x</x>", "<template>",
	    "<font color=a><p>", "<!--", "<select><option>", "<math><mi>"};
	struct hw_arena *m = hw_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(piece) / sizeof(piece[0]); i++) {
		struct hw_dom *d = hw_dom_parse(m, repeat(m, piece[i], 200000));

		assert_true(d->n >= 1 && d->n <= HW_DOM_NODES);
		for (uint32_t k = 1; k < d->n; k++) {
			assert_true(d->node[k].parent < k);
			assert_true(d->node[k].end > k);
			assert_true(
			    d->node[k].end <= d->node[d->node[k].parent].end);
		}
		hw_arena_reset(m);
	}
	hw_arena_free(m);
}

static void
test_names(void **state)
{
	(void)state;
	for (int t = HW_TAG__DOCUMENT + 1; t < HW_TAG__N; t++)
		assert_int_equal(hw_tag_of(hw_tag_name(t)), t);
	assert_int_equal(hw_attr_of(HW_STR("xml:lang")), HW_ATTR_XML_LANG);
	assert_int_equal(hw_tag_of(HW_STR("nonsense")), HW_TAG_UNKNOWN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_trees),
	    cmocka_unit_test(test_fragment),
	    cmocka_unit_test(test_questions),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
