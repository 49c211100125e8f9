/* SPDX-License-Identifier: MIT */
#include "text/outlet.h"

#include "base/arena.h"
#include "text/han.h"
#include "text/outlet_index.h"
#include "text/outlet_int.h"
#include "text/token.h"

#define A HW_OUTLET_AGENCY
#define S HW_OUTLET_STATE
#define W HW_OUTLET_WEAK
#define O(name, aliases, domain, country, owner, flags)                        \
	{                                                                      \
		HW_STR_INIT(name), HW_STR_INIT(aliases), HW_STR_INIT(domain),  \
		    HW_STR_INIT(country), HW_STR_INIT(owner), HW_STR_INIT(""), \
		    flags                                                      \
	}

/* clang-format off */
static const struct hw_outlet table[] = {
	O("AP", "ap|associated press|美联社|美聯社|ap通信|ap통신|اسوشيتد برس|ассошиэитед пресс", "apnews.com", "US", "", A),
	O("Reuters", "reuters|thomson reuters|路透社|路透|ロイター|ロイター通信|로이터|로이터통신|رويترز|реитер|reuters通信", "reuters.com", "GB", "Thomson Reuters", A),
	O("AFP", "afp|agence france presse|agence france-presse|法新社|afp通信|afp통신|فرانس برس|франс пресс", "afp.com", "FR", "", A),
	O("dpa", "dpa|deutsche presse-agentur|deutsche presse agentur|德新社|dpa통신", "dpa.com", "DE", "", A),
	O("EFE", "efe|agencia efe|埃菲社", "efe.com", "ES", "", A | S),
	O("ANSA", "ansa", "ansa.it", "IT", "", A),
	O("KCNA", "kcna|korean central news agency|korea central news agency|朝中社|朝鲜中央通讯社|朝鮮中央通信|조선중앙통신|цтак|الوكاله المركزيه الكوريه", "kcna.kp", "KP", "", A | S),
	O("Rodong Sinmun", "rodong sinmun", "rodong.rep.kp", "KP", "", S),
	O("TASS", "tass|itar-tass|itar tass|тасс|塔斯社|タス通信|타스통신|تاس", "tass.com", "RU", "", A | S),
	O("RIA Novosti", "ria novosti|ria|риа новости|俄新社", "ria.ru", "RU", "Rossiya Segodnya", A | S),
	O("Sputnik", "sputnik", "sputniknews.com", "RU", "Rossiya Segodnya", S),
	O("Interfax", "interfax|интерфакс", "interfax.ru", "RU", "", A),
	O("RT", "rt|russia today", "rt.com", "RU", "", S),
	O("Xinhua", "xinhua|xinhua news agency|新华社|新華社|新華社通信|新华网|신화통신|شينخوا|синьхуа", "xinhuanet.com", "CN", "", A | S),
	O("China News Service", "china news service|中新社", "chinanews.com", "CN", "", A | S),
	O("CCTV", "cctv|china central television|央视|中央电视台|中国中央テレビ", "cctv.com", "CN", "", S),
	O("CGTN", "cgtn", "cgtn.com", "CN", "", S),
	O("Global Times", "global times|环球时报", "globaltimes.cn", "CN", "", S),
	O("People's Daily", "people's daily|peoples daily|人民日报", "people.com.cn", "CN", "", S),
	O("Kyodo", "kyodo|kyodo news|共同通信|共同社|共同通信社|교도통신", "kyodonews.net", "JP", "", A),
	O("Jiji Press", "jiji|jiji press|時事通信", "jiji.com", "JP", "", A),
	O("NHK", "nhk|日本放送協会", "nhk.or.jp", "JP", "", 0),
	O("Yonhap", "yonhap|yonhap news agency|yonhap news|연합뉴스|韩联社|韓聯社|聯合ニュース|연합통신|يونهاب", "yna.co.kr", "KR", "", A),
	O("Newsis", "newsis|뉴시스", "newsis.com", "KR", "", A),
	O("NK News", "nk news", "nknews.org", "KR", "", 0),
	O("PTI", "pti|press trust of india", "ptinews.com", "IN", "", A),
	O("ANI", "ani|asian news international", "aninews.in", "IN", "", A),
	O("IANS", "ians|indo-asian news service", "ians.in", "IN", "", A),
	O("Anadolu", "anadolu|anadolu agency|anadolu ajansi|الاناضول", "aa.com.tr", "TR", "", A | S),
	O("DHA", "dha|demiroren haber ajansi", "dha.com.tr", "TR", "", A),
	O("IRNA", "irna|伊通社|ارنا", "irna.ir", "IR", "", A | S),
	O("Fars", "fars|fars news agency", "farsnews.ir", "IR", "", A | S),
	O("Tasnim", "tasnim|tasnim news agency", "tasnimnews.com", "IR", "", A | S),
	O("SANA", "sana|سانا", "sana.sy", "SY", "", A | S),
	O("SPA", "spa|saudi press agency|واس", "spa.gov.sa", "SA", "", A | S),
	O("WAM", "wam|emirates news agency|وام", "wam.ae", "AE", "", A | S),
	O("MENA", "mena|middle east news agency", "mena.org.eg", "EG", "", A | S),
	O("QNA", "qna|qatar news agency", "qna.org.qa", "QA", "", A | S),
	O("Wafa", "wafa|وفا", "wafa.ps", "PS", "", A | S),
	O("Petra", "petra|بترا", "petra.gov.jo", "JO", "", A | S),
	O("APS", "algerie presse service", "aps.dz", "DZ", "", A | S),
	O("Ukrinform", "ukrinform|укринформ|укрінформ", "ukrinform.net", "UA", "", A | S),
	O("Interfax-Ukraine", "interfax-ukraine|interfax ukraine|интерфакс-украина|інтерфакс-украіна|інтерфакс украіна", "interfax.com.ua", "UA", "", A),
	O("Suspilne", "suspilne|суспільне", "suspilne.media", "UA", "", 0),
	O("Ukrainska Pravda", "ukrainska pravda|украінська правда", "pravda.com.ua", "UA", "", 0),
	O("Kyiv Independent", "kyiv independent", "kyivindependent.com", "UA", "", 0),
	O("PAP", "pap|polska agencja prasowa", "pap.pl", "PL", "", A | S),
	O("CTK", "ctk|czech news agency", "ctk.cz", "CZ", "", A),
	O("TASR", "tasr", "tasr.sk", "SK", "", A | S),
	O("MTI", "mti", "mti.hu", "HU", "", A | S),
	O("Agerpres", "agerpres", "agerpres.ro", "RO", "", A | S),
	O("BTA", "bta|bulgarian news agency", "bta.bg", "BG", "", A | S),
	O("Tanjug", "tanjug", "tanjug.rs", "RS", "", A | S),
	O("HINA", "hina", "hina.hr", "HR", "", A | S),
	O("STA", "slovenian press agency", "sta.si", "SI", "", A | S),
	O("BelTA", "belta|белта", "belta.by", "BY", "", A | S),
	O("Kazinform", "kazinform", "inform.kz", "KZ", "", A | S),
	O("Trend", "trend news agency", "trend.az", "AZ", "", A),
	O("APA", "austria presse agentur", "apa.at", "AT", "", A),
	O("Keystone-SDA", "keystone-sda|sda|ats", "keystone-sda.ch", "CH", "", A | W),
	O("ANP", "anp", "anp.nl", "NL", "", A),
	O("Belga", "belga", "belga.be", "BE", "", A),
	O("Ritzau", "ritzau", "ritzau.dk", "DK", "", A),
	O("NTB", "ntb", "ntb.no", "NO", "", A),
	O("TT", "tt nyhetsbyran|tidningarnas telegrambyra", "tt.se", "SE", "", A),
	O("STT", "stt|suomen tietotoimisto", "stt.fi", "FI", "", A),
	O("Lusa", "lusa|agencia lusa", "lusa.pt", "PT", "", A | S),
	O("Europa Press", "europa press", "europapress.es", "ES", "", A),
	O("Adnkronos", "adnkronos", "adnkronos.com", "IT", "", A),
	O("AGI", "agi", "agi.it", "IT", "", A | W),
	O("Agencia Brasil", "agencia brasil", "agenciabrasil.ebc.com.br", "BR", "", A | S),
	O("Telam", "telam", "telam.com.ar", "AR", "", A | S),
	O("Notimex", "notimex", "", "MX", "", A | S),
	O("Prensa Latina", "prensa latina", "prensa-latina.cu", "CU", "", A | S),
	O("Antara", "antara", "antaranews.com", "ID", "", A | S),
	O("Bernama", "bernama", "bernama.com", "MY", "", A | S),
	O("VNA", "vietnam news agency|vna", "vnanet.vn", "VN", "", A | S),
	O("AAP", "aap|australian associated press", "aap.com.au", "AU", "", A),
	O("PA", "pa media|press association|pa news agency", "pa.media", "GB", "", A),
	O("Canadian Press", "canadian press", "thecanadianpress.com", "CA", "", A),
	O("Bloomberg", "bloomberg|bloomberg news|彭博社|ブルームバーグ|블룸버그|بلومبرغ|блумберг", "bloomberg.com", "US", "Bloomberg", A),
	O("UPI", "upi|united press international", "upi.com", "US", "", A),
	O("Dow Jones", "dow jones|dow jones newswires", "dowjones.com", "US", "News Corp", A),
	O("PR Newswire", "pr newswire|prnewswire", "prnewswire.com", "US", "Cision", A),
	O("Business Wire", "business wire|businesswire", "businesswire.com", "US", "Berkshire Hathaway", A),
	O("GlobeNewswire", "globenewswire|globe newswire", "globenewswire.com", "US", "Notified", A),
	O("BBC", "bbc|bbc news|british broadcasting corporation|би-би-си|英国广播公司|英國廣播公司|بي بي سي|би-би-си ньюс", "bbc.com", "GB", "", 0),
	O("ITV", "itv|itv news", "itv.com", "GB", "", 0),
	O("Sky News", "sky news", "sky.com", "GB", "Comcast", 0),
	O("The Guardian", "guardian|the guardian", "theguardian.com", "GB", "Guardian Media Group", W),
	O("The Times", "times of london", "thetimes.co.uk", "GB", "News Corp", 0),
	O("Daily Telegraph", "daily telegraph|telegraph", "telegraph.co.uk", "GB", "", W),
	O("Daily Mail", "daily mail|mailonline|mail online", "dailymail.co.uk", "GB", "DMG Media", 0),
	O("The Independent", "the independent", "independent.co.uk", "GB", "", W),
	O("Financial Times", "financial times", "ft.com", "GB", "Nikkei", 0),
	O("The Economist", "economist|the economist", "economist.com", "GB", "", W),
	O("The Sun", "the sun", "thesun.co.uk", "GB", "News Corp", W),
	O("CNN", "cnn|cnn news|cable news network|美国有线电视新闻网|سي ان ان|си-эн-эн", "cnn.com", "US", "Warner Bros. Discovery", 0),
	O("Fox News", "fox news|fox", "foxnews.com", "US", "Fox Corporation", W),
	O("MSNBC", "msnbc", "msnbc.com", "US", "", 0),
	O("NBC News", "nbc news|nbc", "nbcnews.com", "US", "Comcast", 0),
	O("ABC News", "abc news|abc", "abcnews.go.com", "US", "Disney", W),
	O("CBS News", "cbs news|cbs", "cbsnews.com", "US", "Paramount", 0),
	O("PBS", "pbs|pbs newshour", "pbs.org", "US", "", 0),
	O("NPR", "npr|national public radio", "npr.org", "US", "", 0),
	O("The New York Times", "new york times|the new york times|nyt|纽约时报|紐約時報|ニューヨーク・タイムズ|뉴욕타임스|нью-иорк таимс|نيويورك تايمز", "nytimes.com", "US", "", 0),
	O("The Washington Post", "washington post|the washington post|华盛顿邮报|واشنطن بوست|вашингтон пост", "washingtonpost.com", "US", "", 0),
	O("The Wall Street Journal", "wall street journal|the wall street journal|wsj", "wsj.com", "US", "News Corp", 0),
	O("Los Angeles Times", "los angeles times|la times|la times", "latimes.com", "US", "", 0),
	O("USA Today", "usa today", "usatoday.com", "US", "Gannett", 0),
	O("New York Post", "new york post", "nypost.com", "US", "News Corp", 0),
	O("Chicago Tribune", "chicago tribune", "chicagotribune.com", "US", "", 0),
	O("Boston Globe", "boston globe", "bostonglobe.com", "US", "", 0),
	O("Politico", "politico", "politico.com", "US", "Axel Springer", 0),
	O("Axios", "axios", "axios.com", "US", "Cox", 0),
	O("The Hill", "the hill", "thehill.com", "US", "Nexstar", W),
	O("The Daily Beast", "daily beast|the daily beast", "thedailybeast.com", "US", "", 0),
	O("BuzzFeed News", "buzzfeed news|buzzfeed", "buzzfeednews.com", "US", "", 0),
	O("HuffPost", "huffpost|huffington post", "huffpost.com", "US", "", 0),
	O("Business Insider", "business insider", "businessinsider.com", "US", "Axel Springer", 0),
	O("CNBC", "cnbc", "cnbc.com", "US", "Comcast", 0),
	O("Forbes", "forbes", "forbes.com", "US", "", 0),
	O("Time", "time magazine", "time.com", "US", "", 0),
	O("Newsweek", "newsweek", "newsweek.com", "US", "", 0),
	O("The Atlantic", "the atlantic", "theatlantic.com", "US", "", W),
	O("ProPublica", "propublica", "propublica.org", "US", "", 0),
	O("Bellingcat", "bellingcat", "bellingcat.com", "NL", "", 0),
	O("Voice of America", "voice of america|voa|voa news", "voanews.com", "US", "USAGM", S),
	O("RFE/RL", "rfe/rl|radio free europe|radio svoboda|радио свобода", "rferl.org", "US", "USAGM", S),
	O("Radio Free Asia", "radio free asia|rfa", "rfa.org", "US", "USAGM", S),
	O("CBC", "cbc|cbc news", "cbc.ca", "CA", "", 0),
	O("CTV News", "ctv news|ctv", "ctvnews.ca", "CA", "", 0),
	O("Globe and Mail", "globe and mail", "theglobeandmail.com", "CA", "", 0),
	O("Der Spiegel", "spiegel|der spiegel|spiegel online", "spiegel.de", "DE", "", 0),
	O("Bild", "bild|bild-zeitung|bild zeitung|bild am sonntag", "bild.de", "DE", "Axel Springer", W),
	O("Die Welt", "die welt|welt am sonntag", "welt.de", "DE", "Axel Springer", W),
	O("Die Zeit", "die zeit|zeit online", "zeit.de", "DE", "", W),
	O("FAZ", "faz|frankfurter allgemeine|frankfurter allgemeine zeitung", "faz.net", "DE", "", 0),
	O("Suddeutsche Zeitung", "suddeutsche zeitung|suddeutsche|sueddeutsche zeitung", "sueddeutsche.de", "DE", "", 0),
	O("taz", "taz|tageszeitung taz", "taz.de", "DE", "", 0),
	O("Handelsblatt", "handelsblatt", "handelsblatt.com", "DE", "", 0),
	O("Tagesspiegel", "tagesspiegel|der tagesspiegel", "tagesspiegel.de", "DE", "", 0),
	O("ARD", "ard|tagesschau", "tagesschau.de", "DE", "", 0),
	O("ZDF", "zdf", "zdf.de", "DE", "", 0),
	O("Deutschlandfunk", "deutschlandfunk|dlf", "deutschlandfunk.de", "DE", "", 0),
	O("Deutsche Welle", "deutsche welle|dw", "dw.com", "DE", "", 0),
	O("NDR", "ndr", "ndr.de", "DE", "ARD", 0),
	O("WDR", "wdr", "wdr.de", "DE", "ARD", 0),
	O("epd", "epd|evangelischer pressedienst", "epd.de", "DE", "", A),
	O("KNA", "kna|katholische nachrichten-agentur", "kna.de", "DE", "", A),
	O("ORF", "orf", "orf.at", "AT", "", 0),
	O("Der Standard", "der standard", "derstandard.at", "AT", "", W),
	O("Kronen Zeitung", "kronen zeitung", "krone.at", "AT", "", 0),
	O("NZZ", "nzz|neue zurcher zeitung", "nzz.ch", "CH", "", 0),
	O("SRF", "srf", "srf.ch", "CH", "SRG SSR", 0),
	O("Le Monde", "le monde", "lemonde.fr", "FR", "", 0),
	O("Le Figaro", "le figaro|figaro", "lefigaro.fr", "FR", "", 0),
	O("Liberation", "liberation", "liberation.fr", "FR", "", W),
	O("France 24", "france 24", "france24.com", "FR", "France Medias Monde", S),
	O("RFI", "rfi|radio france internationale", "rfi.fr", "FR", "France Medias Monde", S),
	O("franceinfo", "franceinfo|france info", "francetvinfo.fr", "FR", "", 0),
	O("BFM TV", "bfm tv|bfmtv|bfm", "bfmtv.com", "FR", "", 0),
	O("Le Parisien", "le parisien", "leparisien.fr", "FR", "", 0),
	O("Mediapart", "mediapart", "mediapart.fr", "FR", "", 0),
	O("El Pais", "el pais", "elpais.com", "ES", "PRISA", 0),
	O("El Mundo", "el mundo", "elmundo.es", "ES", "RCS", W),
	O("La Vanguardia", "la vanguardia", "lavanguardia.com", "ES", "", 0),
	O("RTVE", "rtve", "rtve.es", "ES", "", 0),
	O("Corriere della Sera", "corriere della sera|corriere", "corriere.it", "IT", "RCS", W),
	O("La Repubblica", "la repubblica|repubblica", "repubblica.it", "IT", "GEDI", W),
	O("La Stampa", "la stampa", "lastampa.it", "IT", "GEDI", W),
	O("RAI", "rai", "rai.it", "IT", "", 0),
	O("Publico", "publico", "publico.pt", "PT", "", W),
	O("Observador", "observador", "observador.pt", "PT", "", W),
	O("RTP", "rtp", "rtp.pt", "PT", "", 0),
	O("Folha de S.Paulo", "folha de s.paulo|folha de s paulo|folha", "folha.uol.com.br", "BR", "Grupo Folha", 0),
	O("O Globo", "o globo", "oglobo.globo.com", "BR", "Grupo Globo", 0),
	O("G1", "g1", "g1.globo.com", "BR", "Grupo Globo", W),
	O("Estadao", "estadao|o estado de s paulo", "estadao.com.br", "BR", "", 0),
	O("Clarin", "clarin", "clarin.com", "AR", "Grupo Clarin", 0),
	O("La Nacion", "la nacion", "lanacion.com.ar", "AR", "", W),
	O("Reforma", "reforma", "reforma.com", "MX", "", W),
	O("El Universal", "el universal", "eluniversal.com.mx", "MX", "", 0),
	O("NOS", "nos", "nos.nl", "NL", "", W),
	O("De Telegraaf", "de telegraaf", "telegraaf.nl", "NL", "Mediahuis", 0),
	O("NRC", "nrc", "nrc.nl", "NL", "Mediahuis", 0),
	O("de Volkskrant", "de volkskrant|volkskrant", "volkskrant.nl", "NL", "DPG Media", 0),
	O("VRT", "vrt", "vrt.be", "BE", "", 0),
	O("De Standaard", "de standaard", "standaard.be", "BE", "Mediahuis", 0),
	O("Le Soir", "le soir", "lesoir.be", "BE", "Rossel", W),
	O("Gazeta Wyborcza", "gazeta wyborcza", "wyborcza.pl", "PL", "Agora", 0),
	O("Rzeczpospolita", "rzeczpospolita", "rp.pl", "PL", "", 0),
	O("TVN24", "tvn24|tvn", "tvn24.pl", "PL", "", 0),
	O("Onet", "onet", "onet.pl", "PL", "Ringier Axel Springer", 0),
	O("Kommersant", "kommersant|коммерсант|коммерсантъ", "kommersant.ru", "RU", "", 0),
	O("Vedomosti", "vedomosti|ведомости", "vedomosti.ru", "RU", "", 0),
	O("Izvestia", "izvestia|известия", "iz.ru", "RU", "", 0),
	O("RBC", "rbc|рбк", "rbc.ru", "RU", "", 0),
	O("Meduza", "meduza|медуза", "meduza.io", "LV", "", 0),
	O("Novaya Gazeta", "novaya gazeta|новая газета", "novayagazeta.eu", "RU", "", 0),
	O("Al Jazeera", "al jazeera|al-jazeera|الجزيره", "aljazeera.com", "QA", "Al Jazeera Media Network", 0),
	O("Al Arabiya", "al arabiya|al-arabiya|العربيه", "alarabiya.net", "SA", "MBC", W),
	O("Al-Ahram", "al-ahram|ahram|الاهرام", "ahram.org.eg", "EG", "", S),
	O("Asharq Al-Awsat", "asharq al-awsat|الشرق الاوسط", "aawsat.com", "SA", "SRMG", W),
	O("Haaretz", "haaretz", "haaretz.com", "IL", "", 0),
	O("Times of Israel", "times of israel", "timesofisrael.com", "IL", "", 0),
	O("Jerusalem Post", "jerusalem post", "jpost.com", "IL", "", 0),
	O("Ynet", "ynet", "ynet.co.il", "IL", "", 0),
	O("Hurriyet", "hurriyet", "hurriyet.com.tr", "TR", "Demiroren", 0),
	O("The Hindu", "the hindu", "thehindu.com", "IN", "", W),
	O("Times of India", "times of india", "indiatimes.com", "IN", "Times Group", 0),
	O("Hindustan Times", "hindustan times", "hindustantimes.com", "IN", "", 0),
	O("Indian Express", "indian express", "indianexpress.com", "IN", "", 0),
	O("NDTV", "ndtv", "ndtv.com", "IN", "", 0),
	O("India TV", "india tv", "indiatvnews.com", "IN", "", 0),
	O("Dawn", "dawn news|dawncom", "dawn.com", "PK", "", W),
	O("Geo News", "geo news", "geo.tv", "PK", "", 0),
	O("Daily Star", "daily star", "thedailystar.net", "BD", "", W),
	O("South China Morning Post", "south china morning post|scmp", "scmp.com", "HK", "Alibaba", 0),
	O("Straits Times", "straits times", "straitstimes.com", "SG", "SPH", 0),
	O("Channel NewsAsia", "channel newsasia|cna", "channelnewsasia.com", "SG", "Mediacorp", 0),
	O("Asahi Shimbun", "asahi|asahi shimbun|朝日新聞", "asahi.com", "JP", "", 0),
	O("Yomiuri Shimbun", "yomiuri|yomiuri shimbun|読売新聞", "yomiuri.co.jp", "JP", "", 0),
	O("Mainichi Shimbun", "mainichi|mainichi shimbun|毎日新聞", "mainichi.jp", "JP", "", 0),
	O("Nikkei", "nikkei|nihon keizai shimbun|日本経済新聞|日経", "nikkei.com", "JP", "Nikkei", 0),
	O("Japan Times", "japan times", "japantimes.co.jp", "JP", "", 0),
	O("Chosun Ilbo", "chosun ilbo|조선일보", "chosun.com", "KR", "", 0),
	O("JoongAng Ilbo", "joongang ilbo|중앙일보", "joongang.co.kr", "KR", "", 0),
	O("Dong-A Ilbo", "dong-a ilbo|동아일보", "donga.com", "KR", "", 0),
	O("Hankyoreh", "hankyoreh|한겨레", "hani.co.kr", "KR", "", 0),
	O("Korea Herald", "korea herald", "koreaherald.com", "KR", "Herald", 0),
	O("Korea Times", "korea times", "koreatimes.co.kr", "KR", "", 0),
	O("Caixin", "caixin|财新", "caixin.com", "CN", "", 0),
	O("The Paper", "澎湃新闻", "thepaper.cn", "CN", "", 0),
	O("Bangkok Post", "bangkok post", "bangkokpost.com", "TH", "", 0),
	O("VnExpress", "vnexpress", "vnexpress.net", "VN", "", 0),
	O("Sydney Morning Herald", "sydney morning herald", "smh.com.au", "AU", "Nine", 0),
	O("The Australian", "the australian", "theaustralian.com.au", "AU", "News Corp", W),
	O("RNZ", "rnz|radio new zealand", "rnz.co.nz", "NZ", "", 0),
	O("Daily Maverick", "daily maverick", "dailymaverick.co.za", "ZA", "", 0),
	O("News24", "news24", "news24.com", "ZA", "Media24", 0),
	O("Daily Nation", "daily nation", "nation.africa", "KE", "Nation Media Group", 0),
	O("Punch", "punch newspaper", "punchng.com", "NG", "", 0),
	O("Premium Times", "premium times", "premiumtimesng.com", "NG", "", 0),
	O("NASA", "nasa", "nasa.gov", "US", "", W),
	O("Telegram", "telegram", "telegram.org", "", "", W),
};
/* clang-format on */

