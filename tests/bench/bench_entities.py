"""How many tokens `newsdeck entities --jsonl` reads in a second of CPU, the start of each run included.

python -m tests.bench.bench_entities [--files 200] [--rounds 3]

The texts are the articles of our own writing that the model learns from: their first lines, whole (250 words), and by
tens. The baselines are taken in the same run: cutting the same texts into words, and starting Python with numpy.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from reader.entities.tokens import words_of
from reader.entities.training.reports import reports

ONE_THREAD = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
TOKEN = re.compile(r"\w+|[^\w\s]")


def cpu_of(command: Sequence[str]) -> float:
    """Seconds of a process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=ONE_THREAD)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cutting(texts: Sequence[str]) -> float:
    started = time.process_time()
    for text in texts:
        words_of(text)
    return time.process_time() - started


def typical(rounds: int, measure: Callable[[], float]) -> float:
    return median(measure() for _ in range(rounds))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--files", type=int, default=200, help="of a run")
    options.add_argument("--rounds", type=int, default=3, help="of which the median counts")
    asked = options.parse_args()
    articles = [document.text for document in reports()]
    tens = ["\n".join(articles[first : first + 10]) for first in range(0, len(articles), 10)]
    command = [sys.executable, "-m", "reader", "entities", "--jsonl"]
    with tempfile.TemporaryDirectory() as folder:
        tiny = Path(folder) / "tiny.txt"
        tiny.write_text("Ada Holt spoke in Halden.", "utf-8")
        begun = typical(asked.rounds, lambda: cpu_of([*command, str(tiny)]))
        numpy = typical(asked.rounds, lambda: cpu_of([sys.executable, "-c", "import numpy"]))
        print(f"start, lists and model read: {begun:.2f} s CPU, {begun / numpy:.1f} x Python with numpy")
        for name, texts in (
            ("first lines", [text.partition("\n")[0] for text in articles]),
            ("articles", articles),
            ("ten articles in one", tens),
        ):
            chosen = texts[: asked.files]
            files = [Path(folder) / f"{number}.txt" for number in range(len(chosen))]
            for file, text in zip(files, chosen, strict=True):
                file.write_text(text, "utf-8")
            spent = typical(asked.rounds, lambda files=files: cpu_of([*command, *map(str, files)]))
            plain = typical(asked.rounds, lambda chosen=chosen: cutting(chosen))
            tokens = sum(len(TOKEN.findall(text)) for text in chosen)
            print(
                f"{name:20} {len(chosen):4} texts of {tokens / len(chosen):5.0f} tokens: {tokens / spent:7,.0f} tokens"
                f" a CPU second; {tokens / (spent - begun):7,.0f} after the start, {(spent - begun) / plain:3.0f} x"
                f" cutting them into words"
            )


if __name__ == "__main__":
    main()
