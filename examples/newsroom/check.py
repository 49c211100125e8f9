#!/usr/bin/env python3
"""Checks that truth.json, hosts.txt and the pages under sites/ agree.  Prints what fails and `N passed, N failed`."""
import datetime, html, json, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
SITES = os.path.join(HERE, "sites")
passed, failures = 0, []

def ok(cond, *what):
    global passed
    if cond: passed += 1
    else: failures.append(" ".join(map(str, what)))
    return bool(cond)

def path_of(pid):
    host, _, path = pid.partition("/")
    return os.path.join(SITES, host, path + "index.html" if path.endswith("/") else path)

def lines_of(raw):
    """The visible text, a block a line."""
    raw = re.sub(r"(?is)<(script|style|title|head)\b.*?</\1>", " ", raw)
    raw = re.sub(r"(?i)</?(p|div|br|h\d|li|td|tr|ul|ol|hr|figcaption|figure|section|article|header|footer|table|main|aside|time|span|button|form|b|i|font|a|nav)\b[^>]*>", "\n", raw)
    raw = html.unescape(re.sub(r"<[^>]*>", "", raw))
    return [x.strip() for x in raw.split("\n") if x.strip()]

def body_of(page, lines):
    """The lines from the one that opens the body to the one that ends it, known boilerplate left out."""
    a = next((i for i, l in enumerate(lines) if l.startswith(page["first"])), None)
    b = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].endswith(page["last"])), None)
    if a is None or b is None or b < a: return []
    drop = set(page["boilerplate"]) | {"Advertisement", "Read next:", "Lesen Sie dazu:"}
    return [l for l in lines[a:b + 1] if l not in drop]

def numbers(lines):
    return re.findall(r"\d+", re.sub(r"(?<=\d)[.,:](?=\d)", "", " ".join(lines)))

