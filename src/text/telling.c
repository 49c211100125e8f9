/* SPDX-License-Identifier: MIT
 * Kinds of statements by the stems of their words.  A blank at the beginning
 * of a stem means that it begins a word, one at its end that it ends one; "^"
 * that it begins the sentence. */
#include "text/telling.h"

#include "base/arena.h"
#include "base/pairs.h"
#include "text/token.h"

static const struct {
	enum hw_telling means;
	const char *stems; /* folded, parted by bars */
} table[] = {
    {HW_TELLING_OURS,
	"this newspaper| our newspaper|unserer zeitung|dieser zeitung|"
	"unserer redaktion| notre journal| nos confreres| este diario|"
	" este periodico| nuestro diario| a este jornal| questo giornale|"
	" onze krant| tej gazecie| нашеи газет| нашеи редакции|"
	" нашіи газеті|本报|本報|本紙|本社の取材|لصحيفتنا|للجريدة"},
    {HW_TELLING_PAPERS,
	" documents show| documents seen| documents obtained|"
	" documents reviewed| according to documents| internal documents|"
	" memo | memos | a memorandum| filings show| filings | leaked|"
	" maintenance log| log that| court papers| court filing|"
	" court records| records show| according to a list| a list kept|"
	" minutes of the| seen by the| obtained by| reviewed by|"
	" laut dokument| unterlagen| protokoll| aktenvermerk| vorliegt|"
	" documents consultes| note interne| segun documentos|"
	" segun un informe| documentos internos| documenti interni|"
	" из документов| судя по документ| согласно документ|"
	" журнал осмотр| служебн| переписк|内部文件|文件显示|备忘录|"
	"内部資料|資料によると|وثائق|مذكرة داخل"},
    {HW_TELLING_UNNAMED,
	" two officials| three officials| several officials| officials told|"
	" people who were there| people familiar| person familiar|"
	" asking not to be| asked not to be| not to be named| anonym|"
	" a source| sources | insiders| who has read it| who had read|"
	" members of her| members of his| one member of| nicht genannt|"
	" namentlich nicht| insider| aus kreisen| eingeweihte|"
	" sous couvert| une source| des sources| proche du dossier|"
	" fuentes| no ser identific| fonti | sob condicao| fontes|"
	" bronnen| zrodl| источник| на условиях анон| пожелавш|"
	" не называть| джерел|不愿透露|知情人|消息人士|不願透露|関係者|"
	"匿名|مصادر|مصدر مطلع|عدم الكشف|الكشف عن هوي"},
    {HW_TELLING_ADMITS,
	" admitted| admits| acknowledged| conceded| confessed| did not deny|"
	" denied| raumte | gab zu| eingeraumt| bestritt | dementiert|"
	" reconnu | reconnait| admis | dement| reconocio| admitio|"
	" desmint| nego que| reconheceu| admitiu| ammess| smentit|"
	" toegegeven| przyzna| призна| не отрица| опроверг| визна|"
	"没有否认|承认|否认|承認|認めた|否定|اعترف|نفى|لم ينف"},
    {HW_TELLING_BEFORE,
	" years ago| year ago| months before| weeks before| years before|"
	" months earlier| weeks earlier| years earlier| had already|"
	" vor jahren| jahren war| schon einmal| bereits im| il y a |"
	" deja en| auparavant| anos atras| ya en | hace anos| anni fa|"
	" jaar geleden| lat temu| года назад| лет назад| месяца назад|"
	" месяцев назад| роки тому| років тому|年前|曾在|قبل عام|قبل عامين"},
    {HW_TELLING_DISSENT,
	" not everyone| is convinced| disputes| disputed| doubts| doubted|"
	" contradict| questioned whether| bezweifelt| widerspricht|"
	" conteste| doute que| discrepa| duda de| contesta| dubita|"
	" contestou| betwist| podwaza| сомнева| оспари| сумнів|质疑|"
	"疑問|異論|يشكك"},
    {HW_TELLING_STANDING,
	"^since the | was built in| were built in| was founded| was elected to| graduated| has served| have served|"
	" is located| is home to| was born| is known for| is known as|"
	" serves the route| employs | handles about| accounts for about|"
	" is the capital| gegrundet| beschaftigt | emploie | emplea a| erbaut| wurde geboren| gilt als|"
	" liegt im| fonde en| construit en| situee| est connu| fundad|"
	" construid| situad| es conocid| fondat| costruit| opgericht|"
	" zalozon| основан| построен| ходит на| расположен| известен|"
	" заснован| розташован|位于|成立于|位置する|創業|設立|تأسس|يقع في"},
    {HW_TELLING_VIEW,
	"?| should | hopefully| perhaps| presumably| of course| in my opinion| our |"
	" it seems| seems to| appears to be| it remains to be seen| we bought| we wrote| whether | we are |"
	" in much the same way| as if | your | vielleicht| naturlich| wir | peut-etre|"
	" nous | quiza| tal vez| nosotros| forse| talvez| может быть|"
	" возможно| конечно| мы | ли |？|或许|かもしれない|ربما"},
    {HW_TELLING_WEATHER,
	" wind was| winds of| sunny| weather| forecaster| degrees celsius|"
	" wetter| windig| meteo | vent | el tiempo| viento| synoptyk|"
	" синоптик| погод| ветер |天气|天気|الطقس"},
    {HW_TELLING_AHEAD,
	" meets again| next meeting| will meet| scheduled for| due to meet|"
	" nachste sitzung| kommenden woche| prochaine reunion|"
	" proxima reunion| следующее заседание| наступне засідання|"
	"次回|下次会议|الاجتماع المقبل"},
    {HW_TELLING_VISIT,
	" visited | visits | return visit| travelled to| traveled to|"
	" flew to| arrived in| besuchte | reiste nach| gereist|"
	" s est rendu| a visite | en visite | visito | viajo a|"
	" visitou | viajou | ha visitato| si e recat| bezocht| odwiedzil|"
	" посетил| прибыл в| прилетел| відвідав| прибув|访问|訪問|زار |زيارة"},
    {HW_TELLING_LEANS,
	"^he |^she |^it |^they |^this |^these |^those |^that |^there |^his |"
	"^her |^their |^its |^er |^sie |^es |^das |^dies|^beide |"
	"^il |^elle |^ils |^elles |^cela |^ce |^el |^ella |^ello |^esto |"
	"^esso |^lui |^он |^она |^они |^это |^об этом|^по его |^по ее |"
	"^тогда|^他|^她|^它|^这|^此|^同|^これ|^それ|^وهو |^وهي |^هذا "},
};

