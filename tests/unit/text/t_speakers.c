/* SPDX-License-Identifier: MIT
 * Who said it, in thirteen languages: ten sentences each, written for this
 * test.  On first sight 120 of the 130 speakers held the
 * right name, some with a word too many. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "text/text.h"

#define SPEAKERS_RIGHT 126

static const struct {
	const char *lang, *text, *speaker;
} said[] = {
    /* clang-format off */
    {"en", "“We will rebuild the pier before spring,” mayor Ines Calder told reporters on Tuesday.",
	"Ines Calder"},
    {"en", "The union's leader, Tomas Brandt, warned: “Nobody should count on the old contracts.”",
	"Tomas Brandt"},
    {"en", "According to Lena Voss, the ferry “was never meant for such a sea.”",
	"Lena Voss"},
    {"en", "Ines Calder opened the session. “I have read the whole report twice,” she said.",
	"Ines Calder"},
    {"en", "“The gauge had been broken for a year,” said a report by the Harbour Board.",
	"Harbour Board"},
    {"en", "Speaking in Oldany on Friday, Brandt called the plan “a gift to people who need none.”",
	"Brandt"},
    {"en", "“It is,” Voss added after a pause, “the price we pay for haste and silence.”",
	"Voss"},
    {"en", "Calder and her deputy left early, but Brandt replied that “the doors will stay open all night.”",
	"Brandt"},
    {"en", "Asked whether he would resign, Brandt said “that question is for the members to answer.”",
	"Brandt"},
    {"en", "“Our ships are ready to sail at any hour,” the company Meridian Lines announced.",
	"Meridian Lines"},
    {"de", "„Wir bauen den Steg noch vor dem Frühjahr wieder auf“, sagte Bürgermeisterin Ines Kalder am Dienstag.",
	"Ines Kalder"},
    {"de", "Der Gewerkschafter Tomas Brandt warnte: „Niemand sollte auf die alten Verträge bauen.“",
	"Tomas Brandt"},
    {"de", "Laut Lena Voss war die Fähre „für eine solche See nie gedacht“.",
	"Lena Voss"},
    {"de", "Ines Kalder eröffnete die Sitzung. „Ich habe den ganzen Bericht zweimal gelesen“, sagte sie.",
	"Ines Kalder"},
    {"de", "„Der Pegel war seit einem Jahr kaputt“, teilte das Hafenamt Oldany mit.",
	"Hafenamt Oldany"},
    {"de", "Brandt nannte den Plan am Freitag „ein Geschenk an Leute, die keines brauchen“.",
	"Brandt"},
    {"de", "„Das ist“, fügte Lena Voss nach einer Pause hinzu, „der Preis für Eile und Schweigen.“",
	"Lena Voss"},
    {"de", "Nach Angaben von Tomas Brandt blieben die Türen „die ganze Nacht für alle offen“.",
	"Tomas Brandt"},
    {"de", "Auf die Frage nach seinem Rücktritt sagte Tomas Brandt: „Darüber entscheiden allein die Mitglieder.“",
	"Tomas Brandt"},
    {"de", "„Unsere Schiffe können jederzeit auslaufen“, so Meridian-Sprecher Jonas Hell.",
	"Jonas Hell"},
    {"fr", "« Nous reconstruirons la jetée avant le printemps », a déclaré la maire Inès Caldère mardi.",
	"Inès Caldère"},
    {"fr", "Le syndicaliste Thomas Brandt a prévenu : « Personne ne doit compter sur les anciens contrats. »",
	"Thomas Brandt"},
    {"fr", "Selon Léna Vosse, le bac « n'était pas fait pour une telle mer ».",
	"Léna Vosse"},
    {"fr", "« J'ai lu deux fois tout le rapport », a dit Inès Caldère.",
	"Inès Caldère"},
    {"fr", "« Le capteur était en panne depuis un an », a indiqué l'Office du port.",
	"Office du port"},
    {"fr", "« C'est un cadeau pour des gens qui n'en ont pas besoin », a estimé vendredi Thomas Brandt.",
	"Thomas Brandt"},
    {"fr", "« C'est le prix de la hâte et du silence », a ajouté Léna Vosse après une pause.",
	"Léna Vosse"},
    {"fr", "D'après Thomas Brandt, les portes resteront « ouvertes toute la nuit pour tous ».",
	"Thomas Brandt"},
    {"fr", "Inès Caldère a expliqué que les navires étaient « prêts à partir à toute heure ».",
	"Inès Caldère"},
    {"fr", "« Nos navires peuvent partir à toute heure », assure Jonas Hell, porte-parole de la compagnie.",
	"Jonas Hell"},
    {"es", "«Reconstruiremos el muelle antes de la primavera», dijo la alcaldesa Inés Caldera el martes.",
	"Inés Caldera"},
    {"es", "El sindicalista Tomás Brando advirtió: «Nadie debe contar con los contratos antiguos».",
	"Tomás Brando"},
    {"es", "Según Elena Vos, el ferry «no estaba hecho para un mar así».",
	"Elena Vos"},
    {"es", "«He leído dos veces todo el informe», afirmó Inés Caldera.",
	"Inés Caldera"},
    {"es", "«El sensor llevaba un año averiado», informó la Autoridad Portuaria.",
	"Autoridad Portuaria"},
    {"es", "«Es un regalo para gente que no lo necesita», señaló el viernes Tomás Brando.",
	"Tomás Brando"},
    {"es", "«Es el precio de la prisa y del silencio», añadió Elena Vos tras una pausa.",
	"Elena Vos"},
    {"es", "Tomás Brando aseguró que las puertas estarán «abiertas toda la noche para todos».",
	"Tomás Brando"},
    {"es", "«Esa pregunta la contestarán los socios», respondió Tomás Brando.",
	"Tomás Brando"},
    {"es", "«Nuestros barcos pueden salir a cualquier hora», explicó Juan Infierno, portavoz de la empresa.",
	"Juan Infierno"},
    {"it", "«Ricostruiremo il molo prima della primavera», ha detto la sindaca Ines Caldera martedì.",
	"Ines Caldera"},
    {"it", "Il sindacalista Tommaso Brandi ha avvertito: «Nessuno deve contare sui vecchi contratti».",
	"Tommaso Brandi"},
    {"it", "Secondo Elena Vossi, il traghetto «non era fatto per un mare così».",
	"Elena Vossi"},
    {"it", "«Ho letto due volte tutto il rapporto», ha affermato Ines Caldera.",
	"Ines Caldera"},
    {"it", "«Il sensore era guasto da un anno», ha comunicato l'Autorità portuale.",
	"Autorità portuale"},
    {"it", "«È un regalo per chi non ne ha bisogno», ha spiegato venerdì Tommaso Brandi.",
	"Tommaso Brandi"},
    {"it", "«È il prezzo della fretta e del silenzio», ha aggiunto Elena Vossi dopo una pausa.",
	"Elena Vossi"},
    {"it", "Tommaso Brandi ha assicurato che le porte resteranno «aperte tutta la notte per tutti».",
	"Tommaso Brandi"},
    {"it", "«A questa domanda risponderanno i soci», ha risposto Tommaso Brandi.",
	"Tommaso Brandi"},
    {"it", "«Le nostre navi possono partire a ogni ora», ha dichiarato Gianni Ferro, portavoce della società.",
	"Gianni Ferro"},
    {"pt", "“Vamos reconstruir o cais antes da primavera”, disse a prefeita Inês Caldeira na terça-feira.",
	"Inês Caldeira"},
    {"pt", "O sindicalista Tomás Brando avisou: “Ninguém deve contar com os contratos antigos.”",
	"Tomás Brando"},
    {"pt", "Segundo Helena Vaz, o barco “não foi feito para um mar assim”.",
	"Helena Vaz"},
    {"pt", "“Li duas vezes o relatório inteiro”, afirmou Inês Caldeira.",
	"Inês Caldeira"},
    {"pt", "“O sensor estava avariado há um ano”, informou a Autoridade Portuária.",
	"Autoridade Portuária"},
    {"pt", "“É um presente para quem não precisa”, declarou na sexta-feira Tomás Brando.",
	"Tomás Brando"},
    {"pt", "“É o preço da pressa e do silêncio”, acrescentou Helena Vaz depois de uma pausa.",
	"Helena Vaz"},
    {"pt", "Tomás Brando garantiu que as portas ficarão “abertas a noite toda para todos”.",
	"Tomás Brando"},
    {"pt", "“Essa pergunta os sócios vão responder”, respondeu Tomás Brando.",
	"Tomás Brando"},
    {"pt", "“Nossos navios podem sair a qualquer hora”, explicou João Ferro, porta-voz da empresa.",
	"João Ferro"},
    {"nl", "“We bouwen de pier voor het voorjaar weer op”, zei burgemeester Ina Kalder dinsdag.",
	"Ina Kalder"},
    {"nl", "Vakbondsman Thomas Brandt waarschuwde: “Niemand moet op de oude contracten rekenen.”",
	"Thomas Brandt"},
    {"nl", "Volgens Lena Vos was de veerboot “nooit voor zo'n zee bedoeld”.",
	"Lena Vos"},
    {"nl", "“Ik heb het hele rapport twee keer gelezen”, aldus Ina Kalder.",
	"Ina Kalder"},
    {"nl", "“De meter was al een jaar stuk”, meldde het Havenbedrijf.",
	"Havenbedrijf"},
    {"nl", "“Dit is een geschenk voor wie het niet nodig heeft”, verklaarde Thomas Brandt vrijdag.",
	"Thomas Brandt"},
    {"nl", "“Dit is de prijs van haast en stilte”, voegde Lena Vos toe.",
	"Lena Vos"},
    {"nl", "Thomas Brandt beloofde dat de deuren “de hele nacht voor iedereen open” blijven.",
	"Thomas Brandt"},
    {"nl", "“Die vraag is voor de leden”, antwoordde Thomas Brandt.",
	"Thomas Brandt"},
    {"nl", "“Onze schepen kunnen elk uur vertrekken”, vertelde woordvoerder Jan Hel.",
	"Jan Hel"},
    {"pl", "„Odbudujemy molo przed wiosną” – powiedziała burmistrz Inga Kalder we wtorek.",
	"Inga Kalder"},
    {"pl", "Związkowiec Tomasz Brandt ostrzegł: „Nikt nie powinien liczyć na stare umowy”.",
	"Tomasz Brandt"},
    {"pl", "Według Leny Wos prom „nigdy nie był budowany na takie morze”.",
	"Leny Wos"},
    {"pl", "„Przeczytałam dwa razy cały raport” – podkreśliła Inga Kalder.",
	"Inga Kalder"},
    {"pl", "„Czujnik był zepsuty od roku” – poinformował Zarząd Portu.",
	"Zarząd Portu"},
    {"pl", "„To prezent dla ludzi, którzy go nie potrzebują” – ocenił w piątek Tomasz Brandt.",
	"Tomasz Brandt"},
    {"pl", "„To cena pośpiechu i milczenia” – dodała Lena Wos po chwili.",
	"Lena Wos"},
    {"pl", "Tomasz Brandt zapewnił, że drzwi będą „otwarte dla wszystkich przez całą noc”.",
	"Tomasz Brandt"},
    {"pl", "„Na to pytanie odpowiedzą członkowie” – odpowiedział Tomasz Brandt.",
	"Tomasz Brandt"},
    {"pl", "„Nasze statki mogą wypłynąć o każdej porze” – wyjaśnił rzecznik Jan Piekło.",
	"Jan Piekło"},
    {"ru", "«Мы восстановим причал до весны», — сказала мэр Инна Калдер во вторник.",
	"Инна Калдер"},
    {"ru", "Профсоюзный лидер Томас Брандт предупредил: «Никто не должен рассчитывать на старые договоры».",
	"Томас Брандт"},
    {"ru", "По словам Лены Восс, паром «никогда не строили для такого моря».",
	"Лены Восс"},
    {"ru", "«Я дважды прочла весь доклад», — подчеркнула Инна Калдер.",
	"Инна Калдер"},
    {"ru", "«Датчик был сломан целый год», — сообщило Управление порта.",
	"Управление порта"},
    {"ru", "«Это подарок тем, кому он не нужен», — заявил в пятницу Томас Брандт.",
	"Томас Брандт"},
    {"ru", "«Это цена спешки и молчания», — добавила Лена Восс после паузы.",
	"Лена Восс"},
    {"ru", "Томас Брандт заверил, что двери будут «открыты для всех всю ночь».",
	"Томас Брандт"},
    {"ru", "«На этот вопрос ответят члены союза», — ответил Томас Брандт.",
	"Томас Брандт"},
    {"ru", "«Наши суда могут выйти в любой час», — пояснил представитель компании Иван Адов.",
	"Иван Адов"},
    {"uk", "«Ми відбудуємо причал до весни», — сказала мер Інна Калдер у вівторок.",
	"Інна Калдер"},
    {"uk", "Профспілковий лідер Томас Брандт попередив: «Ніхто не повинен розраховувати на старі угоди».",
	"Томас Брандт"},
    {"uk", "За словами Лени Восс, пором «ніколи не будували для такого моря».",
	"Лени Восс"},
    {"uk", "«Я двічі прочитала всю доповідь», — підкреслила Інна Калдер.",
	"Інна Калдер"},
    {"uk", "«Датчик був зламаний цілий рік», — повідомило Управління порту.",
	"Управління порту"},
    {"uk", "«Це подарунок тим, кому він не потрібен», — заявив у п'ятницю Томас Брандт.",
	"Томас Брандт"},
    {"uk", "«Це ціна поспіху і мовчання», — додала Лена Восс після паузи.",
	"Лена Восс"},
    {"uk", "Томас Брандт запевнив, що двері будуть «відчинені для всіх усю ніч».",
	"Томас Брандт"},
    {"uk", "«На це питання дадуть відповідь члени спілки», — відповів Томас Брандт.",
	"Томас Брандт"},
    {"uk", "«Наші судна можуть вийти будь-якої години», — пояснив речник Іван Адов.",
	"Іван Адов"},
    {"ar", "قالت رئيسة البلدية إيناس قلدر يوم الثلاثاء: «سنعيد بناء الرصيف قبل الربيع».",
	"إيناس قلدر"},
    {"ar", "وحذر النقابي توماس براندت: «لا ينبغي لأحد أن يعتمد على العقود القديمة».",
	"توماس براندت"},
    {"ar", "وفقا للينا فوس، فإن العبارة «لم تبن أبدا لمثل هذا البحر».",
	"لينا فوس"},
    {"ar", "وأكدت إيناس قلدر: «قرأت التقرير كله مرتين».",
	"إيناس قلدر"},
    {"ar", "وأعلنت هيئة الميناء أن «المقياس كان معطلا منذ عام كامل».",
	"هيئة الميناء"},
    {"ar", "وصرح توماس براندت يوم الجمعة بأن «هذه هدية لمن لا يحتاج إليها».",
	"توماس براندت"},
    {"ar", "وأضافت لينا فوس: «هذا ثمن العجلة والصمت الطويل».",
	"لينا فوس"},
    {"ar", "وأوضح توماس براندت أن «الأبواب ستبقى مفتوحة طوال الليل».",
	"توماس براندت"},
    {"ar", "وقال المتحدث باسم الشركة يوسف حداد إن «سفننا جاهزة للإبحار في أي ساعة».",
	"يوسف حداد"},
    {"ar", "وذكر الوزير سامي خليل أن «هذا السؤال يجيب عنه الأعضاء وحدهم».",
	"سامي خليل"},
    {"zh", "市长王小明星期二表示：“我们将在春天之前重建这座码头。”",
	"王小明"},
    {"zh", "工会领袖李大海警告说：“谁也不应该指望那些旧合同。”",
	"李大海"},
    {"zh", "据林娜介绍，这艘渡轮“从来不是为这样的大海建造的”。",
	"林娜"},
    {"zh", "“我已经把整个报告读了两遍。”市长王小明说。",
	"王小明"},
    {"zh", "港务局宣布：“这个传感器已经坏了整整一年。”",
	"港务局"},
    {"zh", "李大海星期五强调：“这是送给不需要的人的一份礼物。”",
	"李大海"},
    {"zh", "林娜补充说：“这就是匆忙和沉默的代价。”",
	"林娜"},
    {"zh", "“大门将整夜向所有人开放。”李大海说。",
	"李大海"},
    {"zh", "发言人陈志强指出：“我们的船只随时可以出航。”",
	"陈志强"},
    {"zh", "李大海回答说：“这个问题应该由会员来回答。”",
	"李大海"},
    {"ja", "市長の田中恵子は火曜日、「春までに桟橋を再建する」と述べた。",
	"田中恵子"},
    {"ja", "労組委員長の鈴木一郎は「古い契約を当てにするべきではない」と警告した。",
	"鈴木一郎"},
    {"ja", "林奈々によると、この船は「このような海のために造られたものではない」。",
	"林奈々"},
    {"ja", "「報告書をすべて二度読みました」と田中恵子は話した。",
	"田中恵子"},
    {"ja", "港湾局は「計器は一年間壊れたままだった」と発表した。",
	"港湾局"},
    {"ja", "鈴木一郎は金曜日、「必要のない人への贈り物だ」と批判した。",
	"鈴木一郎"},
    {"ja", "林奈々は「これは急ぎすぎと沈黙の代価だ」と付け加えた。",
	"林奈々"},
    {"ja", "鈴木一郎は「扉は一晩中すべての人に開かれている」と強調した。",
	"鈴木一郎"},
    {"ja", "「その質問には組合員が答えるだろう」と鈴木一郎は語った。",
	"鈴木一郎"},
    {"ja", "広報担当の山本健は「船はいつでも出航できる」と説明した。",
	"山本健"},
    /* clang-format on */
};

/* Right when every quotation found is by the speaker, title or not. */
static bool
right(struct hw_arena *m, size_t i)
{
	struct hw_article a = {
	    .text = hw_str_c(said[i].text), .language = hw_str_c(said[i].lang)};
	bool ok;

	hw_text_annotate(m, &a);
	ok = a.n_quotes > 0;
	for (size_t k = 0; k < a.n_quotes; k++)
		ok &= hw_str_ends(
		    a.quotes[k].speaker, hw_str_c(said[i].speaker));
	return ok;
}

static void
test_speakers(void **state)
{
	struct hw_arena *m = hw_arena_new();
	size_t good = 0, n = sizeof(said) / sizeof(*said);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		if (right(m, i))
			good++;
		else
			print_message("%s: %s\n", said[i].lang, said[i].text);
		hw_arena_reset(m);
	}
	print_message("%zu of %zu speakers\n", good, n);
	assert_true(good >= SPEAKERS_RIGHT);
	hw_arena_free(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_speakers)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
