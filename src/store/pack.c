/* SPDX-License-Identifier: MIT
 * Articles and sketches as bytes.
 *
 * One description of a noun serves both directions: each function below
 * writes its field when p->out is set and else reads it.  Numbers are
 * varints (zigzag where negative), reals 8 bytes, strings counted.  The first
 * byte is the version; a change of what is written raises it and keeps
 * reading the old one. */
#include "store/store_int.h"

#define PACK_FIRST 1
#define PACK_PARTS 2 /* an article with parts: they stand behind it */
#define PACK_NOTES 3 /* notes, lines of credits, parts of any article */
#define PACK_VERSION PACK_NOTES
#define PARTS_KEPT 4 /* the first of them */

struct pack {
	struct hw_arena *m;
	struct hw_buf *out; /* writing */
	struct hw_str in;   /* reading */
	size_t at;
	int version;
	bool bad; /* the input ended early or makes no sense */
};

static void
p_u64(struct pack *p, uint64_t *v)
{
	uint64_t x = *v;
	int shift = 0;

	if (p->out) {
		for (; x >= 0x80; x >>= 7)
			hw_buf_byte(p->out, (char)(x | 0x80));
		hw_buf_byte(p->out, (char)x);
		return;
	}
	*v = 0;
	for (; shift < 64 && p->at < p->in.n; shift += 7) {
		unsigned char c = (unsigned char)p->in.p[p->at++];

		*v |= (uint64_t)(c & 0x7f) << shift;
		if (c < 0x80)
			return;
	}
	p->bad = true;
	*v = 0;
}

static void
p_i64(struct pack *p, int64_t *v)
{
	uint64_t z = ((uint64_t)*v << 1) ^ (uint64_t)(*v >> 63);

	p_u64(p, &z);
	*v = (int64_t)(z >> 1) ^ -(int64_t)(z & 1);
}

/* Any field of an integer or enum type. */
#define P_INT(p, field)                              \
	do {                                         \
		int64_t p_int_ = (int64_t)(field);   \
		p_i64((p), &p_int_);                 \
		(field) = (__typeof__(field))p_int_; \
	} while (0)

static void
p_bytes(struct pack *p, void *v, size_t n)
{
	if (p->out) {
		hw_buf_put(p->out, (struct hw_str){v, n});
	} else if (p->in.n - p->at < n) {
		p->bad = true;
		memset(v, 0, n);
	} else {
		memcpy(v, p->in.p + p->at, n);
		p->at += n;
	}
}

static void
p_str(struct pack *p, struct hw_str *s)
{
	uint64_t n = s->n;

	p_u64(p, &n);
	if (p->out) {
		hw_buf_put(p->out, *s);
	} else if (p->in.n - p->at < n) {
		p->bad = true;
		*s = HW_STR("");
	} else {
		*s = hw_str_sub(p->in, p->at, p->at + n); /* view */
		p->at += n;
	}
}

/* The length of a list; when reading, the list itself.  An item takes a byte
 * at least, so what is left bounds the length. */
static void *
p_list(struct pack *p, void *v, size_t *n, size_t size)
{
	uint64_t count = *n;

	p_u64(p, &count);
	if (p->out)
		return v;
	if (count > p->in.n - p->at) {
		p->bad = true;
		count = 0;
	}
	*n = count;
	return hw_arena_array(p->m, *n, size, _Alignof(max_align_t));
}

#define P_LIST(p, v, n) ((v) = p_list((p), (v), &(n), sizeof(*(v))))

static void
p_span(struct pack *p, struct hw_span *s)
{
	int64_t length = (int64_t)s->end - (int64_t)s->start;

	P_INT(p, s->start);
	p_i64(p, &length);
	s->end = (uint32_t)((int64_t)s->start + length);
}

static void
p_strs(struct pack *p, struct hw_strs *s)
{
	P_LIST(p, s->v, s->n);
	s->cap = s->n;
	for (size_t i = 0; i < s->n; i++)
		p_str(p, &s->v[i]);
}

static void
p_date(struct pack *p, struct hw_date *d)
{
	P_INT(p, d->precision);
	P_INT(p, d->at);
	P_INT(p, d->offset);
	P_INT(p, d->has_offset);
	p_str(p, &d->source);
	p_bytes(p, &d->confidence, sizeof(d->confidence));
}

