#!/usr/bin/env python3
"""Renders sources/*.txt through sources/templates/*.html into sites/, and writes truth.json and hosts.txt.

    python3 build.py

What is committed under sites/ is what is served; run this only after an edit under sources/.  The format of the
sources and of truth.json is described in README.md.  Standard library only; the output depends on nothing else."""
import datetime, glob, html, json, os, re, shutil, sys

HERE = os.path.dirname(os.path.abspath(__file__))
SRC, SITES = os.path.join(HERE, "sources"), os.path.join(HERE, "sites")
TPL = os.path.join(SRC, "templates")
OUTLETS = json.load(open(os.path.join(TPL, "outlets.json"), encoding="utf-8"))
TEMPLATES = {os.path.basename(f)[:-5]: open(f, encoding="utf-8").read() for f in glob.glob(TPL + "/*.html")}

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
}
ROBOTS = {
    "HG": "User-agent: *\nDisallow: /search\nDisallow: /account/\n",
    "MA": "User-agent: *\nDisallow: /clients\nAllow: /\n",
    "NO": "User-agent: *\nDisallow: /account/\nDisallow: /search\nCrawl-delay: 2\n",
    "RG": "User-agent: *\nDisallow:\n\nSitemap: http://rechnaya-gazeta.example/sitemap-news.xml\n",
    "BF": "User-agent: *\nCrawl-delay: 1\nDisallow: /shop/\n",
    "AK": "User-agent: *\nDisallow: /druck/\n",
    "CG": "License: http://courrier-du-golfe.example/licence.xml\n\nUser-agent: *\nDisallow: /recherche\n",
}

def die(*a): sys.exit("build: " + " ".join(map(str, a)))
def esc(s): return html.escape(s, quote=False)
def attr(s): return html.escape(s, quote=True)
def spaceless(o): return OUTLETS[o]["lang"] in ("zh", "ja")

# ---------------------------------------------------------------- sources -> pages

def read_sources():
    pages, order = {}, []
    for f in sorted(glob.glob(SRC + "/*.txt")):
        story = None
        for block in re.split(r"(?m)^@ ", open(f, encoding="utf-8").read())[1:]:
            head, _, body = block.partition("\n---\n")
            lines = head.strip().split("\n")
            key, outlet, path = [x.strip() for x in lines[0].split("|")]
            p = dict(key=key, outlet=outlet, path=path, cm=[], opt="", rel="", raw=body.strip())
            for l in lines[1:]:
                k, _, v = l.partition(": ")
                if k == "cm": p["cm"].append(v)
                else: p[k] = v
            p["host"] = OUTLETS[outlet]["host"]
            p["id"] = p["host"] + "/" + path
            p["date"] = None if p["d"] == "none" else datetime.datetime.fromisoformat(p["d"].replace("Z", "+00:00"))
            p["author"] = None if p["by"] == "-" else p["by"]
            if key in pages: die("key twice", key)
            pages[key] = p
    return pages

def substitute(paras, lines, key, thesaurus):
    """`~ old => new` changes wording, `+N text` adds a paragraph after the Nth, `-N` drops the Nth (counted before)."""
    out = [[x] for x in paras]
    used = [l for l in lines if l.strip()]
    for l in used:
        if l[0] == "~":
            for pair in (l[1:].split(";") if thesaurus else [l[1:]]):
                old, arrow, new = pair.partition("=>")
                old, new = old.strip(), new.strip()
                if not arrow: die(key, "no arrow in", pair)
                hits = 0
                for slot in out:
                    for o, n in ((old, new), (old[0].upper() + old[1:], new[0].upper() + new[1:])):
                        if slot:
                            pat = r"(?<![\w-])" + re.escape(o) + r"(?![\w-])" if thesaurus else re.escape(o)
                            slot[0], c = re.subn(pat + "(?![^\x01]*\x03)", lambda m: "\x01" + n + "\x03", slot[0])
                            hits += c
                        if old[0].isupper(): break
                if not hits: die(key, "not found:", old)
        elif l[0] == "+":
            n, _, t = l[1:].partition(" ")
            out[int(n) - 1].append(t)
        elif l[0] == "-":
            out[int(l[1:]) - 1].clear()
        else: die(key, "what is", l)
    return [re.sub("[\x01\x03]", "", x) for s in out for x in s]

