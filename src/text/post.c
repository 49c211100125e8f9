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
      {S("industr"), 1u << 1}, {S("промышлен"), 1u << 1}, {S("صناعة"), 1u << 1},
      {S("工业"), 1u << 1}, {S("産業"), 1u << 1}, {S("financ"), 1u << 2},
      {S("finanz"), 1u << 2}, {S("hacienda"), 1u << 2}, {S("tesoro"), 1u << 2},
      {S("treasury"), 1u << 2}, {S("финанс"), 1u << 2}, {S("فінанс"), 1u << 2},
      {S("مالية"), 1u << 2}, {S("财政"), 1u << 2}, {S("財務"), 1u << 2},
      {S("foreign"), 1u << 3}, {S("ausse"), 1u << 3}, {S("etranger"), 1u << 3},
      {S("exterior"), 1u << 3}, {S("esteri"), 1u << 3},
      {S("иностран"), 1u << 3}, {S("закордон"), 1u << 3},
      {S("خارجية"), 1u << 3}, {S("外交"), 1u << 3}, {S("外务"), 1u << 3},
      {S("外務"), 1u << 3}, {S("interior"), 1u << 4}, {S("inner"), 1u << 4},
      {S("interieur"), 1u << 4}, {S("interno"), 1u << 4},
      {S(" home "), 1u << 4}, {S("внутренн"), 1u << 4},
      {S("внутрішн"), 1u << 4}, {S("داخلية"), 1u << 4}, {S("内政"), 1u << 4},
      {S("公安"), 1u << 4}, {S("総務"), 1u << 4}, {S("transport"), 1u << 5},
      {S("verkehr"), 1u << 5}, {S("transporte"), 1u << 5},
      {S("trasport"), 1u << 5}, {S("транспорт"), 1u << 5}, {S("نقل"), 1u << 5},
      {S("交通"), 1u << 5}, {S("国土"), 1u << 5}, {S("health"), 1u << 6},
      {S("gesundheit"), 1u << 6}, {S(" sante"), 1u << 6},
      {S("sanidad"), 1u << 6}, {S("salud"), 1u << 6}, {S("salute"), 1u << 6},
      {S("sanita"), 1u << 6}, {S("здоровь"), 1u << 6},
      {S("здравоохр"), 1u << 6}, {S("صحة"), 1u << 6}, {S("卫生"), 1u << 6},
      {S("厚生"), 1u << 6}, {S("educat"), 1u << 7}, {S("bildung"), 1u << 7},
      {S("educac"), 1u << 7}, {S("istruzion"), 1u << 7},
      {S("образован"), 1u << 7}, {S("освіт"), 1u << 7}, {S("تعليم"), 1u << 7},
      {S("教育"), 1u << 7}, {S("文部"), 1u << 7}, {S("justi"), 1u << 8},
      {S("giustizi"), 1u << 8}, {S("юстиц"), 1u << 8}, {S("عدل"), 1u << 8},
      {S("司法"), 1u << 8}, {S("法务"), 1u << 8}, {S("法務"), 1u << 8},
      {S("econom"), 1u << 9}, {S("wirtschaft"), 1u << 9},
      {S("эконом"), 1u << 9}, {S("економ"), 1u << 9}, {S("اقتصاد"), 1u << 9},
      {S("经济"), 1u << 9}, {S("経済"), 1u << 9}, {S("energ"), 1u << 10},
      {S("энерг"), 1u << 10}, {S("енерг"), 1u << 10}, {S("طاقة"), 1u << 10},
      {S("能源"), 1u << 10}, {S("agric"), 1u << 11}, {S("landwirt"), 1u << 11},
      {S("сельск"), 1u << 11}, {S("аграр"), 1u << 11}, {S("زراعة"), 1u << 11},
      {S("农业"), 1u << 11}, {S("農林"), 1u << 11},
      {S("environment"), 1u << 12}, {S("umwelt"), 1u << 12},
      {S("environnement"), 1u << 12}, {S("ambiente"), 1u << 12},
      {S("эколог"), 1u << 12}, {S("довкіл"), 1u << 12}, {S("بيئة"), 1u << 12},
      {S("环境"), 1u << 12}, {S("環境"), 1u << 12}, {S("labour"), 1u << 13},
      {S("labor "), 1u << 13}, {S("arbeit"), 1u << 13},
      {S("travail"), 1u << 13}, {S("trabajo"), 1u << 13},
      {S("lavoro"), 1u << 13}, {S("труд"), 1u << 13}, {S("праці"), 1u << 13},
      {S("عمل"), 1u << 13}, {S("劳动"), 1u << 13}, {S("労働"), 1u << 13},
      {S("trade"), 1u << 14}, {S("handel"), 1u << 14}, {S("commerc"), 1u << 14},
      {S("comerci"), 1u << 14}, {S("commerci"), 1u << 14},
      {S("торгов"), 1u << 14}, {S("торгів"), 1u << 14}, {S("تجارة"), 1u << 14},
      {S("商务"), 1u << 14}, {S("通商"), 1u << 14}, {S("cultur"), 1u << 15},
      {S("kultur"), 1u << 15}, {S("культур"), 1u << 15}, {S("ثقافة"), 1u << 15},
      {S("文化"), 1u << 15}, {S("scien"), 1u << 16}, {S("technolog"), 1u << 16},
      {S("tecnolog"), 1u << 16}, {S("wissensch"), 1u << 16},
      {S("forsch"), 1u << 16}, {S("ciencia"), 1u << 16}, {S("наук"), 1u << 16},
      {S("علوم"), 1u << 16}, {S("科技"), 1u << 16}, {S("科学"), 1u << 16}};
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

struct hw_post
hw_text_post(struct hw_arena *m, struct hw_str phrase)
{
	struct hw_str s = blanks(m, hw_text_fold(m, phrase));
	struct hw_pairs p = hw_pairs_of(s);
	struct hw_post out = {HW_POST_NONE, 0};

	for (size_t i = 0; i < sizeof(heads) / sizeof(*heads) && !out.head; i++)
		if (holds(s, &p, heads[i].text))
			out.head = (enum hw_post_head)heads[i].means;
	for (size_t i = 0; i < sizeof(departments) / sizeof(*departments); i++)
		if (holds(s, &p, departments[i].text))
			out.departments |= departments[i].means;
	return out;
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
	if (a->head == HW_POST_MINISTER && b->head == HW_POST_MINISTER)
		return a->departments && b->departments &&
		    !(a->departments & b->departments);
	return is_post(a->head) && is_post(b->head) && a->head != b->head;
}
