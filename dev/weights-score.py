#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Last step of dev/train-weights --score: what several draws of folds give.

    weights-score.py SCORER GOLD.ndjson OUT.ndjson... [--worst N]

SCORER is the program that comes with the answers; a row for each OUT, then
their mean and the standard deviation between draws. --worst lists the pages
with the lowest mean F1.
"""
import argparse
import importlib.util
import statistics


def load(path):
    spec = importlib.util.spec_from_file_location("scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def bench(gold, name, kind=None):
    return [g for g in gold if g.get("bench") == name
            and (kind is None or g.get("page_type") == kind)]


def figures(scorer, gold, out):
    """The four figures, and the F1 of every page."""
    def of(rows, part):
        return scorer.score(rows, out, 2)[0].get(part, {})
    grams = of(bench(gold, "scrapinghub"), "shingle")
    rank = scorer.score(gold, out, 2)[1]
    return {
        "scrapinghub": grams.get("f1", 0),
        "P": grams.get("precision", 0),
        "R": grams.get("recall", 0),
        "segments": of(bench(gold, "trafilatura"), "segments").get("f1", 0),
        "WCXB articles": of(bench(gold, "wcxb-dev", "article"), "words")
        .get("f1", 0),
        "WCXB all": of(bench(gold, "wcxb-dev"), "words").get("f1", 0),
    }, rank


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("scorer")
    ap.add_argument("gold")
    ap.add_argument("out", nargs="+")
    ap.add_argument("--worst", type=int, default=0)
    a = ap.parse_args()
    scorer = load(a.scorer)
    gold = list(scorer.read_ndjson(a.gold))
    rows, ranks = [], []
    for path in a.out:
        row, rank = figures(scorer, gold, scorer.read_output(path))
        rows.append(row)
        ranks.append(rank)
    print("draw  " + "  ".join(rows[0]))
    for i, row in enumerate(rows):
        print(f"{i:4}  " + "  ".join(
            f"{v:{len(k)}.4f}" for k, v in row.items()))
    for name, f in (("mean", statistics.fmean), ("sd", statistics.stdev)):
        if len(rows) > 1:
            print(f"{name:4}  " + "  ".join(
                f"{f([r[k] for r in rows]):{len(k)}.4f}" for k in rows[0]))
    mean = {i: statistics.fmean(r[i] for r in ranks) for i in ranks[0]}
    for i in sorted(mean, key=mean.get)[:a.worst]:
        print(f"  {mean[i]:.3f}  {i}  "
              + " ".join(f"{r[i]:.3f}" for r in ranks))


if __name__ == "__main__":
    main()
