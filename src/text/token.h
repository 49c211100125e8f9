/* SPDX-License-Identifier: MIT
 * Tokens: the one pass over a text that fingerprints, stories, search, names
 * and quotations share.
 *
 * A token is a word, a number, or one character of Chinese or Japanese
 * writing (search and fingerprints pair neighbours, hw_token_pair).  Thai,
 * Lao, Khmer and Burmese words come from ICU's dictionaries.  Korean
 * particles and the Arabic article are tokens of their own.  Hyphens part
 * words; apostrophes do in languages that elide ("l'eau"), elsewhere they
 * bind ("don't"), and the English possessive ending is left out.  "U.S." is
 * one token, so is "1,300", folded to "1300".
 *
 * Measured: see bench/RESULTS.md, "Tokens". */
#ifndef HW_TEXT_TOKEN_H
#define HW_TEXT_TOKEN_H

#include "base/str.h"

struct hw_arena;

enum hw_tok {
	HW_TOK_WORD = 1,   /* holds a letter */
	HW_TOK_NUMBER = 2, /* holds a digit; "F16" is both */
	HW_TOK_CAP = 4,    /* begins with a capital */
	HW_TOK_UPPER = 8,  /* two or more letters, all capital */
	HW_TOK_STOP = 16,  /* stop word of the text's language */
	HW_TOK_HAN = 32,   /* one Han or kana character */
	HW_TOK_SENT = 64,  /* first of a sentence */
	HW_TOK_PARA = 128, /* first of a paragraph (blank line before) */
	HW_TOK_LINE = 256, /* first of a line */
};

/* What else words.txt knows about a word: hw_token.kinds. */
enum hw_word {
	HW_WORD_SAY = 1, /* verb of speech */
	HW_WORD_CUE = 2, /* "according", "laut", "selon" */
	HW_WORD_HE = 4,  /* pronoun for a man */
	HW_WORD_SHE = 8,
	HW_WORD_THEY = 16,      /* for several, or of unknown gender */
	HW_WORD_OFFICE = 32,    /* "minister", "spokesman" */
	HW_WORD_HONOUR = 64,    /* "Mr", "Frau", "Dr" */
	HW_WORD_ORG = 128,      /* "ministry", "Corp", "university" */
	HW_WORD_PARTICLE = 256, /* inside names: "von", "bin" */
	HW_WORD_MALE = 512,     /* first name or title of a man */
	HW_WORD_FEMALE = 1024,
	HW_WORD_ABBR = 2048,      /* a full stop after it ends nothing */
	HW_WORD_ABBRN = 4096,     /* nor this before a number */
	HW_WORD_DATE = 8192,      /* month or weekday: no name */
	HW_WORD_PEOPLE = 16384,   /* "residents", "officials": may speak */
	HW_WORD_PLACE = 32768,    /* country, its people, or big city */
	HW_WORD_DET = 1 << 16,    /* determiner: may begin a noun phrase */
	HW_WORD_PREP = 1 << 17,   /* preposition: what follows is no subject */
	HW_WORD_AUX = 1 << 18,    /* auxiliary or adverb beside a verb */
	HW_WORD_CONJ = 1 << 19,   /* conjunction or relative */
	HW_WORD_MEDIA = 1 << 20,  /* "agency", "media", "Reuters" */
	HW_WORD_GERUND = 1 << 21, /* "saying": its subject stands earlier */
	HW_WORD_SOURCE = 1 << 22, /* a noun that news can rest on; a verb of
				     speech that tells it without quoting */
};

struct hw_token {
	uint32_t start, end; /* bytes of the text */
	uint32_t hash;       /* of the folded form: hw_text_hash */
	uint32_t flags : 9;  /* enum hw_tok */
	uint32_t kinds : 23; /* enum hw_word */
};

struct hw_tokens {
	struct hw_token *v;
	size_t n;
};

/* Cut text, in one pass.  lang (BCP 47; only its first part counts) chooses
 * stop words and the meaning of apostrophes; empty: none are marked.  Tokens
 * are in order and do not overlap; they live in m.  Malformed UTF-8 parts
 * words.  Text beyond 4 GiB is not read.  Cannot fail.  O(n). */
void hw_text_tokens(struct hw_arena *m, struct hw_str text, struct hw_str lang,
    struct hw_tokens *out);

/* The form a token is compared by: small letters, no diacritics, no
 * compatibility forms, ASCII digits ("Łódź" "lodz", "Straße" "strasse").
 * Equal forms have equal hashes.  Arena memory, or word itself. */
struct hw_str hw_text_fold(struct hw_arena *m, struct hw_str word);

/* Hash of the folded form of one word: hw_token.hash of that token. */
uint32_t hw_text_hash(struct hw_str word);

/* Words of a language with stop-word list: "en", "de", ...; NULL after the
 * last one. */
const char *hw_text_stop_language(size_t i);

/* Two neighbouring tokens as one term, e.g. Han bigrams. */
static inline uint32_t
hw_token_pair(uint32_t a, uint32_t b)
{
	uint32_t h = (a ^ (b << 13 | b >> 19)) * 0x85EBCA6Bu;

	return (h ^ h >> 15) * 0xC2B2AE35u;
}

static inline struct hw_str
hw_token_str(struct hw_str text, const struct hw_token *t)
{
	struct hw_str s = {text.p + t->start, t->end - t->start};

	return s;
}

#endif