def main():
    T = json.load(open(os.path.join(HERE, "truth.json"), encoding="utf-8"))
    outlets = {o["host"]: o for o in T["outlets"]}; pages = {p["id"]: p for p in T["pages"]}
    ok(len(pages) == len(T["pages"]), "page ids are not unique")
    ok(len(outlets) >= 14, "outlets", len(outlets))
    ok(len(T["stories"]) >= 9, "stories", len(T["stories"]))
    ok(sum(p["kind"] in ("article", "live", "stub", "two") for p in T["pages"]) >= 96, "article pages")
    ok(len({o["language"] for o in T["outlets"]}) >= 6, "languages")
    hosts = [l.rstrip("\n").split("\t") for l in open(os.path.join(HERE, "hosts.txt"), encoding="utf-8") if not l.startswith("#")]
    ok([h[0] for h in hosts] == list(outlets), "hosts.txt and truth.json list other hosts")
    for h in hosts:
        if not ok(len(h) == 6, "hosts.txt: fields of", h[0]): continue
        o = outlets[h[0]]
        ok(h[4] == o["feed"] and h[5] == o["feed_kind"] and h[1] == o["name"] and h[2] == o["language"], "hosts.txt differs for", h[0])
        ok(os.path.isfile(os.path.join(SITES, h[0], h[4].lstrip("/"))), "no feed", h[0] + h[4])
    ok({"rss", "atom", "json", "rdf", "sitemap", "html"} <= {o["feed_kind"] for o in T["outlets"]}, "feed kinds")
    ok(len({o["charset"] for o in T["outlets"]}) >= 5, "charsets")
    ok(sorted(os.listdir(SITES)) == sorted(outlets), "folders of sites/")

    # pages: there, reached, decodable, with the body that is claimed
    raw, lines, body, hrefs = {}, {}, {}, {}
    for pid, p in pages.items():
        f = path_of(pid)
        if not ok(os.path.isfile(f), "no page", pid): continue
        host = pid.split("/")[0]; cs = outlets[host]["charset"]; data = open(f, "rb").read()
        try: raw[pid] = data.decode({"utf-8": "utf-8-sig", "shift_jis": "cp932"}.get(cs, cs)); passed_cs = True
        except UnicodeDecodeError as e: raw[pid] = data.decode(cs, "replace"); passed_cs = False
        ok(passed_cs, "charset of", pid)
        lines[pid] = lines_of(raw[pid]); hrefs[pid] = set(re.findall(r'href="([^"]*)"', raw[pid]))
        ok("{{" not in raw[pid] and "{b}" not in raw[pid], "unfilled template in", pid)
        flat = "\n".join(lines[pid])
        body[pid] = body_of(p, lines[pid])
        if p["kind"] not in ("bio", "two", "live"):
            ok(body[pid], "first and last words of", pid)
            ok(sum(not re.fullmatch(r"\d\d:\d\d", l) for l in body[pid]) == p["paragraphs"], "paragraphs of", pid, len(body[pid]), p["paragraphs"])
            n = sum(len(l) if outlets[host]["language"] in ("zh", "ja") else len(l.split()) for l in body[pid])
            low = 60 if p["kind"] == "stub" else 220 if outlets[host]["language"] in ("zh", "ja") else 85 if outlets[host]["language"] == "ru" or outlets[host]["language"] == "ar" else 105
            ok(low <= n <= 700, "length of", pid, n)
        else: ok(p["first"] in flat and p["last"] in flat, "first and last words of", pid)
        for b in p["boilerplate"]:
            ok(any(b in l for l in lines[pid]), "boilerplate not on the page", pid, b)
            ok(not any(b in l for l in body[pid]), "boilerplate inside the body", pid, b)
        ok(any(p["title"] in l for l in lines[pid]) or p["kind"] == "bio", "title of", pid)
        if p["published"]:
            d = datetime.datetime.fromisoformat(p["published"].replace("Z", "+00:00"))
            ok(d.tzinfo and "2026-10-20" <= p["published"][:10] <= "2026-11-20", "date of", pid)
        for part in p.get("parts", []): ok(part["first"] in flat and part["last"] in flat and part["title"] in flat, "parts of", pid)
    ok(sum("parts" in p for p in T["pages"]) >= 1, "a page with two articles")
    for host, o in outlets.items():
        fb = open(os.path.join(SITES, host, o["feed"].lstrip("/")), "rb").read()
        enc = re.search(rb'encoding="([^"]+)"', fb[:100]); feed = fb.decode(enc.group(1).decode() if enc else "utf-8", "replace")
        mine = [p for p in T["pages"] if p["id"].startswith(host + "/")]
        ok(len(mine) >= 3, "pages of", host, len(mine))
        for p in mine:
            rel = "/" + p["id"].split("/", 1)[1]
            in_feed = p["url"] + '"' in feed or p["url"] + "<" in feed or 'href="%s"' % rel in feed
            if p["kind"] in ("amp", "print", "bio"): ok(any(rel in hrefs.get(q["id"], ()) for q in mine if q is not p), "no page links to", p["id"])
            else: ok(in_feed, "not in the feed", p["id"])
    for host in outlets:                      # declared and real charsets differ where truth says so
        o = outlets[host]; pid = next(p for p in pages if p.startswith(host + "/")); data = open(path_of(pid), "rb").read()
        m = re.search(rb'charset="?([\w-]+)', data[:600])
        ok((m.group(1).decode() if m else None) == o["declared"], "declared charset of", host)
        if o["charset"] != "utf-8": 
            try: data.decode("utf-8"); ok(False, "this is UTF-8:", pid)
            except UnicodeDecodeError: ok(True)

    # relations
    kinds = {}
    for r in T["relations"]:
        kinds[r["kind"]] = kinds.get(r["kind"], 0) + 1
        fr = r["from"] if isinstance(r["from"], list) else [r["from"]]
        good = ok(r["to"] in pages and all(isinstance(x, dict) or x in pages for x in fr), "relation with an unknown page", r)
        if not good or isinstance(fr[0], dict): continue
        a, b = body[fr[0]], body[r["to"]]
        if r["kind"] == "copy": ok(a and a == b, "not verbatim:", r["to"])
        if r["kind"] == "near":
            wa, wb = set(" ".join(a).split()), " ".join(b).split()
            ok(a != b and sum(x in wa for x in wb) >= .9 * len(wb) and len(b) >= len(a) - 1, "not a light edit:", r["to"])
        if r["kind"] == "spun": ok(.28 <= r["changed"] <= .46 and numbers(a) == numbers(b) and len(a) == len(b), "not a rewriting:", r["to"], r["changed"])
        if r["kind"] == "translated":
            na, nb = numbers(a), numbers(b)
            ok(len(a) == len(b), "paragraphs of the translation", r["to"], len(a), len(b))
            ok(sum(x in nb for x in na) >= .7 * len(na), "numbers of the translation", r["to"], na, nb)
            ok(pages[fr[0]]["language"] != pages[r["to"]]["language"], "one language", r["to"])
        if r["kind"] == "update": ok(fr[0].split("/")[0] == r["to"].split("/")[0] and a != b, "not an update:", r["to"])
        if r["kind"] == "partial":
            ok(len(fr) >= 2 and all(set(body[x]) & set(b) for x in fr), "not spliced:", r["to"])
            for s in r["spans"]: ok(set(body[s["from"]][s["paragraphs"][0] - 1:s["paragraphs"][1]]) <= set(b), "spans of", r["to"], s)
    for k, n in dict(copy=6, near=6, spun=5, translated=6, partial=3, update=3).items(): ok(kinds.get(k, 0) >= n, "relations of kind", k, kinds.get(k, 0))
    ok(sum(r["kind"] == "copy" and not r.get("same_publisher") and isinstance(r["from"], str) for r in T["relations"]) >= 6, "verbatim copies by others")
    ok(sum(p["independent"] for p in T["pages"]) >= 40, "independent pages")
    for x in T["alike_by_descent"]: ok(len(x) == 2 and set(x) <= set(pages), "alike_by_descent", x)

    # stories
    seen = set()
    for s in T["stories"]:
        seen |= set(s["members"])
        ok(set(s["members"]) <= set(pages) and len(s["members"]) >= 3, "members of", s["id"])
        ok(isinstance(s["root"], dict) or s["root"] in s["members"], "root of", s["id"])
        ok(all(isinstance(r, dict) or r in s["members"] for r in s["roots"]), "roots of", s["id"])
        if "follows" in s: ok(any(t["id"] == s["follows"]["story"] for t in T["stories"]), "follows of", s["id"])
    ok(max(s["follows"]["days"] for s in T["stories"] if "follows" in s) >= 21, "a story that follows three weeks later")
    ok(seen | set(T["singletons"]) == set(pages), "pages in no story:", set(pages) - seen - set(T["singletons"]))

    # what hangs on pages
    flat = {k: " ".join(v) for k, v in lines.items()}
    for c in T["credits"]: ok(c["page"] in pages and c["text"] in flat[c["page"]] and c["chain"], "credit", c["page"], c["text"])
    for q in T["quotations"]:
        for v in q["variants"]:
            ok(v["pages"], "quotation on no page", v["text"])
            for k in v["pages"]: ok(v["text"] in flat[k], "quotation not on", k, v["text"])
    ok(sum(v["status"] == "damaged" for q in T["quotations"] for v in q["variants"]) >= 3, "damaged quotations")
    for c in T["contradictions"]:
        ok(len({s["value"] for s in c["sides"]}) >= 2, "one side only", c["slot"], c["of"])
        for s in c["sides"]:
            for k in s["pages"]: ok(s["anchor"] in flat[k], "anchor not on", k, s["anchor"])
    ok({"office", "first_since", "event_day", "quotation_wording"} <= {c["slot"] for c in T["contradictions"]}, "slots")
    for u in T["updated_figures"]:
        for v in u["values"]:
            for k in v["pages"]: ok(v["anchor"] in flat[k], "figure not on", k, v["anchor"])
    for u in T["uncorroborated"]: ok(u["text"] in flat[u["page"]], "claim not on", u["page"])
    for t in T["persona"]["not_quotations"]: ok(t in flat[T["persona"]["page"]], "persona line", t)
    for k in T["persona"]["boxes_on"]: ok(T["persona"]["not_quotations"][0] in flat[k], "persona box on", k)
    for m in T["must_not_flag"]:
        ok(m["a"] in flat[m["page_a"]] and m["b"] in flat[m["page_b"]], "must_not_flag", m)

    for f in failures: print("FAIL", f)
    print("%d passed, %d failed" % (passed, len(failures)))
    sys.exit(bool(failures))

if __name__ == "__main__": main()
