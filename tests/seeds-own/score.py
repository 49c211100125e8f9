#!/usr/bin/env python3
"""score.py GOLD.json SYSTEM.json | score.py --anchors GOLD.json

Scores what `headwater trace --output json` made of pages whose story, credits,
quotations and quarrels are known.  Prints a JSON object: "checks" holds
[right, of] a kind, "missed" what was not found, "wrong" what must not be there.
--anchors only sees that every text the gold rests on stands in its page."""
import json
import pathlib
import re
import sys

ANCHORS = {"anchor", "first", "last", "text"}


def fold(text):
    return " ".join(re.findall(r"\w+", (text or "").lower().replace("’", "'")))


def near(a, b):
    """One holds the other, or they share three in five words."""
    a, b = fold(a), fold(b)
    if not a or not b:
        return False
    x, y = set(a.split()), set(b.split())
    return a in b or b in a or len(x & y) >= .6 * min(len(x), len(y))


class Score:
    def __init__(self, gold, have):
        self.gold, self.have = gold, have
        self.ids = [d["id"] for d in gold["documents"]]
        self.docs = {d["id"]: d for d in have.get("documents", [])}
        self.checks, self.missed, self.wrong = {}, [], []
        self.names = {}
        for one in gold["entities"]:
            for name in one["variants"] + one.get("also_meant_by", []):
                self.names.setdefault(fold(name), one["canonical"])

    def mark(self, kind, ok, what):
        row = self.checks.setdefault(kind, [0, 0])
        row[0] += bool(ok)
        row[1] += 1
        if not ok:
            self.missed.append(kind + ": " + what)

    def same(self, a, b):
        a, b = (self.names.get(fold(x), x) for x in (a, b))
        return bool(a and b) and (fold(a) == fold(b) or near(a, b))

    def text_of_page(self, want, have):
        tag, body = want["id"][:3] + " ", fold(have.get("body"))
        for one in want["boilerplate"]:
            gone = body and not any(fold(one[k]) in body
                                    for k in ("first", "last"))
            self.mark("boilerplate", gone, tag + one["first"])
        for part in want["parts"]:
            for k in ("first", "last"):
                self.mark("body", fold(part[k]) in body, tag + part[k])
        title = fold(have.get("title"))
        if want["title"]:
            self.mark("title", title == fold(want["title"]["text"]),
                      tag + str(have.get("title")))
        else:
            first = fold(want["parts"][0]["first"])
            self.mark("title", not title or title in first or first in title,
                      tag + "invented: " + str(have.get("title")))
        author = have.get("author") or ""
        author = ", ".join(author) if isinstance(author, list) else author
        if want["authors"] is not None and "author" in have:
            ok = all(fold(a) in fold(author) for a in want["authors"])
            self.mark("author", ok and bool(author) == bool(want["authors"]),
                      tag + author)
        day = want.get("published_estimate")
        if day:
            got = (have.get("published") or "")[:10]
            self.mark("published", day["from"] <= got <= day["to"], tag + got)

    def credits(self, want, have):
        tag = want["id"][:3] + " "
        for one in want["attributions"]:
            chain = [c for c in one["chain"][1:] if not c.startswith("unnamed")]
            best, seen = 0, []
            for row in have.get("attributions", []):
                if not near(one["anchor"], row.get("text")) or not chain:
                    continue
                at = hit = 0
                for name in chain:
                    for i in range(at, len(row["chain"])):
                        if self.same(name, row["chain"][i]):
                            hit, at = hit + 1, i + 1
                            break
                best = max(best, hit)
                seen.append("/".join(row["chain"]))
            if chain:
                what = "%s%s: %s, got %s" % (tag, one["anchor"], "/".join(chain),
                                             seen)
                self.mark("credit", best == len(chain), what)
                self.mark("credit, a part", best, what)

    def days(self, want, have):
        for one in want["dates"]:
            rows = [d for d in have.get("dates", [])
                    if near(one["anchor"], d.get("text"))]
            ok = any((d["iso"] or "").startswith(one["iso"]) for d in rows)
            self.mark("date", ok, "%s %s: %s, got %s" % (
                want["id"][:3], one["anchor"], one["iso"],
                [d["iso"] for d in rows]))

    def quotations(self, want, have):
        tag, rows, used = want["id"][:3] + " ", have.get("quotes", []), set()
        for one in want["quotes"]:
            free = [i for i in range(len(rows)) if i not in used]
            hits = ([i for i in free
                     if fold(rows[i]["text"]) == fold(one["text"])] or
                    [i for i in free if near(rows[i]["text"], one["text"])])
            if hits:
                right = [i for i in hits
                         if self.same(rows[i].get("speaker"), one["speaker"])]
                hit = (right or hits)[0]
                used.add(hit)
            row = rows[hit] if hits else {}
            if one.get("optional"):
                continue
            self.mark("quotation", hits, tag + one["text"])
            self.mark("speaker", self.same(row.get("speaker"), one["speaker"]),
                      "%s%s: %s, got %s" % (tag, one["text"], one["speaker"],
                                            row.get("speaker")))
            if one.get("source"):
                self.mark("source of quotation",
                          self.same(row.get("source"), one["source"]),
                          "%s%s: %s, got %s" % (tag, one["text"], one["source"],
                                                row.get("source")))
        for one in want["not_quotes"]:
            if any(fold(r["text"]) == fold(one["text"]) for r in rows):
                self.wrong.append(tag + "no quotation: " + one["text"])
        for i, row in enumerate(rows):
            if i not in used and not any(near(row["text"], q["text"])
                                         for q in want["quotes"]):
                self.wrong.append(tag + "extra quotation: " + row["text"])

    def rewriting(self, want, have):
        kind, got = want["rewriting"]["class"], fold(have.get("rewriting"))
        keys = [k for k in ("spun", "translat", "pad", "digest", "splice")
                if k in kind]
        what = "%s %s, got %s" % (want["id"][:3], kind, got)
        if keys:
            self.mark("rewriting", any(k in got for k in keys), what)
        elif kind == "original" and got not in ("", "original", "none"):
            self.wrong.append("called rewritten: " + what)

    def stories(self):
        have = {frozenset(s) for s in self.have.get("stories", [])}
        for one in self.gold["stories"]:
            want = frozenset(one["documents"])
            ok = want in have or (len(want) == 1 and have and
                                  not any(want < h for h in have))
            self.mark("story", ok, one["id"])
        for key, one in self.gold.get("independence", {}).items():
            docs = {s["id"]: set(s["documents"])
                    for s in self.gold["stories"]}[key]
            got = [n for r in self.have.get("roots", [])
                   if set(r.get("story", [])) & docs
                   for n in r.get("sources", [])]
            for want in one["roots"]:
                self.mark("root", any(self.same(want, g) for g in got),
                          "%s, got %s" % (want, got))
        rows = self.have.get("copies", [])
        for one in self.gold["copy_relations"]:
            pair = {self.ids[one["a"]], self.ids[one["b"]]}
            hit = any({r["a"], r["b"]} == pair for r in rows)
            what = "%d %d %s" % (one["a"], one["b"], one["kind"])
            if one["copy"]:
                self.mark("copy", hit, what)
            elif hit:
                self.wrong.append("called a copy: " + what)

    def quarrels(self):
        rows, told = self.have.get("contradictions", []), set()
        for one in self.gold["contradictions"]:
            ok = False
            for r, row in enumerate(rows):
                hit = 0
                for side in one["sides"]:
                    docs = {self.ids[i] for i in side["docs"]}
                    hit += any(
                        docs & set(s.get("docs", [])) and
                        any(near(v, s.get("value"))
                            for v in [side["value"]] + side["anchors"])
                        for s in row["sides"])
                if hit >= 2:
                    ok = True
                    told.add(r)
            self.mark("contradiction" if one["main"] else
                      "contradiction, lesser", ok,
                      one["slot"] + ": " + " / ".join(s["value"]
                                                      for s in one["sides"]))
        for r, row in enumerate(rows):
            text = row.get("slot", "") + ": " + " / ".join(
                str(s.get("value")) for s in row["sides"])
            values = [fold(str(s.get("value"))) for s in row["sides"]]
            for one in self.gold["must_not_flag"]:
                if sum(fold(v) in values for v in one["values"]) >= 2:
                    self.wrong.append("no contradiction (%s): %s" %
                                      (one["why"], text))
                    break
            else:
                if r not in told:
                    self.wrong.append("extra contradiction: " + text)
        claims = self.have.get("uncorroborated", [])
        for one in self.gold["uncorroborated"]:
            ok = any(c.get("doc") == self.ids[one["doc"]] and
                     near(one["anchor"], c.get("text")) for c in claims)
            self.mark("lone claim" if one["main"] else "lone claim, lesser",
                      ok, one["anchor"])

    def run(self):
        for want in self.gold["documents"]:
            have = self.docs.get(want["id"], {})
            for part in (self.text_of_page, self.credits, self.days,
                         self.quotations, self.rewriting):
                part(want, have)
        self.stories()
        self.quarrels()
        right = sum(r for r, _ in self.checks.values())
        of = sum(n for _, n in self.checks.values())
        return {"checks": self.checks, "missed": self.missed,
                "wrong": self.wrong, "score": round(right / max(of, 1), 4)}


