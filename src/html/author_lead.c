/* SPDX-License-Identifier: MIT
 * What leads a byline in: "By", "Text von", "Piše:", in many languages. */
#include "base/arena.h"
#include "base/utf8.h"
#include "html/meta_int.h"

/* What leads in, in small letters; the longest that fits counts. */
static const struct hw_str leads[] = {HW_STR_INIT("zeige alle beiträge von"),
    HW_STR_INIT("alle beiträge von"), HW_STR_INIT("alle artikel von"),
    HW_STR_INIT("mehr von"), HW_STR_INIT("voir tous les articles de"),
    HW_STR_INIT("tous les articles de"),
    HW_STR_INIT("ver todas las entradas de"),
    HW_STR_INIT("ver todos os posts de"),
    HW_STR_INIT("vedi tutti gli articoli di"),
    HW_STR_INIT("tutti gli articoli di"),
    HW_STR_INIT("toon alle berichten van"), HW_STR_INIT("visa alla inlägg av"),
    HW_STR_INIT("zobacz wszystkie wpisy"), HW_STR_INIT("посмотреть все записи"),
    HW_STR_INIT("view all posts by"), HW_STR_INIT("all posts by"),
    HW_STR_INIT("more posts by"), HW_STR_INIT("more by"),
    HW_STR_INIT("posts by"), HW_STR_INIT("by: "), HW_STR_INIT("by "),
    HW_STR_INIT("posted by"), HW_STR_INIT("written by"),
    HW_STR_INIT("story by"), HW_STR_INIT("words by"), HW_STR_INIT("text by"),
    HW_STR_INIT("article by"), HW_STR_INIT("reported by"),
    HW_STR_INIT("report by"), HW_STR_INIT("published by"),
    HW_STR_INIT("submitted by"), HW_STR_INIT("created by"),
    HW_STR_INIT("contributed by"), HW_STR_INIT("thread starter "),
    HW_STR_INIT("started by "), HW_STR_INIT("post author"),
    HW_STR_INIT("about the author"), HW_STR_INIT("the author"),
    HW_STR_INIT("author: "), HW_STR_INIT("author(s): "),
    HW_STR_INIT("autor(in): "), HW_STR_INIT("autor(en): "),
    HW_STR_INIT("auteur(s) : "), HW_STR_INIT("auteur(s): "),
    HW_STR_INIT("autor/a: "), HW_STR_INIT("author "), HW_STR_INIT("authors: "),
    HW_STR_INIT("authors "), HW_STR_INIT("authored by"),
    HW_STR_INIT("ein beitrag von"), HW_STR_INIT("ein artikel von"),
    HW_STR_INIT("ein gastbeitrag von"), HW_STR_INIT("beitrag von"),
    HW_STR_INIT("erstellt von"), HW_STR_INIT("geschrieben von"),
    HW_STR_INIT("verfasst von"), HW_STR_INIT("veröffentlicht von"),
    HW_STR_INIT("text von"), HW_STR_INIT("interview von"), HW_STR_INIT("von: "),
    HW_STR_INIT("von "), HW_STR_INIT("vom "), HW_STR_INIT("autor: "),
    HW_STR_INIT("autorin: "), HW_STR_INIT("autoren: "), HW_STR_INIT("autor "),
    HW_STR_INIT("autorin "), HW_STR_INIT("redaktion: "), HW_STR_INIT("text: "),
    HW_STR_INIT("publié par"), HW_STR_INIT("écrit par"),
    HW_STR_INIT("rédigé par"), HW_STR_INIT("posté par"),
    HW_STR_INIT("propos recueillis par"), HW_STR_INIT("par "),
    HW_STR_INIT("par: "), HW_STR_INIT("auteur : "), HW_STR_INIT("auteur: "),
    HW_STR_INIT("auteur "), HW_STR_INIT("escrito por"),
    HW_STR_INIT("publicado por"), HW_STR_INIT("postado por"),
    HW_STR_INIT("por: "), HW_STR_INIT("por "), HW_STR_INIT("texto: "),
    HW_STR_INIT("texto de"), HW_STR_INIT("autora: "),
    HW_STR_INIT("redacción: "), HW_STR_INIT("a cura di"),
    HW_STR_INIT("scritto da"), HW_STR_INIT("pubblicato da"),
    HW_STR_INIT("di: "), HW_STR_INIT("di "), HW_STR_INIT("autore: "),
    HW_STR_INIT("autore "), HW_STR_INIT("geschreven door"),
    HW_STR_INIT("geplaatst door"), HW_STR_INIT("door: "), HW_STR_INIT("door "),
    HW_STR_INIT("tekst: "), HW_STR_INIT("skrevet av"),
    HW_STR_INIT("skrevet af"), HW_STR_INIT("skriven av"),
    HW_STR_INIT("publicerad av"), HW_STR_INIT("av: "), HW_STR_INIT("av "),
    HW_STR_INIT("af: "), HW_STR_INIT("af "), HW_STR_INIT("skribent: "),
    HW_STR_INIT("kirjoittanut "), HW_STR_INIT("kirjoittaja: "),
    HW_STR_INIT("teksti: "), HW_STR_INIT("autor tekstu: "),
    HW_STR_INIT("napisał "), HW_STR_INIT("napisała "),
    HW_STR_INIT("opracowanie: "), HW_STR_INIT("opracował "),
    HW_STR_INIT("opublikowane przez"), HW_STR_INIT("autorka: "),
    HW_STR_INIT("napsal "), HW_STR_INIT("napsala "), HW_STR_INIT("napísal "),
    HW_STR_INIT("autor článku: "), HW_STR_INIT("od "), HW_STR_INIT("írta: "),
    HW_STR_INIT("szerző: "), HW_STR_INIT("szerző "), HW_STR_INIT("scris de"),
    HW_STR_INIT("articol scris de"), HW_STR_INIT("un articol de"),
    HW_STR_INIT("publicat de"), HW_STR_INIT("de către"), HW_STR_INIT("de: "),
    HW_STR_INIT("автор: "), HW_STR_INIT("автор "), HW_STR_INIT("автори: "),
    HW_STR_INIT("авторка: "), HW_STR_INIT("текст: "),
    HW_STR_INIT("опубликовал "), HW_STR_INIT("от "), HW_STR_INIT("аутор: "),
    HW_STR_INIT("piše: "), HW_STR_INIT("piše "), HW_STR_INIT("napisao "),
    HW_STR_INIT("napisala "), HW_STR_INIT("avtor: "), HW_STR_INIT("avtorica: "),
    HW_STR_INIT("yazan: "), HW_STR_INIT("yazar: "), HW_STR_INIT("yazar "),
    HW_STR_INIT("haber: "), HW_STR_INIT("oleh: "), HW_STR_INIT("oleh "),
    HW_STR_INIT("penulis: "), HW_STR_INIT("penulis "),
    HW_STR_INIT("ditulis oleh"), HW_STR_INIT("bởi "), HW_STR_INIT("tác giả: "),
    HW_STR_INIT("γράφει ο "), HW_STR_INIT("γράφει η "),
    HW_STR_INIT("γράφει ο/η "), HW_STR_INIT("από τον "),
    HW_STR_INIT("από την "), HW_STR_INIT("συντάκτης: "), HW_STR_INIT("作者："),
    HW_STR_INIT("作者:"), HW_STR_INIT("作者 "), HW_STR_INIT("作者"),
    HW_STR_INIT("文／"), HW_STR_INIT("文/"), HW_STR_INIT("文："),
    HW_STR_INIT("記者／"), HW_STR_INIT("記者/"), HW_STR_INIT("記者"),
    HW_STR_INIT("记者 "), HW_STR_INIT("记者"), HW_STR_INIT("本報記者"),
    HW_STR_INIT("撰文："), HW_STR_INIT("撰文"), HW_STR_INIT("執筆："),
    HW_STR_INIT("執筆"), HW_STR_INIT("著者："), HW_STR_INIT("著者"),
    HW_STR_INIT("編集："), HW_STR_INIT("글 "), HW_STR_INIT("글·"),
    HW_STR_INIT("بقلم: "), HW_STR_INIT("بقلم "), HW_STR_INIT("كتب: "),
    HW_STR_INIT("كتب "), HW_STR_INIT("كتبت "), HW_STR_INIT("نویسنده: "),
    HW_STR_INIT("מאת: "), HW_STR_INIT("מאת "), HW_STR_INIT("โดย "),
    HW_STR_INIT("লেখক: "), HW_STR_INIT("लेखक: "), HW_STR_INIT("द्वारा "),
    HW_STR_INIT("autorius: "), HW_STR_INIT("autors: "), HW_STR_INIT("autors "),
    HW_STR_INIT("artikel von"), HW_STR_INIT("een artikel van"),
    HW_STR_INIT("höfundur: "), HW_STR_INIT("höfundur "),
    HW_STR_INIT("opracowała "), HW_STR_INIT("napísala "), HW_STR_INIT("nga "),
    HW_STR_INIT("müəllif: "), HW_STR_INIT("müəllif "),
    HW_STR_INIT("isinulat ni"), HW_STR_INIT("imeandikwa na"),
    HW_STR_INIT("mwandishi: "), HW_STR_INIT("deur "), HW_STR_INIT("skrywer: "),
    HW_STR_INIT("escrit per"), HW_STR_INIT("redacció: "),
    HW_STR_INIT("egilea: "), HW_STR_INIT("idazlea: "), HW_STR_INIT("аўтар: "),
    HW_STR_INIT("пише: "), HW_STR_INIT("пишува: "), HW_STR_INIT("авторы: "),
    HW_STR_INIT("автор текста: "), HW_STR_INIT("авторлар: "),
    HW_STR_INIT("текст "), HW_STR_INIT("жазган "), HW_STR_INIT("муаллиф: "),
    HW_STR_INIT("зохиогч: "), HW_STR_INIT("γράφουν οι "),
    HW_STR_INIT("του συντάκτη "), HW_STR_INIT("επιμέλεια: "),
    HW_STR_INIT("تحریر: "), HW_STR_INIT("تحریر "), HW_STR_INIT("از "),
    HW_STR_INIT("به قلم "), HW_STR_INIT("بقلم/ "), HW_STR_INIT("كتبها "),
    HW_STR_INIT("إعداد: "), HW_STR_INIT("תחריר: "), HW_STR_INIT("כתב: "),
    HW_STR_INIT("כתבה: "), HW_STR_INIT("لیکوال: "), HW_STR_INIT("எழுதியவர்: "),
    HW_STR_INIT("எழுதியவர் "), HW_STR_INIT("రచయిత: "), HW_STR_INIT("ಲೇಖಕ: "),
    HW_STR_INIT("രചയിതാവ്: "), HW_STR_INIT("लेखिका: "), HW_STR_INIT("लेखन: "),
    HW_STR_INIT("ਲੇਖਕ: "), HW_STR_INIT("લેખક: "), HW_STR_INIT("ලේඛක: "),
    HW_STR_INIT("เขียนโดย "), HW_STR_INIT("เรื่องโดย "), HW_STR_INIT("ผู้เขียน: "),
    HW_STR_INIT("ผู้เขียน "), HW_STR_INIT("ავტორი: "), HW_STR_INIT("ავტორი "),
    HW_STR_INIT("հեղինակ՝ "), HW_STR_INIT("հեղինակ: "),
    HW_STR_INIT("ဆောင်းပါးရှင်: "), HW_STR_INIT("អ្នកនិពន្ធ: "),
    HW_STR_INIT("記者："), HW_STR_INIT("记者："), HW_STR_INIT("作者︱"),
    HW_STR_INIT("文字："), HW_STR_INIT("編輯："), HW_STR_INIT("採訪："),
    HW_STR_INIT("取材・文："), HW_STR_INIT("取材・文＝"), HW_STR_INIT("文＝"),
    HW_STR_INIT("文・"), HW_STR_INIT("글: "), HW_STR_INIT("글="),
    HW_STR_INIT("기자: "), HW_STR_INIT("von unserem korrespondenten "),
    HW_STR_INIT("von unserem korrespondenten"),
    HW_STR_INIT("von unserer korrespondentin "),
    HW_STR_INIT("von unserer korrespondentin"),
    HW_STR_INIT("von unserem redakteur "),
    HW_STR_INIT("von unserer redakteurin "),
    HW_STR_INIT("von unserem mitarbeiter "),
    HW_STR_INIT("von unserer mitarbeiterin "),
    HW_STR_INIT("de notre correspondant "),
    HW_STR_INIT("de notre correspondante "),
    HW_STR_INIT("de notre envoyé spécial "),
    HW_STR_INIT("de notre envoyée spéciale "),
    HW_STR_INIT("from our correspondent "),
    HW_STR_INIT("from our correspondent"),
    HW_STR_INIT("from our own correspondent"),
    HW_STR_INIT("dal nostro inviato "), HW_STR_INIT("dalla nostra inviata "),
    HW_STR_INIT("dal nostro corrispondente "),
    HW_STR_INIT("dalla nostra corrispondente "),
    HW_STR_INIT("de nuestro corresponsal "),
    HW_STR_INIT("de nuestra corresponsal "),
    HW_STR_INIT("do nosso correspondente "),
    HW_STR_INIT("da nossa correspondente "),
    HW_STR_INIT("van onze correspondent "), HW_STR_INIT("van onze redactie "),
    HW_STR_INIT("od naszego korespondenta "),
    HW_STR_INIT("от нашего корреспондента "), HW_STR_INIT("наш корреспондент "),
    HW_STR_INIT("від нашого кореспондента "),
    HW_STR_INIT("från vår korrespondent "),
    HW_STR_INIT("fra vår korrespondent "),
    HW_STR_INIT("fra vores korrespondent "), HW_STR_INIT("muhabirimiz "),
    HW_STR_INIT("tekst ")};

