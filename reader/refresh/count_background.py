"""Count the background table anew: python -m reader.refresh.count_background ARTICLES.jsonl.gz

ARTICLES holds {"title", "text"} a line. Only numbers are kept, and no term of one article alone. The table that
ships was counted over 3,000 articles of the Article-Bias-Prediction corpus (ramybaly, Apache-2.0), which has no
event labels. Same input and same recogniser, same table.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from reader.refresh.jobs import Unnamed, name_articles
from reader.stories.background import DATA
from reader.text.extract import blocks_from_text


def main(source: Path) -> None:
    import numpy as np

    counted: Counter[int] = Counter()
    total = 0
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            article = Unnamed(0, row["title"] or "", blocks_from_text(row["text"] or ""), "", ())
            counted.update(name_articles([article])[0].counts.terms())
            total += 1
    kept = sorted((term, n) for term, n in counted.items() if n > 1)
    DATA.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        DATA,
        terms=np.array([term for term, _ in kept], dtype=np.uint32),
        articles=np.array([n for _, n in kept], dtype=np.uint16),
        total=np.array(total),
    )
    print(f"{total} articles, {len(kept)} terms, {DATA.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
