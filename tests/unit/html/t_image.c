/* SPDX-License-Identifier: MIT
 * Pictures: who made them, as captions in many languages say it, and what the
 * page says may be done with them and with itself. */
#include "html_test.h"

#include "html/meta_int.h"

#define URL "http://g.example/news/a"

static int
wrong(const char *what, struct hw_str got, const char *want)
{
	if (hw_str_eq(got, hw_str_c(want)))
		return 0;
	print_error("%s: \"%.*s\", not \"%s\"\n", what, (int)got.n,
	    got.n > 0 ? got.p : "", want);
	return 1;
}

static const struct {
	const char *caption, *want;
} caption[] = {
    {"The bridge in May. Photo: Jane Doe / AP", "Jane Doe / AP"},
    {"The bridge in May. Photo by Jane Doe.", "Jane Doe"},
    {"Photo: J. Doe/AP. The bridge in May.", "J. Doe/AP"},
    {"The bridge in May. Photograph: Jane Doe/The Gazette",
	"Jane Doe/The Gazette"},
    {"Image Source : AP", "AP"},
    {"Image courtesy of Brook Rail", "Brook Rail"},
    {"The bridge (Jane Doe/AP)", "Jane Doe/AP"},
    {"The bridge in May. (AP Photo/Jane Doe)", "AP Photo/Jane Doe"},
    {"The bridge (in May)", ""},
    {"Jane Doe / AFP", "Jane Doe / AFP"},
    {"The mayor and the bridge / the road", ""},
    {"\xc2\xa9 Jane Doe", "Jane Doe"},
    {"\xc2\xa9 2023 Jane Doe", "Jane Doe"},
    {"The bridge. Copyright: Jane Doe", "Jane Doe"},
    {"Die Brücke im Mai. Foto: Anna Blum/dpa", "Anna Blum/dpa"},
    {"Die Brücke. Bild: Keystone", "Keystone"},
    {"Die Brücke. (Bildquelle: Anna Blum)", "Anna Blum"},
    {"Le pont. Crédit photo : Luc Martin", "Luc Martin"},
    {"El puente. Foto: Rosa Gil / EFE", "Rosa Gil / EFE"},
    {"El puente. Fotografía: Rosa Gil", "Rosa Gil"},
    {"A ponte. Crédito: João Pinto", "João Pinto"},
    {"Il ponte. Foto di Carla Neri", "Carla Neri"},
    {"De brug. Beeld: Jan Smit", "Jan Smit"},
    {"Bron. Foto: Karin Lund", "Karin Lund"},
    {"Silta. Kuva: Aino Salo / Lehtikuva", "Aino Salo / Lehtikuva"},
    {"Most. fot. Ewa Nowak", "Ewa Nowak"},
    {"A híd. Fotó: Kovács Anna", "Kovács Anna"},
    {"Köprü. Fotoğraf: Elif Demir", "Elif Demir"},
    {"Мост в мае. Фото: Иван Сухов / ТАСС", "Иван Сухов / ТАСС"},
    {"Мостът. Снимка: Петър Иванов", "Петър Иванов"},
    {"Η γέφυρα. Φωτογραφία: Νίκος Παππάς", "Νίκος Παππάς"},
    {"הגשר. צילום: דנה לוי", "דנה לוי"},
    {"الجسر. تصوير: سامي حداد", "سامي حداد"},
    {"पुल. फोटो: राम शर्मा", "राम शर्मा"},
    {"橋。写真：山田太郎", "山田太郎"},
    {"다리. 사진=김민수", "김민수"},
    {"桥。图源：新华社", "新华社"},
    {"A photo of the bridge in May", ""},
};

static void
test_captions(void **state)
{
	int n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(caption) / sizeof(caption[0]); i++) {
		struct hw_arena *m = hw_arena_new();

		n += wrong(caption[i].caption,
		    hw_meta_image_credit(m, hw_str_c(caption[i].caption)),
		    caption[i].want);
		hw_arena_free(m);
	}
	assert_int_equal(n, 0);
}

#define OG "<meta property=og:image content='http://i.example/7/bridge.jpg'>"

