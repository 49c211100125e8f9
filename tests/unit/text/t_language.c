/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/language.h"

static void
is(const char *text, const char *hint, const char *want)
{
	float sure = -1;
	struct hw_str got = hw_text_language(
	    hw_str_c(text), hw_str_c(hint), &sure);

	if (!hw_str_eq(got, hw_str_c(want)))
		print_error("%.*s for %s\n", HW_FMT(got), text);
	assert_true(hw_str_eq(got, hw_str_c(want)));
	assert_true(sure >= 0 && sure <= 1);
}

static void
test_languages(void **state)
{
	(void)state;
	is("The minister said on Wednesday that the talks would go on until "
	   "both sides agree on the terms.",
	    "", "en");
	is("Der Minister sagte am Mittwoch, die Gespräche würden weitergehen, "
	   "bis beide Seiten sich einigen.",
	    "en", "de");
	is("Le ministre a déclaré mercredi que les discussions se "
	   "poursuivraient jusqu'à un accord.",
	    "", "fr");
	is("Министр заявил в среду, что переговоры продолжатся.", "", "ru");
	is("Міністр заявив у середу, що переговори триватимуть і надалі.", "",
	    "uk");
	is("95 спортсменов представят Казахстан на Олимпиаде", "", "ru");
	is("国防部长星期三表示,会谈将继续进行。", "", "zh");
	is("国防相は水曜日、協議は続くと述べた。", "", "ja");
	is("국방장관은 수요일 회담이 계속될 것이라고 말했다.", "", "ko");
	is("قال الوزير يوم الأربعاء إن المحادثات ستستمر حتى يتفق الجانبان", "",
	    "ar");
	is("השר אמר ביום רביעי כי השיחות יימשכו", "", "he");
	is("รัฐมนตรีกล่าวเมื่อวันพุธว่า", "", "th");
	is("Η κυβέρνηση ανακοίνωσε", "", "el");
	is("மந்திரி புதன்கிழமை கூறினார்", "", "ta");
}