static bool
holds(struct hw_str aliases, struct hw_str folded)
{
	size_t at = 0;

	while ((at = hw_str_find(aliases, folded, at)) != HW_NPOS) {
		size_t end = at + folded.n;

		if ((at == 0 || aliases.p[at - 1] == '|') &&
		    (end == aliases.n || aliases.p[end] == '|'))
			return true;
		at = end;
	}
	return false;
}

/* The first outlet with this folded name, NULL when none. */
static const struct hw_outlet *
exact(struct hw_str folded)
{
	uint32_t hash = hw_text_hash(folded);
	size_t n = sizeof(outlet_index) / sizeof(*outlet_index), lo = 0;

	for (size_t hi = n; lo < hi;) {
		size_t mid = (lo + hi) / 2;

		if (outlet_index[mid].hash < hash)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < n && outlet_index[lo].hash == hash; lo++) {
		const struct hw_outlet *o = &table[outlet_index[lo].row];

		if (holds(o->aliases, folded))
			return o;
	}
	return NULL;
}

/* Of the rows m is lent. */
static const struct hw_outlet *
added(struct hw_arena *m, struct hw_str folded)
{
	const struct hw_outlets *t = hw_arena_lent(m);
	uint64_t *at = t ? hw_map_get(&t->by_name, hw_text_han(m, folded))
			 : NULL;

	return at ? &t->row.v[*at - 1] : NULL;
}