static bool
holds(struct hw_str s, const struct hw_pairs *p, struct hw_str stem)
{
	if (stem.p[0] == '^')
		return hw_str_starts(hw_str_from(s, 1), hw_str_from(stem, 1));
	return (stem.n < 2 || hw_pairs_may_hold(p, stem)) &&
	    hw_str_find(s, stem, 0) != HW_NPOS;
}

/* Letters and blanks; marks that part words become blanks. */
static struct hw_str
even(struct hw_arena *m, struct hw_str s)
{
	char *p = hw_arena_raw(m, s.n + 2, 1);

	p[0] = p[s.n + 1] = ' ';
	for (size_t i = 0; i < s.n; i++)
		p[i + 1] = (unsigned char)s.p[i] < 0x80 &&
			!hw_is_alnum((unsigned char)s.p[i]) && s.p[i] != '?' &&
			s.p[i] != '-'
		    ? ' '
		    : s.p[i];
	return (struct hw_str){p, s.n + 2};
}

unsigned
hw_text_telling(struct hw_arena *m, struct hw_str sentence)
{
	struct hw_str s = even(m, hw_text_fold(m, sentence));
	struct hw_pairs p = hw_pairs_of(s);
	unsigned out = 0;

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		struct hw_str list = hw_str_c(table[i].stems), stem;

		while (
		    !(out & table[i].means) && hw_str_split(&list, '|', &stem))
			if (stem.n && holds(s, &p, stem))
				out |= table[i].means;
	}
	return out;
}
