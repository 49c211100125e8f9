/* SPDX-License-Identifier: MIT
 * Offices by the stems of their words.  Languages that join words
 * ("Verteidigungsminister") or do not part them are why stems are looked for
 * anywhere in a word; those with a blank before must begin one. */
#include "text/post.h"

#include "base/arena.h"
#include "text/token.h"

static const struct {
	const char *list; /* folded, parted by | */
	enum hw_post_head head;
} heads[] = {
    {" deputy | vice| adjoint| stellvertret| vize| subdirector|"
     " subgobernador| viceg| зампред| заместител| заступник",
	HW_POST_DEPUTY},
    {" chief economist| chefokonom| economiste en chef| economista jefe|"
     " capo economista| главныи экономист| главного экономиста|首席经济|"
     "首席經濟",
	HW_POST_ECONOMIST},
    {" spokesm| spokesw| spokesp| sprecher| porte-parole| portavoz|"
     " portavoce| woordvoerder| пресс-секретар| официальныи представител|"
     "发言人|報道官|المتحدث",
	HW_POST_SPOKESMAN},
    {" chief executive| vorstandschef| vorstandsvorsitz| directeur general|"
     " directrice generale| director general| consejero delegado|"
     " amministratore delegato| гендиректор| генеральныи директор",
	HW_POST_EXECUTIVE},
    {"minister| ministr| министр| міністр|وزير|部长|部長|大臣| υπουργ",
	HW_POST_MINISTER},
    {" president| prasident| governor| gouverneur| gobernador| governatore|"
     " director| directeur| directrice| direktor| leiter| mayor|"
     " burgermeister| maire | alcalde| sindaco| президент| губернатор|"
     " директор| мэр |总统|总裁|行长|主席|市长|大統領|総裁|市長|محافظ",
	HW_POST_OTHER},
};

static const char *const departments[] = {
    "defen|verteidig|difesa|оборон|دفاع|国防|防卫|防衛",
    "industr|промышлен|صناعة|工业|産業",
    "financ|finanz|hacienda|tesoro|treasury|финанс|فінанс|مالية|财政|"
    "財務",
    "foreign|ausse|etranger|exterior|esteri|иностран|закордон|خارجية|外交|"
    "外务|外務",
    "interior|inner|interieur|interno| home |внутренн|внутрішн|داخلية|内政|"
    "公安|総務",
    "transport|verkehr|transporte|trasport|транспорт|نقل|交通|国土",
    "health|gesundheit| sante|sanidad|salud|salute|sanita|здоровь|здравоохр|"
    "صحة|卫生|厚生",
    "educat|bildung|educac|istruzion|образован|освіт|تعليم|教育|文部",
    "justi|giustizi|юстиц|عدل|司法|法务|法務",
    "econom|wirtschaft|эконом|економ|اقتصاد|经济|経済",
    "energ|энерг|енерг|طاقة|能源",
    "agric|landwirt|сельск|аграр|زراعة|农业|農林",
    "environment|umwelt|environnement|ambiente|эколог|довкіл|بيئة|环境|環境",
    "labour|labor |arbeit|travail|trabajo|lavoro|труд|праці|عمل|劳动|労働",
    "trade|handel|commerc|comerci|commerci|торгов|торгів|تجارة|商务|通商",
    "cultur|kultur|культур|ثقافة|文化",
    "scien|technolog|tecnolog|wissensch|forsch|ciencia|наук|علوم|科技|科学",
};

/* The pairs of neighbouring bytes of a phrase: most stems have one that it has
 * not, and need not be looked for. */
struct pairs {
	uint64_t bit[16];
};

static unsigned
pair_at(const char *p)
{
	return ((unsigned char)p[0] * 37u + (unsigned char)p[1]) & 1023;
}

static void
see_pairs(struct pairs *p, struct hw_str s)
{
	for (size_t i = 0; i + 1 < s.n; i++) {
		unsigned k = pair_at(s.p + i);

		p->bit[k / 64] |= (uint64_t)1 << k % 64;
	}
}

static bool
has_pair(const struct pairs *p, const char *at)
{
	unsigned k = pair_at(at);

	return p->bit[k / 64] >> k % 64 & 1;
}

static bool
holds(struct hw_str s, const struct pairs *p, const char *list)
{
	struct hw_str rest = hw_str_c(list), stem;

	while (hw_str_split(&rest, '|', &stem))
		if (stem.n > 1 && has_pair(p, stem.p) &&
		    has_pair(p, stem.p + stem.n - 2) &&
		    hw_str_find(s, stem, 0) != HW_NPOS)
			return true;
	return false;
}

/* A blank at both ends and for apostrophes: "l'economiste". */
static struct hw_str
blanks(struct hw_arena *m, struct hw_str s)
{
	struct hw_str out = hw_str_printf(m, " %.*s ", HW_FMT(s));
	char *p = hw_arena_alloc(m, out.n, 1);

	for (size_t i = 0; i < out.n; i++)
		p[i] = out.p[i] == '\'' ? ' ' : out.p[i];
	return (struct hw_str){p, out.n};
}

struct hw_post
hw_text_post(struct hw_arena *m, struct hw_str phrase)
{
	struct hw_str s = blanks(m, hw_text_fold(m, phrase));
	struct hw_post out = {HW_POST_NONE, 0};
	struct pairs p = {0};

	see_pairs(&p, s);
	for (size_t i = 0; i < sizeof(heads) / sizeof(*heads) && !out.head; i++)
		if (holds(s, &p, heads[i].list))
			out.head = heads[i].head;
	for (size_t i = 0; i < sizeof(departments) / sizeof(*departments); i++)
		if (holds(s, &p, departments[i]))
			out.departments |= 1u << i;
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