const struct hw_outlet *
hw_outlet_find(struct hw_arena *m, struct hw_str name)
{
	struct hw_str whole = hw_text_fold(m, hw_str_trim(name)), s = whole;
	struct hw_str han;
	const struct hw_outlet *a, *b;

	if (hw_str_starts(s, HW_STR("the ")))
		s = hw_str_from(s, 4);
	if (s.n < 2)
		return NULL;
	a = added(m, whole);
	if (!a && s.n != whole.n)
		a = added(m, s);
	if (a)
		return a;
	a = exact(whole);
	han = a ? whole : hw_text_han(m, whole);
	if (han.p != whole.p)
		a = exact(han);
	b = s.n != whole.n ? exact(s) : NULL;
	return a && b ? (a < b ? a : b) : a ? a : b;
}

bool
hw_outlet_has_host(const struct hw_outlet *o, struct hw_str host)
{
	struct hw_str rest = o->domain, one;

	while (hw_str_split(&rest, '|', &one))
		if (one.n && hw_str_iends(host, one) &&
		    (host.n == one.n || host.p[host.n - one.n - 1] == '.'))
			return true;
	return false;
}

bool
hw_outlet_plain(const struct hw_outlet *o, struct hw_str language)
{
	struct hw_str rest = o->languages, one;

	while (hw_str_split(&rest, '|', &one))
		if (hw_str_ieq(one, hw_str_sub(language, 0, one.n)))
			rest.n = 0;
		else if (!rest.n)
			return false;
	return !(o->flags & HW_OUTLET_WEAK);
}

