/* SPDX-License-Identifier: MIT
 * Persons a sentence rests on whom no verb of it names: the one a pronoun
 * means, the one whose belief is told, the one who gave the interview. */
#include "text/credit_int.h"

/* "He said": the one person of the sentence before, if there is one. */
void
hw_credit_add_pronoun(struct hw_credit_finder *f, bool sure)
{
	const struct hw_name *found = NULL;

	for (size_t i = f->name;
	     i < f->c.a->n_names && f->c.before.end > f->c.before.start; i++) {
		const struct hw_name *n = &f->c.a->names[i];

		if (n->span.start >= f->c.before.end)
			break;
		if (n->span.start < f->c.before.start ||
		    (n->kind != HW_NAME_PERSON &&
			(!sure || n->kind != HW_NAME_UNKNOWN ||
			    hw_str_chr(n->canonical, ' ', 0) == HW_NPOS)))
			continue;
		if (found && found->entity != n->entity)
			return;
		found = n;
	}
	if (found)
		hw_credit_add(f, HW_CREDIT_SAYS, found->canonical, false);
}

/* "A team led by Eva Torre said it had found a wall.  It is thought to be
 * old": by whoever told of it in the sentence before, the one person whom that
 * names before its verb. */
void
hw_credit_add_believer(struct hw_credit_finder *f, size_t i, size_t begin)
{
	const struct hw_token *t = hw_speech_token(&f->c.s, begin);

	if (f->teller.n && t && f->c.role[i] & HW_CUE_HELD && i < begin + 4 &&
	    hw_str_ieq(hw_token_str(f->c.a->text, t), HW_STR("it")))
		hw_credit_add(f, HW_CREDIT_SAYS, f->teller, false);
}

/* The one person named before the verb at item i, which tells something. */
void
hw_credit_keep_teller(struct hw_credit_finder *f, size_t i, size_t begin)
{
	const struct hw_item *item = f->c.s.item.v;
	const struct hw_name *found = NULL;

	f->told = (struct hw_str){0};
	if (!f->c.s.english || !(hw_item_kinds(&f->c.s, i) & HW_WORD_SOURCE))
		return;
	for (size_t k = f->name; k < f->c.a->n_names; k++) {
		const struct hw_name *n = &f->c.a->names[k];

		if (n->span.end > item[i].start)
			break;
		if (n->span.start < item[begin].start ||
		    n->kind != HW_NAME_PERSON)
			continue;
		if (found && found->entity != n->entity)
			return;
		found = n;
	}
	if (found)
		f->told = found->canonical;
}

/* "CNN Anna Lind" is one name to its reader: hers, of two words or more. */
static struct hw_str
beside_medium(const struct hw_credit_finder *f, struct hw_span name)
{
	const struct hw_item *item = f->c.s.item.v;
	struct hw_str rest = {0};

	for (size_t i = 0; i < f->c.media.n; i++) {
		const struct hw_credit_medium *x = &f->c.media.v[i];

		if (item[x->from].start == name.start &&
		    item[x->to - 1].end < name.end)
			rest = hw_str_trim(hw_str_sub(
			    f->c.a->text, item[x->to - 1].end, name.end));
	}
	return hw_str_chr(rest, ' ', 0) != HW_NPOS ? rest : (struct hw_str){0};
}

/* Who talked to the medium, when no verb of speech says it. */
void
hw_credit_add_given(struct hw_credit_finder *f, struct hw_span here)
{
	struct hw_str who;

	for (size_t k = f->name; k < f->c.a->n_names; k++) {
		const struct hw_name *n = &f->c.a->names[k];

		if (n->span.start >= here.end)
			break;
		if (n->span.start < here.start)
			continue;
		who = beside_medium(f, n->span);
		if (who.n || n->kind == HW_NAME_PERSON) {
			hw_credit_add(f, HW_CREDIT_SAYS,
			    who.n ? who : n->canonical, false);
			return;
		}
	}
}
