/* SPDX-License-Identifier: MIT
 * Names: runs of capitalised words with what stands before them, grouped into
 * the things they name.  A rule is here when it holds in most languages with
 * capitals; German, where every noun is a capital, needs evidence that a run
 * is a name (a first name, an office before it, a mention already known).
 * Scripts without capitals yield no names. */
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/vec.h"
#include "model/model.h"
#include "text/names.h"
#include "text/text.h"
#include "text/text_int.h"

#define RUN_MAX 12      /* tokens of one name */
#define SEEN 32768      /* bits of a set of hashes */
#define NAMES_MAX 20000 /* mentions of one text */

struct entity {
	struct hw_str canonical;
	size_t tokens; /* of the canonical form */
	enum hw_name_kind kind;
	unsigned gender;   /* HW_WORD_MALE, HW_WORD_FEMALE */
	uint32_t namesake; /* the next of one last name, in a ring; 0: none */
};

struct run {
	size_t from, to;   /* tokens, end exclusive, without title */
	size_t title_from; /* first token of the title; == from when none */
	bool honour;       /* "Mr", or an office */
	bool org;
	struct hw_str key, first, last; /* name keys: of all, of its ends */
};

struct scan {
	struct hw_arena *m;
	struct hw_article *a;
	const struct hw_token *k;
	size_t n;
	bool german;
	uint64_t lower[SEEN / 64]; /* hashes of words also written small */
	uint64_t inner[SEEN / 64]; /* of capitals inside sentences */
	HW_VEC(struct hw_name) names;
	HW_VEC(struct entity) entities;
	struct hw_map full, part; /* name key -> entity + 1 */
};

static bool
seen(const uint64_t *set, uint32_t hash)
{
	return set[hash / 64 % (SEEN / 64)] >> hash % 64 & 1;
}

static void
see(uint64_t *set, uint32_t hash)
{
	set[hash / 64 % (SEEN / 64)] |= (uint64_t)1 << hash % 64;
}

static struct hw_str
between(const struct scan *t, size_t i) /* token i-1 and i */
{
	return hw_str_sub(t->a->text, t->k[i - 1].end, t->k[i].start);
}

/* Do tokens i-1 and i belong to one written name? */
static bool
joined(const struct scan *t, size_t i)
{
	struct hw_str gap = between(t, i);
	const struct hw_token *p = &t->k[i - 1];

	if (t->k[i].flags & (HW_TOK_SENT | HW_TOK_LINE))
		return false;
	if (gap.n == 1)
		return gap.p[0] == ' ' || gap.p[0] == '-' || gap.p[0] == '&';
	if (hw_str_eq(gap, HW_STR(". ")))
		return p->end - p->start <= 2 ||
		    p->kinds & (HW_WORD_ABBR | HW_WORD_HONOUR);
	return hw_str_eq(gap, HW_STR("\xC2\xA0"));
}

static bool
is_cap(const struct scan *t, size_t i)
{
	const struct hw_token *k = &t->k[i];

	if (!(k->flags & HW_TOK_CAP) || !(k->flags & HW_TOK_WORD) ||
	    k->kinds & HW_WORD_DATE)
		return false;
	return !(k->flags & HW_TOK_STOP) || k->flags & HW_TOK_UPPER;
}

/* Could a name begin at i?  The first word of a sentence must be written
 * with a capital elsewhere too, or be known. */
static bool
begins(const struct scan *t, size_t i)
{
	const struct hw_token *k = &t->k[i];

	if (!is_cap(t, i))
		return false;
	if (k->flags & HW_TOK_SENT && k->kinds & (HW_WORD_CUE | HW_WORD_PREP))
		return false;
	if (!(k->flags & HW_TOK_SENT) || k->flags & HW_TOK_UPPER ||
	    k->kinds &
		(HW_WORD_MALE | HW_WORD_FEMALE | HW_WORD_HONOUR |
		    HW_WORD_OFFICE | HW_WORD_PLACE | HW_WORD_MEDIA))
		return true;
	if (seen(t->lower, k->hash))
		return false;
	if (seen(t->inner, k->hash) ||
	    hw_map_get(
		&t->part, hw_name_key(t->m, hw_token_str(t->a->text, k))))
		return true;
	return i + 1 < t->n &&
	    (is_cap(t, i + 1) || t->k[i + 1].kinds & HW_WORD_SAY ||
		hw_str_starts(between(t, i + 1), HW_STR("'s")) ||
		hw_str_starts(between(t, i + 1), HW_STR("\u2019s")));
}