def paras_of(p, pages):
    if "paras" in p: return p["paras"]
    kind, _, rest = p["rel"].partition(" ")
    text = [x.strip() for x in re.split(r"\n\s*\n", p["raw"]) if x.strip()]
    origin = pages.get(rest.split(" ")[0]) if rest else None
    if kind in ("near", "update", "spun"):
        p["paras"] = substitute(paras_of(origin, pages), p["raw"].split("\n"), p["key"], kind == "spun")
    elif kind == "copy":
        if p["raw"]: die(p["key"], "a copy has no text of its own")
        p["paras"] = list(paras_of(origin, pages))
    elif kind == "partial":
        p["paras"], p["spans"] = [], []
        for l in p["raw"].split("\n"):
            if not l.strip(): continue
            if l[0] == "=":
                o, r = l[1:].split()
                a, b = (r + "-" + r).split("-")[:2]
                p["paras"] += paras_of(pages[o], pages)[int(a) - 1:int(b)]
                p["spans"].append((o, int(a), int(b)))
            else: p["paras"].append(l.strip())
    else:
        p["paras"] = []
        for x in text:
            if x.startswith("## ") and "\n" in x:
                h, _, t = x.partition("\n")
                p["paras"] += [h, t.strip()]
            else: p["paras"].append(x)
    return p["paras"]

# ---------------------------------------------------------------- pages -> HTML

def human(p):
    d, lang = p["date"], OUTLETS[p["outlet"]]["lang"]
    if not d: return ""
    t = d.strftime("%H:%M")
    if lang == "zh": return d.strftime("%Y-%m-%d ") + t
    if lang == "ja": return "%d年%d月%d日　%d時%02d分" % (d.year, d.month, d.day, d.hour, d.minute)
    m = MONTHS[lang][d.month - 1]
    if lang == "de": return "%d. %s %d, %s" % (d.day, m, d.year, t)
    if lang == "es": return "%d de %s de %d, %s" % (d.day, m, d.year, t)
    return "%d %s %d, %s" % (d.day, m, d.year, t)

def charset_tag(o):
    c = OUTLETS[o]; dec = c.get("declared", c["charset"])
    if dec in ("utf-8-sig", ""): return ""
    if o in ("TB", "RG", "VV", "HR", "CG"): return '<meta http-equiv="Content-Type" content="text/html; charset=%s">' % dec
    return '<meta charset="%s">' % dec

def heading(x, tag="h2"): return "<%s>%s</%s>" % (tag, esc(x[3:]), tag)

# An agency named beside the writers is a credit: "Courier staff and agencies" was written by Courier staff.
def wrote(author): return author and author.removesuffix(" and agencies")

