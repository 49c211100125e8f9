/* SPDX-License-Identifier: MIT
 * What the files of text/ share among themselves. */
#ifndef HW_TEXT_TEXT_INT_H
#define HW_TEXT_TEXT_INT_H

#include "base/str.h"
#include "base/vec.h"
#include "model/model.h"
#include "text/fold_table.h"
#include "text/marks.h"
#include "text/token.h"

struct hw_word_table;

/* fold.c */
enum hw_class hw_text_class(uint32_t cp);
/* token.c: the words of a language; those of every language when it has none. */
const struct hw_word_table *hw_text_words(struct hw_str lang);

/* sentence.c */
struct hw_sentence_rules {
	bool ordinal_dot; /* "27. Juli": a full stop makes an ordinal */
};
/* HW_TOK_SENT, _PARA and _LINE of token k, which follows token before with
 * more than one space between them. */
unsigned hw_sentence_start(struct hw_str text,
    const struct hw_sentence_rules *rules, const struct hw_token *before,
    const struct hw_token *k);

/* dashes.c: adds the speech that dashes set off, in order.  O(n). */
void hw_quote_dashes(struct hw_arena *m, struct hw_str text,
    const struct hw_tokens *tokens, struct hw_mark_pairs *pairs);

/* office.c: whom an office without a name ("the Austrian finance minister") means
 * in its sentence: the one person whom the text names with that title; the
 * ministry, when the sentence goes on to name that person; empty when
 * nobody.  Reads a->names.  Static, arena memory or a view of a's. */
struct hw_str hw_text_office(struct hw_arena *m, const struct hw_article *a,
    struct hw_span phrase, struct hw_span sentence);

/* thai.c: words of writing without spaces, by ICU's dictionaries */
#define HW_THAI_MAX 4096 /* bytes of one run */
struct hw_thai;
struct hw_thai *hw_thai_open(void); /* owned: hw_thai_close */
void hw_thai_close(struct hw_thai *t);
void hw_thai_text(struct hw_thai *t, struct hw_str run);
/* End of the next word, in bytes of the run; false after the last one. */
bool hw_thai_next(struct hw_thai *t, size_t *end);

#endif
