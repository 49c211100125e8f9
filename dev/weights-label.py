#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Step two of dev/train-weights: which blocks belong to the article, by the
known answers.

    weights-label.py GOLD.ndjson BLOCKS.ndjson > labels.tsv
    weights-label.py --split FOLDER PAGES.ndjson LABELS.tsv DRAW

A row a block: fold group (host), weight, label, page. Blocks nobody knows about
weigh nothing.
Blocks and answer are aligned word by word, longest common run first; a block
is labelled by the share of its words in runs of four words or more, or in a
run that is the whole block and lies between such runs. Pages that only have
wanted and unwanted strings label the blocks that hold them.
A page weighs one, whatever its length.
"""
import difflib
import itertools
import json
import re
import sys
import urllib.parse

WORD = re.compile(r"\w+")
# Answers of people who read the page count more than drafted ones; strings say
# less than texts.
IMPORTANCE = {"scrapinghub": 1.6, "trafilatura": 0.8}


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


def fold(host, draw):
    """As weights-train.c folds."""
    h = 2166136261 ^ draw
    for byte in host.encode():
        h = ((h ^ byte) * 16777619) & 0xffffffff
    return (h ^ h >> 15) % 5


def host_of(page):
    return urllib.parse.urlsplit(page.get("url") or "").hostname or page["id"]


def split(folder, pages, labels, draw):
    """Pages by fold, and the labels in that order."""
    with open(labels, encoding="utf-8") as f:
        known = [(i, list(rows)) for i, rows in itertools.groupby(
            f, lambda row: row.rsplit("\t", 1)[1].strip())]
    with open(pages, encoding="utf-8") as f:
        lines = [(fold(host_of(p), draw), p["id"], line) for line, p in
                 ((line, json.loads(line)) for line in f)]
    of = dict(known)
    with open(f"{folder}/labels.tsv", "w", encoding="utf-8") as out:
        for k in range(5):
            part = [(i, line) for n, i, line in lines if n == k]
            with open(f"{folder}/page.{k}", "w", encoding="utf-8") as f:
                f.writelines(line for _, line in part)
            for i, _ in part:
                out.writelines(of.get(i, []))


def main():
    if sys.argv[1] == "--split":
        split(*sys.argv[2:5], int(sys.argv[5]))
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
            for label, weight in rows(answer, page):
                print(host, f"{weight * importance:.6f}", f"{label:.3f}",
                      page["id"], sep="\t")


if __name__ == "__main__":
    main()
