"""All benches one after the other; each prints its figures with a baseline measured in the same run.

python -m tests.bench [--quick]     --quick: 10k articles and 200 feeds instead of 100k and 1000
"""

from __future__ import annotations

import subprocess
import sys

FULL = [
    ["bench_store", "--articles", "100000"],
    ["bench_screen", "--articles", "100000"],
    ["bench_stories", "--articles", "100000", "--also", "10000"],
    ["bench_refresh", "--feeds", "1000"],
    ["bench_names", "--articles", "2000"],
    ["bench_entities"],
]
QUICK = [
    ["bench_store", "--articles", "10000"],
    ["bench_screen", "--articles", "10000"],
    ["bench_stories", "--articles", "10000"],
    ["bench_refresh", "--feeds", "200"],
    ["bench_names", "--articles", "200"],
    ["bench_entities", "--rounds", "1"],
]


def main() -> None:
    status = 0
    for name, *options in QUICK if "--quick" in sys.argv else FULL:
        print(f"\n== {name} {' '.join(options)}", flush=True)
        status |= subprocess.run([sys.executable, "-m", f"tests.bench.{name}", *options]).returncode
    sys.exit(status)


if __name__ == "__main__":
    main()