const struct hw_outlet *
hw_outlet_at(size_t i)
{
	return i < sizeof(table) / sizeof(*table) ? &table[i] : NULL;
}

unsigned
hw_outlet_begins(const struct hw_arena *m, uint32_t hash)
{
	const struct hw_outlets *t = hw_arena_lent(m);
	uint64_t *at = t
	    ? hw_map_get(&t->first, (struct hw_str){(const char *)&hash, 4})
	    : NULL;
	unsigned words = at ? (unsigned)*at : 0;
	size_t lo = 0, hi = sizeof(outlet_first) / sizeof(*outlet_first);

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (outlet_first[mid].hash < hash)
			lo = mid + 1;
		else if (outlet_first[mid].hash > hash)
			hi = mid;
		else
			return words | outlet_first[mid].words;
	}
	return words;
}

bool
hw_outlet_like(struct hw_arena *m, struct hw_str name)
{
	static const char *const end[] = {" news", " times", " post", " herald",
	    " tribune", " gazette", " journal", " courier", " observer",
	    " chronicle", " mirror", " press", " agency", " news agency",
	    " newspaper", " daily", " weekly", " tv", " television", " radio",
	    " broadcaster", " media", " zeitung", " nachrichten", " kurier",
	    " anzeiger", " blatt", " tageblatt", " rundfunk", " presse",
	    " gazeta", " ilbo", " shimbun", " ribao", " sinmun", " quill",
	    " shimpo", " shimpun", " register", " telegraph", " examiner",
	    " inquirer", " dispatch", " advertiser", " sentinel", " ledger",
	    " argus", " bulletin", " broadcasting"};
	static const char *const start[] = {"le courrier ", "diario ",
	    "el diario ", "journal ", "gazeta ", "radio ", "agencia ",
	    "agence ", "agentur "};
	struct hw_str s = hw_text_fold(m, hw_str_trim(name));

	for (size_t i = 0; i < sizeof(end) / sizeof(*end); i++)
		if (hw_str_ends(s, hw_str_c(end[i])))
			return true;
	for (size_t i = 0; i < sizeof(start) / sizeof(*start); i++)
		if (hw_str_starts(s, hw_str_c(start[i])))
			return true;
	return false;
}
