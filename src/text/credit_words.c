/* SPDX-License-Identifier: MIT
 * The words that lead to a credit, by language, and what each has to do with
 * it.  What they mean together is for the other files to say. */
#include "base/arena.h"
#include "text/credit_int.h"
#include "text/token.h"

#define TERMS 512 /* a power of two, twice the words of a language at least */

static const struct {
	char lang[3];
	uint32_t role;
	const char *words;
} lexicon[] = {
    {"en", HW_CUE_BY, "by"},
    {"en", HW_CUE_CITING, "citing quoting"},
    {"en", HW_CUE_UNSURE,
	"reportedly apparently allegedly supposedly purportedly"},
    {"en", HW_CUE_SHOWS, "showed shows show"},
    {"en", HW_CUE_VOICE, "is are was were been being be"},
    {"en", HW_CUE_RUMOUR,
	"concerns allegations rumors rumours speculation fears"},
    {"en", HW_CUE_HELD,
	"believed thought said understood reported rumored rumoured alleged "
	"seen feared accepted suspected considered"},
    {"en", HW_CUE_PASSED,
	"told interview speaking spoke remarks provided seen obtained published "
	"broadcast aired displayed shown shared released reviewed talking "
	"interviewed leaked appeared appearing statement showed"},
    {"de", HW_CUE_BY, "von"},
    {"de", HW_CUE_CITING, "berufung"},
    {"de", HW_CUE_UNSURE, "angeblich offenbar mutmaßlich mutmasslich"},
    {"de", HW_CUE_LEADS,
	"angaben informationen aussage aussagen auskunft einschätzung meinung "
	"ansicht darstellung worten schätzung schätzungen berechnungen"},
    {"de", HW_CUE_PASSED, "sprach gegenüber interview"},
    {"fr", HW_CUE_BY, "par"},
    {"fr", HW_CUE_CITING, "citant"},
    {"fr", HW_CUE_UNSURE, "prétendument apparemment"},
    {"fr", HW_CUE_PASSED, "entretien accordé"},
    {"es", HW_CUE_BY, "por"},
    {"es", HW_CUE_CITING, "citando"},
    {"es", HW_CUE_UNSURE, "supuestamente presuntamente dizque"},
    {"es", HW_CUE_LEADS, "informaciones"},
    {"es", HW_CUE_PASSED, "entrevista"},
    {"pt", HW_CUE_BY, "por pelo pela"},
    {"pt", HW_CUE_CITING, "citando"},
    {"pt", HW_CUE_UNSURE, "alegadamente supostamente"},
    {"pt", HW_CUE_PASSED, "entrevista"},
    {"it", HW_CUE_BY, "da dal dall"},
    {"it", HW_CUE_CITING, "citando"},
    {"it", HW_CUE_UNSURE, "presumibilmente presuntamente"},
    {"it", HW_CUE_PASSED, "intervista"},
    {"nl", HW_CUE_BY, "door"},
    {"nl", HW_CUE_CITING, "citerend verwijzing"},
    {"nl", HW_CUE_PASSED, "interview"},
    {"pl", HW_CUE_BY, "przez"},
    {"pl", HW_CUE_CITING, "cytując powołując"},
    {"pl", HW_CUE_UNSURE, "podobno rzekomo"},
    {"pl", HW_CUE_LEADS, "zdaniem"},
    {"ru", HW_CUE_CITING, "ссылкой ссылаясь"},
    {"ru", HW_CUE_UNSURE, "якобы предположительно слухам"},
    {"ru", HW_CUE_LEADS,
	"данным словам информации сообщению сообщениям мнению оценке оценкам "
	"сведениям утверждению заявлению версии"},
    {"ru", HW_CUE_PASSED, "интервью"},
    {"uk", HW_CUE_CITING, "посиланням"},
    {"uk", HW_CUE_UNSURE, "нібито чутками"},
    {"uk", HW_CUE_LEADS, "словами даними інформацією повідомленням оцінками"},
    {"sv", HW_CUE_BY, "av"},
    {"da", HW_CUE_BY, "af"},
    {"no", HW_CUE_BY, "av"},
    {"sv", HW_CUE_PASSED, "interview"},
    {"en", HW_MEDIUM_NOUN,
	"agency newspaper broadcaster newswire magazine daily weekly"},
    {"en", HW_MEDIUM_TELLS, "carried ran aired detailed relayed divulged"},
    {"en", HW_MEDIUM_BY, "carried detailed relayed"},
    {"en", HW_MEDIUM_THING, "report reports version"},
    {"en", HW_MEDIUM_KIND, "news state official"},
    {"de", HW_MEDIUM_NOUN,
	"agentur sender senders zeitung magazin magazins blatt blatts portal "
	"tageszeitung rundfunk"},
    {"de", HW_MEDIUM_TELLS,
	"verbreitete verbreitet meldete meldet zitierte zitiert berichtet "
	"veröffentlichte strahlte enthüllte"},
    {"de", HW_MEDIUM_THING,
	"bericht berichts berichten berichte meldung meldungen recherchen "
	"informationen angaben version darstellung gegenüber"},
    {"de", HW_MEDIUM_GIVEN, "interview gespräch interviews"},
    {"de", HW_MEDIUM_QUOTES, "zitierte zitiert"},
    {"de", HW_MEDIUM_KIND,
	"staatliche staatlichen amtliche amtlichen russische russischen "
	"chinesische chinesischen"},
    {"fr", HW_MEDIUM_NOUN,
	"agence quotidien journal chaîne magazine hebdomadaire radio site"},
    {"fr", HW_MEDIUM_TELLS,
	"diffusé diffuse publié publie révélé révèle parle relaie relayé cite "
	"rapporté rapporte rapportent"},
    {"fr", HW_MEDIUM_THING,
	"version informations enquête article dépêche récit acc"},
    {"fr", HW_MEDIUM_GIVEN,
	"entretien interview déclaré confié dit affirmé expliqué indiqué "
	"précisé assuré raconté"},
    {"fr", HW_MEDIUM_BY,
	"rapporté rapportée rapportés rapportées cité citée cités citées "
	"relayé relayée relayés révélé révélée publié publiée diffusé diffusée"},
    {"fr", HW_MEDIUM_QUOTES, "cite cité"},
    {"fr", HW_MEDIUM_KIND,
	"état presse officielle officiel russe chinoise américain américaine "
	"britannique public publique"},
    {"es", HW_MEDIUM_NOUN,
	"agencia diario periódico cadena emisora portal revista"},
    {"es", HW_MEDIUM_TELLS,
	"difundió difunde publicó publica recoge recogió reveló revela habla "
	"adelantó adelanta citó cita reportó reporta"},
    {"es", HW_MEDIUM_THING,
	"acuerdo informe informaciones versión investigación despacho nota"},
    {"es", HW_MEDIUM_GIVEN,
	"entrevista declaraciones dijo declaró explicó aseguró confirmó afirmó "
	"contó relató señaló"},
    {"es", HW_MEDIUM_BY,
	"adelantada adelantado publicada publicado difundida difundido citado "
	"citada citados citadas recogida recogido revelada revelado divulgada"},
    {"es", HW_MEDIUM_QUOTES, "citó cita"},
    {"es", HW_MEDIUM_KIND,
	"estatal oficial noticias rusa china estadounidense británica británico "
	"local"},
    {"pt", HW_MEDIUM_NOUN,
	"agência jornal emissora portal revista canal diário"},
    {"pt", HW_MEDIUM_TELLS,
	"divulgou divulga publicou publica noticiou noticia revelou fala "
	"adiantou avança avançou citou cita"},
    {"pt", HW_MEDIUM_THING,
	"acordo informações relatório versão investigação reportagem"},
    {"pt", HW_MEDIUM_GIVEN,
	"entrevista declarações disse declarou explicou afirmou confirmou "
	"contou"},
    {"pt", HW_MEDIUM_BY,
	"divulgada divulgado avançada avançado publicada publicado citado "
	"citada citados noticiada noticiado revelada"},
    {"pt", HW_MEDIUM_QUOTES, "citou cita"},
    {"pt", HW_MEDIUM_KIND, "estatal oficial notícias russa chinesa"},
    {"it", HW_MEDIUM_NOUN,
	"agenzia quotidiano giornale emittente rivista settimanale sito"},
    {"it", HW_MEDIUM_TELLS,
	"diffuso diffonde pubblicato pubblica riporta riportato rivela parla "
	"notizia sapere scrive cita citato riferisce"},
    {"it", HW_MEDIUM_THING,
	"versione informazioni inchiesta rapporto stando notizia ricostruzione"},
    {"it", HW_MEDIUM_GIVEN,
	"intervista dichiarazioni detto dichiarato spiegato confermato "
	"raccontato affermato"},
    {"it", HW_MEDIUM_BY,
	"riportato riportata riportati citato citata citati pubblicato "
	"pubblicata diffuso diffusa rivelato anticipato anticipata"},
    {"it", HW_MEDIUM_QUOTES, "cita citato"},
    {"it", HW_MEDIUM_KIND, "stato stampa ufficiale russa cinese statale"},
    {"nl", HW_MEDIUM_NOUN,
	"persbureau staatspersbureau nieuwsagentschap agentschap krant dagblad "
	"omroep zender nieuwszender weekblad"},
    {"nl", HW_MEDIUM_TELLS,
	"verspreidde verspreidt publiceerde publiceert onthulde onthult "
	"citeert citeerde bericht berichtte"},
    {"nl", HW_MEDIUM_THING,
	"bericht berichten onderzoek informatie versie lezing"},
    {"nl", HW_MEDIUM_GIVEN,
	"interview gesprek zei zegt zeggen vertelde vertelt bevestigt "
	"bevestigde verklaarde verklaart"},
    {"nl", HW_MEDIUM_BY,
	"gemeld gepubliceerd onthuld verspreid aangehaald geciteerd gebracht"},
    {"nl", HW_MEDIUM_QUOTES, "citeert citeerde"},
    {"nl", HW_MEDIUM_KIND, "russische chinese amerikaanse britse officiële"},
    {"nl", HW_MEDIUM_BODY, "ambtenaren functionarissen"},
    {"pl", HW_MEDIUM_NOUN,
	"agencja agencji agencję dziennik dziennika gazeta gazety portal "
	"portalu stacja stacji tygodnik tygodnika"},
    {"pl", HW_MEDIUM_TELLS,
	"podała podał podaje podają donosi doniosła doniósł przedstawiła "
	"opublikowała opublikował ujawnił ujawniła cytuje zacytowała zacytował "
	"poinformował"},
    {"pl", HW_MEDIUM_THING, "doniesień doniesieniami zdaniem informacji"},
    {"pl", HW_MEDIUM_GIVEN,
	"rozmowie wywiadzie powiedział powiedziała mówił mówiła potwierdził "
	"potwierdziła przekazał"},
    {"pl", HW_MEDIUM_BY, "cytowany cytowana cytowani podane"},
    {"pl", HW_MEDIUM_QUOTES, "zacytowała zacytował cytuje"},
    {"pl", HW_MEDIUM_KIND,
	"państwowa państwowej prasowa prasowej informacyjna informacyjny "
	"rosyjska rosyjskiej"},
    {"ru", HW_MEDIUM_NOUN,
	"агентство агентства агентству агентством газета газеты газете издание "
	"издания изданию телеканал телеканала телеканалу портал журнал журнала"},
    {"ru", HW_MEDIUM_TELLS,
	"распространило распространил опубликовало опубликовал опубликовала "
	"передает передал передало приводит цитирует процитировал "
	"процитировало отмечает сообщил сообщило сообщает говорит"},
    {"ru", HW_MEDIUM_ONLY, "передает передал передала передало"},
    {"ru", HW_MEDIUM_THING,
	"версия версии версию данным сообщению сообщениям информации материале "
	"материалу"},
    {"ru", HW_MEDIUM_GIVEN,
	"интервью разговоре беседе рассказал рассказала рассказали заявил "
	"заявила заявили подтвердил подтвердила сообщил сообщила сообщили "
	"сказал сказала"},
    {"ru", HW_MEDIUM_QUOTES, "приводит цитирует процитировал процитировало"},
    {"ru", HW_MEDIUM_KIND,
	"государственное государственного информационное новостное"},
    {"ru", HW_MEDIUM_HIS, "её ее его"},
    {"uk", HW_MEDIUM_HIS, "її його"},
    {"ru", HW_MEDIUM_WORDS, "слова"},
    {"ru", HW_MEDIUM_BODY,
	"министра президента чиновника полицию министерство прокуратуру правительство"},
    {"uk", HW_MEDIUM_NOUN,
	"агентство агентства агентству газета газети газеті видання виданню "
	"телеканал телеканалу портал журнал"},
    {"uk", HW_MEDIUM_TELLS,
	"поширило поширив опублікувало опублікував передає передав передало "
	"повідомило повідомила наводить цитує процитувало говорить"},
    {"uk", HW_MEDIUM_ONLY, "передає передав передала передало"},
    {"uk", HW_MEDIUM_THING,
	"версія версії версію даними повідомленням інформацією матеріалі"},
    {"uk", HW_MEDIUM_GIVEN,
	"інтерв'ю розмові сказав сказала розповів розповіла заявив заявила "
	"підтвердив підтвердила повідомив повідомила"},
    {"uk", HW_MEDIUM_QUOTES, "наводить цитує процитувало"},
    {"uk", HW_MEDIUM_KIND, "державне державного інформаційне"},
    {"uk", HW_MEDIUM_WORDS, "слова"},
    {"uk", HW_MEDIUM_BODY,
	"міністра президента посадовця поліцію міністерство прокуратуру"},
    {"ar", HW_MEDIUM_NOUN,
	"وكالة صحيفة قناة شبكة موقع تلفزيون مجلة إذاعة لوكالة لصحيفة لقناة "
	"لشبكة لموقع لتلفزيون لمجلة"},
    {"ar", HW_MEDIUM_TELLS,
	"أوردت وأوردت أورد وأورد نشرت ونشرت نشر ونشر بثت وبثت بث وبث "
	"كتبت وكتبت ذكرت وذكرت"},
    {"ar", HW_MEDIUM_ONLY, "نقل ونقل نقلت ونقلت"},
    {"ar", HW_MEDIUM_GIVEN,
	"مقابلة تصريح تصريحات حديث حوار قال وقال قالت وقالت صرح وصرح أكد وأكد"},
    {"ar", HW_MEDIUM_KIND, "أنباء الأنباء الرسمية"},
};