def render(p, pages, site):
    o = p["outlet"]; opts = p["opt"].split()
    tname = "print" if "print" in opts else "bio" if "bio" in opts else o
    if p.get("amp_of"): tname = "amp"
    P = p["paras"]; url = "http://" + p["id"]
    canon = url
    for x in opts:
        if x.startswith("canonical="): canon = "http://" + pages[x[10:]]["id"]
    if p.get("amp_of"): canon = "http://" + p["amp_of"]["id"]
    others = [q for q in site if q["key"] != p["key"] and not q.get("amp_of") and "print" not in q["opt"] and "bio" not in q["opt"]]
    i = sum(map(ord, p["key"])) % max(1, len(others))
    ring = (others[i:] + others[:i])
    teasers = ring[:3]; most = ring[3:7] or ring[:2]
    link = lambda q: '<a href="/%s">%s</a>' % (q["path"], esc(q["title"]))
    boiler = [q["title"] for q in teasers + most]
    def para(x): return heading(x) if x.startswith("## ") else "<p>%s</p>" % esc(x)
    def split(k):
        out = []
        for n, x in enumerate(P):
            out.append(para(x))
            if n + 1 == k and teasers and len(P) > k + 1:
                out.append('<div class="inline-teaser"><span>%s</span> %s</div>' %
                           ({"en": "Read next:", "de": "Lesen Sie dazu:"}.get(OUTLETS[o]["lang"], ""), link(teasers[0])))
        return "\n".join(out)
    if "live" in opts:
        body = ""
        for h, t in zip(P[0::2], P[1::2]):
            tm, _, hd = h[3:].partition(" ")
            body += '<div class="live-post" id="t%s"><time>%s</time><h2>%s</h2><p>%s</p></div>\n' % (tm.replace(":", ""), tm, esc(hd), esc(t))
        split_body = body
    elif "two" in opts:
        body, open_ = "", False
        for x in P:
            if x.startswith("## "):
                body += ("</div>\n<hr>\n" if open_ else "") + '<div class="brief">' + heading(x) + "\n"; open_ = True
            else: body += "<p>%s</p>\n" % esc(x)
        body += "</div>"; split_body = body
    else:
        body = "\n".join(para(x) for x in P); split_body = split(2)
    ads = []
    for n, x in enumerate(P):
        ads.append(para(x))
        if n == 1: ads.append('<div class="ad-slot" id="mid"><small>Advertisement</small><script>qload("mid");</script></div>')
    fig = ""
    if p.get("cap"):
        fig = '<figure><img src="/img/lead.jpg" alt=""><figcaption>%s</figcaption></figure>' % esc(p["cap"]); boiler.append(p["cap"])
    comments = ""
    for c in p["cm"]:
        who, _, t = c.partition(" | ")
        comments += '<div class="comment"><b>%s</b> <p>%s</p> <a href="#">Reply</a></div>' % (esc(who), esc(t)); boiler.append(t)
    iso = p["date"].isoformat().replace("+00:00", "Z") if p["date"] else ""
    lead = next((x for x in P if not x.startswith("## ")), "")
    desc = (lead[:150].rsplit(" ", 1)[0] if not spaceless(o) else lead[:60]) + "…"
    ld = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": p["title"], "datePublished": iso,
          "author": {"@type": "Person", "name": p["author"]}, "publisher": {"@type": "Organization", "name": OUTLETS[o]["name"]},
          "mainEntityOfPage": canon}
    if p["rel"].startswith("update"):
        ld["dateModified"] = iso
    if "paywall" in opts: ld["isAccessibleForFree"] = False
    graph = {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": OUTLETS[o]["name"], "url": "http://" + p["host"] + "/"},
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Home"}]},
        dict({k: v for k, v in ld.items() if k != "@context"}, description="<p>%s</p><br/>" % esc(desc))]}
    dump = lambda v: json.dumps(v, ensure_ascii=False).replace("</", "<\\/")
    broken = '{\n "@context": "https://schema.org",\n "@type": "NewsArticle",\n "headline": "%s",\n "description": "%s\n\n%s",\n "datePublished": "%s",\n "author": [{"@type":"Person","name":"%s"},],\n}' % (
        p["title"].replace('"', '\\"'), (P[0] if P else "")[:80], (P[1] if len(P) > 1 else "")[:60], iso, p["author"])
    paywall = '<div class="paywall"><p>This article continues for subscribers. Subscribe for 9 crowns a month or log in.</p></div>' if "paywall" in opts else ""
    if paywall: boiler.append("This article continues for subscribers.")
    main_amp = next((q for q in site if q.get("amp_of") is p), None)
    main_print = next((q for q in site if "canonical=" + p["key"] in q["opt"].split()), None)
    micro = "" if "nodate" in opts else '<time itemprop="datePublished" content="%s">%s</time>' % (iso, human(p))
    v = {"charset": charset_tag(o), "title": esc(p["title"]), "author": esc(p["author"] or ""), "iso": iso, "human": human(p), "url": url,
         "canonical": canon, "desc": attr(desc), "body": body, "body_split": split_body, "body_ads": "\n".join(ads),
         "body_div": "<br><br>\n".join(esc(x) for x in P), "body_br": "<br><br>\n".join(esc(x) for x in P),
         "figure": fig, "comments": comments, "credit": '<p class="source">%s</p>' % esc(p["cred"]) if p.get("cred") else "",
         "related": "".join("<li>%s</li>" % link(q) for q in teasers), "related_div": "".join("<div>%s</div>" % link(q) for q in teasers),
         "related_br": "<br>".join(link(q) for q in teasers), "mostread": "".join("<li>%s</li>" % link(q) for q in most),
         "all": "".join("<li>%s</li>" % link(q) for q in others), "ld_news": dump(ld), "ld_array": dump([ld]), "ld_graph": dump(graph), "ld_broken": broken,
         "paywall": paywall, "lang": OUTLETS[o]["lang"], "outlet": esc(OUTLETS[o]["name"]), "date_micro": micro,
         "amp": "/" + main_amp["path"] if main_amp else "/amp/", "print": "/" + main_print["path"] if main_print else "#"}
    t = TEMPLATES[tname]
    if tname == "BF" and not main_amp: t = t.replace('<link rel="amphtml" href="{{amp}}">\n', "")
    if tname in ("HG", "AK") and not main_print: t = re.sub(r' ?<a href="\{\{print\}\}">[^<]*</a>', "", t)
    boiler = re.findall(r"\{b\}(.*?)\{/b\}", t) + boiler if tname not in ("print",) else []
    if tname == "amp": boiler = re.findall(r"\{b\}(.*?)\{/b\}", t)
    if tname == "bio": boiler = []
    t = t.replace("{b}", "").replace("{/b}", "")
    out = re.sub(r"\{\{(\w+)\}\}", lambda m: v[m.group(1)], t)
    text = "\n".join(P)
    shown = html.unescape(re.sub(r"<[^>]*>", "", out.partition("</head>")[2]))
    p["boilerplate"] = [b for b in dict.fromkeys(boiler) if b in shown and b not in text and b not in p["title"]]
    return out

