/* SPDX-License-Identifier: MIT
 * Offices by the stems of their words.  Languages that join words
 * ("Verteidigungsminister") or do not part them are why stems are looked for
 * anywhere in a word; those with a blank before must begin one. */
#include "text/post.h"

#include "base/arena.h"
#include "base/pairs.h"
#include "text/token.h"

#define S HW_STR_INIT

static const struct stem {
	struct hw_str text; /* folded */
	uint32_t means;     /* enum hw_post_head, or the bit of a department */
} heads[] = {{S(" deputy "), HW_POST_DEPUTY}, {S(" vice"), HW_POST_DEPUTY},
    {S(" adjoint"), HW_POST_DEPUTY}, {S(" stellvertret"), HW_POST_DEPUTY},
    {S(" vize"), HW_POST_DEPUTY}, {S(" subdirector"), HW_POST_DEPUTY},
    {S(" subgobernador"), HW_POST_DEPUTY}, {S(" viceg"), HW_POST_DEPUTY},
    {S(" зампред"), HW_POST_DEPUTY}, {S(" заместител"), HW_POST_DEPUTY},
    {S(" заступник"), HW_POST_DEPUTY},
    {S(" chief economist"), HW_POST_ECONOMIST},
    {S(" chefokonom"), HW_POST_ECONOMIST},
    {S(" economiste en chef"), HW_POST_ECONOMIST},
    {S(" economista jefe"), HW_POST_ECONOMIST},
    {S(" capo economista"), HW_POST_ECONOMIST},
    {S(" главныи экономист"), HW_POST_ECONOMIST},
    {S(" главного экономиста"), HW_POST_ECONOMIST},
    {S("首席经济"), HW_POST_ECONOMIST}, {S("首席經濟"), HW_POST_ECONOMIST},
    {S(" spokesm"), HW_POST_SPOKESMAN}, {S(" spokesw"), HW_POST_SPOKESMAN},
    {S(" spokesp"), HW_POST_SPOKESMAN}, {S(" sprecher"), HW_POST_SPOKESMAN},
    {S(" porte-parole"), HW_POST_SPOKESMAN},
    {S(" portavoz"), HW_POST_SPOKESMAN}, {S(" portavoce"), HW_POST_SPOKESMAN},
    {S(" woordvoerder"), HW_POST_SPOKESMAN},
    {S(" пресс-секретар"), HW_POST_SPOKESMAN},
    {S(" официальныи представител"), HW_POST_SPOKESMAN},
    {S("发言人"), HW_POST_SPOKESMAN}, {S("報道官"), HW_POST_SPOKESMAN},
    {S("المتحدث"), HW_POST_SPOKESMAN},
    {S(" chief executive"), HW_POST_EXECUTIVE},
    {S(" vorstandschef"), HW_POST_EXECUTIVE},
    {S(" vorstandsvorsitz"), HW_POST_EXECUTIVE},
    {S(" directeur general"), HW_POST_EXECUTIVE},
    {S(" directrice generale"), HW_POST_EXECUTIVE},
    {S(" director general"), HW_POST_EXECUTIVE},
    {S(" consejero delegado"), HW_POST_EXECUTIVE},
    {S(" amministratore delegato"), HW_POST_EXECUTIVE},
    {S(" гендиректор"), HW_POST_EXECUTIVE},
    {S(" генеральныи директор"), HW_POST_EXECUTIVE},
    {S(" wicemini"), HW_POST_DEPUTY}, {S(" zastepc"), HW_POST_DEPUTY},
    {S(" vicepremi"), HW_POST_DEPUTY}, {S(" adjunt"), HW_POST_DEPUTY},
    {S(" plaatsvervang"), HW_POST_DEPUTY}, {S("부총리"), HW_POST_DEPUTY},
    {S(" نائب"), HW_POST_DEPUTY}, {S(" rzecznik"), HW_POST_SPOKESMAN},
    {S(" talsper"), HW_POST_SPOKESMAN}, {S(" talesm"), HW_POST_SPOKESMAN},
    {S(" mluvci"), HW_POST_SPOKESMAN}, {S(" sozcu"), HW_POST_SPOKESMAN},
    {S(" речниц"), HW_POST_SPOKESMAN}, {S(" речник"), HW_POST_SPOKESMAN},
    {S("대변인"), HW_POST_SPOKESMAN}, {S(" ceo "), HW_POST_EXECUTIVE},
    {S(" bestuursvoorzit"), HW_POST_EXECUTIVE},
    {S(" prezes zarzadu"), HW_POST_EXECUTIVE},
    {S(" verkstallande"), HW_POST_EXECUTIVE},
    {S(" diretor-presidente"), HW_POST_EXECUTIVE},
    {S(" presidente executivo"), HW_POST_EXECUTIVE},
    {S("最高経営責任者"), HW_POST_EXECUTIVE},
    {S("首席执行官"), HW_POST_EXECUTIVE}, {S("miniszter"), HW_POST_MINISTER},
    {S(" bakan"), HW_POST_MINISTER}, {S("防卫部长"), HW_POST_MINISTER},
    {S("장관"), HW_POST_MINISTER}, {S(" שר "), HW_POST_MINISTER},
    {S("minister"), HW_POST_MINISTER}, {S(" ministr"), HW_POST_MINISTER},
    {S(" министр"), HW_POST_MINISTER}, {S(" міністр"), HW_POST_MINISTER},
    {S("وزير"), HW_POST_MINISTER}, {S("部长"), HW_POST_MINISTER},
    {S("部長"), HW_POST_MINISTER}, {S("大臣"), HW_POST_MINISTER},
    {S(" υπουργ"), HW_POST_MINISTER}, {S(" president"), HW_POST_OTHER},
    {S(" prasident"), HW_POST_OTHER}, {S(" governor"), HW_POST_OTHER},
    {S(" gouverneur"), HW_POST_OTHER}, {S(" gobernador"), HW_POST_OTHER},
    {S(" governatore"), HW_POST_OTHER}, {S(" director"), HW_POST_OTHER},
    {S(" directeur"), HW_POST_OTHER}, {S(" directrice"), HW_POST_OTHER},
    {S(" direktor"), HW_POST_OTHER}, {S(" leiter"), HW_POST_OTHER},
    {S(" mayor"), HW_POST_OTHER}, {S(" burgermeister"), HW_POST_OTHER},
    {S(" maire "), HW_POST_OTHER}, {S(" alcalde"), HW_POST_OTHER},
    {S(" sindaco"), HW_POST_OTHER}, {S(" президент"), HW_POST_OTHER},
    {S(" губернатор"), HW_POST_OTHER}, {S(" директор"), HW_POST_OTHER},
    {S(" мэр "), HW_POST_OTHER}, {S("总统"), HW_POST_OTHER},
    {S("总裁"), HW_POST_OTHER}, {S("行长"), HW_POST_OTHER},
    {S("主席"), HW_POST_OTHER}, {S("市长"), HW_POST_OTHER},
    {S("大統領"), HW_POST_OTHER}, {S("総裁"), HW_POST_OTHER},
    {S("市長"), HW_POST_OTHER}, {S("محافظ"), HW_POST_OTHER}},
  departments[] = {{S("defen"), 1u << 0}, {S("verteidig"), 1u << 0},
      {S("difesa"), 1u << 0}, {S("оборон"), 1u << 0}, {S("دفاع"), 1u << 0},
      {S("国防"), 1u << 0}, {S("防卫"), 1u << 0}, {S("防衛"), 1u << 0},
      {S("industr"), 1u << 1}, {S("промышлен"), 1u << 1}, {S("صناع"), 1u << 1},
      {S("工业"), 1u << 1}, {S("産業"), 1u << 1}, {S("financ"), 1u << 2},
      {S("finanz"), 1u << 2}, {S("hacienda"), 1u << 2}, {S("tesoro"), 1u << 2},
      {S("treasury"), 1u << 2}, {S("финанс"), 1u << 2}, {S("فінанс"), 1u << 2},
      {S("مالي"), 1u << 2}, {S("财政"), 1u << 2}, {S("財務"), 1u << 2},
      {S("foreign"), 1u << 3}, {S("ausse"), 1u << 3}, {S("etranger"), 1u << 3},
      {S("exterior"), 1u << 3}, {S("esteri"), 1u << 3},
      {S("иностран"), 1u << 3}, {S("закордон"), 1u << 3}, {S("خارجي"), 1u << 3},
      {S("外交"), 1u << 3}, {S("外务"), 1u << 3}, {S("外務"), 1u << 3},
      {S("interior"), 1u << 4}, {S("inner"), 1u << 4},
      {S("interieur"), 1u << 4}, {S("interno"), 1u << 4},
      {S(" home "), 1u << 4}, {S("внутренн"), 1u << 4},
      {S("внутрішн"), 1u << 4}, {S("داخلي"), 1u << 4}, {S("内政"), 1u << 4},
      {S("公安"), 1u << 4}, {S("総務"), 1u << 4}, {S("transport"), 1u << 5},
      {S("verkehr"), 1u << 5}, {S("transporte"), 1u << 5},
      {S("trasport"), 1u << 5}, {S("транспорт"), 1u << 5}, {S("نقل"), 1u << 5},
      {S("交通"), 1u << 5}, {S("国土"), 1u << 5}, {S("health"), 1u << 6},
      {S("gesundheit"), 1u << 6}, {S(" sante"), 1u << 6},
      {S("sanidad"), 1u << 6}, {S("salud"), 1u << 6}, {S("salute"), 1u << 6},
      {S("sanita"), 1u << 6}, {S("здоровь"), 1u << 6},
      {S("здравоохр"), 1u << 6}, {S("صح"), 1u << 6}, {S("卫生"), 1u << 6},
      {S("厚生"), 1u << 6}, {S("educat"), 1u << 7}, {S("bildung"), 1u << 7},
      {S("educac"), 1u << 7}, {S("istruzion"), 1u << 7},
      {S("образован"), 1u << 7}, {S("освіт"), 1u << 7}, {S("تعليم"), 1u << 7},
      {S("教育"), 1u << 7}, {S("文部"), 1u << 7}, {S("justi"), 1u << 8},
      {S("giustizi"), 1u << 8}, {S("юстиц"), 1u << 8}, {S("عدل"), 1u << 8},
      {S("司法"), 1u << 8}, {S("法务"), 1u << 8}, {S("法務"), 1u << 8},
      {S("econom"), 1u << 9}, {S("wirtschaft"), 1u << 9},
      {S("эконом"), 1u << 9}, {S("економ"), 1u << 9}, {S("اقتصاد"), 1u << 9},
      {S("经济"), 1u << 9}, {S("経済"), 1u << 9}, {S("energ"), 1u << 10},
      {S("энерг"), 1u << 10}, {S("енерг"), 1u << 10}, {S("طاق"), 1u << 10},
      {S("能源"), 1u << 10}, {S("agric"), 1u << 11}, {S("landwirt"), 1u << 11},
      {S("сельск"), 1u << 11}, {S("аграр"), 1u << 11}, {S("زراع"), 1u << 11},
      {S("农业"), 1u << 11}, {S("農林"), 1u << 11},
      {S("environment"), 1u << 12}, {S("umwelt"), 1u << 12},
      {S("environnement"), 1u << 12}, {S("ambiente"), 1u << 12},
      {S("эколог"), 1u << 12}, {S("довкіл"), 1u << 12}, {S("بيئ"), 1u << 12},
      {S("环境"), 1u << 12}, {S("環境"), 1u << 12}, {S("labour"), 1u << 13},
      {S("labor "), 1u << 13}, {S("arbeit"), 1u << 13},
      {S("travail"), 1u << 13}, {S("trabajo"), 1u << 13},
      {S("lavoro"), 1u << 13}, {S("труд"), 1u << 13}, {S("праці"), 1u << 13},
      {S("عمل"), 1u << 13}, {S("劳动"), 1u << 13}, {S("労働"), 1u << 13},
      {S("trade"), 1u << 14}, {S("handel"), 1u << 14}, {S("commerc"), 1u << 14},
      {S("comerci"), 1u << 14}, {S("commerci"), 1u << 14},
      {S("торгов"), 1u << 14}, {S("торгів"), 1u << 14}, {S("تجار"), 1u << 14},
      {S("商务"), 1u << 14}, {S("通商"), 1u << 14}, {S("cultur"), 1u << 15},
      {S("kultur"), 1u << 15}, {S("культур"), 1u << 15}, {S("ثقاف"), 1u << 15},
      {S("文化"), 1u << 15}, {S("scien"), 1u << 16}, {S("technolog"), 1u << 16},
      {S("tecnolog"), 1u << 16}, {S("wissensch"), 1u << 16},
      {S("forsch"), 1u << 16}, {S("ciencia"), 1u << 16}, {S("наук"), 1u << 16},
      {S("علوم"), 1u << 16}, {S("科技"), 1u << 16}, {S("科学"), 1u << 16},
      {S("defes"), 1u << 0}, {S("obron"), 1u << 0}, {S("obran"), 1u << 0},
      {S("forsvar"), 1u << 0}, {S("savunma"), 1u << 0}, {S("국방"), 1u << 0},
      {S("ביטחון"), 1u << 0}, {S("przemysl"), 1u << 1}, {S("prumysl"), 1u << 1},
      {S("sanayi"), 1u << 1}, {S("산업"), 1u << 1}, {S("промислов"), 1u << 1},
      {S("finans"), 1u << 2}, {S("fazenda"), 1u << 2}, {S("maliye"), 1u << 2},
      {S("재무"), 1u << 2}, {S("skarbu"), 1u << 2}, {S("buitenland"), 1u << 3},
      {S("estrangeir"), 1u << 3}, {S("zagranicz"), 1u << 3},
      {S("zahranic"), 1u << 3}, {S("utrikes"), 1u << 3},
      {S("disisleri"), 1u << 3}, {S("외교"), 1u << 3}, {S("외무"), 1u << 3},
      {S("innen"), 1u << 4}, {S("binnenland"), 1u << 4},
      {S("wewnetrzn"), 1u << 4}, {S("inrikes"), 1u << 4},
      {S("icisleri"), 1u << 4}, {S("内務"), 1u << 4}, {S("행정안전"), 1u << 4},
      {S("vnitra"), 1u << 4}, {S("vervoer"), 1u << 5},
      {S("infrastru"), 1u << 5}, {S("ulastirma"), 1u << 5},
      {S("교통"), 1u << 5}, {S("gezondheid"), 1u << 6}, {S("zdrow"), 1u << 6},
      {S("saude"), 1u << 6}, {S("saglik"), 1u << 6}, {S("보건"), 1u << 6},
      {S("zdravot"), 1u << 6}, {S("здоров"), 1u << 6},
      {S("onderwijs"), 1u << 7}, {S("edukac"), 1u << 7}, {S("egitim"), 1u << 7},
      {S("교육"), 1u << 7}, {S("skolstv"), 1u << 7},
      {S("sprawiedliw"), 1u << 8}, {S("spravedln"), 1u << 8},
      {S("adalet"), 1u << 8}, {S("법무"), 1u << 8}, {S("gospodark"), 1u << 9},
      {S("hospodar"), 1u << 9}, {S("ekonomi"), 1u << 9}, {S("경제"), 1u << 9},
      {S("rolnictw"), 1u << 11}, {S("landbouw"), 1u << 11},
      {S("zemedel"), 1u << 11}, {S("tarim"), 1u << 11}, {S("농림"), 1u << 11},
      {S("milieu"), 1u << 12}, {S("klimat"), 1u << 12},
      {S("srodowisk"), 1u << 12}, {S("miljo"), 1u << 12},
      {S("cevre"), 1u << 12}, {S("환경"), 1u << 12}, {S("arbeid"), 1u << 13},
      {S("pracy"), 1u << 13}, {S("trabalho"), 1u << 13},
      {S("calisma"), 1u << 13}, {S("노동"), 1u << 13}, {S("arbets"), 1u << 13},
      {S("ticaret"), 1u << 14}, {S("통상"), 1u << 14}, {S("obchod"), 1u << 14},
      {S("cultuur"), 1u << 15}, {S("문화"), 1u << 15}, {S("nauk"), 1u << 16},
      {S("wetenschap"), 1u << 16}, {S("과학"), 1u << 16}};
