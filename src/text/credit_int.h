/* SPDX-License-Identifier: MIT
 * Private to the files about credits: whom a phrase of the text names. */
#ifndef HW_TEXT_CREDIT_INT_H
#define HW_TEXT_CREDIT_INT_H

#include "base/vec.h"
#include "model/model.h"
#include "text/speech.h"

struct hw_outlet;

enum hw_credit_depth {     /* nearest to the page first */
	HW_CREDIT_BY,      /* "as reported by X", "X" in brackets */
	HW_CREDIT_REPORTS, /* "X reports that", X an outlet */
	HW_CREDIT_PER,     /* "according to X" */
	HW_CREDIT_CITING,  /* "citing X" */
	HW_CREDIT_SAYS,    /* "X said" */
	HW_CREDIT_QUOTED,  /* speaker of the sentence's quotation */
};

/* What a word has to do with credits. */
enum hw_credit_role {
	HW_MEDIUM_NOUN = 1,    /* "agency", "Zeitung": a name follows */
	HW_MEDIUM_TELLS = 2,   /* verb of a medium: "carried" */
	HW_MEDIUM_THING = 4,   /* "report", "version": of the medium */
	HW_MEDIUM_GIVEN = 8,   /* "interview", "said": to the medium */
	HW_MEDIUM_BY = 16,     /* "rapporté": by the medium */
	HW_MEDIUM_QUOTES = 32, /* verb whose object speaks */
	HW_MEDIUM_KIND = 64,   /* "state", "news": before its name */
	HW_MEDIUM_WORDS = 128, /* "слова": of whom it quotes */
	HW_MEDIUM_BODY = 256,  /* forms of what news can rest on */
	HW_MEDIUM_ONLY = 512,  /* verb that tells of media, else carries */
	HW_MEDIUM_HIS = 1024,  /* "её": before WORDS */
	HW_MEDIUM_ANY = 2047,
	HW_CUE_BY = 1 << 11,
	HW_CUE_CITING = 1 << 12, /* "citing", "Berufung" */
	HW_CUE_UNSURE = 1 << 13, /* "reportedly" */
	HW_CUE_SHOWS = 1 << 14,
	HW_CUE_VOICE = 1 << 15,  /* to be: between it and its participle */
	HW_CUE_LEADS = 1 << 16,  /* "(nach) Angaben": then whose */
	HW_CUE_RUMOUR = 1 << 17, /* "concerns (that)" */
	HW_CUE_HELD = 1 << 18,   /* "(is) believed" */
	HW_CUE_PASSED = 1 << 19, /* what reaches an outlet or stands in one:
				    "told", "displayed", "obtained" */
};

/* A medium that the text names. */
struct hw_credit_medium {
	size_t from, to; /* items */
	struct hw_str name;
	const struct hw_outlet *row; /* NULL: the text calls it one */
	bool titled;                 /* in quotation marks */
};

struct hw_credit_scan {
	struct hw_arena *m;
	struct hw_article *a;
	struct hw_speech s;
	struct hw_str agency; /* last agency named: "the agency" means it */
	struct hw_str state;  /* first agency of a state: "state media" */
	struct hw_str wire;   /* of the dateline: whose text it is */
	struct hw_span sentence;
	struct hw_span before; /* the one before, if in the paragraph */
	bool listed;           /* words.txt has source words of the language */
	uint32_t *role;        /* by item: enum hw_credit_role */
	HW_VEC(struct hw_credit_medium) media; /* in order */
};

struct hw_credit_who {
	struct hw_str name;
	bool outlet;  /* agency, paper, broadcaster */
	bool unnamed; /* "experts", "officials" */
};

/* Fill c->role, then c->media.  O(n) in the items. */
void hw_credit_learn(struct hw_credit_scan *c);
void hw_credit_media_find(struct hw_credit_scan *c);
/* The first medium that overlaps items [from, to); NULL when none. */
const struct hw_credit_medium *hw_credit_medium_in(
    const struct hw_credit_scan *c, size_t from, size_t to);

