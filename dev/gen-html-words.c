/* SPDX-License-Identifier: MIT
 * Writes the maps of src/html/words.c from the tables of words_data.c; the
 * Makefile runs it.  A map is written as hw_map holds it, so that it is looked
 * up as one and nothing is made when a page is read. */
#include <stdio.h>

#include "base/arena.h"
#include "base/map.h"
#include "html/words.h"
#include "html/words_int.h"

static void
add(struct hw_arena *m, struct hw_map *map, const char *line, uint64_t bits)
{
	struct hw_str rest = hw_str_c(line), word;

	while (hw_str_word(&rest, &word))
		*hw_map_put(m, map, word, NULL) |= bits;
}

static void
write_map(const char *name, const struct hw_map *map)
{
	printf("static const struct hw_map_slot %s_slots[%zu] = {\n", name,
	    map->cap);
	for (size_t i = 0; i < map->cap; i++) {
		const struct hw_map_slot *s = &map->slot[i];

		if (s->hash)
			printf("[%zu] = {{\"%.*s\", %zu}, %lluu, %lluu},\n", i,
			    HW_FMT(s->key), s->key.n,
			    (unsigned long long)s->hash,
			    (unsigned long long)s->val);
	}
	printf("};\nstatic const struct hw_map %s = {\n"
	       "\t(struct hw_map_slot *)%s_slots, %zu, %zu};\n",
	    name, name, map->cap, map->n);
}

struct starts {
	uint64_t bits[HW_WORDS_STARTS / 64];
};

static void
add_start(struct starts *s, struct hw_str word)
{
	unsigned k = word.n < 3 ? 0 : hw_words_start(word.p);

	if (word.n >= 3) /* shorter ones are always looked up */
		s->bits[k / 64] |= (uint64_t)1 << k % 64;
}

static void
write_starts(const char *name, const struct starts *s)
{
	printf("static const uint64_t %s[] = {", name);
	for (size_t i = 0; i < HW_WORDS_STARTS / 64; i++)
		printf("%lluu, ", (unsigned long long)s->bits[i]);
	printf("};\n");
}

/* First word of a phrase -> one more than the number of the last phrase that
 * begins with it; next[that] is the one before, 0 ends. */
static void
write_cues(struct hw_arena *m)
{
	struct hw_map map = {0};
	struct starts starts = {0};

	printf("static const uint16_t next_cue[] = {0, ");
	for (size_t i = 0; hw_words_cues[i].phrase != NULL; i++) {
		struct hw_str rest = hw_str_c(hw_words_cues[i].phrase), word;
		uint64_t *head;

		hw_str_word(&rest, &word);
		head = hw_map_put(m, &map, word, NULL);
		printf("%llu, ", (unsigned long long)*head);
		*head = i + 1;
		add_start(&starts, word);
	}
	printf("};\n");
	write_map("cues", &map);
	write_starts("cue_starts", &starts);
}

int
main(void)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_map words = {0}, classes = {0};
	struct starts starts = {0};

	for (size_t i = 0; hw_words_stops[i] != NULL; i++)
		add(m, &words, hw_words_stops[i], HW_WORDS_STOP);
	for (size_t i = 0; hw_words_address[i] != NULL; i++)
		add(m, &words, hw_words_address[i], HW_WORDS_ADDRESS);
	for (size_t i = 0; hw_words_classes[i].words != NULL; i++)
		add(m, &classes, hw_words_classes[i].words,
		    (uint64_t)1 << hw_words_classes[i].kind);
	write_map("words", &words);
	write_map("classes", &classes);
	for (size_t i = 0; i < classes.cap; i++)
		add_start(&starts, classes.slot[i].key);
	write_starts("class_starts", &starts);
	write_cues(m);
	hw_arena_free(m);
	return fflush(stdout) != 0;
}