static void
p_rights(struct pack *p, struct hw_rights *r)
{
	p_str(p, &r->holder);
	p_str(p, &r->notice);
	p_str(p, &r->licence);
	p_str(p, &r->tdm_policy);
	P_INT(p, r->noindex);
	P_INT(p, r->nosnippet);
	P_INT(p, r->noarchive);
	P_INT(p, r->tdm_reserved);
	P_INT(p, r->max_snippet);
}

static void
p_head(struct pack *p, struct hw_article *a)
{
	p_str(p, &a->key);
	p_str(p, &a->url);
	p_str(p, &a->canonical);
	p_str(p, &a->host);
	p_str(p, &a->site);
	P_INT(p, a->kind);
	p_bytes(p, &a->confidence, sizeof(a->confidence));
	p_str(p, &a->title);
	p_str(p, &a->author);
	p_str(p, &a->credit);
	p_str(p, &a->description);
	p_str(p, &a->image);
	p_str(p, &a->image_credit);
	p_str(p, &a->image_licence);
	p_date(p, &a->published);
	p_date(p, &a->modified);
	P_INT(p, a->first_seen);
	p_str(p, &a->language);
	p_str(p, &a->script);
	P_INT(p, a->rtl);
	p_str(p, &a->text);
	p_rights(p, &a->rights);
}

static void
p_names(struct pack *p, struct hw_article *a)
{
	P_LIST(p, a->names, a->n_names);
	for (size_t i = 0; i < a->n_names; i++) {
		struct hw_name *n = &a->names[i];

		p_span(p, &n->span);
		P_INT(p, n->kind);
		p_str(p, &n->canonical);
		p_str(p, &n->title);
		P_INT(p, n->entity);
	}
	P_LIST(p, a->whens, a->n_whens);
	for (size_t i = 0; i < a->n_whens; i++) {
		p_span(p, &a->whens[i].span);
		p_date(p, &a->whens[i].date);
	}
}

static void
p_quotes(struct pack *p, struct hw_article *a)
{
	P_LIST(p, a->quotes, a->n_quotes);
	for (size_t i = 0; i < a->n_quotes; i++) {
		struct hw_quote *q = &a->quotes[i];

		p_span(p, &q->span);
		p_span(p, &q->speaker_span);
		p_str(p, &q->speaker);
		p_str(p, &q->source);
		P_INT(p, q->pronoun);
		P_INT(p, q->indirect);
	}
	P_LIST(p, a->credits, a->n_credits);
	for (size_t i = 0; i < a->n_credits; i++) {
		struct hw_credit *c = &a->credits[i];

		p_span(p, &c->span);
		if (p->version >= PACK_NOTES)
			p_str(p, &c->line);
		p_strs(p, &c->chain);
		p_str(p, &c->url);
		P_INT(p, c->hearsay);
		P_INT(p, c->image);
	}
}

static void
p_claims(struct pack *p, struct hw_article *a)
{
	P_LIST(p, a->claims, a->n_claims);
	for (size_t i = 0; i < a->n_claims; i++) {
		struct hw_claim *c = &a->claims[i];

		p_span(p, &c->span);
		P_INT(p, c->slot);
		p_str(p, &c->key);
		p_str(p, &c->value);
		p_date(p, &c->date);
	}
	P_LIST(p, a->links, a->n_links);
	for (size_t i = 0; i < a->n_links; i++) {
		p_str(p, &a->links[i].url);
		p_str(p, &a->links[i].text);
		p_span(p, &a->links[i].span);
	}
}

static void
p_article(struct pack *p, struct hw_article *a)
{
	p_head(p, a);
	P_LIST(p, a->sentences, a->n_sentences);
	for (size_t i = 0; i < a->n_sentences; i++)
		p_span(p, &a->sentences[i]);
	p_names(p, a);
	p_quotes(p, a);
	p_claims(p, a);
	if (p->version >= PACK_NOTES)
		p_strs(p, &a->notes);
}

