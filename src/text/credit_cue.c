/* SPDX-License-Identifier: MIT
 * The words that lead to a credit, in all languages at once: what they mean
 * is credit.c's to say. */
#include "text/credit_int.h"

bool
hw_credit_is(const struct hw_credit_scan *c, const struct hw_credit_words *w,
    size_t i, const struct hw_credit_list *list)
{
	const struct hw_token *t = hw_speech_token(&c->s, i);

	if (!t || !(w->listed[t->hash >> 22 & 15] >> (t->hash >> 26) & 1))
		return false; /* most words */
	for (size_t k = 0; k < list->n; k++)
		if (list->hash[k] == t->hash)
			return true;
	return false;
}

static void
hash_words(struct hw_credit_words *w, struct hw_credit_list *to,
    const char *const *list)
{
	for (; *list && to->n < HW_CREDIT_LIST; list++) {
		uint32_t hash = hw_text_hash(hw_str_c(*list));

		to->hash[to->n++] = hash;
		w->listed[hash >> 22 & 15] |= (uint64_t)1 << (hash >> 26);
	}
}

void
hw_credit_words(struct hw_credit_words *w)
{
	static const char *const by[] = {"by", "von", "par", "por", "da", "dal",
	    "dall", "door", "przez", "av", "af", NULL};
	static const char *const citing[] = {"citing", "quoting", "citant",
	    "citando", "cytujac", "citerend", "ссылкой", "ссылаясь",
	    "посиланням", "berufung", "powolujac", "verwijzing", NULL};
	static const char *const unsure[] = {"reportedly", "apparently",
	    "allegedly", "supposedly", "purportedly", "angeblich", "offenbar",
	    "mutmaßlich", "mutmasslich", "supuestamente", "presuntamente",
	    "pretendument", "apparemment", "presumibilmente", "alegadamente",
	    "supostamente", "podobno", "rzekomo", "якобы", "предположительно",
	    "нібито", "слухам", "чутками", "supuestamente", "dizque", NULL};
	static const char *const shows[] = {"showed", "shows", "show", NULL};
	/* To be: what stands between it and its participle is passive. */
	static const char *const voice[] = {
	    "is", "are", "was", "were", "been", "being", "be", NULL};
	/* Nouns between a cue and whom it names: "nach Angaben der Polizei". */
	static const char *const leads[] = {"angaben", "informationen",
	    "aussage", "aussagen", "auskunft", "einschatzung", "meinung",
	    "ansicht", "darstellung", "worten", "schatzung", "schatzungen",
	    "berechnungen", "данным", "словам", "информации", "сообщению",
	    "сообщениям", "мнению", "оценке", "оценкам", "сведениям",
	    "утверждению", "заявлению", "словами", "даними", "інформацією",
	    "повідомленням", "оцінками", "версии", "informaciones", "zdaniem",
	    NULL};
	static const char *const rumour[] = {"concerns", "allegations",
	    "rumors", "rumours", "speculation", "fears", NULL};
	static const char *const held[] = {"believed", "thought", "said",
	    "understood", "reported", "rumored", "rumoured", "alleged", "seen",
	    "feared", "accepted", "suspected", "considered", NULL};

	hash_words(w, &w->by, by);
	hash_words(w, &w->citing, citing);
	hash_words(w, &w->unsure, unsure);
	hash_words(w, &w->shows, shows);
	hash_words(w, &w->voice, voice);
	hash_words(w, &w->leads, leads);
	hash_words(w, &w->rumour, rumour);
	/* What reaches an outlet or stands in one: "told", "an interview
	 * with", "displayed on", "obtained by". */
	static const char *const passed[] = {"told", "interview", "speaking",
	    "spoke", "remarks", "provided", "seen", "obtained", "published",
	    "broadcast", "aired", "displayed", "shown", "shared", "released",
	    "reviewed", "talking", "interviewed", "leaked", "appeared",
	    "appearing", "statement", "showed", "sprach", "gegenuber",
	    "interview", "entrevista", "entretien", "accorde", "intervista",
	    "интервью", NULL};

	hash_words(w, &w->held, held);
	hash_words(w, &w->passed, passed);
}

/* "countriesreported North Korean media": the space went with the markup. */
bool
hw_credit_glued(const struct hw_credit_scan *c, const struct hw_token *t)
{
	static const struct hw_str verbs[] = {{"reported", 8}, {"reports", 7},
	    {"wrote", 5}, {"announced", 9}, {"added", 5}};
	struct hw_str w = hw_token_str(c->a->text, t);
	char last = w.n ? w.p[w.n - 1] : '\0';

	if (w.n < 9 || (last != 'd' && last != 's' && last != 'e'))
		return false;
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (w.n >= verbs[i].n + 4 && hw_str_ends(w, verbs[i]))
			return true;
	return false;
}

/* "is believed to", "was asked", "were denied": not the subject's words. */
bool
hw_credit_passive(const struct hw_credit_scan *c,
    const struct hw_credit_words *w, size_t i, size_t begin)
{
	struct hw_str word = hw_token_str(
	    c->a->text, hw_speech_token(&c->s, i));

	if (!c->s.english || hw_str_ends(word, HW_STR("ing")))
		return false;
	for (size_t k = i; k > begin && k + 3 > i; k--) {
		if (hw_item_parts(&c->s, k))
			return false;
		if (hw_credit_is(c, w, k - 1, &w->voice))
			return true;
		if (!(hw_item_kinds(&c->s, k - 1) & HW_WORD_AUX))
			return false;
	}
	return false;
}

/* "is said to", "concerns that": told by nobody in particular. */
bool
hw_credit_rumour(const struct hw_credit_scan *c,
    const struct hw_credit_words *w, size_t i, size_t begin, size_t end)
{
	const struct hw_token *next = i + 1 < end
	    ? hw_speech_token(&c->s, i + 1)
	    : NULL;
	struct hw_str word = next ? hw_token_str(c->a->text, next)
				  : (struct hw_str){0};

	if (!c->s.english || !next)
		return false;
	if (hw_credit_is(c, w, i, &w->rumour))
		return hw_str_eq(word, HW_STR("that"));
	return hw_credit_is(c, w, i, &w->held) &&
	    hw_credit_passive(c, w, i, begin) &&
	    (hw_str_eq(word, HW_STR("to")) || hw_str_eq(word, HW_STR("that")) ||
		hw_str_eq(word, HW_STR("as")));
}

bool
hw_credit_listed(struct hw_str lang)
{
	static const char *const known[] = {
	    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk"};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (hw_str_ieq(hw_str_sub(lang, 0, 2), hw_str_c(known[i])))
			return true;
	return false;
}
