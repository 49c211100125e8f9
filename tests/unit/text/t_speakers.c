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

/* What news really writes: titles and appositions, agencies in between, no
 * pronoun at all, dashes for marks.  58 of the first 85 were right when the
 * rules first saw them. */
#define IN_CONTEXT_RIGHT 90

static const struct {
	const char *lang, *text, *words, *speaker;
} in_context[] =
    {
	/* clang-format off */
    {"en", "President Andrei Lorn of Velmark met Ilana Torre on Tuesday.\n\nLorn called Kestria “the most reliable neighbour that geography has given us”, according to VLTA, a news agency. Torre was quoted by the same agency as saying they had spoken “about the price of warmth and the price of trust”.",
	"the most reliable", "Andrei Lorn"},
    {"en", "President Andrei Lorn of Velmark met Ilana Torre on Tuesday.\n\nLorn called Kestria “the most reliable neighbour that geography has given us”, according to VLTA, a news agency. Torre was quoted by the same agency as saying they had spoken “about the price of warmth and the price of trust”.",
	"about the price", "Ilana Torre"},
    {"en", "Opposition members said they would ask for the text. “We buy the pipe and are not shown the bill,” said their spokesman, Matteo Ruhl.",
	"We buy the pipe", "Matteo Ruhl"},
    {"en", "It took Edmund Sayle nine sentences to raise the price of money.\n\n“It is better to be early than to be sorry,” the governor of the Bank of Cordell told a packed room, in answer to the only question. Sayle, governor since 2019, left early.",
	"It is better", "Edmund Sayle"},
    {"en", "Rubber of this grade shrinks after about two hundred warm days, says the materials scientist Odile Brask, who examined our ring. “On the bench it was perfect. On a balcony in July it was a decoration.”",
	"On the bench", "Odile Brask"},
    {"en", "Tobias Rennick, director of the Port Authority, has sent us a statement of five lines. “The door is open, but the till is empty,” it says.",
	"The door is open", "Tobias Rennick"},
    {"en", "“Nobody told the crews,” said the union's leader, Maren Holt, on Monday. “We had to read it in the paper,” she added.",
	"Nobody told", "Maren Holt"},
    {"en", "“Nobody told the crews,” said the union's leader, Maren Holt, on Monday. “We had to read it in the paper,” she added.",
	"We had to read", "Maren Holt"},
    {"en", "Speaking to reporters, Ms Holt said that the offer was “an insult to every family on the quay”. The minister, Paul Arden, replied: “There is no more money in the purse.”",
	"an insult", "Holt"},
    {"en", "Speaking to reporters, Ms Holt said that the offer was “an insult to every family on the quay”. The minister, Paul Arden, replied: “There is no more money in the purse.”",
	"There is no more", "Paul Arden"},
    {"en", "According to Anna Reiss, a hydrologist, the dam “was never meant to hold that much”.",
	"was never meant", "Anna Reiss"},
    {"en", "“It was dark and it was cold,” recalled Flora Maine, 62. “Then somebody lit a lamp.”",
	"It was dark", "Flora Maine"},
    {"en", "“It was dark and it was cold,” recalled Flora Maine, 62. “Then somebody lit a lamp.”",
	"Then somebody", "Flora Maine"},
    {"en", "The company declined to comment. In an email, its spokeswoman Dana Cole wrote: “We do not discuss customers.”",
	"We do not discuss", "Dana Cole"},
    {"en", "“We will appeal,” the firm's lawyer, Hugo Stern, told Reuters.",
	"We will appeal", "Hugo Stern"},
    {"en", "Asked whether he would resign, Arden said, “Ask me again in spring.”",
	"Ask me again", "Arden"},
    {"de", "„Wir räumen nicht, weil die Mauer bricht“, sagte die Landrätin Gesine Thorwald am Sonntag. „Wir räumen, damit alle schlafen können.“",
	"Wir räumen nicht", "Gesine Thorwald"},
    {"de", "„Wir räumen nicht, weil die Mauer bricht“, sagte die Landrätin Gesine Thorwald am Sonntag. „Wir räumen, damit alle schlafen können.“",
	"Wir räumen, damit", "Gesine Thorwald"},
    {"de", "Der Sprecher der Hafenbehörde, Tobias Rennick, erklärte: „Die Tür ist offen, aber die Kasse ist leer.“",
	"Die Tür ist offen", "Tobias Rennick"},
    {"de", "Nach Angaben von Ministerin Anna Reiss war der Damm „nie für solche Mengen gedacht“.",
	"nie für solche", "Anna Reiss"},
    {"de", "„Das war knapp“, so Holt. Die Gewerkschaft habe „bis zuletzt auf ein Zeichen gewartet“, sagte sie der Zeitung.",
	"Das war knapp", "Holt"},
    {"de", "„Das war knapp“, so Holt. Die Gewerkschaft habe „bis zuletzt auf ein Zeichen gewartet“, sagte sie der Zeitung.",
	"bis zuletzt", "Holt"},
    {"de", "Holt betonte, man werde „keinen Schritt zurückgehen und keine Kürzung annehmen“.",
	"keinen Schritt", "Holt"},
    {"de", "Dem Ingenieur Karl Wendt zufolge ist die Mauer „gesund wie ein alter Baum im Wald“.",
	"gesund wie", "Karl Wendt"},
    {"fr", "Les 620 dockers de Puerto Sarrona ont entamé une grève contre les grues.\n\n« Nous ne nous battons pas contre les machines, nous nous battons contre ceux qui nous échangent », a déclaré Inés Caravel, secrétaire du Syndicat des dockers, à l’entrée du quai.",
	"Nous ne nous battons", "Inés Caravel"},
    {"fr", "L’exploitant, Lindwasser, relâchait 120 mètres cubes par seconde, a-t-il précisé.\n\n« Nous ne partons pas parce que le mur se rompt. Nous partons pour dormir », a déclaré Gesine Thorwald, à la tête du district, devant la caserne.",
	"Nous ne partons", "Gesine Thorwald"},
    {"fr", "Puis le président Andrei Solven et Ilana Torre ont disparu derrière les portes.\n\nOn connaît surtout la version de l’agence VLTA. Selon elle, le président de Velmark a salué en la Kestrie « le plus fiable des voisins que la géographie nous ait donnés ».",
	"le plus fiable", "Andrei Solven"},
    {"fr", "« C’est une erreur », a affirmé le ministre de l’Intérieur, Paul Arden. « Nous la corrigerons », a-t-il ajouté.",
	"C’est une erreur", "Paul Arden"},
    {"fr", "« C’est une erreur », a affirmé le ministre de l’Intérieur, Paul Arden. « Nous la corrigerons », a-t-il ajouté.",
	"Nous la corrigerons", "Paul Arden"},
    {"fr", "Selon Anna Reiss, hydrologue, le barrage « n’a jamais été conçu pour cela ».",
	"n’a jamais", "Anna Reiss"},
    {"fr", "« Il faisait noir », se souvient Flora Maine. Pour elle, « personne ne savait où aller ».",
	"Il faisait noir", "Flora Maine"},
    {"fr", "« Il faisait noir », se souvient Flora Maine. Pour elle, « personne ne savait où aller ».",
	"personne ne savait", "Flora Maine"},
    {"fr", "Le maire, Jean Dulac, a indiqué que la ville ne serait « pas abandonnée à son sort ».",
	"pas abandonnée", "Jean Dulac"},
    {"fr", "Dans un communiqué, la direction assure que « tous les salaires seront versés ».",
	"tous les salaires", "la direction"},
    {"es", "«No peleamos contra las máquinas, peleamos contra quienes nos cambian por ellas», declaró Inés Caravel, secretaria del sindicato. «El muelle es nuestro», añadió.",
	"No peleamos", "Inés Caravel"},
    {"es", "«No peleamos contra las máquinas, peleamos contra quienes nos cambian por ellas», declaró Inés Caravel, secretaria del sindicato. «El muelle es nuestro», añadió.",
	"El muelle", "Inés Caravel"},
    {"es", "“Vine por el dinero del premio y me voy con una canción”, dijo el corredor Yusef Darani al cruzar la meta.",
	"Vine por", "Yusef Darani"},
    {"es", "Según el alcalde, Pedro Salas, la obra está “terminada en lo esencial y pagada del todo”.",
	"terminada en", "Pedro Salas"},
    {"es", "La ministra de Trabajo, Lucía Prieto, aseguró que el acuerdo es “bueno para todas las partes implicadas”.",
	"bueno para", "Lucía Prieto"},
    {"es", "En palabras de la directora, Ana Roldán: “Nadie nos avisó de nada”.",
	"Nadie nos", "Ana Roldán"},
    {"es", "“Es una vergüenza”, ha lamentado Salas. “No volverá a ocurrir”, ha prometido.",
	"Es una vergüenza", "Salas"},
    {"es", "“Es una vergüenza”, ha lamentado Salas. “No volverá a ocurrir”, ha prometido.",
	"No volverá", "Salas"},
    {"pt", "“Não vamos recuar”, afirmou a presidente do sindicato, Marta Lopes. “A greve continua”, acrescentou.",
	"Não vamos", "Marta Lopes"},
    {"pt", "“Não vamos recuar”, afirmou a presidente do sindicato, Marta Lopes. “A greve continua”, acrescentou.",
	"A greve continua", "Marta Lopes"},
    {"pt", "Segundo o ministro da Defesa, João Prado, a operação foi “um sucesso do princípio ao fim”.",
	"um sucesso", "João Prado"},
    {"pt", "O presidente da câmara, Rui Veloso, disse que “ninguém ficará sem casa neste inverno”.",
	"ninguém ficará", "Rui Veloso"},
    {"pt", "“Foi um susto enorme”, contou à Lusa a enfermeira Inês Prates.",
	"Foi um susto", "Inês Prates"},
    {"it", "«Non ci fermeremo», ha dichiarato il segretario del sindacato, Carlo Benzi. «La lotta continua», ha aggiunto.",
	"Non ci fermeremo", "Carlo Benzi"},
    {"it", "«Non ci fermeremo», ha dichiarato il segretario del sindacato, Carlo Benzi. «La lotta continua», ha aggiunto.",
	"La lotta", "Carlo Benzi"},
    {"it", "Secondo la sindaca Paola Neri il ponte è “sicuro come il primo giorno”.",
	"sicuro come", "Paola Neri"},
    {"it", "Il ministro Aldo Ferri ha detto che i fondi sono “già disponibili per tutte le regioni”.",
	"già disponibili", "Aldo Ferri"},
    {"it", "“È stata una notte lunga”, racconta Marta Villa, infermiera di turno.",
	"È stata", "Marta Villa"},
    {"nl", "“We stoppen niet,” zei vakbondsleider Pieter de Graaf maandag. “De actie gaat door,” voegde hij eraan toe.",
	"We stoppen", "Pieter de Graaf"},
    {"nl", "“We stoppen niet,” zei vakbondsleider Pieter de Graaf maandag. “De actie gaat door,” voegde hij eraan toe.",
	"De actie", "Pieter de Graaf"},
    {"nl", "Volgens minister Anna Visser is de dijk ‘sterk genoeg voor de komende honderd jaar’.",
	"sterk genoeg", "Anna Visser"},
    {"nl", "De burgemeester, Karel Bos, noemde het plan “onuitvoerbaar en veel te duur voor de stad”.",
	"onuitvoerbaar", "Karel Bos"},
    {"pl", "„Nie cofniemy się”, powiedziała szefowa związku Anna Kowalska. „Strajk trwa”, dodała.",
	"Nie cofniemy", "Anna Kowalska"},
    {"pl", "„Nie cofniemy się”, powiedziała szefowa związku Anna Kowalska. „Strajk trwa”, dodała.",
	"Strajk trwa", "Anna Kowalska"},
    {"pl", "Według ministra Jana Nowaka tama „nigdy nie była tak mocna jak teraz”.",
	"nigdy nie", "Nowak"},
    {"pl", "– Mamy dość czekania – oświadczył burmistrz Piotr Zieliński.",
	"Mamy dość", "Piotr Zieliński"},
    {"pl", "Rzecznik rządu Adam Wilk podkreślił, że umowa jest „korzystna dla obu stron tego sporu”.",
	"korzystna", "Adam Wilk"},
    {"ru", "Лига портовых рабочих сообщила, что причалы покинули все её члены.\n\n«Мы не уходили из-за стола, стол у нас отняли», – сказала журналистам у ворот генеральный секретарь Лиги портовых рабочих Марен Холт вскоре после смены.",
	"Мы не уходили", "Марен Холт"},
    {"ru", "Директор порта Тобиас Ренник заявил: «Дверь открыта, но касса пуста».",
	"Дверь открыта", "Тобиас Ренник"},
    {"ru", "По словам министра Ивана Лужина, плотина «никогда не была рассчитана на такой паводок».",
	"никогда не", "Лужин"},
    {"ru", "«Это была долгая ночь», – рассказала ТАСС медсестра Вера Лосева. «Никто не спал», – добавила она.",
	"Это была", "Вера Лосева"},
    {"ru", "«Это была долгая ночь», – рассказала ТАСС медсестра Вера Лосева. «Никто не спал», – добавила она.",
	"Никто не спал", "Вера Лосева"},
    {"ru", "Как отметил губернатор Пётр Громов, область «готова к зиме полностью».",
	"готова к зиме", "Пётр Громов"},
    {"uk", "«Ми не відступимо», – сказала голова профспілки Олена Ткач. «Страйк триває», – додала вона.",
	"Ми не відступимо", "Олена Ткач"},
    {"uk", "«Ми не відступимо», – сказала голова профспілки Олена Ткач. «Страйк триває», – додала вона.",
	"Страйк триває", "Олена Ткач"},
    {"uk", "За словами міністра Петра Гнатюка, гребля «ніколи не була такою міцною».",
	"ніколи не", "Гнатюк"},
    {"uk", "Мер міста Андрій Шевчук заявив: «Ми відбудуємо кожен будинок».",
	"Ми відбудуємо", "Андрій Шевчук"},
    {"ar", "قال الرئيس أندريه سولفين إن الاتفاق «خطوة أولى نحو سلام دائم في المنطقة».",
	"خطوة أولى", "أندريه سولفين"},
    {"ar", "ونقلت وكالة الأنباء الرسمية عن سولفين قوله إن كيستريا «أوثق جار منحته لنا الجغرافيا».",
	"أوثق جار", "سولفين"},
    {"ar", "وأضافت الوزيرة ليلى حداد: «لن نقبل بأي تأخير جديد في المشروع».",
	"لن نقبل", "ليلى حداد"},
    {"ar", "«كانت ليلة طويلة جدا على الجميع»، تقول الممرضة سعاد منصور.",
	"كانت ليلة", "سعاد منصور"},
    {"ar", "وأكد المتحدث باسم الحكومة كريم صالح أن الأموال «متوفرة لجميع المناطق بلا استثناء».",
	"متوفرة", "كريم صالح"},
    {"es", "—Estamos listos para todo —dijo la alcaldesa Inés Caldera—. Mañana empezamos con las obras.",
	"Estamos listos", "Inés Caldera"},
    {"es", "—Estamos listos para todo —dijo la alcaldesa Inés Caldera—. Mañana empezamos con las obras.",
	"Mañana empezamos", "Inés Caldera"},
    {"ru", "Мэр вышел к жителям.\n\n— Мы готовы ко всему, — сказал мэр Иван Лужин. — Начнём уже завтра утром.",
	"Мы готовы", "Иван Лужин"},
    {"ru", "Мэр вышел к жителям.\n\n— Мы готовы ко всему, — сказал мэр Иван Лужин. — Начнём уже завтра утром.",
	"Начнём уже", "Иван Лужин"},
    {"fr", "— Nous sommes prêts à tout, a dit la maire Inès Caldère. \n\n— Il faisait froid – dit le pêcheur Jean Dulac.",
	"Il faisait froid", "Jean Dulac"},
    {"it", "– Siamo pronti a tutto – ha detto il sindaco Carlo Benzi. – Domani si comincia.",
	"Siamo pronti", "Carlo Benzi"},
    {"it", "– Siamo pronti a tutto – ha detto il sindaco Carlo Benzi. – Domani si comincia.",
	"Domani si comincia", "Carlo Benzi"},
    {"zh", "伊拉娜·托雷称会谈是坦诚的。VLTA援引她的话说：“我们谈到了温暖的价格，也谈到了信任的价格。”",
	"我们谈到了", "伊拉娜·托雷"},
    {"zh", "外交部发言人王小明在例行记者会上表示：“中方对此表示严重关切，并已提出交涉。”",
	"中方对此", "王小明"},
    {"zh", "“这是一次历史性的会晤，意义重大。”总统李成说。",
	"这是一次", "李成"},
    {"zh", "据新华社报道，市长陈刚指出，“所有受灾居民都将得到妥善安置”。",
	"所有受灾", "陈刚"},
    {"zh", "早濑千寻教授说，“是大海替我们盖上了盖子，保存了一切。”",
	"是大海", "早濑千寻"},
    {"ja", "早瀬千尋教授は「海が蓋をしてくれていたおかげで残った」と話した。",
	"海が蓋を", "早瀬千尋"},
    {"ja", "「この橋は百年たっても壊れないだろう」と田中市長は述べた。",
	"この橋は", "田中"},
    {"ja", "首相の佐藤健一氏は記者団に対し、「増税の予定は一切ございません」と強調した。",
	"増税の", "佐藤健一"},
    {"ja", "共同通信によると、山本大臣は「協議は順調に進んでいる」と語った。",
	"協議は", "山本"},
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

/* Does the quotation with these words have the speaker? */
static bool
right_in_context(struct hw_arena *m, size_t i)
{
	struct hw_str who = hw_str_c(in_context[i].speaker);
	struct hw_article a = {.text = hw_str_c(in_context[i].text),
	    .language = hw_str_c(in_context[i].lang)};

	hw_text_annotate(m, &a);
	for (size_t k = 0; k < a.n_quotes; k++) {
		const struct hw_quote *q = &a.quotes[k];
		struct hw_str text = hw_str_sub(
		    a.text, q->span.start, q->span.end);

		if (hw_str_find(text, hw_str_c(in_context[i].words), 0) !=
		    HW_NPOS)
			return hw_str_find(q->speaker, who, 0) != HW_NPOS &&
			    q->speaker.n < who.n + 40;
	}
	return false;
}

static void
test_in_context(void **state)
{
	struct hw_arena *m = hw_arena_new();
	size_t good = 0, n = sizeof(in_context) / sizeof(*in_context);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		if (right_in_context(m, i))
			good++;
		else
			print_message("%s: %s\n", in_context[i].lang,
			    in_context[i].words);
		hw_arena_reset(m);
	}
	print_message("%zu of %zu speakers\n", good, n);
	assert_true(good >= IN_CONTEXT_RIGHT);
	hw_arena_free(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_speakers), cmocka_unit_test(test_in_context)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
