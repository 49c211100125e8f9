/* SPDX-License-Identifier: MIT
 * The words themselves.  A new language is a line in each table; everything
 * is lower case.  Stop words only tell running text from labels, so a word
 * that is a stop word in any language counts. */
#include "html/words.h"

#include <stddef.h>

#include "html/blocks.h"
#include "html/words_int.h"

/* clang-format off */
const char *const hw_words_stops[] = {
	/* en */
	"the of and to in that is was for it with as his on be at by i this "
	"had not are but from or have an they which you were her she there "
	"been their he we when who will more no if out so said what its "
	"about than into them can only some could would has do did my your "
	"our may because also after over how these those",
	/* de */
	"der die das und ist nicht von zu mit sich des auf für als auch es "
	"an werden aus er hat dass sie nach wird bei einer um am sind noch "
	"wie einem über einen so zum haben nur oder aber vor zur bis mehr "
	"durch man kann sein wurde wenn ich wir ihr ihre sein seine diese "
	"dieser dem den ein eine im",
	/* fr */
	"le la les et des est une du que qui dans pour pas sur au plus par "
	"ce il ne se avec son sont aux ou mais cette ont été comme nous "
	"vous elle leur sa ses être fait même deux sans aussi y je tout",
	/* es pt it gl ca */
	"el los las una por con para del lo como más su pero sus le ya este "
	"sí porque esta entre cuando muy sin sobre también me hasta hay "
	"donde quien desde todo nos durante uno ni contra ese eso que de em "
	"não uma os as dos das ao pelo pela mais foi são seu sua ou quando "
	"muito há nos já está eu só pelos também isso di che è un per non "
	"sono con della nel più dei alla gli delle da anche come si ma al "
	"ha questo quello degli nella dalla ai suo sua essere amb els dels",
	/* nl sv da no is af */
	"het een van niet dat op te zijn met voor er maar om hem dan zou "
	"wat mijn ook aan bij nog uit door ze worden naar heeft geen deze "
	"och att det som på är av för med den till inte om ett han men var "
	"jag sig från vi så kan när år säger hon under også blev være ikke "
	"af til var eller efter og jeg de vil mot ved ble skal være har ble "
	"fra sem við það ekki",
	/* pl cs sk sl hr sr-latn */
	"i w na z że się do nie jest to jak o za od po ale przez dla są "
	"przy był tym oraz już tylko ze może będzie a v se že je s jsem k "
	"ve si by podle který která které pro také jako však když ako aj "
	"ktoré boli sú pre alebo u li ne što kao su bi će samo iz ili bio "
	"ima koji koja koje od sa nije",
	/* ru uk bg sr mk be */
	"и в во не что он на я с со как а то все она так его но да ты к у "
	"же вы за бы по только ее мне было вот от меня еще нет о из ему это "
	"этого для при также был были быть после который которые що не та "
	"на до як це але від за які або був є със се че са ще от както "
	"което които бил си је су да се ће са из или що їх",
	/* hu fi et lv lt */
	"az és hogy nem egy is ez azt csak meg de már volt mint még szerint "
	"pedig után ha vagy ja on ei se että oli mutta hän myös kun niin "
	"ovat kuin sen tai joka mukaan ole siitä et oma ning aga selle kui "
	"un ir ar par no kas bet arī tas ir kad su bei tai apie buvo į iš",
	/* tr az ro el sq eu */
	"bir ve bu için da de ile çok olarak daha gibi ama sonra kadar olan "
	"ne var her en mi şi în de la cu este pe că nu din mai sunt care "
	"pentru fi o un au ca să sau dar prin και το να του η της με που "
	"την από για τη στο ότι τα είναι σε δεν θα τον οι στην των ή dhe në "
	"të për një eta",
	/* id ms tl vi sw */
	"yang dan di itu dengan untuk tidak ini dari dalam akan pada juga "
	"saya ke karena tersebut bisa ada mereka lebih oleh sudah atau "
	"adalah telah ng sa ang mga na ay và của là có cho không được các "
	"một những với trong đã người này khi na ya wa kwa ni",
	/* ar fa ur he */
	"في من على أن إلى التي الذي عن مع هذا هذه كان لا ما قد ذلك بعد كما "
	"و أو لم بين به که و در به از این را با است برای آن یک می شد تا کی "
	"کے میں ہے سے کا کو نے ہیں پر اس של את על לא הוא זה עם כי גם היא אל "
	"אני כל או אבל הם",
	/* hi bn mr ne ta te */
	"के है में की को का और से पर ने यह कि भी हैं नहीं एक इस था हो ও এই "
	"করে এ থেকে তার না একটি হয় জন্য করা তিনি আছে আणि आहे या मध्ये ते छ "
	"र को मा பின் ஒரு இந்த என்று மற்றும் ఈ ఒక అని మరియు",
	/* ko */
	"이 그 및 수 등 것 있는 있다 한다 대한 위해 했다 이라고",
	NULL,
};