/* What makes a medium of the sentence [begin, end) a credit; false: nothing. */
struct hw_credit_near {
	enum hw_credit_depth depth;
	size_t at;              /* item of the word that does */
	struct hw_mention whom; /* whom it quotes, or none */
	bool given;             /* it was told or given an interview */
	bool pronoun;           /* "приводит её слова": hers */
};
bool hw_credit_near(const struct hw_credit_scan *c,
    const struct hw_credit_medium *x, size_t begin, size_t end,
    struct hw_credit_near *out);

/* "countriesreported North Korean media": the space went with the markup. */
bool hw_credit_glued(const struct hw_credit_scan *c, const struct hw_token *t);
/* "is believed to", "was asked", "were denied": not the subject's words. */
bool hw_credit_passive(const struct hw_credit_scan *c, size_t i, size_t begin);
/* "is said to", "concerns that": told by nobody in particular. */
bool hw_credit_rumour(
    const struct hw_credit_scan *c, size_t i, size_t begin, size_t end);

/* Has words.txt the verbs and nouns of this language that credits need? */
bool hw_credit_listed(struct hw_str lang);

/* What one sentence in Chinese, Japanese or Korean credits. */
struct hw_credit_east {
	struct hw_credit_east_step {
		struct hw_credit_who who;
		enum hw_credit_depth depth;
	} step[6];
	size_t n;
	bool hearsay;
};
/* Linear in the sentence, of which 1,200 bytes are read. */
void hw_credit_east(struct hw_credit_scan *c, struct hw_str sentence,
    struct hw_credit_east *out);

/* Whom phrase p names; false when it is nobody that news can rest on.  by: a
 * cue that only outlets and people follow, so that "Time" is the magazine. */
bool hw_credit_who(struct hw_credit_scan *c, struct hw_mention p, bool by,
    struct hw_credit_who *out);
/* The text of a phrase, empty for none. */
struct hw_str hw_credit_text(
    const struct hw_credit_scan *c, struct hw_mention p);
/* Whom "state media" or "the news agency" means here: the agency the page
 * has named, else the text itself; empty when it is no such description. */
struct hw_str hw_credit_media(
    const struct hw_credit_scan *c, struct hw_str text);
/* Is the folded phrase such a description? */
bool hw_credit_describes(struct hw_str folded);

/* ---- one sentence at a time: credit.c and its verbs and persons ------------- */

#define HW_CREDIT_STEPS 12

struct hw_credit_step {
	enum hw_credit_depth depth;
	struct hw_str name;
	bool unnamed; /* "experts", "officials" */
};

struct hw_credit_finder {
	struct hw_credit_scan c;
	HW_VEC(struct hw_credit) out;
	struct hw_credit_step step[HW_CREDIT_STEPS];
	size_t n, verbs; /* steps and verbs of the sentence */
	size_t quote;    /* first that may lie in the sentence */
	size_t name;     /* first behind the sentence before */
	bool hearsay;
	struct hw_str told, teller; /* who tells this sentence, the last one */
	bool given; /* the sentence tells what a medium was told */
};

/* A step of the sentence; of a phrase: was it somebody? */
void hw_credit_add(struct hw_credit_finder *f, enum hw_credit_depth depth,
    struct hw_str name, bool unnamed);
bool hw_credit_add_phrase(struct hw_credit_finder *f,
    enum hw_credit_depth depth, struct hw_mention p);
/* Does a quotation lie in the sentence? */
bool hw_credit_quoted(const struct hw_credit_finder *f);
/* What item i of the sentence [begin, end) credits. */
void hw_credit_look_at(
    struct hw_credit_finder *f, size_t i, size_t begin, size_t end);
/* The person of the sentence before whom a pronoun means; sure: it must be
 * one, whatever the kind of the name. */
void hw_credit_add_pronoun(struct hw_credit_finder *f, bool sure);
/* Who believes what "is thought to be" so at item i. */
void hw_credit_add_believer(struct hw_credit_finder *f, size_t i, size_t begin);
/* Remember the person named before the verb at item i for the next sentence. */
void hw_credit_keep_teller(struct hw_credit_finder *f, size_t i, size_t begin);
/* Who talked to the medium of the sentence here. */
void hw_credit_add_given(struct hw_credit_finder *f, struct hw_span here);

#endif
