/* SPDX-License-Identifier: MIT
 * The sounds of Latin letters, as far as languages that write in them agree
 * and as transliterations use them. */
#include "trace/pivot.h"

#include <string.h>

int
hw_sounds_count(uint32_t a)
{
	int n = 0;
	for (; a; a >>= 3)
		n++;
	return n;
}

uint32_t
hw_sounds_join(uint32_t a, uint32_t b)
{
	int n = hw_sounds_count(a);
	for (; b && n < HW_SOUNDS; b >>= 3, n++)
		a |= (b & 7) << (3 * n);
	return a;
}

static char
at(struct hw_str s, size_t i)
{
	return i < s.n ? s.p[i] : '\0';
}

static bool
is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' ||
	    c == 'y';
}

static bool
is_front(char c)
{
	return c == 'e' || c == 'i' || c == 'y';
}

/* Letters that stand for one sound together: how many, and which sound. */
static size_t
cluster(struct hw_str s, size_t i, enum hw_sound *sound)
{
	static const struct {
		struct hw_str letters;
		enum hw_sound sound;
	} list[] = {{{"tsch", 4}, HW_SOUND_S}, {{"dsch", 4}, HW_SOUND_S},
	    {{"sch", 3}, HW_SOUND_S}, {{"tch", 3}, HW_SOUND_S},
	    {{"dzh", 3}, HW_SOUND_S}, {{"sh", 2}, HW_SOUND_S},
	    {{"ch", 2}, HW_SOUND_S}, {{"zh", 2}, HW_SOUND_S},
	    {{"ts", 2}, HW_SOUND_S}, {{"tz", 2}, HW_SOUND_S},
	    {{"cz", 2}, HW_SOUND_S}, {{"sz", 2}, HW_SOUND_S},
	    {{"dj", 2}, HW_SOUND_S}, {{"ph", 2}, HW_SOUND_P},
	    {{"th", 2}, HW_SOUND_T}, {{"kh", 2}, HW_SOUND_K},
	    {{"ck", 2}, HW_SOUND_K}, {{"wh", 2}, HW_SOUND_W},
	    {{"rh", 2}, HW_SOUND_L}};
	struct hw_str rest = hw_str_from(s, i);
	if (rest.n < 2 || !memchr("chjksz", rest.p[1], 6))
		return 0; /* the second letter of all */
	for (size_t k = 0; k < sizeof(list) / sizeof(*list); k++) {
		if (list[k].letters.p[0] == rest.p[0] &&
		    hw_str_starts(rest, list[k].letters)) {
			*sound = list[k].sound;
			return list[k].letters.n;
		}
	}
	return 0;
}

static enum hw_sound
sound_of(struct hw_str s, size_t i)
{
	char next = at(s, i + 1);
	switch (s.p[i]) {
	case 'b':
	case 'f':
	case 'p':
	case 'v':
		return HW_SOUND_P;
	case 'd':
	case 't':
		return HW_SOUND_T;
	case 'c':
		return is_front(next) ? HW_SOUND_S : HW_SOUND_K;
	case 'g': /* "ng" is one sound unless a vowel follows */
		if (i > 0 && s.p[i - 1] == 'n' && !is_vowel(next))
			return HW_SOUND_END;
		return HW_SOUND_K;
	case 'k':
	case 'q':
	case 'x':
		return HW_SOUND_K;
	case 'j':
	case 's':
	case 'z':
		return HW_SOUND_S;
	case 'm':
	case 'n':
		return HW_SOUND_N;
	case 'l':
	case 'r':
		return HW_SOUND_L;
	case 'w':
		return HW_SOUND_W;
	default:
		return HW_SOUND_END;
	}
}

uint32_t
hw_sounds_latin(struct hw_str s)
{
	uint32_t out = 0;
	int n = 0;
	enum hw_sound last = HW_SOUND_END;
	for (size_t i = 0; i < s.n && n < HW_SOUNDS;) {
		enum hw_sound now = HW_SOUND_END;
		size_t step = cluster(s, i, &now);
		if (!step) {
			now = sound_of(s, i);
			step = 1;
		}
		if (now != HW_SOUND_END && now != last)
			out |= (uint32_t)now << (3 * n++);
		if (s.p[i] == 'x' && n < HW_SOUNDS)
			out |= (uint32_t)HW_SOUND_S << (3 * n++);
		/* A vowel between two of a kind keeps both. */
		last = s.p[i] == 'h' ? last : now;
		i += step;
	}
	return out;
}