# ---------------------------------------------------------------- feeds

def rfc822(d):
    return "%s, %02d %s %d %s %s" % ("Mon Tue Wed Thu Fri Sat Sun".split()[d.weekday()], d.day, MONTHS["en"][d.month - 1][:3], d.year,
                                     d.strftime("%H:%M:%S"), d.strftime("%z"))

def stated(p):
    """What page or feed say about the date: (value, where)."""
    if "nodate" in p["opt"].split() or not p["date"]: return None, "none"
    if p.get("shown") == "none": return None, "none"
    w = "text" if "print" in p["opt"].split() else OUTLETS[p["outlet"]]["date_where"]
    if p.get("shown"):
        return p["shown"], "address"
    return p["date"].isoformat().replace("+00:00", "Z"), w

def feed_date(p):
    if stated(p)[1] == "none": return None
    if p.get("shown") and p["shown"] != p["date"].date().isoformat():
        return datetime.datetime.fromisoformat(p["shown"] + "T07:00:00+00:00")
    return p["date"]

def feed(o, site):
    c = OUTLETS[o]; host = c["host"]; kind = c["feed_kind"]
    items = [p for p in site if not p.get("amp_of") and "print" not in p["opt"] and "bio" not in p["opt"]]
    items.sort(key=lambda p: p["date"], reverse=True)
    url = lambda p: "http://" + p["id"]
    full = lambda p: "".join(("<h2>%s</h2>" % esc(x[3:])) if x.startswith("## ") else "<p>%s</p>" % esc(x) for x in p["paras"])
    def brief(p):
        t = next(x for x in p["paras"] if not x.startswith("## "))
        return t if len(t) <= 200 else (t[:197].rsplit(" ", 1)[0] if " " in t[:197] else t[:197]) + "…"
    iso = lambda d: d.isoformat().replace("+00:00", "Z")
    last = max(p["date"] for p in items)
    if kind == "rss":
        enc = c.get("feed_charset", "UTF-8")
        out = ['<?xml version="1.0" encoding="%s"?>' % enc,
               '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
               "<title>%s</title><link>http://%s/</link><description>%s</description><language>%s</language><lastBuildDate>%s</lastBuildDate>" %
               (esc(c["name"]), host, esc(c["name"]), c["lang"], rfc822(last))]
        for p in items:
            t = esc(p["title"])
            if o == "DQ": t = t.replace("–", "&ndash;")          # an entity that XML does not know: seen every day
            d = feed_date(p)
            out.append("<item><title>%s</title><link>%s</link>%s%s%s<description>%s</description>%s</item>" % (
                t, url(p), "" if o == "TB" else '<guid isPermaLink="true">%s</guid>' % url(p),
                "<pubDate>%s</pubDate>" % (rfc822(d).replace(":00 +0000", " GMT") if o == "DQ" else rfc822(d)) if d else "",
                "<dc:creator>%s</dc:creator>" % esc(p["author"]) if p["author"] else "",
                "<![CDATA[<p>%s</p>]]>" % esc(brief(p)) if o in ("HG", "SA") else esc(brief(p)),
                "<content:encoded><![CDATA[%s]]></content:encoded>" % full(p) if c.get("feed_full") else ""))
        return "\n".join(out) + "\n</channel></rss>\n", enc
    if kind == "atom":
        out = ['<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s">' % c["lang"],
               "<title>%s</title><id>http://%s/</id><link rel=\"self\" href=\"http://%s/%s\"/><link href=\"http://%s/\"/><updated>%s</updated>" %
               (esc(c["name"]), host, host, c["feed"], host, iso(last))]
        for p in items:
            out.append("<entry><title>%s</title><id>tag:%s,2026:%s</id><link rel=\"alternate\" href=\"%s\"/><published>%s</published><updated>%s</updated>%s%s</entry>" % (
                esc(p["title"]), host, p["path"], url(p), iso(feed_date(p)), iso(feed_date(p)),
                "<author><name>%s</name></author>" % esc(p["author"] or c["name"]),
                '<content type="html">%s</content>' % esc(full(p)) if c.get("feed_full") else "<summary>%s</summary>" % esc(brief(p))))
        return "\n".join(out) + "\n</feed>\n", "utf-8"
    if kind == "json":
        js = {"version": "https://jsonfeed.org/version/1.1", "title": c["name"], "home_page_url": "http://%s/" % host,
              "feed_url": "http://%s/%s" % (host, c["feed"]), "language": c["lang"], "items": []}
        for p in items:
            it = {"id": url(p), "url": url(p), "title": p["title"], "summary": brief(p)}
            if feed_date(p): it["date_published"] = iso(feed_date(p))
            js["items"].append(it)
        return json.dumps(js, ensure_ascii=False, indent=1) + "\n", "utf-8"
    if kind == "rdf":
        out = ['<?xml version="1.0" encoding="utf-8"?>',
               '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
               '<channel rdf:about="http://%s/%s"><title>%s</title><link>http://%s/</link><description>%s</description><items><rdf:Seq>' % (host, c["feed"], esc(c["name"]), host, esc(c["name"]))]
        out += ['<rdf:li rdf:resource="%s"/>' % url(p) for p in items] + ["</rdf:Seq></items></channel>"]
        out += ['<item rdf:about="%s"><title>%s</title><link>%s</link><description>%s</description><dc:date>%s</dc:date><dc:creator>%s</dc:creator></item>' %
                (url(p), esc(p["title"]), url(p), esc(brief(p)), iso(p["date"]), esc(p["author"])) for p in items]
        return "\n".join(out) + "\n</rdf:RDF>\n", "utf-8"
    if kind == "sitemap":
        out = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">']
        out += ["<url><loc>%s</loc><news:news><news:publication><news:name>%s</news:name><news:language>%s</news:language></news:publication><news:publication_date>%s</news:publication_date><news:title>%s</news:title></news:news></url>" %
                (url(p), esc(c["name"]), c["lang"], iso(p["date"]), esc(p["title"])) for p in items]
        return "\n".join(out) + "\n</urlset>\n", "utf-8"
    if kind == "html": return None, None
    die("feed kind", kind)

