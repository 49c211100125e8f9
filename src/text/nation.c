/* SPDX-License-Identifier: MIT
 * Nations by the stems of their names and adjectives. */
#include "text/nation.h"

/* Folded, each a word's beginning; of two that fit, the longer row comes
 * first. */
static const struct {
	const char *code, *stems;
} nations[] = {{"KP",
		   "north korea|nordkorea|norcorea|nord-coree|coree du nord|"
		   "nord-coreen|corea del norte|noord-korea|dprk|северокоре|"
		   "северной коре|pyongyang"},
    {"KR",
	"south korea|sudkorea|surcorea|sud-coree|corea del sur|zuid-korea|"
	"южнокоре"},
    {"BY", "belarus|weissruss|bielorus|belorus|белорус|білорус"},
    {"RU", "russ|rus |rusa|ruso|rosyj|росси|росій|kremlin"},
    {"CN", "chin|кита|beijing"}, {"IR", "iran|иран|іран|tehran|teheran"},
    {"IQ", "iraq|irak|ирак"}, {"SY", "syri|siri|сири|сирі"},
    {"UA", "ukrain|ucran|украин|україн"}, {"IL", "israel|израил|ізраїл"},
    {"TR", "turk|turq|turc|турец|туреч"}, {"SA", "saudi|саудов"},
    {"EG", "egypt|agypt|egipt|egit|египет|єгипет"}, {"CU", "cuba|kuba|куби"},
    {"VE", "venez|венесу"}, {"KZ", "kazak|kasach|казах"},
    {"AZ", "azerb|aserb|азерба"}, {"AM", "armen|армян|армен|вірмен"},
    {"GE", "georgia|грузин"}, {"UZ", "uzbek|usbek|ouzbek|узбек"},
    {"TM", "turkmen|туркмен"}, {"VN", "vietnam|вьетнам"},
    {"MM", "myanmar|burm|birman|мьянм"}, {"LA", "laotian|laos"},
    {"KH", "cambod|kambod"}, {"PK", "pakistan|пакистан"},
    {"IN", "india|indisch|indien|индийск"}, {"AF", "afghan|афган"},
    {"QA", "qatar|katar|катар"}, {"AE", "emirat|uae|эмират"},
    {"KW", "kuwait|koweit|кувейт"}, {"JO", "jordan|иордан"},
    {"LB", "leban|liban|ливан"}, {"YE", "yemen|jemen|йемен"},
    {"DZ", "algeri|algier|алжир"}, {"TN", "tunis|тунис"},
    {"MA", "morocc|marokk|marroqu|maroc|марокк"}, {"LY", "liby|libi|ливи"},
    {"SD", "sudan|судан"}, {"ET", "ethiop|athiop|etiop|эфиоп"},
    {"ER", "eritre"}, {"RW", "rwand|ruand"}, {"ZW", "zimbab|simbab"},
    {"NI", "nicarag|nikarag"}, {"BO", "bolivia"}, {"RS", "serb|серб|серби"},
    {"HU", "hungar|ungar|hongr|венгер|угор"},
    {"PL", "polish|poland|polon|polac|polnisch|польск"},
    {"JP", "japan|japon|giappon|япон"}, {"TW", "taiwan|тайван"},
    {"IT", "italia|italy|italien|итальян"},
    {"ES", "spanish|spain|espan|spanisch|spagnol|испан"},
    {"FR", "french|france|franzos|frances|francais|француз"},
    {"DE", "german|deutsch|alleman|alem|tedesc|немец"},
    {"GB", "british|britisch|britan|britann|британ"}};

static bool
begins_word(struct hw_str s, struct hw_str stem)
{
	size_t at = hw_str_find(s, stem, 0);

	while (at != HW_NPOS && at > 0 && s.p[at - 1] != ' ' &&
	    s.p[at - 1] != '-' && s.p[at - 1] != '\'')
		at = hw_str_find(s, stem, at + 1);
	return at != HW_NPOS;
}

struct hw_str
hw_text_nation(struct hw_str folded)
{
	for (size_t i = 0; i < sizeof(nations) / sizeof(*nations); i++) {
		struct hw_str list = hw_str_c(nations[i].stems), stem;

		while (hw_str_split(&list, '|', &stem))
			if (stem.n && begins_word(folded, stem))
				return hw_str_c(nations[i].code);
	}
	return (struct hw_str){0};
}