const char *const hw_words_address[] = {
	"you your yours our ours us we wir uns unser unsere unserer unseren "
	"dir dich dein deine euch ihnen vous votre vos nous notre nos usted "
	"ustedes tu tus tú te nuestro nuestra nuestros nuestras você vocês "
	"nosso nossa nossos nossas ti tuo tua tuoi voi vostro vostra nostro "
	"nostra uw je jouw jullie ons onze wij du dig din ditt dina oss vår "
	"våra dit dine os vores ty twój twoje nas nasz nasze nam вы вас вам "
	"ваш ваши вами нас нам наш наши мы siz sizin bizim sinä sinun teidän "
	"meidän vás vám váš nám náš naše σας μας dumneavoastră noastră nostru "
	"ön önnek anda kami kita",
	NULL,
};

const struct hw_words_cue hw_words_cues[] = {
#define K HW_CUE_SHARE
	{"share", K}, {"share this", K}, {"tweet", K}, {"tweet this", K},
	{"follow us", K}, {"follow him", K}, {"follow her", K},
	{"follow me", K}, {"follow @", K}, {"like us", K}, {"find us", K},
	{"join us", K}, {"facebook", K}, {"twitter", K}, {"whatsapp", K},
	{"linkedin", K}, {"pinterest", K}, {"telegram", K}, {"reddit", K},
	{"instagram", K}, {"print", K}, {"email", K}, {"copy link", K},
	{"teilen", K}, {"drucken", K}, {"folgen sie", K}, {"partager", K},
	{"suivez", K}, {"imprimer", K}, {"compartir", K}, {"comparte", K},
	{"síguenos", K}, {"sigue", K}, {"compartilhe", K},
	{"compartilhar", K}, {"siga", K}, {"condividi", K}, {"seguici", K},
	{"delen", K}, {"deel", K}, {"volg", K}, {"dela", K}, {"del", K},
	{"jaa", K}, {"udostępnij", K}, {"podziel", K}, {"sdílet", K},
	{"sdílejte", K}, {"zdieľať", K}, {"поделиться", K},
	{"поделитесь", K}, {"подписывайтесь", K}, {"поділитися", K},
	{"сподели", K}, {"подели", K}, {"paylaş", K}, {"megosztás", K},
	{"distribuie", K}, {"κοινοποίηση", K}, {"bagikan", K},
	{"chia sẻ", K}, {"partilhar", K}, {"شارك", K}, {"שתפו", K},
	{"शेयर", K}, {"分享", K}, {"シェア", K}, {"공유", K},
#undef K
#define K HW_CUE_NEWSLETTER
	{"newsletter", K}, {"newsletters", K}, {"subscribe", K},
	{"subscribers", K}, {"subscriber", K}, {"sign up", K},
	{"sign in", K}, {"log in", K}, {"login", K}, {"register", K},
	{"get the latest", K}, {"your inbox", K}, {"email address", K},
	{"e-mail-adresse", K}, {"privacy policy", K}, {"abonnieren", K},
	{"abonnez", K}, {"abonnés", K}, {"inscrivez", K}, {"anmelden", K},
	{"registrieren", K}, {"suscríbete", K}, {"suscríbase", K},
	{"boletín", K}, {"regístrate", K}, {"assine", K}, {"inscreva", K},
	{"cadastre", K}, {"iscriviti", K}, {"abbonati", K},
	{"nieuwsbrief", K}, {"abonneer", K}, {"schrijf je in", K},
	{"nyhetsbrev", K}, {"prenumerera", K}, {"tilmeld", K},
	{"uutiskirje", K}, {"tilaa", K}, {"newslettera", K},
	{"zapisz się", K}, {"odebírat", K}, {"odber", K}, {"подписка", K},
	{"подпишитесь", K}, {"підписатися", K}, {"абонирай", K},
	{"hírlevél", K}, {"feliratkozás", K}, {"abonare", K}, {"bülten", K},
	{"abone ol", K}, {"langganan", K}, {"订阅", K}, {"구독", K},
#undef K
#define K HW_CUE_RELATED
	{"you might like", K}, {"you may like", K}, {"you'll like", K},
	{"more stories", K}, {"more news", K}, {"other stories", K},
	{"top stories", K}, {"editor's picks", K}, {"also on", K},
	{"up next", K}, {"in other news", K}, {"what to read", K},
	{"você pode", K}, {"veja mais", K}, {"mais notícias", K},
	{"más noticias", K}, {"más información", K}, {"ver también", K},
	{"mehr aus", K}, {"mehr davon", K}, {"neueste", K}, {"passend", K},
	{"plus d'articles", K}, {"dans la même", K}, {"altri articoli", K},
	{"ultime notizie", K}, {"articoli correlati", K}, {"meer nieuws", K},
	{"gerelateerd", K}, {"fler artiklar", K}, {"flere", K},
	{"lisää aiheesta", K}, {"podobne", K}, {"najnowsze", K},
	{"další články", K}, {"další zprávy", K}, {"еще по теме", K},
	{"другие новости", K}, {"похожие", K}, {"інші новини", K},
	{"további", K}, {"alte articole", K}, {"δείτε επίσης", K},
	{"berita terkait", K}, {"tin liên quan", K}, {"مواضيع ذات صلة", K},
	{"related", K}, {"read more", K}, {"read also", K}, {"read next", K},
	{"also read", K}, {"see also", K}, {"see more", K}, {"more on", K},
	{"more from", K}, {"more:", K}, {"recommended", K},
	{"you may also", K}, {"you might also", K}, {"don't miss", K},
	{"trending", K}, {"most read", K}, {"most popular", K},
	{"popular", K}, {"latest", K}, {"click here", K},
	{"continue reading", K}, {"watch", K}, {"next article", K},
	{"previous article", K}, {"story continues", K}, {"read:", K},
	{"learn more", K}, {"view all", K}, {"show more", K},
	{"load more", K}, {"further reading", K}, {"lesen sie", K},
	{"mehr zum thema", K}, {"mehr zu", K}, {"mehr:", K},
	{"lies auch", K}, {"auch interessant", K}, {"weitere", K},
	{"weiterlesen", K}, {"siehe auch", K}, {"das könnte", K},
	{"zum thema", K}, {"meistgelesen", K}, {"ähnliche", K},
	{"lire aussi", K}, {"à lire", K}, {"lire la suite", K},
	{"voir aussi", K}, {"en savoir plus", K}, {"à voir", K},
	{"articles liés", K}, {"sur le même sujet", K}, {"lee también", K},
	{"lea también", K}, {"leer más", K}, {"te puede", K},
	{"le puede", K}, {"noticias relacionadas", K}, {"ver más", K},
	{"relacionadas", K}, {"lo más", K}, {"mira también", K},
	{"además:", K}, {"leia também", K}, {"leia mais", K},
	{"veja também", K}, {"saiba mais", K}, {"relacionados", K},
	{"mais lidas", K}, {"leggi anche", K}, {"leggi tutto", K},
	{"potrebbe interessarti", K}, {"approfondisci", K}, {"lees ook", K},
	{"lees meer", K}, {"meer over", K}, {"läs också", K},
	{"läs även", K}, {"läs mer", K}, {"les også", K}, {"les mer", K},
	{"læs også", K}, {"læs mere", K}, {"lue myös", K}, {"lue lisää", K},
	{"czytaj też", K}, {"czytaj także", K}, {"czytaj więcej", K},
	{"zobacz także", K}, {"zobacz też", K}, {"zobacz również", K},
	{"polecamy", K}, {"čtěte také", K}, {"čítajte", K},
	{"související", K}, {"читайте также", K}, {"читать также", K},
	{"читать далее", K}, {"смотрите также", K}, {"по теме", K},
	{"читайте також", K}, {"прочетете още", K}, {"вижте още", K},
	{"pročitajte", K}, {"прочитајте", K}, {"olvassa el", K},
	{"kapcsolódó", K}, {"citește și", K}, {"citeşte şi", K},
	{"διαβάστε", K}, {"ilgili", K}, {"baca juga", K}, {"baca:", K},
	{"xem thêm", K}, {"اقرأ أيضا", K}, {"اقرأ المزيد", K},
	{"بیشتر بخوانید", K}, {"קראו עוד", K}, {"यह भी पढ़ें", K},
	{"ये भी पढ़ें", K}, {"আরও পড়ুন", K}, {"関連記事", K}, {"相关阅读", K},
	{"相关新闻", K}, {"관련기사", K},
#undef K
#define K HW_CUE_COMMENT
	{"comment", K}, {"comments", K}, {"leave a reply", K},
	{"leave a comment", K}, {"reply", K}, {"join the conversation", K},
	{"your email address will not", K}, {"add a comment", K},
	{"kommentar", K}, {"kommentare", K}, {"kommentieren", K},
	{"antworten", K}, {"commentaires", K}, {"commentaire", K},
	{"répondre", K}, {"comentarios", K}, {"comentario", K},
	{"responder", K}, {"comentários", K}, {"comentário", K},
	{"commenti", K}, {"rispondi", K}, {"reacties", K}, {"reageer", K},
	{"kommentarer", K}, {"kommentoi", K}, {"komentarze", K},
	{"komentarz", K}, {"skomentuj", K}, {"komentáře", K}, {"diskuse", K},
	{"komentari", K}, {"комментарии", K}, {"комментарий", K},
	{"комментировать", K}, {"коментарі", K}, {"коментари", K},
	{"hozzászólás", K}, {"comentarii", K}, {"σχόλια", K}, {"yorum", K},
	{"yorumlar", K}, {"komentar", K}, {"bình luận", K}, {"تعليقات", K},
	{"评论", K}, {"コメント", K}, {"댓글", K},
#undef K
#define K HW_CUE_LEGAL
	{"copyright", K}, {"©", K}, {"(c)", K}, {"all rights reserved", K},
	{"terms of", K}, {"disclaimer", K}, {"this material may not", K},
	{"denial of responsibility", K}, {"cookies", K}, {"cookie", K},
	{"alle rechte", K}, {"impressum", K}, {"datenschutz", K},
	{"tous droits", K}, {"todos los derechos", K},
	{"derechos reservados", K}, {"todos os direitos", K},
	{"direitos reservados", K}, {"tutti i diritti", K},
	{"riproduzione riservata", K}, {"alle rechten", K},
	{"wszelkie prawa", K}, {"všechna práva", K}, {"все права", K},
	{"перепечатка", K}, {"minden jog", K}, {"toate drepturile", K},
	{"tüm hakları", K}, {"hak cipta", K}, {"جميع الحقوق", K}, {"版权", K},
	{"無断転載", K}, {"무단전재", K}, {"affiliate", K}, {"we may earn", K},
	{"commission", K}, {"kopiering", K},
#undef K
#define K HW_CUE_PHOTO
	{"photo", K}, {"photo:", K}, {"photo by", K}, {"photos", K},
	{"image", K}, {"image:", K}, {"image credit", K}, {"picture:", K},
	{"credit:", K}, {"getty", K}, {"getty images", K},
	{"shutterstock", K}, {"file photo", K}, {"foto", K}, {"foto:", K},
	{"fotos", K}, {"bild", K}, {"bild:", K}, {"quelle:", K},
	{"bildquelle", K}, {"crédit", K}, {"crédits", K}, {"imagen", K},
	{"imagem", K}, {"crédito", K}, {"beeld", K}, {"fot.", K},
	{"zdroj:", K}, {"фото", K}, {"фото:", K}, {"fotó", K}, {"kuva:", K},
	{"φωτο", K}, {"写真", K}, {"사진", K}, {"图片", K}, {"video", K},
	{"gallery", K}, {"loaded:", K}, {"caption", K}, {"handout", K},
	{"afp", K}, {"epa", K}, {"screenshot", K}, {"pixabay", K},
	{"unsplash", K},
#undef K
#define K HW_CUE_AD
	{"advertisement", K}, {"advertising", K}, {"sponsored", K},
	{"sponsored content", K}, {"promoted", K}, {"ad", K}, {"advert", K}, {"anzeige", K},
	{"werbung", K}, {"publicité", K}, {"publicidad", K},
	{"publicidade", K}, {"pubblicità", K}, {"advertentie", K},
	{"annons", K}, {"annonse", K}, {"annonce", K}, {"mainos", K},
	{"reklama", K}, {"реклама", K}, {"hirdetés", K}, {"publicitate", K},
	{"reklam", K}, {"διαφήμιση", K}, {"iklan", K}, {"quảng cáo", K},
	{"إعلان", K}, {"广告", K}, {"広告", K}, {"광고", K},
#undef K
#define K HW_CUE_BYLINE
	{"by", K}, {"written by", K}, {"posted by", K}, {"author", K},
	{"author:", K}, {"von", K}, {"autor", K}, {"autor:", K},
	{"autorin", K}, {"par", K}, {"auteur", K}, {"por", K},
	{"escrito por", K}, {"di", K}, {"door", K}, {"av", K}, {"af", K},
	{"автор", K}, {"автор:", K}, {"oleh", K}, {"editor", K},
	{"reporter", K}, {"source:", K}, {"contact", K}, {"contacts", K},
	{"edited by", K}, {"reporting by", K}, {"editing by", K},
	{"kontakt", K},
#undef K
#define K HW_CUE_DATE
	{"published", K}, {"updated", K}, {"posted", K}, {"posted on", K},
	{"last updated", K}, {"first published", K}, {"min read", K},
	{"minute read", K}, {"minutes ago", K}, {"hours ago", K},
	{"days ago", K}, {"veröffentlicht", K}, {"aktualisiert", K},
	{"stand:", K}, {"uhr", K}, {"publié", K}, {"mis à jour", K},
	{"publicado", K}, {"actualizado", K}, {"atualizado", K},
	{"pubblicato", K}, {"gepubliceerd", K}, {"publicerad", K},
	{"publisert", K}, {"julkaistu", K}, {"opublikowano", K},
	{"data publikacji", K}, {"опубликовано", K}, {"megjelent", K},
	{"publicat", K}, {"güncelleme", K}, {"posted in", K},
#undef K
#define K HW_CUE_NAV
	{"filed under", K}, {"tags", K}, {"tags:", K}, {"tagged", K},
	{"topics", K}, {"categories", K}, {"category", K},
	{"schlagwörter", K}, {"schlagworte", K}, {"kategorie", K},
	{"etiquetas", K}, {"temas", K}, {"теги", K}, {"tagi", K},
	{"trefwoorden", K}, {"mots-clés", K}, {"home", K}, {"menu", K},
	{"skip to", K}, {"search", K}, {"close", K}, {"back to", K},
	{"next", K}, {"previous", K}, {"startseite", K}, {"suche", K},
	{"accueil", K}, {"inicio", K}, {"início", K},
	{"table of contents", K}, {"inhaltsverzeichnis", K}, {"contents", K},
	{"jump to", K}, {"go to", K}, {"zurück", K}, {"главная", K},
	{"назад", K},
#undef K
#define K HW_CUE_APP
	{"download our app", K}, {"download the", K}, {"download", K},
	{"app store", K}, {"google play", K}, {"get the app", K},
	{"our app", K}, {"push notifications", K}, {"google news", K},
	{"app herunterladen", K}, {"podcast", K}, {"listen to", K},
	{"donate", K}, {"support us", K}, {"buy now", K}, {"add to cart", K},
	{"book now", K}, {"contact us", K}, {"get started", K},
	{"free trial", K}, {"request a", K},
#undef K
#define K HW_CUE_ABOUT
	{"about", K}, {"about the author", K}, {"about us", K}, {"über", K},
	{"über den autor", K}, {"über die autorin", K}, {"über uns", K},
	{"à propos", K}, {"acerca de", K}, {"sobre el autor", K},
	{"sobre o autor", K}, {"sobre a", K}, {"sobre", K},
	{"informazioni su", K}, {"over de auteur", K}, {"over", K},
	{"o autorze", K}, {"об авторе", K}, {"о компании", K}, {"om", K},
	{"is a", K}, {"is an", K}, {"forward-looking", K},
	{"media contact", K}, {"media contacts", K}, {"press contact", K},
	{"investor relations", K}, {"pressekontakt", K},
	{"view source version", K}, {"all posts by", K},
	{"view all posts", K},
#undef K
#define K HW_CUE_CALL
	{"click here", K}, {"click to", K}, {"click the", K},
	{"click below", K}, {"sign up for", K}, {"sign up to", K},
	{"sign up now", K}, {"sign up here", K}, {"subscribe to", K},
	{"subscribe now", K}, {"subscribe today", K}, {"subscribe here", K},
	{"follow us", K}, {"follow our", K}, {"follow the", K},
	{"follow @", K}, {"join us", K}, {"join our", K}, {"join me", K},
	{"join the", K}, {"tell us", K}, {"let us know", K}, {"send us", K},
	{"write to us", K}, {"email us", K}, {"contact us", K}, {"call us", K},
	{"visit our", K}, {"check out our", K}, {"see our", K},
	{"read our", K}, {"download our", K}, {"get our", K}, {"try our", K},
	{"watch our", K}, {"hear our", K}, {"support our", K},
	{"our newsletter", K}, {"our newsletters", K}, {"our free", K},
	{"our app", K}, {"our podcast", K}, {"our channel", K},
	{"our facebook", K}, {"our twitter", K}, {"our youtube", K},
	{"our telegram", K}, {"our instagram", K}, {"our website", K},
	{"to your inbox", K}, {"in your inbox", K}, {"share it with", K},
	{"share this", K}, {"share your thoughts", K}, {"like this story", K},
	{"like this article", K}, {"enjoyed this", K}, {"liked this", K},
	{"if you like", K}, {"want more", K}, {"want to receive", K},
	{"stay up to date", K}, {"stay informed", K}, {"stay tuned", K},
	{"never miss", K}, {"for more information", K}, {"for more info", K},
	{"for more news", K}, {"for more stories", K}, {"for details", K},
	{"for just", K}, {"per month", K}, {"a month", K}, {"free trial", K},
	{"buy now", K}, {"order now", K}, {"shop now", K}, {"book now", K},
	{"register now", K}, {"donate", K}, {"become a member", K},
	{"members get", K}, {"in the comments", K}, {"comments below", K},
	{"comment below", K}, {"what do you think", K}, {"on facebook", K},
	{"on twitter", K}, {"on instagram", K}, {"on telegram", K},
	{"hier klicken", K}, {"klicken sie", K}, {"jetzt anmelden", K},
	{"jetzt abonnieren", K}, {"jetzt bestellen", K}, {"folgen sie", K},
	{"folgt uns", K}, {"schreiben sie uns", K}, {"schreibt uns", K},
	{"teilen sie", K}, {"unseren newsletter", K},
	{"unserem newsletter", K}, {"unserer app", K}, {"unsere app", K},
	{"auf facebook", K}, {"auf twitter", K}, {"bei facebook", K},
	{"pro monat", K}, {"cliquez ici", K}, {"cliquez sur", K},
	{"abonnez-vous", K}, {"inscrivez-vous", K}, {"suivez-nous", K},
	{"rejoignez", K}, {"partagez", K}, {"sur facebook", K},
	{"sur twitter", K}, {"par mois", K}, {"notre newsletter", K},
	{"haz clic", K}, {"haga clic", K}, {"suscríbete", K},
	{"suscríbase", K}, {"síguenos", K}, {"regístrate", K}, {"comparte", K},
	{"en facebook", K}, {"en twitter", K}, {"al mes", K},
	{"clique aqui", K}, {"clique e", K}, {"clique na", K},
	{"clique no", K}, {"inscreva-se", K}, {"assine", K}, {"siga o", K},
	{"siga a", K}, {"siga-nos", K}, {"acompanhe", K}, {"no facebook", K},
	{"no twitter", K}, {"por mês", K}, {"clicca qui", K}, {"iscriviti", K},
	{"seguici", K}, {"condividi", K}, {"su facebook", K},
	{"su twitter", K}, {"al mese", K}, {"klik hier", K},
	{"meld je aan", K}, {"schrijf je in", K}, {"volg ons", K},
	{"op facebook", K}, {"op twitter", K}, {"per maand", K},
	{"klicka här", K}, {"följ oss", K}, {"på facebook", K},
	{"klikk her", K}, {"følg oss", K}, {"klik her", K}, {"følg os", K},
	{"kliknij", K}, {"zapisz się", K}, {"dołącz", K}, {"obserwuj nas", K},
	{"na facebooku", K}, {"нажмите", K}, {"подпишитесь", K},
	{"подписывайтесь", K}, {"поделитесь", K}, {"присоединяйтесь", K},
	{"следите за", K}, {"klikněte", K}, {"sledujte nás", K},
	{"buraya tıklayın", K}, {"takip edin", K}, {"klik di sini", K},
	{"ikuti kami", K},
#undef K
#define K HW_CUE_NOTICE
	{"contributed to this report", K}, {"contributed to this story", K},
	{"contributed to this article", K}, {"contributed to this post", K},
	{"contributed to the report", K}, {"contributed reporting", K},
	{"contributing reporting", K}, {"additional reporting by", K},
	{"with reporting by", K}, {"comments are moderated", K},
	{"comments will be moderated", K}, {"comments are subject", K},
	{"comments that are", K}, {"moderating all comments", K},
	{"moderate comments", K}, {"pelo moderador", K},
	{"serão moderados", K}, {"comentários serão", K},
	{"serán moderados", K}, {"sont modérés", K}, {"kommentare werden", K},
	{"vor der veröffentlichung geprüft", K},
	{"a contribué à cet article", K}, {"ont contribué à cet article", K},
	{"contribuiu para esta reportagem", K},
	{"colaboraram nesta reportagem", K}, {"ha contribuito a questo", K},
	{"mitarbeit:", K}, {"unter mitarbeit von", K},
	{"no correspondence will be entered into", K},
	{"do not necessarily reflect the views", K},
	{"für unverlangt eingesandte manuskripte", K},
	{"les manuscrits ne sont pas rendus", K},
	{"la redacción no se hace responsable", K},
	{"la redazione non è responsabile", K},
	{"redakcja nie zwraca", K}, {"редакция не вступает в переписку", K},
	{"рукописи не рецензируются", K}, {"мнение редакции может не", K},
	{"редакція не листується", K}, {"думка редакції може не", K},
#undef K
#define K HW_CUE_TAGS
	{"tags", K}, {"tag", K}, {"filed under", K}, {"tagged", K},
	{"schlagwörter", K}, {"schlagworte", K}, {"stichworte", K},
	{"stichwörter", K}, {"mots-clés", K}, {"etiquetas", K},
	{"etichette", K}, {"trefwoorden", K}, {"tagi", K}, {"теги", K},
	{"метки", K}, {"позначки", K}, {"štítky", K}, {"címkék", K},
	{"etiketter", K}, {"nyckelord", K}, {"avainsanat", K},
#undef K
	{NULL, 0},
};