def anchors(path):
    gold, bad = json.load(open(path, encoding="utf-8")), []
    pages = [path.with_name(d["id"] + ".txt").read_text(encoding="utf-8")
             for d in gold["documents"]]

    def walk(page, node):
        if isinstance(node, list):
            for one in node:
                walk(page, one)
        elif isinstance(node, dict):
            for key, one in node.items():
                if isinstance(one, str) and key in ANCHORS:
                    if one not in page:
                        bad.append(one)
                elif key == "telltales":
                    bad.extend(t for t, _ in one if t not in page)
                else:
                    walk(page, one)

    for page, doc in zip(pages, gold["documents"]):
        walk(page, doc)
    for one in gold["contradictions"]:
        for side in one["sides"]:
            bad += [a for a in side["anchors"]
                    if not any(a in pages[i] for i in side["docs"])]
    bad += [u["anchor"] for u in gold["uncorroborated"]
            if u["anchor"] not in pages[u["doc"]]]
    return bad


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    if sys.argv[1] == "--anchors":
        bad = anchors(pathlib.Path(sys.argv[2]))
        sys.exit("\n".join("not in its page: " + b for b in bad) or 0)
    gold, have = (json.load(open(p, encoding="utf-8")) for p in sys.argv[1:])
    print(json.dumps(Score(gold, have).run(), indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
