/* SPDX-License-Identifier: MIT
 * Who made the picture of the article, and what may be done with it: from the
 * figure around it, its microdata, its caption. */
#include <string.h>

#include "base/arena.h"
#include "html/meta_int.h"
#include "html/places.h"
#include "text/outlet.h"
#include "text/picture.h"
#include "url/url.h"

#define IMAGES 300      /* that are looked at */
#define INSIDE 200      /* nodes of a figure that are looked at */
#define LEVELS 3        /* above an image that is in no figure */
#define CREDIT_MAX 120  /* bytes */
#define CAPTION_MAX 600 /* bytes */

#define S HW_STR_INIT

/* What comes before the name; other scripts in both cases. */
static const struct hw_str labels[] = {S("photo:"), S("photos:"),
    S("photo by "), S("photos by "), S("photo credit"), S("photograph:"),
    S("photograph by "), S("photography by "), S("photographer:"),
    S("picture:"), S("picture by "), S("image:"), S("image by "),
    S("image credit"), S("image source"), S("image courtesy of "),
    S("photo courtesy of "), S("courtesy of "), S("credit:"), S("credits:"),
    S("source:"), S("copyright:"), S("foto:"), S("fotos:"), S("foto by "),
    S("foto von "), S("bild:"), S("bilder:"), S("bildquelle"),
    S("bildnachweis"), S("bildrechte"), S("quelle:"), S("crédit photo"),
    S("crédits photo"), S("crédit :"), S("crédit:"), S("photo :"),
    S("foto de "), S("foto di "), S("foto door "), S("fotografía:"),
    S("imagen:"), S("fuente:"), S("fonte:"), S("crédito:"), S("imagem:"),
    S("beeld:"), S("beeld "), S("zdjęcie:"), S("fot. "), S("źródło:"),
    S("zdroj:"), S("autor foto:"), S("kuva:"), S("kép:"), S("fotó:"),
    S("forrás:"), S("fotoğraf:"), S("nuotr.:"), S("foto autors:"),
    S("φωτογραφία:"), S("Φωτογραφία:"), S("Φωτό:"), S("фото:"), S("Фото:"),
    S("Фото "), S("снимка:"), S("Снимка:"), S("слика:"), S("Слика:"),
    S("צילום:"), S("תצלום:"), S("تصوير:"), S("الصورة:"), S("عکس:"), S("फोटो:"),
    S("ছবি:"), S("ภาพ:"), S("ảnh:"), S("写真："), S("写真＝"), S("写真="),
    S("撮影："), S("사진="), S("사진 ="), S("사진:"), S("사진제공="), S("图："),
    S("图源："), S("图片来源："), S("摄影："), S("圖／"), S("攝影："),
    S("\xc2\xa9"), S("(c) ")};

static const struct hw_str props[] = {S("creditText"), S("copyrightHolder"),
    S("creator"), S("author"), S("copyrightNotice")};

static const struct hw_str classes[] = {S("credit"), S("copyright"),
    S("photographer"), S("fotograf"), S("bildnachweis"), S("bildquelle"),
    S("attribution"), S("quelle"), S("source")};

#undef S

/* ---- credits in text ------------------------------------------------------- */

/* Without marks around it, "Copyright" and the year. */
static struct hw_str
bare(struct hw_str s)
{
	static const char edge[] = " :=-/|,.;()[]";
	struct hw_str holder = HW_STR("copyright");

	for (bool again = true; again && s.n > 0;) {
		size_t n = s.n;

		while (s.n > 0 && memchr(edge, s.p[0], sizeof(edge) - 1))
			s = hw_str_from(s, 1);
		while (s.n > 0 &&
		    memchr(edge, s.p[s.n - 1], sizeof(edge) - 1) != NULL)
			s.n--;
		if (hw_str_starts(s, HW_STR("\xc2\xa9")))
			s = hw_str_from(s, 2);
		if (hw_str_istarts(s, holder))
			s = hw_str_from(s, holder.n);
		if (s.n > 5 && hw_is_digit((unsigned char)s.p[0]) &&
		    hw_is_digit((unsigned char)s.p[3]) && s.p[4] == ' ')
			s = hw_str_from(s, 5);
		again = s.n < n;
	}
	return s;
}

