"""`python -m reader.text.training CORPUS… [--out FILE] [--check]`: train the line corrector, or measure it.

With --check the trees are cross-validated by site instead of written, and held against plain trafilatura.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from reader.text.training.corpus import Example, examples, unpacked
from reader.text.training.fit import cross_validated, fitted
from reader.text.training.score import Score, article_of, gain, of_blocks, score, shingle_f1, word_f1
from reader.text.trees import save

WEIGHTS = Path(__file__).parent.parent / "data" / "lines.npz"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m reader.text.training", description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--check", action="store_true", help="cross-validate by site and print the figures")
    given = parser.parse_args(arguments)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        known = examples([unpacked(path, Path(folder)) for path in given.corpora])
        print(f"{len(known)} pages, {sum(len(e.rows) for e in known)} blocks", flush=True)
        if given.check:
            _check(known)
            return 0
    save(fitted(known), given.out)
    print(f"{given.out}: {given.out.stat().st_size} bytes")
    return 0


def _check(known: Sequence[Example]) -> None:
    likelihoods = cross_validated(known)
    for corpus in sorted({example.page.corpus for example in known}):
        chosen = [(e, p) for e, p in zip(known, likelihoods, strict=True) if e.page.corpus == corpus]
        texts = [e.page.text for e, _ in chosen]
        ours = [of_blocks(e.page.text, article_of(e, p.tolist())) for e, p in chosen]
        bare = [of_blocks(e.page.text, article_of(e, None)) for e, _ in chosen]
        peer = [score(text, _peer(e)) for text, (e, _) in zip(texts, chosen, strict=True)]
        print(f"\n{corpus}: {len(chosen)} pages")
        for name, scores in (("trafilatura", peer), ("with rules", bare), ("with rules and trees", ours)):
            print(f"  {name:21} shingle F1 {shingle_f1(scores):.4f}  word F1 {word_f1(scores):.4f}  {_lost(scores)}")
        for name, measure in (("shingle F1", shingle_f1), ("word F1", word_f1)):
            mean, low, high = gain(ours, peer, measure)
            print(f"  gain in {name}: {mean:+.4f} [{low:+.4f}, {high:+.4f}]")


def _lost(scores: Sequence[Score]) -> str:
    return f"words wrongly cut {100 * sum(s.wrongly_cut for s in scores) / sum(s.words for s in scores):.3f} %"


def _peer(example: Example) -> str:
    import trafilatura

    return trafilatura.extract(example.page.path.read_bytes(), include_comments=False) or ""


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
