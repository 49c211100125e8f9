/* SPDX-License-Identifier: MIT
 * A page in each of thirteen languages, written for this test, with eight
 * quotations: verb behind and before, a pronoun, two in a row by one speaker,
 * an organisation, "according to", one inside another, the same speaker
 * again without a verb; and a word in scare quotes that is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "text/text.h"

enum { EACH = 8, FOUND = 104, RIGHT = 100, MORE = 0 };

static const struct {
	const char *lang, *text;
	const char *quote[EACH][2]; /* how it begins, who said it */
} pages[] = {
    /* clang-format off */
    {"en",
	"“We will rebuild the pier before spring,” said mayor Ines Calder on Tuesday.\n\n"
	"“I have read the whole report twice,” she said. “Nobody had asked the divers for their view.”\n\n"
	"The Harbour Board announced: “All ferries will stay in port until Friday.”\n\n"
	"According to Tomas Brandt, the ferry “was never meant for such a sea”.\n\n"
	"Brandt said: “My father told me, ‘never trust a calm morning’, and I have not forgotten it.”\n\n"
	"The teacher Lena Voss added that “the children have to walk for an hour”. The new “bridge” is a plank.\n\n"
	"“They come home in the dark every evening,” Voss said.",
	{{"We will", "Ines Calder"}, {"I have", "Ines Calder"}, {"Nobody", "Ines Calder"},
	{"All ferries", "Harbour Board"}, {"was never", "Tomas Brandt"}, {"My father", "Brandt"},
	{"the children", "Lena Voss"}, {"They come", "Voss"}}},
    {"de",
	"„Wir bauen den Steg noch vor dem Frühjahr wieder auf“, sagte Bürgermeisterin Ines Kalder am Dienstag.\n\n"
	"„Ich habe den ganzen Bericht zweimal gelesen“, sagte sie. „Niemand hat die Taucher nach ihrer Meinung gefragt.“\n\n"
	"Das Hafenamt teilte mit: „Alle Fähren bleiben bis Freitag im Hafen.“\n\n"
	"Laut Tomas Brandt war die Fähre „für eine solche See nie gedacht“.\n\n"
	"Brandt sagte: „Mein Vater hat mir gesagt: ‚Trau nie einem stillen Morgen‘, und das habe ich nicht vergessen.“\n\n"
	"Die Lehrerin Lena Voss ergänzte, „die Kinder müssen eine Stunde zu Fuß gehen“. Die neue „Brücke“ ist ein Brett.\n\n"
	"„Sie kommen jeden Abend im Dunkeln nach Hause“, so Voss.",
	{{"Wir bauen", "Ines Kalder"}, {"Ich habe", "Ines Kalder"}, {"Niemand", "Ines Kalder"},
	{"Alle Fähren", "Hafenamt"}, {"für eine", "Tomas Brandt"}, {"Mein Vater", "Brandt"},
	{"die Kinder", "Lena Voss"}, {"Sie kommen", "Voss"}}},
    {"fr",
	"« Nous reconstruirons la jetée avant le printemps », a déclaré la maire Inès Calder mardi.\n\n"
	"« J’ai lu tout le rapport deux fois », a-t-elle dit. « Personne n’avait demandé leur avis aux plongeurs. »\n\n"
	"L’Office du port a annoncé : « Tous les ferries resteront à quai jusqu’à vendredi. »\n\n"
	"Selon Thomas Brandt, le ferry « n’était pas fait pour une telle mer ».\n\n"
	"Brandt a affirmé : « Mon père me disait : “ne te fie jamais à un matin calme”, et je ne l’ai pas oublié. »\n\n"
	"L’institutrice Léna Voss a ajouté que « les enfants doivent marcher une heure ». Le nouveau « pont » est une planche.\n\n"
	"« Ils rentrent chaque soir dans le noir », a précisé Voss.",
	{{"Nous reconstruirons", "Inès Calder"}, {"J’ai lu", "Inès Calder"}, {"Personne", "Inès Calder"},
	{"Tous les", "Office du port"}, {"n’était", "Thomas Brandt"}, {"Mon père", "Brandt"},
	{"les enfants", "Léna Voss"}, {"Ils rentrent", "Voss"}}},
    {"es",
	"«Reconstruiremos el muelle antes de la primavera», dijo la alcaldesa Inés Calder el martes.\n\n"
	"«He leído todo el informe dos veces», afirmó ella. «Nadie había preguntado su opinión a los buzos».\n\n"
	"La Autoridad Portuaria anunció: «Todos los transbordadores quedarán en puerto hasta el viernes».\n\n"
	"Según Tomás Brandt, el transbordador «nunca fue hecho para semejante mar».\n\n"
	"Brandt dijo: «Mi padre me decía “no te fíes nunca de una mañana tranquila”, y no lo he olvidado».\n\n"
	"La maestra Elena Voss añadió que «los niños tienen que andar una hora». El nuevo «puente» es una tabla.\n\n"
	"«Vuelven a casa cada noche a oscuras», señaló Voss.",
	{{"Reconstruiremos", "Inés Calder"}, {"He leído", "Inés Calder"}, {"Nadie", "Inés Calder"},
	{"Todos los", "Autoridad Portuaria"}, {"nunca fue", "Tomás Brandt"}, {"Mi padre", "Brandt"},
	{"los niños", "Elena Voss"}, {"Vuelven", "Voss"}}},
    {"pt",
	"“Vamos reconstruir o cais antes da primavera”, disse a prefeita Inês Calder na terça-feira.\n\n"
	"“Li o relatório inteiro duas vezes”, afirmou ela. “Ninguém tinha perguntado a opinião dos mergulhadores.”\n\n"
	"A Autoridade Portuária anunciou: “Todas as balsas ficarão no porto até sexta-feira.”\n\n"
	"Segundo Tomás Brandt, a balsa “nunca foi feita para um mar desses”.\n\n"
	"Brandt disse: “Meu pai me dizia ‘nunca confie numa manhã calma’, e eu não esqueci.”\n\n"
	"A professora Helena Voss acrescentou que “as crianças têm de andar uma hora”. A nova “ponte” é uma tábua.\n\n"
	"“Elas voltam para casa no escuro todas as noites”, explicou Voss.",
	{{"Vamos", "Inês Calder"}, {"Li o", "Inês Calder"}, {"Ninguém", "Inês Calder"},
	{"Todas as", "Autoridade Portuária"}, {"nunca foi", "Tomás Brandt"}, {"Meu pai", "Brandt"},
	{"as crianças", "Helena Voss"}, {"Elas voltam", "Voss"}}},
    {"it",
	"«Ricostruiremo il molo prima della primavera», ha detto martedì la sindaca Ines Calderi.\n\n"
	"«Ho letto due volte tutto il rapporto», ha detto lei. «Nessuno aveva chiesto il parere dei sommozzatori».\n\n"
	"L’Autorità portuale ha annunciato: «Tutti i traghetti resteranno in porto fino a venerdì».\n\n"
	"Secondo Tommaso Brandi, il traghetto «non era fatto per un mare simile».\n\n"
	"Brandi ha detto: «Mio padre mi diceva “non fidarti mai di un mattino calmo”, e non l’ho dimenticato».\n\n"
	"La maestra Elena Vossi ha aggiunto che «i bambini devono camminare per un’ora». Il nuovo «ponte» è un’asse.\n\n"
	"«Tornano a casa ogni sera al buio», ha spiegato Vossi.",
	{{"Ricostruiremo", "Ines Calderi"}, {"Ho letto", "Ines Calderi"}, {"Nessuno", "Ines Calderi"},
	{"Tutti i", "Autorità portuale"}, {"non era", "Tommaso Brandi"}, {"Mio padre", "Brandi"},
	{"i bambini", "Elena Vossi"}, {"Tornano", "Vossi"}}},
    {"nl",
	"“We bouwen de steiger nog voor het voorjaar weer op”, zei burgemeester Ines Kalder dinsdag.\n\n"
	"“Ik heb het hele rapport twee keer gelezen”, zei ze. “Niemand had de duikers naar hun mening gevraagd.”\n\n"
	"Het Havenbedrijf meldde: “Alle veerboten blijven tot vrijdag in de haven.”\n\n"
	"Volgens Thomas Brand was de veerboot “nooit bedoeld voor zo’n zee”.\n\n"
	"Brand zei: “Mijn vader zei altijd ‘vertrouw nooit een kalme ochtend’, en dat ben ik niet vergeten.”\n\n"
	"Lerares Lena Vos voegde eraan toe dat “de kinderen een uur moeten lopen”. De nieuwe “brug” is een plank.\n\n"
	"“Ze komen elke avond in het donker thuis”, zei Vos.",
	{{"We bouwen", "Ines Kalder"}, {"Ik heb", "Ines Kalder"}, {"Niemand", "Ines Kalder"},
	{"Alle veerboten", "Havenbedrijf"}, {"nooit", "Thomas Brand"}, {"Mijn vader", "Brand"},
	{"de kinderen", "Lena Vos"}, {"Ze komen", "Vos"}}},
    {"pl",
	"„Odbudujemy molo jeszcze przed wiosną” – powiedziała we wtorek burmistrz Ines Kalder.\n\n"
	"„Przeczytałam cały raport dwa razy” – dodała. „Nikt nie zapytał nurków o zdanie.”\n\n"
	"Zarząd Portu poinformował: „Wszystkie promy zostaną w porcie do piątku.”\n\n"
	"Według Tomasza Branda prom „nigdy nie był przeznaczony na takie morze”.\n\n"
	"Tomasz Brand powiedział: „Ojciec mówił mi: «nigdy nie ufaj spokojnym porankom», i nie zapomniałem o tym.”\n\n"
	"Nauczycielka Lena Wos dodała, że „dzieci muszą iść godzinę pieszo”. Nowy „most” to deska.\n\n"
	"„Wracają do domu co wieczór po ciemku” – mówi Wos.",
	{{"Odbudujemy", "Ines Kalder"}, {"Przeczytałam", "Ines Kalder"}, {"Nikt", "Ines Kalder"},
	{"Wszystkie", "Zarząd Portu"}, {"nigdy", "Tomasza Branda"}, {"Ojciec", "Tomasz Brand"},
	{"dzieci", "Lena Wos"}, {"Wracają", "Wos"}}},
    {"ru",
	"«Мы восстановим причал до весны», — сказала во вторник мэр Инес Калдер.\n\n"
	"«Я дважды прочитала весь доклад», — сказала она. «Никто не спросил водолазов об их мнении».\n\n"
	"Управление порта сообщило: «Все паромы останутся в порту до пятницы».\n\n"
	"По словам Томаса Брандта, паром «никогда не был рассчитан на такое море».\n\n"
	"Брандт сказал: «Отец говорил мне: „никогда не верь тихому утру“, и я этого не забыл».\n\n"
	"Учительница Лена Восс добавила, что «детям приходится идти час пешком». Новый «мост» — это доска.\n\n"
	"«Они каждый вечер возвращаются домой в темноте», — отметила Восс.",
	{{"Мы восстановим", "Инес Калдер"}, {"Я дважды", "Инес Калдер"}, {"Никто", "Инес Калдер"},
	{"Все паромы", "Управление порта"}, {"никогда", "Томаса Брандта"}, {"Отец", "Брандт"},
	{"детям", "Лена Восс"}, {"Они каждый", "Восс"}}},
    {"uk",
	"«Ми відбудуємо причал до весни», — сказала у вівторок мерка Інес Калдер.\n\n"
	"«Я двічі прочитала весь звіт», — сказала вона. «Ніхто не спитав водолазів про їхню думку».\n\n"
	"Управління порту повідомило: «Усі пороми залишаться в порту до п’ятниці».\n\n"
	"За словами Томаса Брандта, пором «ніколи не був розрахований на таке море».\n\n"
	"Брандт сказав: «Батько казав мені: „ніколи не вір тихому ранку“, і я цього не забув».\n\n"
	"Учителька Лена Восс додала, що «дітям доводиться йти годину пішки». Новий «міст» — це дошка.\n\n"
	"«Вони щовечора повертаються додому в темряві», — зазначила Восс.",
	{{"Ми відбудуємо", "Інес Калдер"}, {"Я двічі", "Інес Калдер"}, {"Ніхто", "Інес Калдер"},
	{"Усі пороми", "Управління порту"}, {"ніколи", "Томаса Брандта"}, {"Батько", "Брандт"},
	{"дітям", "Лена Восс"}, {"Вони", "Восс"}}},
    {"ar",
	"قالت رئيسة البلدية إيناس كالدر يوم الثلاثاء: «سنعيد بناء الرصيف قبل حلول الربيع».\n\n"
	"وأضافت: «قرأت التقرير كله مرتين من أوله إلى آخره». وتابعت: «لم يسأل أحد الغواصين عن رأيهم».\n\n"
	"وأعلنت هيئة الميناء: «ستبقى جميع العبارات في الميناء حتى يوم الجمعة».\n\n"
	"ووفقا لتوماس برانت فإن العبارة «لم تصنع أبدا لمثل هذا البحر».\n\n"
	"وقال برانت: «كان أبي يقول لي \"لا تثق أبدا بصباح هادئ\" ولم أنس ذلك».\n\n"
	"وذكرت المعلمة لينا فوس أن «الأطفال يضطرون إلى المشي ساعة كاملة». و«الجسر» الجديد لوح من خشب.\n\n"
	"«يعودون إلى البيت كل مساء في الظلام»، قالت فوس.",
	{{"سنعيد", "إيناس كالدر"}, {"قرأت", "إيناس كالدر"}, {"لم يسأل", "إيناس كالدر"},
	{"ستبقى", "هيئة الميناء"}, {"لم تصنع", "توماس برانت"}, {"كان أبي", "برانت"},
	{"الأطفال", "لينا فوس"}, {"يعودون", "فوس"}}},
    {"zh",
	"“我们将在春天之前重建码头，”市长陈慧敏星期二说。\n\n"
	"“我把整份报告读了两遍，”她说。“没有人问过潜水员的意见。”\n\n"
	"港务局宣布：“所有渡轮将停在港内直到星期五。”\n\n"
	"据王志强介绍，这艘渡轮“从来不是为这样的海况设计的”。\n\n"
	"王志强说：“父亲对我说过‘永远不要相信平静的早晨’，我没有忘记。”\n\n"
	"教师李娜补充说，“孩子们要走一个小时的路”。新的“桥”只是一块木板。\n\n"
	"“他们每天晚上摸黑回家，”李娜表示。",
	{{"我们将", "陈慧敏"}, {"我把", "陈慧敏"}, {"没有人", "陈慧敏"},
	{"所有渡轮", "港务局"}, {"从来", "王志强"}, {"父亲", "王志强"},
	{"孩子们", "李娜"}, {"他们", "李娜"}}},
    {"ja",
	"「春までに桟橋を再建する」と市長の田中恵子は火曜日に述べた。\n\n"
	"「報告書をすべて二度読みました」と田中恵子は話した。「誰も潜水士の意見を聞かなかった」と語った。\n\n"
	"港湾局は「すべての船は金曜日まで港に留まる」と発表した。\n\n"
	"鈴木一郎によると、その船は「そのような海のために造られていなかった」という。\n\n"
	"鈴木一郎は「父は『静かな朝を決して信じるな』と言っていた。忘れたことはない」と語った。\n\n"
	"教師の林奈々は「子どもたちは一時間歩かなければならない」と付け加えた。新しい「橋」は一枚の板だ。\n\n"
	"「毎晩暗い中を帰ってくるのです」と林奈々は説明した。",
	{{"春まで", "田中恵子"}, {"報告書", "田中恵子"}, {"誰も", "田中恵子"},
	{"すべての", "港湾局"}, {"その", "鈴木一郎"}, {"父は", "鈴木一郎"},
	{"子ども", "林奈々"}, {"毎晩", "林奈々"}}},
    /* clang-format on */
};