/* The same news in 85 languages. */
static const struct {
	const char *lang, *text;
} many[] = {
    {"en",
	"The council decided on Tuesday to close the old bridge, which "
	"has not been repaired since the flood."},
    {"de",
	"Der Rat hat am Dienstag beschlossen, die alte Brücke zu "
	"sperren, die seit der Flut nicht repariert wurde."},
    {"fr",
	"Le conseil a décidé mardi de fermer le vieux pont, qui n'a "
	"pas été réparé depuis la crue."},
    {"es",
	"El ayuntamiento decidió el martes cerrar el viejo puente, que "
	"no se ha reparado desde la riada."},
    {"pt",
	"A câmara decidiu na terça-feira fechar a velha ponte, que "
	"não foi reparada desde a enchente."},
    {"it",
	"Il consiglio ha deciso martedì di chiudere il vecchio ponte, "
	"che non è stato riparato dopo la piena."},
    {"nl",
	"De gemeenteraad heeft dinsdag besloten de oude brug te "
	"sluiten, die sinds de overstroming niet is hersteld."},
    {"sv",
	"Kommunen beslutade i tisdags att stänga den gamla bron, som "
	"inte har reparerats sedan översvämningen."},
    {"da",
	"Byrådet besluttede tirsdag at lukke den gamle bro, som ikke "
	"er blevet repareret siden oversvømmelsen."},
    {"no",
	"Kommunestyret vedtok tirsdag å stenge den gamle broen, som "
	"ikke har blitt reparert siden flommen."},
    {"fi",
	"Valtuusto päätti tiistaina sulkea vanhan sillan, jota ei ole "
	"korjattu tulvan jälkeen."},
    {"is",
	"Bæjarstjórnin ákvað á þriðjudag að loka gömlu "
	"brúnni, sem ekki hefur verið gert við síðan í flóðinu."},
    {"et",
	"Volikogu otsustas teisipäeval sulgeda vana silla, mida ei ole "
	"pärast üleujutust parandatud."},
    {"lv",
	"Dome otrdien nolēma slēgt veco tiltu, kas pēc plūdiem nav "
	"remontēts."},
    {"lt",
	"Taryba antradienį nusprendė uždaryti senąjį tiltą, kuris "
	"po potvynio nebuvo remontuotas."},
    {"pl",
	"Rada zdecydowała we wtorek o zamknięciu starego mostu, "
	"którego nie naprawiono od czasu powodzi."},
    {"cs",
	"Zastupitelstvo v úterý rozhodlo uzavřít starý most, "
	"který nebyl od povodně opraven."},
    {"sk",
	"Zastupiteľstvo v utorok rozhodlo uzavrieť starý most, "
	"ktorý od povodne nebol opravený."},
    {"hu",
	"A tanács kedden úgy döntött, hogy lezárja a régi hidat, "
	"amelyet az árvíz óta nem javítottak meg."},
    {"ro",
	"Consiliul a hotărât marți să închidă podul vechi, care "
	"nu a mai fost reparat de la inundație."},
    {"hr",
	"Gradsko vijeće odlučilo je u utorak zatvoriti stari most, "
	"koji nije popravljen od poplave, rekao je gradonačelnik."},
    {"sl",
	"Občinski svet je v torek sklenil zapreti stari most, ki ga po "
	"poplavi niso popravili."},
    {"sq",
	"Këshilli vendosi të martën të mbyllë urën e vjetër, e "
	"cila nuk është riparuar që nga përmbytja."},
    {"mt",
	"Il-kunsill iddeċieda nhar it-Tlieta li jagħlaq il-pont "
	"il-qadim, li ma ssewwiex minn mindu kien hemm l-għargħar."},
    {"ga",
	"Shocraigh an chomhairle Dé Máirt go ndúnfaí an "
	"seandroichead, nár deisíodh ó bhí an tuile ann."},
    {"cy",
	"Penderfynodd y cyngor ddydd Mawrth gau'r hen bont, sydd heb "
	"gael ei thrwsio ers y llifogydd."},
    {"eu",
	"Udalak asteartean erabaki zuen zubi zaharra ixtea, uholdeen "
	"ondoren ez baita konpondu."},
    {"ca",
	"L'ajuntament va decidir dimarts tancar el pont vell, que no "
	"s'ha reparat des de la riuada."},
    {"gl",
	"O concello decidiu o martes pechar a vella ponte, que non se "
	"reparou desde a enchente."},
    {"tr",
	"Belediye meclisi salı günü, selden beri onarılmayan eski "
	"köprüyü kapatmaya karar verdi."},
    {"az",
	"Bələdiyyə şurası çərşənbə axşamı daşqından sonra "
	"təmir edilməmiş köhnə körpünü bağlamağı qərara "
	"aldı."},
    {"uz",
	"Kengash seshanba kuni toshqindan beri taʼmirlanmagan eski "
	"koʻprikni yopishga qaror qildi."},
    {"id",
	"Dewan kota memutuskan pada hari Selasa untuk menutup jembatan "
	"lama yang belum diperbaiki sejak banjir."},
    {"ms",
	"Majlis perbandaran memutuskan pada hari Selasa untuk menutup "
	"jambatan lama yang tidak dibaiki sejak banjir berlaku."},
    {"fil",
	"Nagpasya ang konseho noong Martes na isara ang lumang tulay, "
	"na hindi pa naaayos mula noong baha."},
    {"vi",
	"Hội đồng thành phố hôm thứ Ba đã quyết định "
	"đóng cây cầu cũ, vốn chưa được sửa chữa kể "
	"từ trận lụt."},
    {"sw",
	"Baraza liliamua siku ya Jumanne kulifunga daraja la zamani, "
	"ambalo halijatengenezwa tangu mafuriko."},
    {"af",
	"Die raad het Dinsdag besluit om die ou brug te sluit, wat nog "
	"nie herstel is sedert die vloed nie."},
    {"mg",
	"Nanapa-kevitra ny filan-kevitra tamin'ny Talata fa hakatona "
	"ilay tetezana taloha, izay tsy namboarina hatramin'ny "
	"tondra-drano."},
    {"ht",
	"Konsèy la deside madi pou li fèmen vye pon an, ki pa janm "
	"repare depi inondasyon an."},
    {"ru",
	"Совет решил во вторник закрыть "
	"старый мост, который не чинили "
	"после наводнения."},
    {"uk",
	"Міська рада вирішила у вівторок "
	"закрити старий міст, який не "
	"ремонтували після повені."},
    {"be",
	"Гарадскі савет вырашыў у аўторак "
	"закрыць стары мост, які не "
	"рамантавалі пасля паводкі."},
    {"bg",
	"Общинският съвет реши във вторник "
	"да затвори стария мост, който не е "
	"ремонтиран след наводнението."},
    {"sr",
	"Градско веће одлучило је у уторак "
	"да затвори стари мост, који није "
	"поправљен од поплаве."},
    {"mk",
	"Советот реши во вторникот да го "
	"затвори стариот мост, кој не е "
	"поправен од поплавата."},
    {"kk",
	"Қалалық кеңес сейсенбі күні су "
	"тасқынынан бері жөнделмеген ескі "
	"көпірді жабу туралы шешім "
	"қабылдады."},
    {"ky",
	"Шаардык кеңеш шейшемби күнү суу "
	"ташкынынан бери оңдолбогон эски "
	"көпүрөнү жабуу чечимин кабыл "
	"алды."},
    {"tg",
	"Шӯрои шаҳр рӯзи сешанбе қарор "
	"кард, ки пули кӯҳнаро, ки пас аз "
	"обхезӣ таъмир нашудааст, "
	"бубандад."},
    {"tt",
	"Шәһәр советы сишәмбе көнне су "
	"басудан соң төзәтелмәгән иске "
	"күперне ябарга карар бирде."},
    {"mn",
	"Хотын зөвлөл мягмар гарагт үерээс "
	"хойш засаагүй хуучин гүүрийг "
	"хаахаар шийдвэрлэлээ."},
    {"el",
	"Το συμβούλιο αποφάσισε την Τρίτη "
	"να κλείσει την παλιά γέφυρα, που "
	"δεν επισκευάστηκε μετά την "
	"πλημμύρα."},
    {"hy",
	"Քաղաքային խորհուրդը երեքշաբթի "
	"որոշեց փակել հին կամուրջը, որը "
	"ջրհեղեղից հետո չի վերանորոգվել։"},
    {"ka",
	"საკრებულომ სამშაბათს "
	"გადაწყვიტა ძველი ხიდის "
	"დაკეტვა, რომელიც "
	"წყალდიდობის შემდეგ არ "
	"შეკეთებულა."},
    {"he",
	"המועצה החליטה ביום שלישי לסגור את "
	"הגשר הישן, שלא תוקן מאז השיטפון."},
    {"yi",
	"דער שטאָטראַט האָט דינסטיק "
	"באַשלאָסן צו פֿאַרמאַכן די אַלטע "
	"בריק, וואָס מען האָט נישט "
	"פֿאַרראָכטן זינט דער "
	"פֿאַרפֿלייצונג."},
    {"ar",
	"قرر المجلس يوم الثلاثاء إغلاق "
	"الجسر القديم الذي لم يتم ترميمه "
	"منذ الفيضان."},
    {"fa",
	"شورای شهر روز سه‌شنبه تصمیم گرفت "
	"پل قدیمی را که از زمان سیل تعمیر "
	"نشده است ببندد."},
    {"ur",
	"کونسل نے منگل کو پرانا پل بند کرنے "
	"کا فیصلہ کیا، جس کی سیلاب کے بعد سے "
	"مرمت نہیں ہوئی۔"},
    {"ps",
	"ښاري شورا د سې‌شنبې په ورځ پرېکړه "
	"وکړه چې زوړ پل وتړي، چې له سېلاب "
	"وروسته نه دی رغول شوی."},
    {"ku",
	"ئەنجوومەنی شار ڕۆژی سێشەممە "
	"بڕیاری دا پردە کۆنەکە دابخات، کە "
	"لە دوای لافاوەکەوە چاک "
	"نەکراوەتەوە."},
    {"sd",
	"شهر جي ڪائونسل اڱاري ڏينهن فيصلو "
	"ڪيو ته پراڻي پل بند ڪئي وڃي، جنهن "
	"جي ٻوڏ کانپوءِ مرمت نه ٿي آهي."},
    {"hi",
	"परिषद ने मंगलवार को "
	"पुराने पुल को बंद करने "
	"का फैसला किया, जिसकी "
	"बाढ़ के बाद से मरम्मत "
	"नहीं हुई है।"},
    {"mr",
	"परिषदेने मंगळवारी जुना "
	"पूल बंद करण्याचा "
	"निर्णय घेतला, ज्याची "
	"पुरानंतर दुरुस्ती "
	"झालेली नाही."},
    {"ne",
	"नगर परिषद्ले मंगलबार "
	"पुरानो पुल बन्द गर्ने "
	"निर्णय गरेको छ, जुन "
	"बाढीपछि मर्मत गरिएको "
	"छैन।"},
    {"bn",
	"পরিষদ মঙ্গলবার পুরনো "
	"সেতুটি বন্ধ করার "
	"সিদ্ধান্ত নিয়েছে, যা "
	"বন্যার পর থেকে মেরামত "
	"করা হয়নি।"},
    {"as",
	"পৰিষদে মঙলবাৰে পুৰণি "
	"দলংখন বন্ধ কৰাৰ "
	"সিদ্ধান্ত লৈছে, যিখন "
	"বানপানীৰ পাছত মেৰামতি "
	"কৰা হোৱা নাই।"},
    {"pa",
	"ਕੌਂਸਲ ਨੇ ਮੰਗਲਵਾਰ ਨੂੰ "
	"ਪੁਰਾਣਾ ਪੁਲ ਬੰਦ ਕਰਨ ਦਾ "
	"ਫੈਸਲਾ ਕੀਤਾ, ਜਿਸ ਦੀ ਹੜ੍ਹ "
	"ਤੋਂ ਬਾਅਦ ਮੁਰੰਮਤ ਨਹੀਂ "
	"ਹੋਈ।"},
    {"gu",
	"પરિષદે મંગળવારે જૂનો "
	"પુલ બંધ કરવાનો નિર્ણય "
	"લીધો, જેનું પૂર પછી "
	"સમારકામ થયું નથી."},
    {"or",
	"ପରିଷଦ ମଙ୍ଗଳବାର ଦିନ "
	"ପୁରୁଣା ପୋଲ ବନ୍ଦ "
	"କରିବାକୁ ନିଷ୍ପତ୍ତି "
	"ନେଇଛି, ଯାହା ବନ୍ୟା ପରେ "
	"ମରାମତି ହୋଇନାହିଁ।"},
    {"ta",
	"வெள்ளத்திற்குப் பிறகு "
	"பழுது பார்க்கப்படாத "
	"பழைய பாலத்தை மூட "
	"மன்றம் "
	"செவ்வாய்க்கிழமை "
	"முடிவு செய்தது."},
    {"te",
	"వరదల తర్వాత మరమ్మతు "
	"చేయని పాత వంతెనను "
	"మూసివేయాలని మండలి "
	"మంగళవారం "
	"నిర్ణయించింది."},
    {"kn",
	"ಪ್ರವಾಹದ ನಂತರ "
	"ದುರಸ್ತಿಯಾಗದ ಹಳೆಯ "
	"ಸೇತುವೆಯನ್ನು ಮುಚ್ಚಲು "
	"ಮಂಡಳಿ ಮಂಗಳವಾರ "
	"ನಿರ್ಧರಿಸಿತು."},
    {"ml",
	"പ്രളയത്തിനു ശേഷം "
	"നന്നാക്കാത്ത പഴയ പാലം "
	"അടയ്ക്കാൻ കൗൺസിൽ "
	"ചൊവ്വാഴ്ച "
	"തീരുമാനിച്ചു."},
    {"si",
	"ගංවතුරෙන් පසු "
	"අලුත්වැඩියා නොකළ පැරණි "
	"පාලම වසා දැමීමට සභාව "
	"අඟහරුවාදා තීරණය කළේය."},
    {"th", "สภาเมืองมีมติเมื่อวันอังคารให้ปิดสะพานเก่าซึ่งไม่ได้ซ่อมตั้งแต่น้ำท่วม"},
    {"lo",
	"ສະພາເມືອງຕົກລົງໃນວັນອັງຄານໃຫ້ປິດຂົວເກົ່າ "
	"ຊຶ່ງບໍ່ໄດ້ສ້ອມແປງນັບແຕ່ນໍ້າຖ້ວມ"},
    {"km",
	"ក្រុមប្រឹក្សាក្រុងបានសម្រេចនៅថ្ងៃអង្គារឲ្យបិទស្ពានចាស់ "
	"ដែលមិនទាន់បានជួសជុលតាំងពីទឹកជំនន់"},
    {"my",
	"မြို့ကောင်စီသည် "
	"ရေကြီးပြီးကတည်းက "
	"မပြင်ဆင်ရသေးသော "
	"တံတားဟောင်းကို "
	"ပိတ်ရန် အင်္ဂါနေ့က "
	"ဆုံးဖြတ်ခဲ့သည်။"},
    {"bo", "གྲོང་ཚོགས་ཀྱིས་གཟའ་མིག་དམར་ཉིན་ཟམ་པ་རྙིང་པ་དེ་སྒོ་རྒྱག་རྒྱུའི་ཐག་བཅད་པ་རེད།"},
    {"am",
	"ምክር ቤቱ ከጎርፉ ወዲህ "
	"ያልተጠገነውን አሮጌ ድልድይ "
	"ለመዝጋት ማክሰኞ ወሰነ።"},
    {"ti",
	"ቤት ምኽሪ ካብቲ ውሕጅ ጀሚሩ "
	"ዘይተጸገነ ኣረጊት ድልድል ክዕጾ "
	"ሰሉስ ወሲኑ፡ ኢሉ ኣቦ መንበር።"},
    {"zh", "镇议会星期二决定关闭洪水之后一直没有修理的旧桥。"},
    {"ja",
	"町議会は火曜日、洪水のあと修理されていない古い橋を閉鎖すると決めた。"},
    {"ko",
	"읍의회는 화요일에 홍수 뒤로 고치지 않은 "
	"낡은 다리를 닫기로 했다."},
};