struct hw_str
hw_meta_lower(struct hw_str s, char *room, size_t max)
{
	size_t n = 0;

	for (size_t at = 0; at < s.n && n + 4 < max;) {
		uint32_t cp = hw_words_lower(hw_utf8_next(s, &at));

		n += hw_utf8_put(room + n, cp);
	}
	return (struct hw_str){room, n};
}

size_t
hw_meta_lead(struct hw_str s)
{
	char room[64];
	struct hw_str w = hw_meta_lower(
	    hw_str_sub(s, 0, 56), room, sizeof(room));
	size_t best = 0;

	for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++) {
		struct hw_str one = leads[i];
		bool open;

		if (w.n == 0 || one.p[0] != w.p[0] || one.n <= best ||
		    !hw_str_starts(w, one))
			continue;
		open = one.p[one.n - 1] != ' ' &&
		    (unsigned char)one.p[one.n - 1] < 0x80;
		if (open && w.n > one.n && w.p[one.n] != ' ' &&
		    w.p[one.n] != ':')
			continue;
		best = one.n;
	}
	return best <= s.n ? best : 0;
}

bool
hw_meta_lead_alone(struct hw_arena *m, struct hw_str s)
{
	if (s.n > 0 && s.p[s.n - 1] == ':')
		s.n--;
	return s.n > 0 && s.n <= 24 &&
	    hw_meta_lead(hw_str_cat(m, s, HW_STR(" X"))) >= s.n;
}

