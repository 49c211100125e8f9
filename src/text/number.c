/* SPDX-License-Identifier: MIT
 * Numbers in figures and in words. */
#include "text/number.h"

#include <string.h>

#include "base/utf8.h"

enum { TOKENS_MOST = 12 }; /* of one number */

/* A word and its value, by turns. */
static const struct {
	char lang[3];
	const char *words;
} table[] = {
    {"en",
	"two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 "
	"eleven 11 twelve 12 dozen 12 thirteen 13 fourteen 14 fifteen 15 "
	"sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 "
	"forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 hundred 100 "
	"thousand 1000 million 1000000 billion 1000000000"},
    {"de",
	"zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 "
	"elf 11 zwölf 12 dreizehn 13 vierzehn 14 fünfzehn 15 sechzehn 16 "
	"siebzehn 17 achtzehn 18 neunzehn 19 zwanzig 20 dreißig 30 vierzig 40 "
	"fünfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90 ein 1 "
	"hundert 100 tausend 1000 million 1000000 millionen 1000000 "
	"milliarde 1000000000 milliarden 1000000000"},
    {"nl",
	"twee 2 drie 3 vier 4 vijf 5 zes 6 zeven 7 acht 8 negen 9 tien 10 "
	"elf 11 twaalf 12 dertien 13 veertien 14 vijftien 15 zestien 16 "
	"zeventien 17 achttien 18 negentien 19 twintig 20 dertig 30 veertig 40 "
	"vijftig 50 zestig 60 zeventig 70 tachtig 80 negentig 90 honderd 100 "
	"duizend 1000 miljoen 1000000 miljard 1000000000"},
    {"fr",
	"deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 "
	"onze 11 douze 12 douzaine 12 treize 13 quatorze 14 quinze 15 seize 16 "
	"vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 "
	"cent 100 cents 100 mille 1000 million 1000000 millions 1000000 "
	"milliard 1000000000 milliards 1000000000"},
    {"es",
	"dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 "
	"once 11 doce 12 docena 12 trece 13 catorce 14 quince 15 dieciséis 16 "
	"diecisiete 17 dieciocho 18 diecinueve 19 veinte 20 treinta 30 "
	"cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 "
	"cien 100 ciento 100 mil 1000 millón 1000000 millones 1000000"},
    {"pt",
	"dois 2 duas 2 três 3 quatro 4 cinco 5 seis 6 sete 7 oito 8 nove 9 "
	"dez 10 onze 11 doze 12 treze 13 quatorze 14 catorze 14 quinze 15 "
	"dezesseis 16 dezassete 17 dezessete 17 dezoito 18 dezenove 19 vinte "
	"20 trinta 30 quarenta 40 cinquenta 50 sessenta 60 setenta 70 oitenta "
	"80 noventa 90 cem 100 cento 100 mil 1000 milhão 1000000 milhões "
	"1000000 bilhões 1000000000"},
    {"it",
	"due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9 dieci 10 "
	"undici 11 dodici 12 tredici 13 quattordici 14 quindici 15 sedici 16 "
	"diciassette 17 diciotto 18 diciannove 19 venti 20 trenta 30 quaranta "
	"40 cinquanta 50 sessanta 60 settanta 70 ottanta 80 novanta 90 cento "
	"100 mille 1000 mila 1000 milione 1000000 milioni 1000000 miliardi "
	"1000000000"},
    {"pl",
	"dwa 2 dwie 2 dwóch 2 trzy 3 trzech 3 cztery 4 czterech 4 pięć 5 "
	"sześć 6 siedem 7 osiem 8 dziewięć 9 dziesięć 10 jedenaście 11 "
	"dwanaście 12 trzynaście 13 czternaście 14 piętnaście 15 dwadzieścia "
	"20 trzydzieści 30 czterdzieści 40 pięćdziesiąt 50 sto 100 tysięcy "
	"1000 tysiące 1000 milion 1000000 mln 1000000 mld 1000000000"},
    {"ru",
	"два 2 две 2 двух 2 двумя 2 трое 3 три 3 трёх 3 четыре 4 четырёх 4 "
	"пять 5 пяти 5 шесть 6 шести 6 семь 7 семи 7 восемь 8 девять 9 десять "
	"10 одиннадцать 11 двенадцать 12 тринадцать 13 четырнадцать 14 "
	"пятнадцать 15 шестнадцать 16 семнадцать 17 восемнадцать 18 "
	"девятнадцать 19 двадцать 20 тридцать 30 сорок 40 пятьдесят 50 "
	"шестьдесят 60 семьдесят 70 восемьдесят 80 девяносто 90 сто 100 ста "
	"100 двести 200 триста 300 тысяч 1000 тысячи 1000 млн 1000000 "
	"миллионов 1000000 миллиона 1000000 миллиардов 1000000000 млрд "
	"1000000000"},
    {"uk",
	"два 2 дві 2 двох 2 три 3 трьох 3 чотири 4 чотирьох 4 п'ять 5 шість 6 "
	"сім 7 вісім 8 дев'ять 9 десять 10 одинадцять 11 дванадцять 12 "
	"п'ятнадцять 15 двадцять 20 тридцять 30 сорок 40 п'ятдесят 50 сто 100 "
	"тисяч 1000 мільйонів 1000000 мільярдів 1000000000"},
    {"ar",
	"ثلاثة 3 ثلاث 3 أربعة 4 أربع 4 خمسة 5 خمس 5 ستة 6 ست 6 سبعة 7 سبع 7 "
	"ثمانية 8 تسعة 9 عشرة 10 عشرين 20 عشرون 20 ثلاثين 30 أربعين 40 خمسين "
	"50 مئة 100 ألف 1000 آلاف 1000 مليون 1000000 مليار 1000000000"},
};

