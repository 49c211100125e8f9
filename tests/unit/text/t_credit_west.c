/* SPDX-License-Identifier: MIT
 * How pages in languages with capitals credit another medium. */
#include "credit_forms.h"

/* clang-format off */
static void
test_english(void **state)
{
	static const struct form form[] = {
	    {"The bridge is shut, Reuters reported on Monday.", "Reuters"},
	    {"The bridge is shut, according to the AFP news agency.", "AFP"},
	    {"Citing two officials, Bloomberg said the bridge would stay shut.", "Bloomberg>two officials"},
	    {"The minister told the BBC that the bridge was safe.", "BBC>The minister"},
	    {"In an interview with Le Monde, Ann Lee said the bridge was safe.", "Le Monde>Ann Lee"},
	    {"The pier took a year, the Port Ell Courier reported.", "Port Ell Courier"},
	    {"The New York Times first reported the plan.", "The New York Times"},
	    {"The plan was first reported by the Wall Street Journal.", "The Wall Street Journal"},
	    {"“It is safe,” the agency VLTA quoted Eva Torre as saying.", "VLTA>Eva Torre"},
	    {"Tass, citing the ministry, said the pipe had burst.", "TASS>the ministry"},
	    {"The letter, obtained by the Associated Press, names a price.", "AP"},
	    {"As first reported by Axios, the mayor will go.", "Axios"},
	    {"The mayor will go, Kyodo News said, quoting aides.", "Kyodo>aides"},
	    {"The state news agency VLTA carried another version.", "VLTA"},
	    {"CNN has reported that the mayor will go.", "CNN"},
	    {"The mayor will go, per a report by Politico.", "Politico"},
	    {"He reported to the station on Monday.", ""},
	    {"The tank carried water for two days.", ""},
	    {"The travel agency on the corner is shut.", ""},
	    {"The race went according to plan.", ""},
	    {"The library carried the newspaper for years.", ""},
	};

	(void)state;
	FORMS("en", form);
}

static void
test_german(void **state)
{
	static const struct form form[] = {
	    {"Die Brücke ist gesperrt, berichtet die Nachrichtenagentur Reuters.", "Reuters"},
	    {"Nach Angaben der Agentur VLTA ist die Brücke gesperrt.", "VLTA"},
	    {"Wie die „Süddeutsche Zeitung“ berichtet, ist die Brücke gesperrt.", "Suddeutsche Zeitung"},
	    {"Die Brücke ist gesperrt, meldet dpa.", "dpa"},
	    {"Das sagte der Minister dem „Spiegel“.", "Der Spiegel>der Minister"},
	    {"Unter Berufung auf Ermittler schreibt das „Handelsblatt“, die Brücke sei alt.", "Handelsblatt>Ermittler"},
	    {"Laut einem Bericht der „New York Times“ bleibt die Brücke zu.", "The New York Times"},
	    {"Einem Bericht des Senders CNN zufolge ist die Brücke gesperrt.", "CNN"},
	    {"Zuerst hatte der „Tagesspiegel“ darüber berichtet.", "Tagesspiegel"},
	    {"Die Staatsagentur VLTA zitierte Eva Torre mit einem Satz.", "VLTA>Eva Torre"},
	    {"Die Behörde bestätigte der Nachrichtenagentur AFP die Sperrung.", "AFP>Die Behörde"},
	    {"Im Interview mit der FAZ sprach Anna Lind von einem Irrtum.", "FAZ>Anna Lind"},
	    {"Die Staatsagentur VLTA verbreitete eine andere Version.", "VLTA"},
	    {"Nach Informationen des NDR war der Pfeiler alt.", "NDR"},
	    {"Das geht aus einem Bericht der BBC hervor.", "BBC"},
	    {"Der Zug meldet eine Störung.", ""},
	    {"Die Agentur für Arbeit hat geöffnet.", ""},
	    {"Nach dem Regen wurde es kalt.", ""},
	    {"Laut rief sie nach dem Hund.", ""},
	    {"Die Zeitung lag auf dem Tisch.", ""},
	};

	(void)state;
	FORMS("de", form);
}