/* Two to five characters of Han, kana or Hangul. */
static bool
is_eastern_name(struct hw_str s)
{
	size_t n = 0;

	for (size_t at = 0; at < s.n; n++) {
		uint32_t c = hw_utf8_next(s, &at);

		if (c < 0x3040 || c > 0xD7FF)
			return false;
	}
	return n >= 2 && n <= 5;
}

bool
hw_meta_has_tail(struct hw_str s)
{
	static const struct hw_str tails[] = {HW_STR_INIT(" reports"),
	    HW_STR_INIT(" berichtet"), HW_STR_INIT(" írása"),
	    HW_STR_INIT(" yazdı"), HW_STR_INIT(" 기자"), HW_STR_INIT(" 특파원"),
	    HW_STR_INIT("記者"), HW_STR_INIT("特派員"), HW_STR_INIT("报道"),
	    HW_STR_INIT("報導"), HW_STR_INIT("报导"), HW_STR_INIT("報道")};

	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		struct hw_str name;

		if (s.n > 80 || !hw_str_ends(s, tails[i]))
			continue;
		name = hw_str_trim(hw_str_sub(s, 0, s.n - tails[i].n));
		return hw_meta_namelike(name) || is_eastern_name(name);
	}
	return false;
}

/* ---- desks ---------------------------------------------------------------- */