/* "Kim Jong-un": a short syllable behind the hyphen of a name. */
static bool
syllable(const struct scan *t, size_t i, size_t j)
{
	const struct hw_token *k = &t->k[j];
	struct hw_str gap = between(t, j);

	return j - i >= 2 && gap.n == 1 && gap.p[0] == '-' &&
	    k->end - k->start <= 5 && k->end - k->start > 1 &&
	    k->flags & HW_TOK_WORD &&
	    !(k->flags & (HW_TOK_STOP | HW_TOK_NUMBER | HW_TOK_CAP)) &&
	    !(k->kinds & HW_WORD_PEOPLE) &&
	    !hw_str_eq(hw_token_str(t->a->text, k), HW_STR("led")) &&
	    !hw_str_ends(hw_token_str(t->a->text, k), HW_STR("ed"));
}

/* "Ana Berger y Pablo Berger"; not "Ortega y Gasset". */
static bool
is_and(const struct scan *t, size_t j)
{
	return t->k[j].end - t->k[j].start == 1 && j + 1 < t->n &&
	    t->k[j + 1].kinds & (HW_WORD_MALE | HW_WORD_FEMALE);
}

/* The end of the run that begins at i. */
static size_t
run_end(const struct scan *t, size_t i)
{
	size_t j = i + 1;

	while (j < t->n && j - i < RUN_MAX && joined(t, j)) {
		bool head = t->k[j - 1].kinds & (HW_WORD_ORG | HW_WORD_OFFICE);
		bool link = t->k[j].kinds & HW_WORD_PARTICLE ||
		    (head && t->k[j].kinds & HW_WORD_PREP &&
			t->k[j].end - t->k[j].start <= 3);

		if (is_cap(t, j) || syllable(t, i, j) ||
		    (t->k[j].flags & HW_TOK_CAP &&
			t->k[j].kinds & HW_WORD_DATE && /* Theresa May */
			t->k[j - 1].kinds & (HW_WORD_MALE | HW_WORD_FEMALE))) {
			j++;
			continue;
		}
		if (!link || t->k[j].flags & HW_TOK_CAP)
			break;
		if (is_and(t, j))
			break;
		if (t->german &&
		    !(t->k[j - 1].kinds &
			(HW_WORD_MALE | HW_WORD_FEMALE | HW_WORD_HONOUR)))
			break; /* "Haus von Merkel" */
		if (j + 1 < t->n && joined(t, j + 1) && is_cap(t, j + 1)) {
			j += 2;
			continue;
		}
		if (j + 2 < t->n && joined(t, j + 1) && joined(t, j + 2) &&
		    t->k[j + 1].flags & HW_TOK_STOP && is_cap(t, j + 2)) {
			j += 3;
			continue;
		}
		break;
	}
	return j;
}

static bool
office_suffix(const struct scan *t, size_t i)
{
	static const char *const ends[] = {"minister", "ministerin", "chef",
	    "chefin", "sprecher", "sprecherin", "präsident", "präsidentin",
	    "vorsitzende", "vorsitzender", "vorsitzenden", "direktor",
	    "direktorin", "kanzler", "kanzlerin", "anwalt", "anwältin",
	    "richter", "leiter", "leiterin", "experte", "expertin", "meister",
	    "meisterin", "kommissar", "sekretär", "manager", "politiker",
	    "politikerin", "trainer", "kandidat", "kandidatin", "vorstand",
	    "berater", "forscher", "redakteur", "vertreter"};
	struct hw_str w = hw_token_str(t->a->text, &t->k[i]);

	for (size_t e = 0; t->german && e < sizeof(ends) / sizeof(*ends); e++)
		if (hw_str_iends(w, hw_str_c(ends[e])))
			return true;
	return false;
}

static bool
is_title(const struct scan *t, size_t i)
{
	return t->k[i].kinds & (HW_WORD_OFFICE | HW_WORD_HONOUR) ||
	    office_suffix(t, i);
}

/* German: what a person is stands before the first name, "den Chirurgen Jan
 * Walch". */
static void
split_noun(const struct scan *t, struct run *r)
{
	unsigned first = HW_WORD_MALE | HW_WORD_FEMALE;

	if (r->org ||
	    t->k[r->from].kinds & (first | HW_WORD_MEDIA | HW_WORD_PLACE))
		return;
	for (size_t i = r->from + 1; i + 1 < r->to; i++)
		if (t->k[i].kinds & first) {
			r->title_from = r->from;
			r->from = i;
			r->honour = true;
			return;
		}
}