static void
test_french(void **state)
{
	static const struct form form[] = {
	    {"Le pont est fermé, rapporte l’agence Reuters.", "Reuters"},
	    {"Selon l’agence VLTA, le pont est fermé.", "VLTA"},
	    {"D’après Le Monde, le pont est fermé.", "Le Monde"},
	    {"Le pont est fermé, a annoncé l’agence d’État VLTA.", "VLTA"},
	    {"« Il est sûr », a déclaré Anne Lind à l’AFP.", "AFP>Anne Lind"},
	    {"Citant des sources policières, BFMTV évoque deux morts.", "BFM TV>des sources policières"},
	    {"Dans un entretien au Figaro, Anne Lind assure que le pont est sûr.", "Le Figaro>Anne Lind"},
	    {"Comme l’a révélé Mediapart, le pont était vieux.", "Mediapart"},
	    {"Le ministre a confié à Reuters qu’il partirait.", "Reuters>Le ministre"},
	    {"On connaît surtout la version de l’agence d’État VLTA.", "VLTA"},
	    {"Le quotidien El País affirme que le pont était vieux.", "El Pais"},
	    {"D’après une enquête du Parisien, le pont était vieux.", "Le Parisien"},
	    {"Les mots du président, rapportés par l’agence TASS, ont surpris.", "TASS"},
	    {"Le pont est fermé, selon des informations de franceinfo.", "franceinfo"},
	    {"L’agence VLTA a diffusé une autre version.", "VLTA"},
	    {"L’agence bancaire du quartier a fermé.", ""},
	    {"Il rapporte le pain à sa mère.", ""},
	    {"Selon le temps, nous irons à la plage.", ""},
	    {"Le journal est sur la table.", ""},
	    {"La version longue dure deux heures.", ""},
	};

	(void)state;
	FORMS("fr", form);
}

static void
test_spanish(void **state)
{
	static const struct form form[] = {
	    {"El puente está cerrado, informó la agencia EFE.", "EFE"},
	    {"Según la agencia VLTA, el puente está cerrado.", "VLTA"},
	    {"De acuerdo con El País, el puente está cerrado.", "El Pais"},
	    {"El ministro dijo a Reuters que el puente era seguro.", "Reuters>El ministro"},
	    {"En una entrevista con la BBC, Ana Lind dijo que el puente era seguro.", "BBC>Ana Lind"},
	    {"El diario La Vanguardia publicó que el puente era viejo.", "La Vanguardia"},
	    {"La agencia TASS citó al ministro.", "TASS>ministro"},
	    {"Citando fuentes policiales, Clarín habla de dos muertos.", "Clarin>fuentes policiales"},
	    {"Como reveló The New York Times, el puente era viejo.", "The New York Times"},
	    {"El puente era viejo, de acuerdo con un informe de CNN.", "CNN"},
	    {"La noticia fue adelantada por Bloomberg.", "Bloomberg"},
	    {"Así lo recoge Europa Press.", "Europa Press"},
	    {"La agencia estatal VLTA difundió otra versión.", "VLTA"},
	    {"El puente está cerrado, según informa AFP.", "AFP"},
	    {"En declaraciones a EFE, el alcalde negó la noticia.", "EFE>el alcalde"},
	    {"La agencia de viajes cerró sus puertas.", ""},
	    {"El mundo es grande.", ""},
	    {"Según el tiempo, iremos a la playa.", ""},
	    {"El diario está sobre la mesa.", ""},
	    {"La nueva versión dura dos horas.", ""},
	};

	(void)state;
	FORMS("es", form);
}

static void
test_portuguese(void **state)
{
	static const struct form form[] = {
	    {"A ponte está fechada, informou a agência Lusa.", "Lusa"},
	    {"Segundo a agência VLTA, a ponte está fechada.", "VLTA"},
	    {"De acordo com a Folha de S.Paulo, a ponte está fechada.", "Folha de S.Paulo"},
	    {"O ministro disse à Reuters que a ponte era segura.", "Reuters>O ministro"},
	    {"Em entrevista à BBC, Ana Lind disse que a ponte era segura.", "BBC>Ana Lind"},
	    {"O jornal O Globo publicou que a ponte era velha.", "O Globo"},
	    {"Citando fontes policiais, a CNN fala em dois mortos.", "CNN>fontes policiais"},
	    {"Como revelou o New York Times, a ponte era velha.", "The New York Times"},
	    {"A ponte é velha, noticiou a agência estatal VLTA.", "VLTA"},
	    {"Conforme a AFP, a ponte está fechada.", "AFP"},
	    {"A informação foi divulgada pela agência EFE.", "EFE"},
	    {"A ponte está fechada, segundo informações da Reuters.", "Reuters"},
	    {"A notícia é avançada pelo El País.", "El Pais"},
	    {"A agência TASS citou o ministro.", "TASS>o ministro"},
	    {"A agência VLTA divulgou outra versão.", "VLTA"},
	    {"A agência de viagens fechou.", ""},
	    {"O segundo lugar coube ao Porto.", ""},
	    {"Ele publicou um livro.", ""},
	    {"O jornal está na mesa.", ""},
	    {"A nova versão dura duas horas.", ""},
	};

	(void)state;
	FORMS("pt", form);
}