static void
test_many(void **state)
{
	static const char *const rtl = " ar fa he ku ps sd ur yi ";
	size_t n = sizeof(many) / sizeof(many[0]);
	int wrong = 0;

	(void)state;
	assert_true(n >= 60);
	for (size_t i = 0; i < n; i++) {
		struct hw_str text = hw_str_c(many[i].text);
		struct hw_str got = hw_text_language(
		    text, (struct hw_str){0}, NULL);
		struct hw_str script = hw_text_script(text);
		char key[12];

		snprintf(key, sizeof(key), " %s ", many[i].lang);
		if (hw_str_eq(got, hw_str_c(many[i].lang)) && script.n == 4 &&
		    hw_text_rtl(script) == (strstr(rtl, key) != NULL))
			continue;
		print_error("%s: %.*s, %.*s\n", many[i].lang, HW_FMT(got),
		    HW_FMT(script));
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static void
test_hints(void **state)
{
	(void)state;
	is("", "", "");
	is("12345 ...", "", "");
	is("12345 ...", "de-AT", "de");
	is("Ok", "nl-NL", "nl");
	is("Ministar je rekao u srijedu da će se pregovori nastaviti dok se "
	   "obje strane ne dogovore.",
	    "bs-BA", "bs");
	is("Министр заявил в среду, что переговоры продолжатся.", "en-US",
	    "ru");
	is("國防部長星期三表示會談將繼續進行", "zh-TW", "zh-Hant");
}

static void
test_script(void **state)
{
	(void)state;
	assert_true(
	    hw_str_eq(hw_text_script(HW_STR("abc где x y z")), HW_STR("Latn")));
	assert_true(
	    hw_str_eq(hw_text_script(HW_STR("где же abc")), HW_STR("Cyrl")));
	assert_true(hw_text_rtl(hw_text_script(HW_STR("שלום"))));
	assert_false(hw_text_rtl(HW_STR("Latn")));
	assert_int_equal(hw_text_script(HW_STR("42 !")).n, 0);
}

static void
test_broken(void **state)
{
	char *big = malloc(1 << 20);

	(void)state;
	assert_non_null(big);
	for (size_t i = 0; i < 1 << 20; i++)
		big[i] = (char)(i * 2654435761u >> 13);
	hw_text_language((struct hw_str){big, 1 << 20}, HW_STR("??"), NULL);
	hw_text_script((struct hw_str){big, 1 << 20});
	free(big);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_languages),
	    cmocka_unit_test(test_many),
	    cmocka_unit_test(test_hints),
	    cmocka_unit_test(test_script),
	    cmocka_unit_test(test_broken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
