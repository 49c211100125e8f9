/* SPDX-License-Identifier: MIT
 * Writes src/trace/pivot_table.c: the consonants that characters outside the
 * Latin script stand for, from ICU's Any-Latin transliteration, character by
 * character.
 *
 *	gcc -D_GNU_SOURCE -Isrc dev/gen-pivot-table.c src/trace/pivot_latin.c \
 *	    src/base/str.c src/base/buf.c src/base/arena.c src/base/err.c \
 *	    src/base/utf8.c $(pkg-config --cflags --libs icu-uc icu-i18n) \
 *	    -o /tmp/gen && /tmp/gen >src/trace/pivot_table.c
 *
 * Of Chinese characters only those that spell foreign names are listed, after
 * the practice of Xinhua's tables; the list is ours. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "trace/pivot.h"

static const char han[] =
    "阿埃艾爱安昂奥澳巴芭拜班邦包保鲍贝本比彼毕宾波玻伯勃博薄布查昌茨达戴丹当"
    "道德登邓狄迪蒂丁东都杜敦顿多厄恩尔法凡范方菲费芬丰冯佛弗夫福富盖甘冈高戈哥格葛"
    "根贡古瓜圭哈海汉杭豪赫黑亨洪侯胡华怀惠霍基吉加嘉贾简杰捷金津京喀卡凯坎康考"
    "科柯克肯孔库夸奎坤昆拉莱来兰朗劳勒雷蕾黎李里理丽利莉莲连列林琳留刘柳龙隆卢"
    "鲁路伦罗洛吕马玛迈麦曼芒毛茅梅门蒙孟米密明缪摩莫墨默姆木穆慕拿娜纳奈南楠内尼妮"
    "涅宁纽农努诺欧帕派潘庞佩彭皮匹平泼蒲普奇齐恰钱强乔切琴丘琼冉让热仁荣儒瑞若"
    "撒萨塞赛桑瑟森沙莎珊尚绍舍申生圣盛施史士舒朔斯丝思松苏孙索塔泰坦汤唐陶特腾藤提"
    "田铁廷汀图吐托瓦万旺威韦维魏温文翁沃乌伍武西希锡夏香肖谢辛欣休许雪逊雅亚扬尧"
    "耶叶伊依宜易因英尤于约泽曾扎詹章珍芝治朱兹卓祖佐滋鸽"
    "愛奧邦寶鮑貝賓達當鄧東頓爾範費豐馮蓋岡漢謝維韋溫烏島錫興許雪遜亞楊堯葉約澤詹羅蘭薩賽納諾歐龐喬強瓊讓榮薩聖師蘇孫塔湯圖萬偉衛魯呂馬邁麥門繆寧紐農盧倫萊勞裡劉龍賈簡傑凱庫誇";

static UTransliterator *latin;

static uint32_t
sounds_of(UChar32 c)
{
	UErrorCode e = U_ZERO_ERROR;
	UChar text[64];
	int32_t n = 0, limit;
	char ascii[128];

	U16_APPEND_UNSAFE(text, n, c);
	text[n] = 0;
	limit = n;
	utrans_transUChars(latin, text, &n, 64, 0, &limit, &e);
	if (U_FAILURE(e))
		return 0;
	int32_t k = 0;
	for (int32_t i = 0; i < n && k < 127; i++)
		if (text[i] < 128)
			ascii[k++] = (char)text[i];
	/* ICU writes these with a caron, which ASCII loses. */
	if (memchr("cszd", ascii[0], 4) && k == 1 &&
	    strchr("\x16\x26\x27\x28\x29\x36\x46\x47\x48\x49\x52\x5B\x5F",
		(int)(c - 0x400)) &&
	    c > 0x400 && c < 0x460)
		return HW_SOUND_S;
	/* In pinyin these three are kinds of s. */
	if (u_getIntPropertyValue(c, UCHAR_SCRIPT) == USCRIPT_HAN && k > 0 &&
	    strchr("qxj", ascii[0]))
		ascii[0] = 's';
	return hw_sounds_latin((struct hw_str){ascii, (size_t)k}) & 0x7FFF;
}

static void
put_row(unsigned v, unsigned *column)
{
	printf("%s0x%x,", *column % 10 ? " " : "\n    ", v);
	++*column;
}

static void
put_table(void)
{
	enum { N = (HW_PIVOT_END - HW_PIVOT_FIRST) / HW_PIVOT_BLOCK + 1 };
	static unsigned short block[N][HW_PIVOT_BLOCK];
	static unsigned char index[N];
	unsigned blocks = 0, column = 0;

	for (unsigned b = 0; b < N; b++) {
		unsigned short now[HW_PIVOT_BLOCK];

		for (unsigned i = 0; i < HW_PIVOT_BLOCK; i++) {
			UChar32 c = (UChar32)(HW_PIVOT_FIRST +
			    b * HW_PIVOT_BLOCK + i);
			now[i] = u_isalpha(c) ? (unsigned short)sounds_of(c)
					      : 0;
		}
		unsigned k = 0;
		while (k < blocks && memcmp(block[k], now, sizeof(now)) != 0)
			k++;
		if (k == blocks)
			memcpy(block[blocks++], now, sizeof(now));
		index[b] = (unsigned char)k;
	}
	printf("const unsigned char hw_pivot_block[] = {");
	for (unsigned b = 0; b < N; b++)
		put_row(index[b], &column);
	printf("\n};\n\nconst unsigned short hw_pivot_sounds[] = {");
	column = 0;
	for (unsigned k = 0; k < blocks; k++)
		for (unsigned i = 0; i < HW_PIVOT_BLOCK; i++)
			put_row(block[k][i], &column);
	printf("\n};\n\n");
}

static int
by_code(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static void
put_han(void)
{
	int list[1024], n = 0, unique = 0;
	unsigned column = 0;
	size_t len = strlen(han);

	for (size_t i = 0; i < len;) {
		UChar32 c;

		U8_NEXT_UNSAFE(han, i, c);
		list[n++] = c;
	}
	qsort(list, (size_t)n, sizeof(*list), by_code);
	printf("const struct hw_pivot_han hw_pivot_han[] = {");
	for (int i = 0; i < n; i++) {
		if (i && list[i] == list[i - 1])
			continue;
		printf("%s{0x%x, 0x%x},", column++ % 4 ? " " : "\n    ",
		    (unsigned)list[i], sounds_of(list[i]));
		unique++;
	}
	printf("\n};\nconst unsigned hw_pivot_han_n = %d;\n", unique);
}

int
main(void)
{
	UErrorCode e = U_ZERO_ERROR;
	UChar id[64];
	unsigned column = 0;

	u_uastrcpy(id, "Any-Latin; Latin-ASCII; Lower");
	latin = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &e);
	if (U_FAILURE(e))
		return 1;
	printf("/* SPDX-License-Identifier: MIT\n"
	       " * Made by dev/gen-pivot-table.c.  Do not edit. */\n"
	       "/* clang-format off */\n"
	       "#include \"trace/pivot.h\"\n\n");
	put_table();
	printf("const unsigned short hw_pivot_kana[] = {");
	for (unsigned c = 0x30A0; c < 0x3100; c++)
		put_row(c == 0x30FC ? 0 : sounds_of((UChar32)c), &column);
	printf("\n};\n\n");
	put_han();
	return 0;
}