static double *
slot_of(struct hw_numbers *n, uint32_t hash)
{
	size_t i = hash % HW_NUMBER_WORDS;

	while (n->word[i].hash && n->word[i].hash != hash)
		i = (i + 1) % HW_NUMBER_WORDS;
	n->word[i].hash = hash;
	return &n->word[i].value;
}

void
hw_numbers_open(struct hw_numbers *n, struct hw_str lang)
{
	memset(n, 0, sizeof(*n));
	if (lang.n < 2)
		return;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		struct hw_str list = hw_str_c(table[i].words), word, value;
		uint64_t v;

		if (!hw_str_ieq(
			hw_str_sub(lang, 0, 2), hw_str_c(table[i].lang)))
			continue;
		while (hw_str_word(&list, &word) && hw_str_word(&list, &value))
			if (hw_str_u64(value, &v))
				*slot_of(n, hw_text_hash(word)) = (double)v;
	}
	n->joins = hw_str_istarts(lang, HW_STR("de")) ||
	    hw_str_istarts(lang, HW_STR("nl"));
}

static double
word_value(const struct hw_numbers *n, uint32_t hash)
{
	for (size_t i = hash % HW_NUMBER_WORDS; n->word[i].hash;
	     i = (i + 1) % HW_NUMBER_WORDS)
		if (n->word[i].hash == hash)
			return n->word[i].value;
	return 0;
}

/* "vierundneunzig", "zweihundert" */
static double
joined_value(const struct hw_numbers *n, struct hw_str w)
{
	static const struct {
		const char *part;
		bool times;
	} seam[] = {{"und", false}, {"en", false}, {"hundert", true},
	    {"honderd", true}, {"tausend", true}};

	if (w.n < 8 || w.n > 40)
		return 0;
	for (size_t i = 0; i < sizeof(seam) / sizeof(*seam); i++) {
		struct hw_str part = hw_str_c(seam[i].part);
		size_t at = hw_str_ifind(w, part, 3);
		double a, b;

		if (at == HW_NPOS)
			continue;
		a = word_value(n, hw_text_hash(hw_str_sub(w, 0, at)));
		if (seam[i].times && at + part.n < w.n)
			continue;
		b = word_value(n,
		    hw_text_hash(
			seam[i].times ? part : hw_str_from(w, at + part.n)));
		if (a > 0 && b > 0)
			return seam[i].times ? a * b : a + b;
	}
	return 0;
}

/* Do all marks stand before groups of three? */
static bool
has_thousands(struct hw_str s)
{
	size_t run = 0;
	bool mark = false;

	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && hw_is_digit((unsigned char)s.p[i])) {
			run++;
			continue;
		}
		if (mark ? run != 3 : run > 3)
			return false;
		mark = true;
		run = 0;
	}
	return s.n > 1 && s.p[0] != '0';
}