static void
test_italian(void **state)
{
	static const struct form form[] = {
	    {"Il ponte è chiuso, riferisce l’agenzia ANSA.", "ANSA"},
	    {"Secondo l’agenzia VLTA il ponte è chiuso.", "VLTA"},
	    {"Stando a Reuters, il ponte è chiuso.", "Reuters"},
	    {"Lo ha detto il ministro alla BBC.", "BBC>il ministro"},
	    {"In un’intervista alla CNN Anna Lind ha parlato di un errore.", "CNN>Anna Lind"},
	    {"Lo scrive il New York Times.", "The New York Times"},
	    {"Lo riporta l’agenzia di stampa AFP.", "AFP"},
	    {"Citando fonti di polizia, la CNN parla di due morti.", "CNN>fonti di polizia"},
	    {"Come riportato da Bloomberg, il ponte era vecchio.", "Bloomberg"},
	    {"Il quotidiano El País rivela che il ponte era vecchio.", "El Pais"},
	    {"L’agenzia di Stato VLTA ha diffuso un’altra versione.", "VLTA"},
	    {"Ne dà notizia l’Adnkronos.", "Adnkronos"},
	    {"Il ponte è sicuro, ha dichiarato il ministro, citato dalla TASS.", "TASS>il ministro"},
	    {"Il ponte è chiuso, fa sapere l’agenzia VLTA.", "VLTA"},
	    {"Secondo quanto riporta Politico, il sindaco lascia.", "Politico"},
	    {"L’agenzia immobiliare ha chiuso.", ""},
	    {"Secondo me pioverà.", ""},
	    {"Il secondo treno è partito.", ""},
	    {"Ha scritto un libro.", ""},
	    {"La nuova versione dura due ore.", ""},
	};

	(void)state;
	FORMS("it", form);
}

static void
test_dutch(void **state)
{
	static const struct form form[] = {
	    {"De brug is dicht, meldt persbureau ANP.", "ANP"},
	    {"Volgens persbureau VLTA is de brug dicht.", "VLTA"},
	    {"Dat schrijft de Volkskrant.", "de Volkskrant"},
	    {"Dat zei de minister tegen Reuters.", "Reuters>de minister"},
	    {"In een interview met NRC noemde Anna Lind de brug veilig.", "NRC>Anna Lind"},
	    {"Volgens een bericht van de BBC is de brug dicht.", "BBC"},
	    {"De krant De Telegraaf meldt dat de brug oud was.", "De Telegraaf"},
	    {"Persbureau AFP citeert Anna Lind.", "AFP>Anna Lind"},
	    {"De politie bevestigt dat aan VRT.", "VRT>De politie"},
	    {"Zo meldt het Russische staatspersbureau TASS.", "TASS"},
	    {"De brug is dicht, aldus CNN.", "CNN"},
	    {"Onder verwijzing naar ambtenaren schrijft Bloomberg dat de brug dicht blijft.", "Bloomberg>ambtenaren"},
	    {"Het staatspersbureau VLTA verspreidde een andere versie.", "VLTA"},
	    {"Het nieuws werd eerst gemeld door The New York Times.", "The New York Times"},
	    {"Dat blijkt uit onderzoek van De Standaard.", "De Standaard"},
	    {"Het reisbureau is dicht.", ""},
	    {"Hij meldt zich bij de balie.", ""},
	    {"Volgens mij gaat het regenen.", ""},
	    {"De krant ligt op tafel.", ""},
	    {"De nieuwe versie duurt twee uur.", ""},
	};

	(void)state;
	FORMS("nl", form);
}

static void
test_polish(void **state)
{
	static const struct form form[] = {
	    {"Most jest zamknięty, podała agencja Reuters.", "Reuters"},
	    {"Według agencji VLTA most jest zamknięty.", "VLTA"},
	    {"Jak informuje PAP, most jest zamknięty.", "PAP"},
	    {"Minister powiedział agencji AFP, że most jest bezpieczny.", "AFP>Minister"},
	    {"W rozmowie z PAP Anna Lind mówiła o błędzie.", "PAP>Anna Lind"},
	    {"O sprawie napisał „The New York Times”.", "The New York Times"},
	    {"Powołując się na źródła w policji, CNN mówi o dwóch ofiarach.", "CNN>źródła w policji"},
	    {"Jak podaje „Rzeczpospolita”, most był stary.", "Rzeczpospolita"},
	    {"Agencja TASS zacytowała Annę Lind.", "TASS>Annę Lind"},
	    {"Informację podał portal Onet.", "Onet"},
	    {"Państwowa agencja VLTA przedstawiła inną wersję.", "VLTA"},
	    {"Jako pierwszy poinformował o tym Bloomberg.", "Bloomberg"},
	    {"Most jest zamknięty, donosi BBC.", "BBC"},
	    {"Zdaniem agencji VLTA most jest zamknięty.", "VLTA"},
	    {"Cytowany przez agencję TASS minister nie podał powodu.", "TASS>minister"},
	    {"Agencja nieruchomości jest zamknięta.", ""},
	    {"Podała mu rękę.", ""},
	    {"Gazeta leży na stole.", ""},
	    {"Według planu pociąg odjedzie o piątej.", ""},
	    {"Nowa wersja trwa dwie godziny.", ""},
	};

	(void)state;
	FORMS("pl", form);
}

