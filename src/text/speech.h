/* SPDX-License-Identifier: MIT
 * Private to text/: a text as a row of items (words outside quotations, and
 * quotations), and who does what a verb of speech says.  quotes.c asks. */
#ifndef HW_TEXT_SPEECH_H
#define HW_TEXT_SPEECH_H

#include "base/vec.h"
#include "model/model.h"
#include "text/text_int.h"

/* What stands between an item and the one before it. */
enum hw_punct {
	HW_PUNCT_COMMA = 1,
	HW_PUNCT_COLON = 2,
	HW_PUNCT_SEMI = 4,
	HW_PUNCT_DASH = 8,
	HW_PUNCT_PAREN = 16,
	HW_PUNCT_STOP = 32, /* . ! ? and their like */
	HW_PUNCT_LINE = 64,
	HW_PUNCT_POSS = 128, /* 's */
	HW_PUNCT_PARTS = 1 | 2 | 4 | 8 | 16 | 32 | 64,
};

struct hw_item {
	uint32_t start, end; /* bytes; of a quotation with its marks */
	uint32_t at;         /* index of token or pair */
	uint8_t punct;       /* enum hw_punct */
	bool quote;
	bool sent; /* begins a sentence that may hold quotations */
	bool para; /* begins a paragraph */
};

#define HW_OBJECT_WORDS 12

struct hw_speech {
	struct hw_arena *m;
	struct hw_str text;
	const struct hw_tokens *tokens;
	const struct hw_mark_pairs *pairs;
	HW_VEC(struct hw_item) item;
	uint32_t *quote_item; /* pair -> its item */
	const bool *named;    /* by token: inside a name */
	bool english;
	bool german;     /* verb second: the subject may follow */
	bool verb_first; /* the subject usually follows */
	bool caseless;   /* no capitals to tell a name by */
	bool east;       /* Chinese, Japanese, Korean */
	struct hw_word_marks {
		uint32_t to, by, so, told, a, with, about; /* hashes */
		uint32_t quote[8];     /* verbs whose object speaks */
		uint32_t pass[4];      /* Arabic, whose "about" speaks */
		uint32_t reported[16]; /* German forms of reported speech */
		uint32_t object[HW_OBJECT_WORDS]; /* German, never a subject */
	} w;
};

/* A noun phrase that can speak. */
struct hw_mention {
	size_t from, to; /* items, end exclusive; from == to: none */
	bool pronoun;
};

/* The row of a text: its words outside quotations, and the quotations.  names
 * of a are read; pairs is borrowed.  O(n). */
void hw_speech_open(struct hw_speech *s, struct hw_arena *m,
    const struct hw_article *a, const struct hw_tokens *tokens,
    const struct hw_mark_pairs *pairs);

/* The token of item i, NULL for a quotation or outside the text. */
static inline const struct hw_token *
hw_speech_token(const struct hw_speech *s, size_t i)
{
	if (i >= s->item.n || s->item.v[i].quote)
		return NULL;
	return &s->tokens->v[s->item.v[i].at];
}

/* First item of the sentence that holds item i, and one past its last. */
size_t hw_speech_begin(const struct hw_speech *s, size_t i);
size_t hw_speech_end(const struct hw_speech *s, size_t i);
/* Is item i a verb of speech (and not the noun: "his claims")? */
bool hw_speech_verb(const struct hw_speech *s, size_t i);
/* Who the verb at item v belongs to, looking no further than the items
 * [from, to) of its sentence. */
struct hw_mention hw_speech_subject(
    const struct hw_speech *s, size_t v, size_t from, size_t to);
/* Who quotes another with the verb at item v, "IRNA quoted X as saying"; none
 * for other verbs. */
struct hw_mention hw_speech_quoter(
    const struct hw_speech *s, size_t v, size_t from, size_t to);
/* The noun phrase that begins at item i, or none. */
struct hw_mention hw_speech_phrase(
    const struct hw_speech *s, size_t i, size_t to);
/* The noun phrase that ends before item i, or none. */
struct hw_mention hw_speech_phrase_before(
    const struct hw_speech *s, size_t from, size_t i);
/* Has it something that can speak: a name, or a word for people, offices,
 * organisations? */
bool hw_speech_can(const struct hw_speech *s, struct hw_mention p);
/* Where the main clause of the sentence [from, to) seems to begin: behind a
 * date line and an opening "In Texas,". */
size_t hw_speech_main(const struct hw_speech *s, size_t from, size_t to);
/* Is there a German form of reported speech in items [from, to)? */
bool hw_speech_reported(const struct hw_speech *s, size_t from, size_t to);
/* Set the hashes of s->w. */
void hw_speech_words(struct hw_speech *s);
/* The first phrase of items [from, to) that no preposition governs; with
 * any, a governed one when there is no other. */
struct hw_mention hw_speech_first(
    const struct hw_speech *s, size_t from, size_t to, bool any);

/* Has it a word for outlets and agencies? */
bool hw_speech_media(const struct hw_speech *s, struct hw_mention p);
/* "said the firm's lawyer, Hugo Stern": the name that a comma adds to an
 * office; none without. */
struct hw_mention hw_speech_added(
    const struct hw_speech *s, struct hw_mention w);

/* Kinds and flags of item i; 0 for a quotation. */
static inline unsigned
hw_item_kinds(const struct hw_speech *s, size_t i)
{
	const struct hw_token *t = hw_speech_token(s, i);

	return t ? t->kinds : 0;
}

static inline unsigned
hw_item_flags(const struct hw_speech *s, size_t i)
{
	const struct hw_token *t = hw_speech_token(s, i);

	return t ? t->flags : 0;
}

/* Marks between items i-1 and i that part phrases. */
static inline unsigned
hw_item_parts(const struct hw_speech *s, size_t i)
{
	return s->item.v[i].punct & HW_PUNCT_PARTS;
}

/* Is it one of n hashes (or fewer, up to a 0)? */
bool hw_hash_among(uint32_t hash, const uint32_t *list, size_t n);
bool hw_item_pronoun(const struct hw_speech *s, size_t i);
bool hw_item_date(const struct hw_speech *s, size_t i);
/* English "him", "her": HW_WORD_HE, _SHE; else 0. */
unsigned hw_item_object(const struct hw_speech *s, size_t i);
/* "Miller left": the name without the verb behind it. */
struct hw_mention hw_speech_trim(
    const struct hw_speech *s, struct hw_mention p);

#endif