/* The end of the last label in s; HW_NPOS: none. */
static size_t
label_end(struct hw_str s)
{
	size_t best = HW_NPOS;

	for (size_t k = 0; k < sizeof(labels) / sizeof(*labels); k++)
		for (size_t at = 0;
		     (at = hw_str_ifind(s, labels[k], at)) != HW_NPOS; at++) {
			if (at > 0 && hw_is_alnum((unsigned char)s.p[at - 1]))
				continue;
			if (best == HW_NPOS || at + labels[k].n > best)
				best = at + labels[k].n;
		}
	return best;
}

static bool
names_agency(struct hw_arena *m, struct hw_str s)
{
	struct hw_str part;

	while (hw_str_split(&s, '/', &part)) {
		const struct hw_outlet *o = hw_outlet_find(m, bare(part));

		if ((o != NULL && (o->flags & HW_OUTLET_AGENCY)) ||
		    hw_str_ifind(part, HW_STR("getty"), 0) != HW_NPOS ||
		    hw_str_ifind(part, HW_STR("photo"), 0) != HW_NPOS)
			return true;
	}
	return false;
}

/* "The bridge in May (Jane Doe/AP)" */
static struct hw_str
in_brackets(struct hw_arena *m, struct hw_str s)
{
	size_t open;

	while (hw_str_ends(s, HW_STR(".")))
		s.n--;
	if (!hw_str_ends(s, HW_STR(")")))
		return (struct hw_str){0};
	open = hw_str_rchr(s, '(');
	if (open == HW_NPOS || s.n - open > CREDIT_MAX)
		return (struct hw_str){0};
	s = hw_str_sub(s, open + 1, s.n - 1);
	return names_agency(m, s) ? bare(s) : (struct hw_str){0};
}

struct hw_str
hw_meta_image_credit(struct hw_arena *m, struct hw_str caption)
{
	size_t at = label_end(caption);
	struct hw_str s;

	if (at != HW_NPOS) {
		s = bare(hw_str_from(caption, at));
		s = bare(hw_str_sub(s, 0, hw_text_picture_end(s)));
		if (s.n > 1 && s.n <= CREDIT_MAX)
			return s;
	}
	s = in_brackets(m, caption);
	if (s.n > 0)
		return s;
	/* "Jane Doe / AP", and nothing else */
	s = bare(caption);
	if (s.n <= 60 && hw_str_chr(s, '/', 0) != HW_NPOS && names_agency(m, s))
		return s;
	return (struct hw_str){0};
}

/* ---- the figure ------------------------------------------------------------ */

static struct hw_str
file_of(struct hw_str address)
{
	struct hw_str s = hw_str_sub(address, 0, hw_str_chr(address, '?', 0));
	size_t slash = hw_str_rchr(s, '/');

	return slash == HW_NPOS ? s : hw_str_from(s, slash + 1);
}

/* Is this <img> the picture that the head of the page names? */
static bool
is_named(const struct hw_harvest *h, uint32_t i)
{
	static const int attrs[] = {
	    HW_ATTR_SRC, HW_ATTR_SRCSET, HW_ATTR_DATA_SRC};
	struct hw_str file = file_of(h->out->image);

	for (size_t k = 0; k < sizeof(attrs) / sizeof(*attrs) && file.n > 6;
	     k++)
		if (hw_str_find(hw_dom_attr(h->d, i, attrs[k]), file, 0) !=
		    HW_NPOS)
			return true;
	return false;
}

static bool
is_aside(const struct hw_place *p)
{
	return (p->in & (HW_IN_NAV | HW_IN_ASIDE | HW_IN_FOOTER)) ||
	    p->dist[HW_CLASS_RELATED] < HW_FAR ||
	    p->dist[HW_CLASS_COMMENT] < HW_FAR ||
	    p->dist[HW_CLASS_SIDE] < HW_FAR;
}

/* What holds an image and what is said of it; 0: nothing does. */
static uint32_t
figure_of(const struct hw_harvest *h, const struct hw_place *place, uint32_t i)
{
	const struct hw_dom *d = h->d;
	uint32_t figure = hw_dom_up(d, i, HW_TAG_FIGURE);

	if (figure != 0)
		return figure;
	for (int up = 0; up < LEVELS && (i = d->node[i].parent) != 0; up++) {
		uint32_t end = d->node[i].end;

		if (end > i + INSIDE)
			return 0;
		for (uint32_t k = i + 1; k < end; k++)
			if (place[k].dist[HW_CLASS_CAPTION] == 0)
				return i;
	}
	return 0;
}