static const char first_desk[] =
    " redaktion redaktionen redacción redação redazione rédaction redactie "
    "redakcja redakce redakcia redakcija toimitus szerkesztőség отдел "
    "редакция редакція відділ агенция служба ";
static const char last_desk[] =
    " staff desk newsroom briefs team redaktion redaktionen reporters "
    "editors correspondents servisi ";

static bool
listed(const char *words, struct hw_str w)
{
	char room[48];
	struct hw_str low;

	if (w.n == 0 || w.n > 36)
		return false;
	room[0] = ' ';
	low = hw_meta_lower(w, room + 1, sizeof(room) - 6);
	room[low.n + 1] = ' ';
	return hw_str_find(hw_str_c(words), (struct hw_str){room, low.n + 2},
		   0) != HW_NPOS;
}

/* "国际部", "国際部　三島 透" */
static bool
is_eastern_desk(struct hw_str s)
{
	size_t at = hw_str_find(s, HW_STR("部"), 0);

	return at != HW_NPOS && at >= 6 && at <= 15 && s.n <= 40 &&
	    (unsigned char)s.p[0] >= 0xE4 &&
	    (at + 3 == s.n || s.p[at + 3] == ' ' ||
		hw_str_starts(hw_str_from(s, at + 3), HW_STR("　")));
}

struct hw_str
hw_meta_desk(struct hw_str s)
{
	static const char *const ends[] = {
	    "|", ",", ";", "(", " and ", " und ", " y ", " et ", " и ", NULL};
	struct hw_str rest, w, first = {0}, last = {0};
	size_t words = 0;

	s = hw_str_trim(hw_str_from(s, hw_meta_lead(s)));
	for (size_t i = 0; ends[i] != NULL; i++)
		s = hw_str_sub(s, 0, hw_str_find(s, hw_str_c(ends[i]), 0));
	s = hw_str_trim(s);
	if (is_eastern_desk(s))
		return s;
	for (rest = s; hw_str_word(&rest, &w); words++) {
		if (words == 0)
			first = w;
		last = w;
	}
	if (words < 2 || words > 4 || s.n > 48 ||
	    !(listed(first_desk, first) || listed(last_desk, last)))
		return (struct hw_str){0};
	return s;
}