static void
test_russian(void **state)
{
	static const struct form form[] = {
	    {"Мост закрыт, сообщило агентство VLTA.", "VLTA"},
	    {"Мост закрыт, передаёт ТАСС.", "TASS"},
	    {"По данным агентства Рейтер, мост закрыт.", "Reuters"},
	    {"Об этом пишет газета «Коммерсантъ».", "Kommersant"},
	    {"Об этом сообщило агентство VLTA. Илана Торре вышла к прессе. «Мост надёжен, и мы это знаем», — приводит её слова VLTA.", "VLTA>Илана Торре"},
	    {"Министр заявил Reuters, что мост надёжен.", "Reuters>Министр"},
	    {"В интервью Би-би-си Анна Линд говорила об ошибке.", "BBC>Анна Линд"},
	    {"Со ссылкой на полицию Bloomberg говорит о двух погибших.", "Bloomberg>полицию"},
	    {"Как сообщает РИА Новости, мост закрыт.", "RIA Novosti"},
	    {"По информации РБК, мост был старый.", "RBC"},
	    {"Государственное агентство VLTA распространило другую версию.", "VLTA"},
	    {"Об этом «Интерфаксу» рассказал министр.", "Interfax>министр"},
	    {"Первым об этом сообщил телеканал CNN.", "CNN"},
	    {"Слова министра цитирует агентство «Интерфакс».", "Interfax>министра"},
	    {"По сообщению ТАСС, мост закрыт.", "TASS"},
	    {"Агентство недвижимости закрыто.", ""},
	    {"Газета лежит на столе.", ""},
	    {"Мать передаёт сыну письмо.", ""},
	    {"По данным прибора, давление растёт.", ""},
	    {"Новая версия длится два часа.", ""},
	};

	(void)state;
	FORMS("ru", form);
}

static void
test_ukrainian(void **state)
{
	static const struct form form[] = {
	    {"Міст закрито, повідомило агентство VLTA.", "VLTA"},
	    {"Міст закрито, передає Укрінформ.", "Ukrinform"},
	    {"За даними агентства Reuters, міст закрито.", "Reuters"},
	    {"Про це пише «Українська правда».", "Ukrainska Pravda"},
	    {"Міністр сказав Reuters, що міст надійний.", "Reuters>Міністр"},
	    {"В інтерв’ю BBC Анна Лінд говорила про помилку.", "BBC>Анна Лінд"},
	    {"З посиланням на поліцію Bloomberg говорить про двох загиблих.", "Bloomberg>поліцію"},
	    {"Як повідомляє Інтерфакс-Україна, міст закрито.", "Interfax-Ukraine"},
	    {"За інформацією CNN, міст був старий.", "CNN"},
	    {"Державне агентство VLTA поширило іншу версію.", "VLTA"},
	    {"Ілана Торре вийшла до преси. Її слова наводить агентство VLTA.", "VLTA>Ілана Торре"},
	    {"Першим про це повідомив телеканал CNN.", "CNN"},
	    {"Про це міністр розповів Суспільному.", "Suspilne>міністр"},
	    {"Слова міністра цитує AFP.", "AFP>міністра"},
	    {"За повідомленням Укрінформу, міст закрито.", "Ukrinform"},
	    {"Агентство нерухомості зачинено.", ""},
	    {"Мати передає синові листа.", ""},
	    {"Газета лежить на столі.", ""},
	    {"За даними приладу, тиск зростає.", ""},
	    {"Нова версія триває дві години.", ""},
	};

	(void)state;
	FORMS("uk", form);
}
/* clang-format on */

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_english),
	    cmocka_unit_test(test_german),
	    cmocka_unit_test(test_french),
	    cmocka_unit_test(test_spanish),
	    cmocka_unit_test(test_portuguese),
	    cmocka_unit_test(test_italian),
	    cmocka_unit_test(test_dutch),
	    cmocka_unit_test(test_polish),
	    cmocka_unit_test(test_russian),
	    cmocka_unit_test(test_ukrainian),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