/* The figure of the picture, else the first of the article. */
static uint32_t
find_figure(
    const struct hw_harvest *h, const struct hw_place *place, uint32_t *image)
{
	const struct hw_dom *d = h->d;
	uint32_t first = 0, n = 0;

	for (uint32_t i = hw_dom_find(d, 0, 0, HW_TAG_IMG);
	     i != 0 && n++ < IMAGES; i = hw_dom_find(d, 0, i, HW_TAG_IMG)) {
		uint32_t figure;

		if (is_aside(&place[i]) ||
		    (figure = figure_of(h, place, i)) == 0)
			continue;
		if (is_named(h, i)) {
			*image = i;
			return figure;
		}
		if (first == 0 && i > h->out->title_node &&
		    (place[i].in & (HW_IN_ARTICLE | HW_IN_MAIN))) {
			first = figure;
			*image = i;
		}
	}
	return h->out->image.n == 0 ? first : 0;
}

static bool
one_of(const struct hw_str *v, size_t n, struct hw_str s, bool part)
{
	for (size_t i = 0; i < n; i++)
		if (part ? hw_str_ifind(s, v[i], 0) != HW_NPOS
			 : hw_str_ieq(s, v[i]))
			return true;
	return false;
}

static void
set(struct hw_str *field, struct hw_str v)
{
	if (field->n == 0 && v.n > 1 && v.n <= CREDIT_MAX)
		*field = v;
}

/* Microdata, and elements that are called credit. */
static struct hw_str
said_credit(const struct hw_harvest *h, uint32_t i)
{
	const struct hw_dom *d = h->d;
	struct hw_str v, found;

	if (!one_of(props, sizeof(props) / sizeof(*props),
		hw_dom_attr(d, i, HW_ATTR_ITEMPROP), false) &&
	    !one_of(classes, sizeof(classes) / sizeof(*classes),
		hw_dom_attr(d, i, HW_ATTR_CLASS), true))
		return (struct hw_str){0};
	v = hw_dom_attr(d, i, HW_ATTR_CONTENT);
	if (v.n == 0)
		v = hw_dom_text(h->m, d, i, CREDIT_MAX + 1);
	found = hw_meta_image_credit(h->m, v);
	return found.n > 0 ? found : bare(v);
}

static void
read_licence(struct hw_harvest *h, uint32_t i)
{
	const struct hw_dom *d = h->d;
	struct hw_str href = hw_dom_attr(d, i, HW_ATTR_HREF);
	struct hw_str *out = &h->out->image_licence;

	if (out->n > 0 || href.n == 0 ||
	    (!hw_str_ieq(hw_dom_attr(d, i, HW_ATTR_REL), HW_STR("license")) &&
		!hw_str_ieq(
		    hw_dom_attr(d, i, HW_ATTR_ITEMPROP), HW_STR("license")) &&
		hw_str_ifind(href, HW_STR("creativecommons.org/"), 0) ==
		    HW_NPOS))
		return;
	if (hw_url_resolve(h->m, h->out->base, href, out, NULL) != HW_OK)
		*out = (struct hw_str){0};
}

void
hw_meta_image(struct hw_harvest *h, const struct hw_place *place)
{
	const struct hw_dom *d = h->d;
	struct hw_meta *out = h->out;
	struct hw_str caption = {0};
	uint32_t image = 0, i, figure = find_figure(h, place, &image), end;

	if (figure == 0)
		return;
	if (out->image.n == 0 && hw_dom_attr(d, image, HW_ATTR_SRC).n > 0 &&
	    hw_url_resolve(h->m, out->base, hw_dom_attr(d, image, HW_ATTR_SRC),
		&out->image, NULL) != HW_OK)
		out->image = (struct hw_str){0};
	end = d->node[figure].end;
	if (end > figure + INSIDE)
		end = figure + INSIDE;
	for (i = figure; i < end; i++) {
		read_licence(h, i);
		if (d->node[i].n_attr > 0)
			set(&out->image_credit, said_credit(h, i));
		if (caption.n == 0 &&
		    (d->node[i].tag == HW_TAG_FIGCAPTION ||
			place[i].dist[HW_CLASS_CAPTION] == 0))
			caption = hw_dom_text(h->m, d, i, CAPTION_MAX);
	}
	set(&out->image_credit, hw_meta_image_credit(h->m, caption));
}