static bool
figures(struct hw_str s, double *value)
{
	bool thousands = has_thousands(s);
	double unit = 1;

	*value = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (hw_is_digit((unsigned char)s.p[i])) {
			*value = *value * 10 + (s.p[i] - '0');
			unit *= unit > 1 ? 10 : 1;
		} else if (s.p[i] != ',' && s.p[i] != '.') {
			return false;
		} else if (!thousands) {
			if (unit > 1)
				return false; /* a date */
			unit = 10;
		}
	}
	*value /= unit > 1 ? unit / 10 : 1;
	return s.n > 0;
}

/* Of 〇..九 and 两; -1: none.  Tens and more: their unit in *scale. */
static int
han_digit(struct hw_str c, double *scale)
{
	static const char *const digits = "〇一二三四五六七八九";
	static const struct {
		const char *c;
		double v;
	} unit[] = {{"十", 10}, {"百", 100}, {"千", 1000}, {"万", 1e4},
	    {"億", 1e8}, {"亿", 1e8}};

	*scale = 0;
	for (int i = 0; i < 10; i++)
		if (hw_str_eq(c, (struct hw_str){digits + i * 3, 3}))
			return i;
	if (hw_str_eq(c, HW_STR("两")))
		return 2;
	for (size_t i = 0; i < sizeof(unit) / sizeof(*unit); i++)
		if (hw_str_eq(c, hw_str_c(unit[i].c)))
			*scale = unit[i].v;
	return -1;
}

/* Han numerals from token i, behind the figures in *v, if any. */
static size_t
han(struct hw_str text, const struct hw_tokens *t, size_t i, double *v)
{
	double sum = 0, part = 0, one = *v, scale;
	size_t k = i;

	for (;
	     k < t->n && k < i + TOKENS_MOST && (t->v[k].flags & HW_TOK_HAN) &&
	     (k == i || t->v[k].start == t->v[k - 1].end);
	     k++) {
		int digit = han_digit(hw_token_str(text, &t->v[k]), &scale);

		if (digit >= 0) {
			one = one * 10 + digit;
		} else if (scale >= 1e4 && sum + part + one > 0) {
			sum = (sum + part + one) * scale;
			part = one = 0;
		} else if (scale > 10 && k == i && *v == 0) {
			break; /* 百分点 */
		} else if (scale > 0) {
			part += (one > 0 ? one : 1) * scale;
			one = 0;
		} else {
			break;
		}
	}
	*v = sum + part + one;
	return k - i;
}

/* One word or figure. */
static bool
one_token(const struct hw_numbers *n, struct hw_str text,
    const struct hw_token *t, double *v)
{
	if (t->flags & HW_TOK_HAN)
		return false;
	if (t->flags & HW_TOK_NUMBER)
		return !(t->flags & HW_TOK_WORD) &&
		    figures(hw_token_str(text, t), v);
	*v = word_value(n, t->hash);
	if (*v <= 0 && n->joins)
		*v = joined_value(n, hw_token_str(text, t));
	return *v > 1 || (*v > 0 && *v < 1);
}

size_t
hw_number_at(const struct hw_numbers *n, struct hw_str text,
    const struct hw_tokens *t, size_t i, double *value)
{
	double v, next;
	size_t k = i;

	if (t->v[i].flags & HW_TOK_HAN) {
		*value = 0;
		k = han(text, t, i, value);
		return *value > 0 ? k : 0;
	}
	if (!one_token(n, text, &t->v[i], value))
		return 0;
	v = *value;
	for (k++; k < t->n && k < i + TOKENS_MOST; k++) {
		size_t gap = t->v[k].start - t->v[k - 1].end;

		if (gap > 1 || (t->v[k].flags & HW_TOK_SENT))
			break;
		if (t->v[k].flags & HW_TOK_HAN) {
			k += gap ? 0 : han(text, t, k, &v);
			break;
		}
		if ((t->v[k].flags & HW_TOK_NUMBER) ||
		    !one_token(n, text, &t->v[k], &next))
			break;
		if (next >= 100)
			v *= next;
		else if (v >= 20 && next < 20)
			v += next;
		else
			break;
	}
	*value = v;
	return k - i;
}