/* The posts of a live blog stand in its text, too. */
static bool
keeps_parts(const struct hw_article *a)
{
	return a->n_parts && a->kind != HW_KIND_LIVE;
}

/* Other texts of the page: what a copy of them is found by. */
static void
p_parts(struct pack *p, struct hw_article *a)
{
	if (p->out && a->n_parts > PARTS_KEPT)
		a->n_parts = PARTS_KEPT;
	P_LIST(p, a->parts, a->n_parts);
	for (size_t i = 0; i < a->n_parts; i++) {
		struct hw_article *part = &a->parts[i];

		p_str(p, &part->title);
		p_str(p, &part->text);
		p_str(p, &part->language);
		p_date(p, &part->published);
		if (!p->out)
			part->first_seen = HW_TIME_NONE;
	}
}

static void
p_hashes(struct pack *p, uint32_t **v, uint16_t *n)
{
	size_t count = *n;

	P_LIST(p, *v, count);
	*n = (uint16_t)count;
	if (*n)
		p_bytes(p, *v, *n * sizeof(**v));
}

static void
p_sketch(struct pack *p, struct hw_sketch *s)
{
	P_LIST(p, s->window, s->n);
	for (size_t i = 0; i < s->n; i++) {
		struct hw_window *w = &s->window[i];

		p_span(p, &w->span);
		p_hashes(p, &w->skeleton, &w->n_skeleton);
		p_hashes(p, &w->word, &w->n_word);
		p_hashes(p, &w->name, &w->n_name);
	}
	p_hashes(p, &s->pivot, &s->n_pivot);
	p_bytes(p, &s->language, sizeof(s->language));
}

static void
start_writing(struct pack *p, struct hw_buf *b, struct hw_arena *m)
{
	hw_buf_init(b, m, HW_STORE_RECORD);
	hw_buf_byte(b, PACK_VERSION);
	*p = (struct pack){.m = m, .out = b, .version = PACK_VERSION};
}

static int
start_reading(
    struct pack *p, struct hw_arena *m, struct hw_str s, struct hw_err *err)
{
	*p = (struct pack){.m = m, .in = s, .at = 1};
	p->version = s.n ? s.p[0] : 0;
	if (p->version < PACK_FIRST || p->version > PACK_VERSION)
		return hw_fail(err, HW_EIO, "stored record of unknown version");
	return HW_OK;
}

static int
end_reading(const struct pack *p, struct hw_err *err)
{
	if (p->bad || p->at != p->in.n)
		return hw_fail(err, HW_EIO, "stored record is cut short");
	return HW_OK;
}

struct hw_str
hw_pack_article(struct hw_arena *m, const struct hw_article *a)
{
	struct hw_article copy = *a; /* fields are rewritten with themselves */
	struct hw_buf b;
	struct pack p;

	if (!keeps_parts(a))
		copy.n_parts = 0;
	start_writing(&p, &b, m);
	p_article(&p, &copy);
	p_parts(&p, &copy);
	return b.rc == HW_OK ? hw_buf_str(&b) : HW_STR("");
}

int
hw_unpack_article(struct hw_arena *m, struct hw_str s, struct hw_article *a,
    struct hw_err *err)
{
	struct pack p;
	int rc = start_reading(&p, m, s, err);

	memset(a, 0, sizeof(*a));
	if (rc != HW_OK)
		return rc;
	p_article(&p, a);
	if (p.version >= PACK_PARTS)
		p_parts(&p, a);
	return end_reading(&p, err);
}

struct hw_str
hw_pack_sketch(struct hw_arena *m, const struct hw_sketch *s)
{
	struct hw_sketch copy = *s;
	struct hw_buf b;
	struct pack p;

	start_writing(&p, &b, m);
	p_sketch(&p, &copy);
	return b.rc == HW_OK ? hw_buf_str(&b) : HW_STR("");
}

int
hw_unpack_sketch(struct hw_arena *m, struct hw_str s, struct hw_sketch *out,
    struct hw_err *err)
{
	struct pack p;
	int rc = start_reading(&p, m, s, err);

	memset(out, 0, sizeof(*out));
	if (rc != HW_OK)
		return rc;
	p_sketch(&p, out);
	return end_reading(&p, err);
}
