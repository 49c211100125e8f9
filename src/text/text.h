/* SPDX-License-Identifier: MIT
 * What a text says: its sentences, names, quotations, credits, dates and
 * claims, as byte spans into the text. */
#ifndef HW_TEXT_TEXT_H
#define HW_TEXT_TEXT_H

#include "model/model.h"
#include "text/token.h"

struct hw_arena;

/* Bytes of one text that are read; a long novel has three million. */
#define HW_TEXT_MAX ((size_t)4 << 20)

/* Fill the annotation fields of a: language (when empty or doubtful), script,
 * rtl, sentences, names, quotes and what further steps add.  Reads a->text
 * (UTF-8), a->language as a hint, a->published to resolve dates.  Results
 * live in m and in a->text.  Cannot fail; a text without words gets empty
 * answers.  O(n) in the text's bytes; the text beyond HW_TEXT_MAX is not read. */
void hw_text_annotate(struct hw_arena *m, struct hw_article *a);

/* The steps; each reads the tokens of a->text. */
void hw_text_sentences(
    struct hw_arena *m, struct hw_article *a, const struct hw_tokens *t);
void hw_text_names(
    struct hw_arena *m, struct hw_article *a, const struct hw_tokens *t);
/* After all others: claims in the keyed slots of enum hw_slot.  Keys: name key
 * of the person (office, wording, event) or of all persons of the sentence
 * (day); the words between "first" and "since"; class of the count. */
void hw_text_claims(
    struct hw_arena *m, struct hw_article *a, const struct hw_tokens *t);
/* Days and months mentioned, by a->published or else a->first_seen; date.at is
 * HW_TIME_NONE where nothing tells the year. */
void hw_text_whens(
    struct hw_arena *m, struct hw_article *a, const struct hw_tokens *t);
/* After hw_text_names: who says what, then whom each sentence rests on. */
struct hw_speech;
void hw_text_quotes(
    struct hw_arena *m, struct hw_article *a, const struct hw_speech *s);
void hw_text_credits(
    struct hw_arena *m, struct hw_article *a, const struct hw_speech *s);
/* What a name in a credit's chain is: an outlet, an institution (ORG), a
 * person, a place; UNKNOWN for people without a name and all else. */
enum hw_name_kind hw_text_source(
    struct hw_arena *m, const struct hw_article *a, struct hw_str name);

#endif
