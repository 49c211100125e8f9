/* SPDX-License-Identifier: MIT
 * Whole pages in the charsets of the web, declared, undeclared and declared
 * as another: title and text come out right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <iconv.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "html/html.h"

static const struct {
	const char *charset, *lang, *title, *text;
} page[] = {
    {"WINDOWS-1251", "ru", "Старый мост закрыли",
	"Совет Нижнего Ручья решил во вторник закрыть старый мост, построенный "
	"в 1911 году и не чинившийся после наводнения, сказала мэр города."},
    {"WINDOWS-1251", "bg", "Старият мост е затворен",
	"Общинският съвет реши във вторник да затвори стария мост, построен "
	"през 1911 година и неремонтиран след наводнението, каза кметът."},
    {"KOI8-R", "ru", "Старый мост закрыли",
	"Совет Нижнего Ручья решил во вторник закрыть старый мост, построенный "
	"в 1911 году и не чинившийся после наводнения, сказала мэр города."},
    {"WINDOWS-1253", "el", "Κλείνει η παλιά γέφυρα",
	"Το συμβούλιο αποφάσισε την Τρίτη να κλείσει την παλιά γέφυρα, που "
	"χτίστηκε το 1911 και δεν επισκευάστηκε μετά την πλημμύρα."},
    {"WINDOWS-1255", "he", "הגשר הישן ייסגר",
	"המועצה החליטה ביום שלישי לסגור את הגשר הישן, שנבנה בשנת 1911 ולא "
	"תוקן מאז השיטפון, כך אמר ראש העיר לאחר הישיבה."},
    {"WINDOWS-1256", "ar", "إغلاق الجسر القديم",
	"قرر المجلس يوم الثلاثاء إغلاق الجسر القديم الذي بني عام 1911 ولم يرمم "
	"منذ الفيضان، كما قال رئيس البلدية بعد الجلسة."},
    {"CP874", "th", "ปิดสะพานเก่า",
	"สภาเมืองมีมติเมื่อวันอังคารให้ปิดสะพานเก่าซึ่งสร้างเมื่อปีพันเก้าร้อยสิบเอ็ด "
	"และไม่ได้ซ่อมตั้งแต่น้ำท่วม นายกเทศมนตรีกล่าวหลังการประชุม"},
    {"SHIFT_JIS", "ja", "古い橋が閉鎖される",
	"町議会は火曜日、一九一一年に建てられ洪水のあと修理されていない古い橋を閉鎖すると決めた。"
	"技術者は何年も前から橋脚が空洞だと警告していた。"},
    {"EUC-JP", "ja", "古い橋が閉鎖される",
	"町議会は火曜日、一九一一年に建てられ洪水のあと修理されていない古い橋を閉鎖すると決めた。"
	"技術者は何年も前から橋脚が空洞だと警告していた。"},
    {"EUC-KR", "ko", "낡은 다리 폐쇄",
	"읍의회는 화요일에 천구백십일년에 지어져 홍수 뒤로 고치지 않은 낡은 다리를 닫기로 했다. "
	"기술자들은 오래전부터 다리 기둥이 비었다고 경고했다."},
    {"GB18030", "zh", "旧桥即将关闭",
	"镇议会星期二决定关闭旧桥。这座桥建于一九一一年，洪水之后一直没有修理，镇长在会后说。"
	"工程师多年来警告说桥墩是空的，春天有一辆卡车掉了下去。"},
    {"BIG5", "zh", "舊橋即將關閉",
	"鎮議會星期二決定關閉舊橋。這座橋建於一九一一年，洪水之後一直沒有修理，鎮長在會後說。"
	"工程師多年來警告說橋墩是空的，春天有一輛卡車掉了下去。"},
    {"WINDOWS-1250", "pl", "Zamkną stary most w gminie",
	"Rada gminy zdecydowała we wtorek, że zamknie stary most, który "
	"zbudowano w 1911 roku i którego nie naprawiono od czasu powodzi."},
    {"WINDOWS-1254", "tr", "Eski köprü kapatılıyor",
	"Belediye meclisi salı günü, 1911 yılında yapılan ve selden beri "
	"onarılmayan eski köprüyü kapatmaya karar verdi, dedi başkan."},
    {"WINDOWS-1252", "de", "Alte Brücke wird gesperrt",
	"Der Rat beschloß am Dienstag, die alte Brücke zu sperren, die 1911 "
	"gebaut und seit der Überschwemmung nicht ausgebessert wurde."},
};

enum how { DECLARED, BY_HTTP, UNDECLARED, LYING, HOW_N };

static const char *const how_name[HOW_N] = {
    "declared", "by HTTP", "undeclared", "declared as utf-8"};

/* s in a charset, into m. */
static struct hw_str
encoded(struct hw_arena *m, struct hw_str s, const char *charset)
{
	iconv_t cd = iconv_open(charset, "UTF-8");
	size_t left = s.n, room = 4 * s.n + 4;
	char *in = (char *)(uintptr_t)s.p, *start = hw_arena_alloc(m, room, 1),
	     *out = start;

	if (cd == (iconv_t)-1)
		return (struct hw_str){0};
	if (iconv(cd, &in, &left, &out, &room) == (size_t)-1)
		fail_msg("%s: iconv", charset);
	iconv_close(cd);
	return (struct hw_str){start, (size_t)(out - start)};
}