const struct hw_words_class hw_words_classes[] = {
	{HW_CLASS_BODY,
	    "articlebody articlecontent articletext articlecopy "
	    "articlecontainer articlemain entrycontent entrytext "
	    "entrybody postcontent postbody posttext storybody "
	    "storycontent storytext storycopy bodytext bodycopy "
	    "bodycontent newsbody newstext newscontent newsarticle "
	    "contentbody contenttext fulltext articledetail storydetail "
	    "blogcontent blogbody blogpost pagecontent artikeltext "
	    "artikelbody artikelinhalt textecorps corpsarticle "
	    "cuerponoticia textonota textonoticia cuerpo cuerpotexto "
	    "corpo corpotesto testoarticolo articolotesto artikeltekst "
	    "artikkeltekst brodtext artykul tresc trescartykulu "
	    "newsdetail detailtext pagebody maintext maincontent articulo "
	    "artikel articolo artigo artykuł materia noticia richtext "
	    "wysiwyg rtejustify singlecontent readercontent"},
	{HW_CLASS_MAIN,
	    "content post story article entry main text body hentry copy "
	    "single paragraph inhalt beitrag contenu texte contenido "
	    "texto conteudo testo contenuto tekst innehall brød sisalto "
	    "obsah clanek članek vijest novost zprava статья новость "
	    "материал nota berita haber hír"},
	{HW_CLASS_COMMENT,
	    "comment comments commentlist commentform commentary "
	    "discussion discuss disqus respond reply replies kommentar "
	    "kommentare commentaires commentaire comentario comentarios "
	    "comentarii comentários commenti reacties reactie komentarze "
	    "komentar komentáře diskuze diskuse feedback livefyre spotim "
	    "coral leserkommentare vuukle hyvor guestbook forumreply"},
	{HW_CLASS_RELATED,
	    "related recommended recommendation recommendations recommend "
	    "recirc recirculation also readalso readmore readnext "
	    "morestories morenews morefrom moreon popular trending "
	    "mostread mostpopular mostviewed latest upnext nextup next "
	    "prev previous linked outbrain taboola similar teaser teasers "
	    "suggested suggestion suggestions verwandt weitere aehnliche "
	    "mehr relacionadas relacionados relacionado relacionada "
	    "correlati correlate lireaussi aussi gerelateerd relaterte "
	    "relaterede relaterad liittyvat powiazane souvisejici похожие "
	    "relatedposts jprelatedposts yarpp crp zergnet revcontent "
	    "mgid engageya plista moreinfo seealso articlelinks "
	    "storylinks interlink inarticlelink promolink ligatus"},
	{HW_CLASS_SHARE,
	    "share shares sharing social socials socialmedia sharedaddy "
	    "sharebar addthis addtoany sharethis shareaholic sociable "
	    "follow followus facebook twitter whatsapp pinterest linkedin "
	    "telegram reddit flipboard instapaper teilen partage partager "
	    "compartir compartilhar condividi delen udostepnij jsocial fb "
	    "tweetbutton bookmark bookmarks print printer email mailto "
	    "tools toolbar toolbox actions actionbar jpsharing"},
	{HW_CLASS_NAV,
	    "nav navi navigation navbar menu submenu menus breadcrumb "
	    "breadcrumbs crumb crumbs topbar masthead pagination pager "
	    "paging paginate topnav subnav mainnav megamenu hamburger "
	    "header siteheader globalheader skip skiplink tabs searchform "
	    "search searchbox language languages langswitch dropdown "
	    "sitemap navigacija navegacion menue ticker breaking"},
	{HW_CLASS_SIDE,
	    "sidebar side aside rail rightcol leftcol rightcolumn "
	    "leftcolumn right rightrail marginal secondary widget widgets "
	    "widgetarea infobar randspalte seitenleiste barra sidebars "
	    "complementary tertiary"},
	{HW_CLASS_FOOTER,
	    "footer foot bottom sitefooter globalfooter colophon fuss "
	    "fusszeile pie rodape stopka postfooter entryfooter "
	    "footnotenav subfooter"},
	{HW_CLASS_AD,
	    "ad ads advert advertisement advertising adsbygoogle adslot "
	    "adunit adbox adbanner adcontainer banner banners sponsor "
	    "sponsored sponsors promo promos promotion promotional "
	    "promobox anzeige anzeigen werbung publicidad publicite "
	    "pubblicita pub dfp gpt commercial affiliate native partner "
	    "partners marketing cta calltoaction billboard leaderboard "
	    "reklama reklam annonse annons buybox shopping shop "
	    "productbox donate donation fundraising campaign amazon"},
	{HW_CLASS_SIGNUP,
	    "newsletter newsletters signup subscribe subscription "
	    "subscriptions subscriber optin mailchimp mailinglist "
	    "register registration login signin paywall regwall piano "
	    "tinypass abo abonnement abonnieren suscripcion suscribete "
	    "membership member premium metered metering meter gate gated "
	    "hubspot convertkit mc"},
	{HW_CLASS_CAPTION,
	    "caption captions figcaption imgcaption imagecaption "
	    "photocaption wpcaption credit credits imagecredit "
	    "photocredit imgcredit bildunterschrift bildtext bildnachweis "
	    "legende legend leyenda piefoto didascalia bijschrift "
	    "bildtexte underskrift cutline imginfo photographer "
	    "attribution copyrightholder"},
	{HW_CLASS_MEDIA,
	    "image images img photo photos picture pictures gallery "
	    "slideshow slider carousel swiper slick lightbox video videos "
	    "player audio media multimedia figure bild bilder galerie "
	    "galeria imagen foto fotos fotostrecke jwplayer brightcove "
	    "podcast infographic"},
	{HW_CLASS_AUTHOR,
	    "author authors byline bylines bio biography authorbox "
	    "authorbio authorinfo authorcard aboutauthor writer "
	    "contributor contributors vcard profile avatar gravatar autor "
	    "autoren autore auteur autores författare forfatter redakteur "
	    "journalist editor abouttheauthor postauthor signature"},
	{HW_CLASS_DATE,
	    "date dates dateline datetime time timestamp published "
	    "pubdate publishdate postdate datum fecha updated modified "
	    "meta metadata metas metabar postmeta entrymeta articlemeta "
	    "postinfo articleinfo info infos details data readtime "
	    "readingtime lastupdated"},
	{HW_CLASS_TAGS,
	    "tag tags taglist tagcloud keywords keyword category "
	    "categories topic topics cat cats catlinks taxonomy etiquetas "
	    "schlagworte themen temas labels sectionlabel postedin "
	    "filedunder rubrik rubric terms postcategories hashtags"},
	{HW_CLASS_TITLE,
	    "title titles headline headlines heading kicker overline "
	    "dachzeile spitzmarke titulo titre titolo headlinetext "
	    "posttitle entrytitle articletitle pagetitle eyebrow hed "
	    "storytitle tittel rubrik overskrift"},
	{HW_CLASS_LEAD,
	    "lead lede intro introduction summary standfirst dek deck "
	    "excerpt abstract teasertext subtitle subheadline subhead "
	    "subheading chapeau bajada entradilla copete occhiello "
	    "sommario vorspann anriss ingress deckline synopsis "
	    "description lid perex"},
	{HW_CLASS_POPUP,
	    "rollover infocard modal popup popups overlay lightboxmodal cookie cookies "
	    "consent gdpr cmp onetrust tooltip tooltips popover hovercard "
	    "hover flyout toast notification notifications snackbar "
	    "dialog interstitial alert alerts notice bannermessage push "
	    "drawer offcanvas loading loader"},
	{HW_CLASS_LEGAL,
	    "copyright legal disclaimer disclaimers disclosure terms "
	    "privacy imprint impressum license licence rights correction "
	    "editorsnote"},
	{HW_CLASS_HIDDEN,
	    "hidden hide invisible sronly sronly srclip screenreader "
	    "screenreadertext visuallyhidden hiddenaccessible offscreen "
	    "assistive elementinvisible nodisplay noshow displaynone "
	    "printonly a11y"},
	{HW_CLASS_QUOTE,
	    "tweet twittertweet instagrammedia fbpost quote quotes "
	    "pullquote blockquote zitat citation cita citazione citaat "
	    "embed embeds embedded oembed"},
	{HW_CLASS_LIST,
	    "list listing listings archive archives feed river stream "
	    "grid card cards tile tiles index results collection "
	    "collections items itemlist postlist newslist loop headlines "
	    "articles posts stories artikelliste teaserlist thumb thumbs "
	    "thumbnail"},
	{HW_CLASS_FACTS,
	    "factbox facts infobox toc tableofcontents contents jumplinks "
	    "keypoints highlights takeaways inset box infokasten kasten "
	    "faktbox sidebox faq poll quiz survey rating ratings score "
	    "review recipe ingredients specs stock quotebox weather "
	    "scoreboard glossary references reflist footnotes "
	    "bibliography editlink editsection"},
	{0, NULL},
};
/* clang-format on */