#undef S

static bool
holds(struct hw_str s, const struct hw_pairs *p, struct hw_str stem)
{
	return hw_pairs_may_hold(p, stem) && hw_str_find(s, stem, 0) != HW_NPOS;
}

/* A blank at both ends and for apostrophes: "l'economiste". */
static struct hw_str
blanks(struct hw_arena *m, struct hw_str s)
{
	char *p = hw_arena_raw(m, s.n + 2, 1);

	p[0] = p[s.n + 1] = ' ';
	for (size_t i = 0; i < s.n; i++)
		p[i + 1] = s.p[i] == '\'' ? ' ' : s.p[i];
	return (struct hw_str){p, s.n + 2};
}

static uint32_t
departments_in(struct hw_str s, const struct hw_pairs *p)
{
	uint32_t out = 0;

	for (size_t i = 0; i < sizeof(departments) / sizeof(*departments); i++)
		if (holds(s, p, departments[i].text))
			out |= departments[i].means;
	return out;
}

struct hw_post
hw_text_post(struct hw_arena *m, struct hw_str phrase)
{
	struct hw_str s = blanks(m, hw_text_fold(m, phrase));
	struct hw_pairs p = hw_pairs_of(s);
	struct hw_post out = {HW_POST_NONE, 0};

	for (size_t i = 0; i < sizeof(heads) / sizeof(*heads) && !out.head; i++)
		if (holds(s, &p, heads[i].text))
			out.head = (enum hw_post_head)heads[i].means;
	if (out.head)
		out.departments = departments_in(s, &p);
	return out;
}

bool
hw_text_department(struct hw_arena *m, struct hw_str phrase)
{
	struct hw_str s = blanks(m, hw_text_fold(m, phrase));
	struct hw_pairs p = hw_pairs_of(s);

	return departments_in(s, &p) != 0;
}

/* Posts of one house that one person does not fill together. */
static bool
is_post(enum hw_post_head h)
{
	return h >= HW_POST_DEPUTY && h <= HW_POST_EXECUTIVE;
}

bool
hw_post_differs(const struct hw_post *a, const struct hw_post *b)
{
	if (a->head == b->head &&
	    (a->head == HW_POST_MINISTER || a->head == HW_POST_DEPUTY ||
		a->head == HW_POST_SPOKESMAN))
		return a->departments && b->departments &&
		    !(a->departments & b->departments);
	return is_post(a->head) && is_post(b->head) && a->head != b->head;
}
