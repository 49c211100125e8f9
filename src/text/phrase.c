/* SPDX-License-Identifier: MIT
 * Phrases of boilerplate in the languages of the press.  Compared without
 * regard to ASCII case; other scripts as they stand. */
#include "text/clean.h"

struct phrase {
	enum hw_phrase kind;
	bool inside; /* also counts in the middle of a paragraph */
	struct hw_str text;
};

#define P(kind, inside, text)                               \
	{                                                   \
		HW_PHRASE_##kind, inside, HW_STR_INIT(text) \
	}

static const struct phrase table[] = {
    P(AGGREGATOR, true, "automatic aggregator"),
    P(AGGREGATOR, true, "auto-aggregated"),
    P(AGGREGATOR, true, "automatically aggregated"),
    P(AGGREGATOR, true, "aggregated automatically"),
    P(AGGREGATOR, true, "published from a syndicated feed"),
    P(AGGREGATOR, true, "auto-generated from a syndicated"),
    P(AGGREGATOR, true, "agrégateur automatique"),
    P(AGGREGATOR, true, "agregador automático"),
    P(AGGREGATOR, true, "automatischer aggregator"),
    P(AGGREGATOR, true, "автоматический агрегатор"),
    P(FORM, false, "leave a reply"),
    P(FORM, false, "leave a comment"),
    P(FORM, false, "post a comment"),
    P(FORM, false, "add a comment"),
    P(FORM, false, "write a comment"),
    P(FORM, false, "cancel reply"),
    P(FORM, false, "your email address will not be published"),
    P(FORM, false, "required fields are marked"),
    P(FORM, false, "save my name, email, and website"),
    P(FORM, false, "you must be logged in to"),
    P(FORM, false, "log in to comment"),
    P(FORM, false, "sign in to comment"),
    P(FORM, false, "join the conversation"),
    P(FORM, false, "schreiben sie einen kommentar"),
    P(FORM, false, "schreibe einen kommentar"),
    P(FORM, false, "kommentar verfassen"),
    P(FORM, false, "deine e-mail-adresse wird nicht"),
    P(FORM, false, "ihre e-mail-adresse wird nicht"),
    P(FORM, false, "laisser un commentaire"),
    P(FORM, false, "votre adresse e-mail ne sera pas"),
    P(FORM, false, "deja una respuesta"),
    P(FORM, false, "deja un comentario"),
    P(FORM, false, "tu dirección de correo electrónico no"),
    P(FORM, false, "deixe um comentário"),
    P(FORM, false, "deixe uma resposta"),
    P(FORM, false, "lascia un commento"),
    P(FORM, false, "geef een reactie"),
    P(FORM, false, "plaats een reactie"),
    P(FORM, false, "dodaj komentarz"),
    P(FORM, false, "Добавить комментарий"),
    P(FORM, false, "Оставить комментарий"),
    P(FORM, false, "Ваш e-mail не будет"),
    P(FORM, false, "Залишити коментар"),
    P(FORM, false, "اترك تعليق"),
    P(FORM, false, "أضف تعليق"),
    P(FORM, false, "لن يتم نشر عنوان بريدك"),
    P(FORM, false, "发表评论"),
    P(FORM, false, "发表回复"),
    P(FORM, false, "コメントを残す"),
    P(FORM, false, "コメントする"),
    P(FORM, false, "댓글 남기기"),
    P(SHARE, false, "follow us"),
    P(SHARE, false, "share this"),
    P(SHARE, false, "share on"),
    P(SHARE, false, "share via"),
    P(SHARE, false, "click to share"),
    P(SHARE, false, "sign up for our"),
    P(SHARE, false, "sign up to our"),
    P(SHARE, false, "subscribe to our"),
    P(SHARE, false, "subscribe to the"),
    P(SHARE, false, "get our newsletter"),
    P(SHARE, false, "download our app"),
    P(SHARE, false, "like us on"),
    P(SHARE, false, "folgen sie uns"),
    P(SHARE, false, "artikel teilen"),
    P(SHARE, false, "newsletter abonnieren"),
    P(SHARE, false, "suivez-nous"),
    P(SHARE, false, "partager sur"),
    P(SHARE, false, "partager cet article"),
    P(SHARE, false, "inscrivez-vous à"),
    P(SHARE, false, "síguenos"),
    P(SHARE, false, "compartir en"),
    P(SHARE, false, "suscríbete"),
    P(SHARE, false, "siga-nos"),
    P(SHARE, false, "compartilhe"),
    P(SHARE, false, "seguici su"),
    P(SHARE, false, "condividi"),
    P(SHARE, false, "volg ons"),
    P(SHARE, false, "Подписывайтесь на"),
    P(SHARE, false, "Поделиться"),
    P(SHARE, false, "Підписуйтесь на"),
    P(SHARE, false, "تابعونا"),
    P(SHARE, false, "تابعنا"),
    P(SHARE, false, "شارك"),
    P(SHARE, false, "关注我们"),
    P(SHARE, false, "分享到"),
    P(DISCLAIMER, false, "denial of responsibility"),
    P(DISCLAIMER, false, "disclaimer:"),
    P(DISCLAIMER, false, "copyright"),
    P(DISCLAIMER, false, "\xC2\xA9"),
    P(DISCLAIMER, true, "all rights reserved"),
    P(DISCLAIMER, true, "all trademarks belong to"),
    P(DISCLAIMER, true, "all materials to their authors"),
    P(DISCLAIMER, true, "this material may not be published, broadcast"),
    P(DISCLAIMER, true, "alle rechte vorbehalten"),
    P(DISCLAIMER, true, "tous droits réservés"),
    P(DISCLAIMER, true, "todos los derechos reservados"),
    P(DISCLAIMER, true, "todos os direitos reservados"),
    P(DISCLAIMER, true, "tutti i diritti riservati"),
    P(DISCLAIMER, true, "Все права защищены"),
    P(DISCLAIMER, true, "جميع الحقوق محفوظة"),
    P(DISCLAIMER, true, "版权所有"),
    P(DISCLAIMER, true, "無断転載"),
    P(RELATED, false, "read also"),
    P(RELATED, false, "also read"),
    P(RELATED, false, "read more:"),
    P(RELATED, false, "see also:"),
    P(RELATED, false, "you may also like"),
    P(RELATED, false, "related articles"),
    P(RELATED, false, "related stories"),
    P(RELATED, false, "recommended for you"),
    P(RELATED, false, "most read"),
    P(RELATED, false, "trending now"),
    P(RELATED, false, "lesen sie auch"),
    P(RELATED, false, "das könnte sie auch interessieren"),
    P(RELATED, false, "meistgelesen"),
    P(RELATED, false, "lire aussi"),
    P(RELATED, false, "à lire aussi"),
    P(RELATED, false, "lea también"),
    P(RELATED, false, "lea tambien"),
    P(RELATED, false, "te puede interesar"),
    P(RELATED, false, "leia também"),
    P(RELATED, false, "leggi anche"),
    P(RELATED, false, "lees ook"),
    P(RELATED, false, "czytaj także"),
    P(RELATED, false, "Читайте также"),
    P(RELATED, false, "Читать также"),
    P(RELATED, false, "Читайте також"),
    P(RELATED, false, "اقرأ أيضا"),
    P(RELATED, false, "相关阅读"),
    P(RELATED, false, "関連記事"),
    P(PICTURE, false, "image source"),
    P(PICTURE, false, "image credit"),
    P(PICTURE, false, "image:"),
    P(PICTURE, false, "photo:"),
    P(PICTURE, false, "photo credit"),
    P(PICTURE, false, "picture:"),
    P(PICTURE, false, "foto:"),
    P(PICTURE, false, "bild:"),
    P(PICTURE, false, "bildquelle"),
    P(PICTURE, false, "crédit photo"),
    P(PICTURE, false, "Фото:"),
    P(PICTURE, false, "图片来源"),
    P(PICTURE, false, "写真="),
};

enum hw_phrase
hw_text_phrase(struct hw_str text, size_t *n)
{
	size_t count = sizeof(table) / sizeof(*table);

	if (n)
		*n = 0;
	/* What a page says of itself anywhere outranks how it begins. */
	for (size_t i = 0; i < count; i++)
		if (table[i].inside &&
		    hw_str_ifind(hw_str_sub(text, 0, 4000), table[i].text, 0) !=
			HW_NPOS)
			return table[i].kind;
	for (size_t i = 0; i < count; i++)
		if (hw_str_istarts(text, table[i].text)) {
			if (n)
				*n = table[i].text.n;
			return table[i].kind;
		}
	return HW_PHRASE_NONE;
}