/* Split a run into title and name; false when no name is left. */
static bool
split_title(const struct scan *t, struct run *r)
{
	size_t cut = r->from;

	for (size_t i = r->from; i < r->to; i++) {
		if (t->k[i].kinds & HW_WORD_ORG)
			r->org = true;
		if (!is_title(t, i))
			continue;
		cut = i + 1;
		if (cut + 1 < r->to && t->k[cut].kinds & HW_WORD_PREP)
			cut += 2; /* "Secretary of State" */
	}
	r->title_from = r->from;
	r->honour = cut > r->from;
	if (cut >= r->to)
		return false;
	if (r->honour && !r->org)
		r->from = cut;
	else
		r->honour = false;
	if (t->german && !r->honour)
		split_noun(t, r);
	/* the office written small: "campaign manager Jeff Weaver" */
	if (!r->honour && r->from > 0 && joined(t, r->from) &&
	    is_title(t, r->from - 1) && !r->org) {
		r->honour = true;
		r->title_from = r->from - 1;
		while (r->title_from > 0 && r->from - r->title_from < 4 &&
		    joined(t, r->title_from) &&
		    !(t->k[r->title_from - 1].flags & HW_TOK_STOP))
			r->title_from--;
	}
	return true;
}

/* Beside a verb of speech or behind "according to". */
static bool
speaks(const struct scan *t, const struct run *r)
{
	size_t i = r->from;

	if (r->to < t->n && t->k[r->to].kinds & HW_WORD_SAY && joined(t, r->to))
		return true;
	if (i > 0 && t->k[i - 1].kinds & HW_WORD_SAY && joined(t, i))
		return true;
	return i > 1 && t->k[i - 2].kinds & HW_WORD_CUE && joined(t, i);
}

static enum hw_name_kind
kind_of(const struct scan *t, const struct run *r)
{
	unsigned any = 0, all = ~0u;
	size_t n = r->to - r->from;

	for (size_t i = r->from; i < r->to; i++) {
		any |= t->k[i].kinds;
		all &= t->k[i].kinds;
	}
	if (r->honour)
		return HW_NAME_PERSON;
	if (t->k[r->to - 1].kinds & HW_WORD_MEDIA && n <= 5)
		return HW_NAME_OUTLET;
	if (r->org)
		return HW_NAME_ORG;
	if (all & HW_WORD_PLACE)
		return HW_NAME_PLACE;
	if (n > 1 && n < 5 &&
	    t->k[r->from].kinds & (HW_WORD_MALE | HW_WORD_FEMALE))
		return HW_NAME_PERSON;
	if (n > 1 && n < 5 && !(any & HW_WORD_PLACE) && speaks(t, r))
		return HW_NAME_PERSON;
	if (n == 1 && t->k[r->from].flags & HW_TOK_UPPER)
		return HW_NAME_ORG;
	return HW_NAME_UNKNOWN;
}

static struct hw_str
text_of(const struct scan *t, size_t from, size_t to)
{
	return hw_str_sub(t->a->text, t->k[from].start, t->k[to - 1].end);
}

static struct hw_str
key_of(const struct scan *t, size_t from, size_t to)
{
	return hw_name_key(t->m, text_of(t, from, to));
}

static void
make_keys(const struct scan *t, struct run *r)
{
	r->key = r->first = r->last = key_of(t, r->from, r->to);
	if (r->to - r->from > 1) {
		r->first = key_of(t, r->from, r->from + 1);
		r->last = key_of(t, r->to - 1, r->to);
	}
}

/* What the title says, else the first name: "Frau", "Anna". */
static unsigned
gender_of(const struct scan *t, const struct run *r)
{
	unsigned g = 0;

	for (size_t i = r->title_from; r->honour && i < r->from; i++)
		g |= t->k[i].kinds;
	if (!(g & (HW_WORD_MALE | HW_WORD_FEMALE)) && r->to - r->from > 1)
		g = t->k[r->from].kinds;
	g &= HW_WORD_MALE | HW_WORD_FEMALE;
	return g == (HW_WORD_MALE | HW_WORD_FEMALE) ? 0 : g;
}

/* "Ms Berg", where Anna and Paul Berg were named: the one of that gender; 0:
 * somebody else. */
static uint32_t
namesake(const struct scan *t, uint32_t entity, unsigned gender)
{
	uint32_t e = entity;

	for (int n = 0; n < 16; n++) {
		const struct entity *x = &t->entities.v[e - 1];

		if (!gender || !x->gender || x->gender == gender)
			return e;
		if (!x->namesake || x->namesake == entity)
			break;
		e = x->namesake;
	}
	return 0;
}

/* The thing a mention names, from 1: the same full name, the last or the
 * first word of one; else a new thing. */