static bool
right(struct hw_arena *m, struct hw_str bytes, const char *label,
    const char *title, const char *text)
{
	struct hw_page p = {.id = HW_STR("t"),
	    .url = HW_STR("http://g.example/a"),
	    .content_type = hw_str_c(label),
	    .body = bytes,
	    .first_seen = HW_TIME_NONE};
	struct hw_article a = {0};
	struct hw_err err = {0};

	(void)!hw_html_article(m, &p, NULL, NULL, &a, &err);
	if (hw_str_eq(a.title, hw_str_c(title)) &&
	    hw_str_find(a.text, hw_str_c(text), 0) != HW_NPOS)
		return true;
	print_error("title \"%.*s\", text \"%.*s\"\n", (int)a.title.n,
	    a.title.n > 0 ? a.title.p : "", a.text.n > 60 ? 60 : (int)a.text.n,
	    a.text.n > 0 ? a.text.p : "");
	return false;
}

static struct hw_str
html_of(struct hw_arena *m, size_t i, const char *declared)
{
	return hw_str_printf(m,
	    "<html lang=%s>%s%s%s<title>%s</title><body><h1>%s</h1><p>%s</p>",
	    page[i].lang, declared[0] ? "<meta charset=" : "", declared,
	    declared[0] ? ">" : "", page[i].title, page[i].title, page[i].text);
}

static void
test_charsets(void **state)
{
	int n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(page) / sizeof(page[0]); i++)
		for (int how = 0; how < HOW_N; how++) {
			struct hw_arena *m = hw_arena_new();
			struct hw_str type = hw_str_printf(
			    m, "text/html; charset=%s", page[i].charset);
			struct hw_str bytes = encoded(m,
			    html_of(m, i,
				how == DECLARED    ? page[i].charset
				    : how == LYING ? "utf-8"
						   : ""),
			    page[i].charset);

			if (bytes.n == 0)
				skip();
			if (!right(m, bytes,
				how == BY_HTTP ? hw_str_z(m, type) : "",
				page[i].title, page[i].text)) {
				print_error("%s, %s, %s\n", page[i].lang,
				    page[i].charset, how_name[how]);
				n++;
			}
			hw_arena_free(m);
		}
	assert_int_equal(n, 0);
}

/* UTF-8 that calls itself something else, and UTF-16 without a mark. */
static void
test_unicode(void **state)
{
	static const char *const names[] = {
	    "iso-8859-1", "windows-1251", "shift_jis", "utf-16"};
	static const char *const wide[] = {"UTF-16LE", "UTF-16BE"};
	int n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(page) / sizeof(page[0]); i++) {
		struct hw_arena *m = hw_arena_new();

		for (size_t k = 0; k < sizeof(names) / sizeof(*names); k++)
			if (!right(m, html_of(m, i, names[k]), "",
				page[i].title, page[i].text)) {
				print_error("utf-8 as %s\n", names[k]);
				n++;
			}
		for (size_t k = 0; k < 2; k++)
			if (!right(m, encoded(m, html_of(m, i, ""), wide[k]),
				"", page[i].title, page[i].text)) {
				print_error("%s, %s\n", page[i].lang, wide[k]);
				n++;
			}
		hw_arena_free(m);
	}
	assert_int_equal(n, 0);
}

/* Read as Latin-1 by whoever stored it, then written as UTF-8. */
static void
test_twice(void **state)
{
	int n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(page) / sizeof(page[0]); i++) {
		struct hw_arena *m = hw_arena_new();
		struct hw_str once = html_of(m, i, "utf-8");
		struct hw_buf b;

		hw_buf_init(&b, m, 2 * once.n + 1);
		for (size_t k = 0; k < once.n; k++) {
			unsigned char c = (unsigned char)once.p[k];

			if (c >= 0x80) {
				hw_buf_byte(&b, (char)(0xC0 | c >> 6));
				c = (unsigned char)(0x80 | (c & 0x3F));
			}
			hw_buf_byte(&b, (char)c);
		}
		if (!right(
			m, hw_buf_str(&b), "", page[i].title, page[i].text)) {
			print_error("%s twice\n", page[i].lang);
			n++;
		}
		hw_arena_free(m);
	}
	assert_int_equal(n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_charsets),
	    cmocka_unit_test(test_unicode),
	    cmocka_unit_test(test_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