def listing(o, site, title):
    c = OUTLETS[o]
    items = sorted([p for p in site if not p.get("amp_of") and "print" not in p["opt"] and "bio" not in p["opt"]], key=lambda p: p["date"], reverse=True)
    rows = "\n".join('<li><a href="/%s">%s</a></li>' % (p["path"], esc(p["title"])) for p in items)
    alt = {"rss": "rss+xml", "atom": "atom+xml", "json": "feed+json", "rdf": "rdf+xml"}.get(c["feed_kind"])
    return '<!DOCTYPE html>\n<html lang="%s"><head>%s<title>%s</title>%s</head><body>\n<h1>%s</h1>\n<ul>\n%s\n</ul>\n</body></html>\n' % (
        c["lang"], charset_tag(o), esc(title), '<link rel="alternate" type="application/%s" href="/%s">' % (alt, c["feed"]) if alt else "", esc(title), rows)

# ---------------------------------------------------------------- writing

def put(host, path, data, charset="utf-8"):
    if path.endswith("/"): path += "index.html"
    f = os.path.join(SITES, host, path)
    os.makedirs(os.path.dirname(f), exist_ok=True)
    with open(f, "wb") as h: h.write(data.encode(charset, "xmlcharrefreplace"))

def ends(o, paras):
    text = [x for x in paras if not x.startswith("## ")]
    if spaceless(o): return text[0][:14], text[-1][-14:]
    return " ".join(text[0].split()[:7]), " ".join(text[-1].split()[-7:])