static const struct {
	const char *what, *html, *image, *credit, *licence;
} figure[] = {
    {"a caption",
	OG
	"<h1>Old bridge</h1><figure><img src='/7/bridge.jpg?w=9'>"
	"<figcaption>In May. Photo: Jane Doe / AP</figcaption></figure>" PROSE,
	"http://i.example/7/bridge.jpg", "Jane Doe / AP", ""},
    {"an element of its own",
	OG "<h1>Old bridge</h1><div class=pic><img "
	   "src=bridge.jpg><div class=caption>In May <span class=credit>Jane "
	   "Doe</span></div></div>" PROSE,
	"http://i.example/7/bridge.jpg", "Jane Doe", ""},
    {"microdata",
	OG "<h1>Old bridge</h1><figure itemscope itemtype="
	   "'https://schema.org/ImageObject'><img src=bridge.jpg><meta "
	   "itemprop=copyrightHolder content='Brook Rail'><a itemprop=license "
	   "href='https://creativecommons.org/licenses/by/4.0/'>CC BY</a>"
	   "</figure>" PROSE,
	"http://i.example/7/bridge.jpg", "Brook Rail",
	"https://creativecommons.org/licenses/by/4.0/"},
    {"the picture of a teaser is another",
	OG "<h1>Old bridge</h1>" PROSE
	   "<aside><figure><img src=bridge.jpg><figcaption>Photo: Ann Poe"
	   "</figcaption></figure></aside>",
	"http://i.example/7/bridge.jpg", "", ""},
    {"none named: the first of the article",
	"<article><h1>Old bridge</h1>"
	"<figure><img src='/b.jpg'><figcaption>Foto: Anna Blum</figcaption>"
	"</figure>" PROSE "</article>",
	"http://g.example/b.jpg", "Anna Blum", ""},
    {"another picture than the one named",
	OG "<article><h1>Old bridge</h1>"
	   "<figure><img src='/mayor-7.jpg'><figcaption>Foto: Anna Blum"
	   "</figcaption></figure>" PROSE "</article>",
	"http://i.example/7/bridge.jpg", "", ""},
};

static void
test_figures(void **state)
{
	int n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(figure) / sizeof(figure[0]); i++) {
		struct hw_arena *m = hw_arena_new();
		struct hw_article a = read_at(m, URL, figure[i].html);

		n += wrong(figure[i].what, a.image, figure[i].image);
		n += wrong(figure[i].what, a.image_credit, figure[i].credit);
		n += wrong(figure[i].what, a.image_licence, figure[i].licence);
		hw_arena_free(m);
	}
	assert_int_equal(n, 0);
}

/* Robots, TDM and a licence of the page. */
static void
test_rights(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_article a = read_at(m, URL,
	    "<meta name=robots content='max-snippet:20, noimageindex'>"
	    "<meta name=tdm-reservation content=1><meta name=tdm-policy "
	    "content='https://g.example/tdm.json'><meta name=copyright "
	    "content='Brook Gazette'><h1>Old bridge</h1>" PROSE
	    "<a rel=license href='https://creativecommons.org/licenses/by-sa/"
	    "4.0/'>CC BY-SA 4.0</a>");

	(void)state;
	assert_int_equal(a.rights.max_snippet, 20);
	assert_true(a.rights.tdm_reserved);
	assert_int_equal(
	    wrong("policy", a.rights.tdm_policy, "https://g.example/tdm.json"),
	    0);
	assert_int_equal(wrong("holder", a.rights.holder, "Brook Gazette"), 0);
	assert_int_equal(wrong("licence", a.rights.licence,
			     "https://creativecommons.org/licenses/by-sa/4.0/"),
	    0);
	a = read_at(m, URL,
	    "<meta name=robots content=noarchive><h1>Old bridge</h1>" PROSE);
	assert_false(a.rights.tdm_reserved);
	assert_int_equal(a.rights.max_snippet, -1);
	hw_arena_free(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_captions),
	    cmocka_unit_test(test_figures),
	    cmocka_unit_test(test_rights),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
