#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Step two of dev/train-weights: which blocks belong to the article, by the
known answers.

    weights-label.py GOLD.ndjson BLOCKS.ndjson > labels.tsv
    weights-label.py --split FOLDER PAGES.ndjson DRAW

A row a block: fold group (host), weight, label, page. Blocks nobody knows about
weigh nothing.
Blocks and answer are aligned word by word, longest common run first; a block
is labelled by the share of its words in runs of four words or more, or in a
run that is the whole block and lies between such runs. Pages that only have
wanted and unwanted strings label the blocks that hold them.
A page weighs one, whatever its length.
"""
import difflib
import json
import re
import sys
import urllib.parse

WORD = re.compile(r"\w+")
# Answers of people who read the page count more than drafted ones; strings say
# less than texts.
IMPORTANCE = {"scrapinghub": 2.0, "trafilatura": 0.8}


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


def aligned(gold, blocks):
    """Share of each block's words that the answer holds."""
    want = WORD.findall(gold)
    words, owner = [], []
    for i, b in enumerate(blocks):
        for w in WORD.findall(b):
            words.append(w)
            owner.append(i)
    sizes = [len(WORD.findall(b)) for b in blocks]
    hits = [0] * len(blocks)
    match = difflib.SequenceMatcher(None, words, want, autojunk=False)
    runs = [r for r in match.get_matching_blocks() if r.size]
    for k, r in enumerate(runs):
        whole = {}
        for j in range(r.a, r.a + r.size):
            whole[owner[j]] = whole.get(owner[j], 0) + 1
        prev = runs[k - 1].b + runs[k - 1].size if k else 0
        near = r.b - prev < 4 or (
            k + 1 < len(runs) and runs[k + 1].b - r.b - r.size < 4)
        for i, n in whole.items():
            if r.size >= 4 or (n == sizes[i] and near):
                hits[i] += n
    return [h / n if n else 0.0 for h, n in zip(hits, sizes)], len(want)


def by_strings(answer, blocks):
    """1, 0 or None a block, from with and without."""
    labels = [None] * len(blocks)
    texts = [squeeze(b) for b in blocks]
    for key, value in (("with", 1.0), ("without", 0.0)):
        for s in answer.get(key) or []:
            s = squeeze(s)
            for i, t in enumerate(texts):
                if s in t or (len(t) > 30 and t in s):
                    labels[i] = value
    return labels


def rows(answer, page):
    """Label and weight of every block."""
    blocks = page["blocks"]
    if answer.get("text") is not None:
        labels, n = aligned(answer["text"], blocks)
        scale = 1.0 / max(n, 60)
        for b, label in zip(blocks, labels):
            yield label, scale * len(WORD.findall(b)) + 0.0005
    else:
        labels = by_strings(answer, blocks)
        n = sum(v is not None for v in labels)
        for label in labels:
            known = label is not None
            yield label or 0.0, 0.6 / max(n, 3) if known else 0.0


def tempered(labels):
    """A page can lose no more than its whole score: what the answer leaves out
    (comments, teasers, perhaps ten times the article) weighs no more than what
    it wants."""
    wanted = sum(w for label, w in labels if label >= 0.5)
    other = sum(w for label, w in labels if label < 0.5)
    scale = min(1.0, max(wanted, 0.3) / max(other, 1e-9))
    return [(label, w if label >= 0.5 else w * scale) for label, w in labels]


def fold(host, draw):
    """As weights-train.c folds."""
    h = 2166136261 ^ draw
    for byte in host.encode():
        h = ((h ^ byte) * 16777619) & 0xffffffff
    return (h ^ h >> 15) % 5


def host_of(page):
    return urllib.parse.urlsplit(page.get("url") or "").hostname or page["id"]


def split(folder, pages, draw):
    """Pages by fold."""
    files = [open(f"{folder}/page.{k}", "w", encoding="utf-8")
             for k in range(5)]
    with open(pages, encoding="utf-8") as f:
        for line in f:
            files[fold(host_of(json.loads(line)), draw)].write(line)
    for f in files:
        f.close()


def main():
    if sys.argv[1] == "--split":
        split(*sys.argv[2:4], int(sys.argv[4]))
        return
    answers = {}
    with open(sys.argv[1], encoding="utf-8") as f:
        for line in f:
            a = json.loads(line)
            answers[a["id"]] = a
    with open(sys.argv[2], encoding="utf-8") as f:
        for line in f:
            page = json.loads(line)
            answer = answers.get(page["id"], {})
            kind = answer.get("page_type") or "article"
            importance = IMPORTANCE.get(answer.get("bench"), 1.0) * (
                1.0 if kind == "article" else 0.3)
            host = host_of(page)
            for label, weight in tempered(list(rows(answer, page))):
                print(host, f"{weight * importance:.6f}", f"{label:.3f}",
                      page["id"], sep="\t")


if __name__ == "__main__":
    main()