def main():
    pages = read_sources()
    for p in pages.values():
        paras_of(p, pages)
        p["title"] = p["t"]
    for p in list(pages.values()):
        if "amp" in p["opt"].split():
            q = dict(p, key=p["key"] + ".amp", path="amp/" + p["path"], opt="", amp_of=p, rel="copy " + p["key"], cm=[])
            q["id"] = q["host"] + "/" + q["path"]; pages[q["key"]] = q
    shutil.rmtree(SITES, ignore_errors=True)
    for o, c in OUTLETS.items():
        site = [p for p in pages.values() if p["outlet"] == o]
        cs = c["charset"]
        for p in site: put(c["host"], p["path"], render(p, pages, site), cs)
        data, enc = feed(o, site)
        if data: put(c["host"], c["feed"], data, enc)
        else: put(c["host"], c["feed"], listing(o, site, c["name"] + ": news"), cs)
        put(c["host"], "index.html", listing(o, site, c["name"]), cs)
        if o in ROBOTS: put(c["host"], "robots.txt", ROBOTS[o])
    hg = [p for p in pages.values() if p["outlet"] == "HG"]
    put(OUTLETS["HG"]["host"], "section/news.html", listing("HG", hg, "News - Harbour Gazette"))
    ak = OUTLETS["AK"]["host"]
    put(ak, ".well-known/tdmrep.json", json.dumps([{"location": "/", "tdm-reservation": 1, "tdm-policy": "http://%s/tdm-policy.json" % ak}], indent=1) + "\n")
    put(ak, "tdm-policy.json", json.dumps({"@context": ["http://www.w3.org/ns/odrl.jsonld", {"tdm": "http://www.w3.org/ns/tdmrep#"}], "@type": "Offer",
        "profile": "http://www.w3.org/ns/tdmrep", "uid": "http://%s/tdm-policy.json" % ak,
        "assigner": {"uid": "http://%s/" % ak, "vcard:fn": "Brandauer Verlag", "vcard:hasEmail": "rights@" + ak},
        "permission": [{"target": "http://%s/" % ak, "action": "tdm:mine", "duty": [{"action": "obtainConsent"}]}]}, indent=1) + "\n")
    put(OUTLETS["CG"]["host"], "licence.xml", '<?xml version="1.0" encoding="utf-8"?>\n<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license>'
        '<permits type="usage">search</permits><prohibits type="usage">train-ai</prohibits><payment type="attribution"/></license></content></rsl>\n')
    with open(os.path.join(HERE, "hosts.txt"), "w", encoding="utf-8") as h:
        h.write("# host\toutlet\tlanguage\towner\tfeed path\tfeed kind\n")
        for c in OUTLETS.values(): h.write("\t".join((c["host"], c["name"], c["lang"], c["owner"], "/" + c["feed"], c["feed_kind"])) + "\n")
    truth(pages)

# ---------------------------------------------------------------- truth