struct terms {
	uint32_t hash[TERMS], role[TERMS];
};

static unsigned
slot_of(const struct terms *t, uint32_t hash)
{
	unsigned i = hash >> 7 & (TERMS - 1);

	while (t->role[i] && t->hash[i] != hash)
		i = (i + 1) & (TERMS - 1);
	return i;
}

static void
learn(struct terms *t, struct hw_str words, uint32_t role)
{
	struct hw_str word;

	while (hw_str_word(&words, &word)) {
		uint32_t hash = hw_text_hash(word);
		unsigned i = slot_of(t, hash);

		t->hash[i] = hash;
		t->role[i] |= role;
	}
}

/* "Nachrichtenagentur", "Tageszeitung". */
static bool
is_compound(struct hw_str w)
{
	static const char *const ends[] = {"agentur", "zeitung", "sender",
	    "senders", "magazin", "magazins", "agenturen"};

	for (size_t k = 0; k < sizeof(ends) / sizeof(*ends); k++)
		if (hw_str_iends(w, hw_str_c(ends[k])))
			return true;
	return false;
}

void
hw_credit_learn(struct hw_credit_scan *c)
{
	struct terms *t = HW_NEW(c->m, struct terms);
	struct hw_str lang = hw_str_sub(c->a->language, 0, 2);

	for (size_t i = 0; i < sizeof(lexicon) / sizeof(*lexicon); i++)
		if (hw_str_ieq(lang, hw_str_c(lexicon[i].lang)))
			learn(t, hw_str_c(lexicon[i].words), lexicon[i].role);
	c->role = HW_ARRAY(c->m, uint32_t, c->s.item.n + 1);
	for (size_t i = 0; i < c->s.item.n; i++) {
		const struct hw_token *k = hw_speech_token(&c->s, i);

		if (!k)
			continue;
		c->role[i] = t->role[slot_of(t, k->hash)];
		if (!c->role[i] && c->s.german && k->flags & HW_TOK_CAP &&
		    is_compound(hw_token_str(c->a->text, k)))
			c->role[i] = HW_MEDIUM_NOUN;
	}
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