/* The quotation that begins so; NULL: not found. */
static const struct hw_quote *
find(const struct hw_article *a, const char *begin)
{
	for (size_t i = 0; i < a->n_quotes; i++)
		if (hw_str_starts(
			hw_str_trim(hw_str_sub(a->text, a->quotes[i].span.start,
			    a->quotes[i].span.end)),
			hw_str_c(begin)))
			return &a->quotes[i];
	return NULL;
}

static void
test_pages(void **state)
{
	struct hw_arena *m = hw_arena_new();
	size_t found = 0, right = 0, more = 0, all = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		struct hw_article a = {.text = hw_str_c(pages[i].text),
		    .language = hw_str_c(pages[i].lang)};

		hw_text_annotate(m, &a);
		for (size_t k = 0; k < EACH; k++) {
			const struct hw_quote *q = find(
			    &a, pages[i].quote[k][0]);
			bool ok = q &&
			    hw_str_find(q->speaker,
				hw_str_c(pages[i].quote[k][1]), 0) != HW_NPOS;

			all++;
			found += q != NULL;
			right += ok;
			if (!ok)
				print_message("%s: %s: %s: \"%.*s\"\n",
				    pages[i].lang, pages[i].quote[k][0],
				    q ? "not by" : "not found, not by",
				    q ? (int)q->speaker.n : 0,
				    q ? q->speaker.p : "");
		}
		more += a.n_quotes > EACH ? a.n_quotes - EACH : 0;
		hw_arena_reset(m);
	}
	print_message("%zu quotations: %zu found, %zu by the right speaker, "
		      "%zu that are none\n",
	    all, found, right, more);
	assert_true(found >= FOUND && right >= RIGHT && more <= MORE);
	hw_arena_free(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_pages)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