def truth(pages):
    R = json.load(open(os.path.join(SRC, "relations.json"), encoding="utf-8"))
    pid = lambda k: pages[k]["id"] if k in pages else die("unknown page", k)
    story_of = lambda k: "x" if k.startswith("x.") else k.split(".")[0]
    T = {"about": "See README.md for the meaning of each part.", "outlets": [], "pages": [], "stories": [], "relations": []}
    for o, c in OUTLETS.items():
        T["outlets"].append({"host": c["host"], "name": c["name"], "language": c["lang"], "owner": c["owner"], "feed": "/" + c["feed"], "feed_kind": c["feed_kind"],
                             "charset": {"utf-8-sig": "utf-8", "cp1252": "windows-1252", "cp1251": "windows-1251", "cp932": "shift_jis"}.get(c["charset"], c["charset"]),
                             "declared": {"utf-8-sig": ""}.get(c.get("declared", c["charset"]), c.get("declared", c["charset"])) or None})
    origins = {}                                            # key -> set of ultimate ancestors, for pairs that are alike by descent
    for p in pages.values():
        kind, _, rest = p["rel"].partition(" ")
        o = p["outlet"]; opts = p["opt"].split(); val, where = stated(p)
        first, last = ends(o, p["paras"]) if p["paras"] else ("“I chase the story before", "prone to fits of apathy.")
        pk = "amp" if p.get("amp_of") else "print" if "print" in opts else "live" if "live" in opts else "stub" if "paywall" in opts else "bio" if "bio" in opts else "two" if "two" in opts else "article"
        d = {"id": p["id"], "url": "http://" + p["id"], "key": p["key"], "kind": pk, "outlet": OUTLETS[o]["name"], "language": OUTLETS[o]["lang"], "title": p["title"],
             "author": wrote(p["author"]), "published": p["date"].isoformat().replace("+00:00", "Z") if p["date"] else None, "stated": val, "date_where": where,
             "first": first, "last": last, "paragraphs": len([x for x in p["paras"] if not x.startswith("## ")]), "boilerplate": p["boilerplate"]}
        if p.get("shown") and p["shown"] not in ("none", (p["date"].date().isoformat())): d["backdated"] = True
        d["independent"] = not kind and pk in ("article", "live", "stub", "two")
        for x in opts:
            if x.startswith("canonical="): d["canonical"] = pid(x[10:])
        if p.get("amp_of"): d["canonical"] = p["amp_of"]["id"]
        if o == "NO": d["rights"] = {"max_snippet": 120}
        if o == "AK": d["rights"] = {"nosnippet": True, "noarchive": True, "tdm_reservation": 1}
        if o == "AK" and pk == "print": d["rights"]["robots_disallowed"] = True
        if o == "CG": d["rights"] = {"rsl": "http://courrier-du-golfe.example/licence.xml"}
        if pk == "two":
            d["parts"] = []
            for x in p["paras"]:
                if x.startswith("## "): d["parts"].append({"title": x[3:], "p": []})
                else: d["parts"][-1]["p"].append(x)
            for a, s in zip(d["parts"], R["two_parts"][p["key"]]):
                a["first"], a["last"] = ends(o, a.pop("p")); a["story"] = s
        T["pages"].append(d)
        # relations
        par = []
        if kind == "partial":
            par = rest.split()
            T["relations"].append({"from": [pid(k) for k in par], "to": p["id"], "kind": "partial", "direction": "a>b",
                                   "spans": [{"from": pid(k), "paragraphs": [a, b]} for k, a, b in p["spans"]]})
        elif kind == "outside":
            T["relations"].append({"from": {"outside": json.loads(rest)}, "to": p["id"], "kind": "copy", "direction": "a>b"}); par = [rest]
        elif kind:
            k = rest.split()[0]; par = [k]
            r = {"from": pid(k), "to": p["id"], "kind": kind, "direction": "a>b"}
            if "direction=?" in rest:
                src = json.loads(rest.partition("common=")[2])
                r["direction"] = "?"; r["common"] = {"outside": src}
                T["relations"].append({"from": {"outside": src}, "to": p["id"], "kind": "copy", "direction": "a>b"})
            if pages[k]["outlet"] == o: r["same_publisher"] = True
            if kind == "spun": r["changed"] = changed(pages[k]["paras"], p["paras"])
            T["relations"].append(r)
        p["parents"] = par
    def up(k, seen):
        if k in seen: return seen
        seen.add(k)
        for q in (pages[k]["parents"] if k in pages else []): up(q, seen)
        return seen
    direct = {frozenset((a if isinstance(a, str) else json.dumps(a), r["to"])) for r in T["relations"] for a in (r["from"] if isinstance(r["from"], list) else [r["from"]])}
    ks = [k for k in pages if not k == "x.bio"]; alike = []
    for i, a in enumerate(ks):
        for b in ks[i + 1:]:
            if up(a, set()) & up(b, set()) and frozenset((pid(a), pid(b))) not in direct: alike.append([pid(a), pid(b)])
    T["alike_by_descent"] = alike
    # stories
    for s, v in R["stories"].items():
        m = [p for p in pages.values() if story_of(p["key"].replace(".amp", "")) == s]
        for k in v.get("also", []): m.append(pages[k])
        m.sort(key=lambda p: p["date"])
        root = v["root"]
        T["stories"].append({"id": s, "name": v["name"], "members": [p["id"] for p in m],
                             "root": pid(root) if root in pages else {"outside": root},
                             "roots": [pid(r) if r in pages else {"outside": r} for r in v["roots"]], "languages": sorted({OUTLETS[p["outlet"]]["lang"] for p in m})})
        for k in ("follows",):
            if k in v: T["stories"][-1][k] = v[k]
    T["singletons"] = [pid(k) for k in R["singletons"]]
    # hand-written parts
    text = {k: "\n".join(p["paras"]) for k, p in pages.items()}
    where = lambda t, s=None: [pages[k]["id"] for k in pages if t in text[k] and (s is None or story_of(k.replace(".amp", "")) in s)]
    T["credits"] = [{"page": p["id"], "text": p["cred"], "chain": R["credit_lines"][p["cred"]]} for p in pages.values() if p.get("cred") and not p.get("amp_of")]
    for c in R["credits"]:
        for i in where(c["text"]) or die("credit nowhere", c["text"]): T["credits"].append({"page": i, "text": c["text"], "chain": c["chain"]})
    T["quotations"] = []
    for q in R["quotations"]:
        vs = []
        for v in q["variants"]:
            w = where(v["text"])
            if not w: die("quotation nowhere", v["text"])
            vs.append(dict(v, pages=w))
        T["quotations"].append({"id": q["id"], "story": q["story"], "speaker": q["speaker"], "spelled": q.get("spelled", []), "variants": vs})
    T["contradictions"] = []
    for c in R["contradictions"]:
        sides = []
        for v in c["sides"]:
            w = [pid(k) for k in v["pages"]]
            for k in v["pages"]:
                if v["anchor"] not in text[k]: die("anchor not in", k, v["anchor"])
            extra = [i for i in where(v["anchor"], [c["story"]]) if i not in w]
            sides.append({"value": v["value"], "anchor": v["anchor"], "pages": w + extra})
        T["contradictions"].append({"story": c["story"], "slot": c["slot"], "of": c["of"], "sides": sides})
    T["updated_figures"] = []
    for c in R["updated_figures"]:
        T["updated_figures"].append({"story": c["story"], "what": c["what"], "values": [{"value": v["value"], "anchor": v["anchor"], "pages": where(v["anchor"], [c["story"]]) or die("figure nowhere", v["anchor"])} for v in c["values"]]})
    T["uncorroborated"] = [{"page": (where(u["text"]) or die("claim nowhere", u["text"]))[0], "text": u["text"]} for u in R["uncorroborated"]]
    T["persona"] = {"page": pid("x.bio"), "author": "Cassandra Wylde", "invented": True,
                    "boxes_on": [p["id"] for p in pages.values() if p["outlet"] == "DQ" and p["key"] != "x.bio"], "not_quotations": R["not_quotations"]}
    T["must_not_flag"] = []
    for m in R["must_not_flag"]:
        x = dict(m)
        for k in ("a", "b"):
            if "page_" + k in m: x["page_" + k] = pid(m["page_" + k]); 
            if "page_" + k in m and m[k] not in text[m["page_" + k]]: die("must_not_flag", m[k], "not in", m["page_" + k])
        T["must_not_flag"].append(x)
    with open(os.path.join(HERE, "truth.json"), "w", encoding="utf-8") as h: json.dump(T, h, ensure_ascii=False, indent=1); h.write("\n")
    kinds = {}
    for r in T["relations"]: kinds[r["kind"]] = kinds.get(r["kind"], 0) + 1
    print(len(T["pages"]), "pages", len(T["stories"]), "stories", kinds, sum(d["independent"] for d in T["pages"]), "independent")
    print("spun:", {r["to"]: r["changed"] for r in T["relations"] if r["kind"] == "spun"})

STOP = set("a an the of to in on at by for with from and or but not no nor as is are was were be been being it its he she they them their his her we our you your i me us this that these those which who whom whose what when where why how if than then there here had has have do does did will would can could shall should may might must one all each every any some more most so such too very up out off over under into through between after before about against per he's so also only both two three four five six seven eight nine ten eleven twelve because while since until during without within across along around behind near upon another would".split())

def changed(a, b):
    """Share of the content words of a that are gone from b, names and numbers aside."""
    from collections import Counter
    w = lambda ps: Counter(x for p in ps for x in re.findall(r"(?<![\w'])[a-z][a-z'-]+", p) if x not in STOP)
    x, y = w(a), w(b)
    return round(1 - sum((x & y).values()) / max(1, sum(x.values())), 2)

if __name__ == "__main__": main()