static uint32_t
entity_of(struct scan *t, const struct run *r, enum hw_name_kind kind)
{
	uint64_t *e = hw_map_get(&t->full, r->key), *p;
	size_t n = r->to - r->from;
	uint32_t known = 0;
	unsigned gender = gender_of(t, r);
	struct entity *x;

	if (!e && n == 1)
		e = hw_map_get(&t->part, r->key);
	if (!e && n > 1) { /* "Clinton" first, "Hillary Clinton" later */
		p = hw_map_get(&t->full, r->last);
		if (p && t->entities.v[*p - 1].tokens == 1 &&
		    kind != HW_NAME_ORG)
			e = p;
	}
	if (e)
		known = n == 1 ? namesake(t, (uint32_t)*e, gender)
			       : (uint32_t)*e;
	if (!known) {
		x = HW_PUSH(t->m, &t->entities);
		x->kind = kind;
	} else {
		x = &t->entities.v[known - 1];
	}
	if (!x->gender)
		x->gender = gender;
	if (n > x->tokens) {
		x->canonical = text_of(t, r->from, r->to);
		x->tokens = n;
	}
	if (x->kind == HW_NAME_UNKNOWN ||
	    (kind == HW_NAME_PERSON && x->kind == HW_NAME_PLACE && n > 1))
		x->kind = kind;
	return (uint32_t)(x - t->entities.v) + 1;
}

/* Another of a last name that is known. */
static void
join_namesakes(struct scan *t, uint32_t entity, uint32_t other)
{
	struct entity *x = &t->entities.v[entity - 1];
	struct entity *y = &t->entities.v[other - 1];

	if (entity == other || x->namesake)
		return;
	x->namesake = y->namesake ? y->namesake : other;
	y->namesake = entity;
}

static void
remember(struct scan *t, const struct run *r, uint32_t entity)
{
	const uint64_t *other;

	*hw_map_put(t->m, &t->full, r->key, NULL) = entity;
	if (r->to - r->from < 2 ||
	    t->entities.v[entity - 1].kind == HW_NAME_ORG)
		return;
	other = hw_map_get(&t->part, r->last);
	if (other)
		join_namesakes(t, entity, (uint32_t)*other);
	*hw_map_put(t->m, &t->part, r->last, NULL) = entity;
	*hw_map_put(t->m, &t->part, r->first, NULL) = entity;
}

/* In German a lone capital is a noun unless something says otherwise. */
static bool
believable(const struct scan *t, const struct run *r)
{
	size_t n = r->to - r->from;

	if (!t->german || r->honour)
		return true;
	if (hw_map_get(&t->full, r->key) ||
	    (n == 1 && hw_map_get(&t->part, r->key)))
		return true;
	if (n == 1)
		return t->k[r->from].flags & HW_TOK_UPPER ||
		    (t->k[r->from].kinds & (HW_WORD_PLACE | HW_WORD_MEDIA) &&
			!(r->from > 0 &&
			    t->k[r->from - 1].kinds & HW_WORD_DET));
	return !(r->from > 0 && t->k[r->from - 1].kinds & HW_WORD_DET &&
	    !(t->k[r->from].kinds & (HW_WORD_MALE | HW_WORD_FEMALE)));
}

static void
add(struct scan *t, struct run *r)
{
	enum hw_name_kind kind;
	struct hw_name *x;
	uint32_t entity;

	if (!split_title(t, r))
		return;
	make_keys(t, r);
	if (!believable(t, r))
		return;
	kind = kind_of(t, r);
	entity = entity_of(t, r, kind);
	remember(t, r, entity);
	x = HW_PUSH(t->m, &t->names);
	x->span.start = t->k[r->from].start;
	x->span.end = t->k[r->to - 1].end;
	x->entity = entity;
	if (r->honour)
		x->title = hw_str_trim(hw_str_sub(t->a->text,
		    t->k[r->title_from].start, t->k[r->from].start));
}

void
hw_text_names(
    struct hw_arena *m, struct hw_article *a, const struct hw_tokens *tokens)
{
	struct scan t = {.m = m, .a = a, .k = tokens->v, .n = tokens->n};
	size_t i = 0;

	t.german = hw_str_istarts(a->language, HW_STR("de"));
	for (size_t j = 0; j < t.n; j++)
		if (!(t.k[j].flags & HW_TOK_CAP))
			see(t.lower, t.k[j].hash);
		else if (!(t.k[j].flags & HW_TOK_SENT))
			see(t.inner, t.k[j].hash);
	while (i < t.n && t.names.n < NAMES_MAX) {
		struct run r = {.from = i};

		if (!begins(&t, i)) {
			i++;
			continue;
		}
		r.to = run_end(&t, i);
		i = r.to;
		add(&t, &r);
	}
	for (i = 0; i < t.names.n; i++) {
		struct hw_name *x = &t.names.v[i];

		x->canonical = t.entities.v[x->entity - 1].canonical;
		x->kind = t.entities.v[x->entity - 1].kind;
	}
	a->names = t.names.v;
	a->n_names = t.names.n;
}
