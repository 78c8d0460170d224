"""`cuts` and `source`: the same abilities without a screen."""

from __future__ import annotations

import json

from tests.cli.conftest import Run
from tests.fakes import Web, rss

ROWS = [
    {
        "id": str(n),
        "title": f"Report {n} of the pilots",
        "source": "Lantern Post",
        "text": "\n\n".join(
            [f"The pilots of the {word} roads noted number {n} in the long log of the day." for word in ("outer", "inner", "upper", "lower")]
            + ["Sign up for our newsletter and never miss a ferry again."]
        ),
    }
    for n in (1, 2)
]


def imported(newsdeck: Run) -> list[int]:
    lines = "\n".join(json.dumps(row) for row in ROWS)
    assert newsdeck("import", "jsonl", "-", stdin=lines.encode()).status == 0
    return [row["id"] for row in newsdeck("list", "--json").json["articles"]]


def test_cuts_are_listed_decided_and_taken_back(newsdeck: Run) -> None:
    one, two = imported(newsdeck)
    [cut] = newsdeck("cuts", str(one), "--json").json["cuts"]
    assert (cut["line"], cut["kept"], cut["decided"]) == (4, False, None)
    assert cut["reason"]
    done = newsdeck("cuts", str(one), "--keep", "--line", "never miss a ferry", "--in", "source")
    assert (done.status, done.out.strip()) == (0, "Keep this line in Lantern Post from now on")
    [kept] = newsdeck("cuts", str(two), "--json").json["cuts"]
    assert (kept["kept"], kept["decided"]) == (True, "you always keep this in Lantern Post")
    assert newsdeck("cuts", str(two), "--forget", "--line", "4").status == 0
    assert newsdeck("cuts", str(one), "--json").json["cuts"] == [cut]


def test_a_line_must_be_named_and_be_the_only_one(newsdeck: Run) -> None:
    one, _ = imported(newsdeck)
    assert newsdeck("cuts", str(one), "--keep").status == 2
    assert newsdeck("cuts", str(one), "--cut", "--line", "the pilots").status == 2
    assert newsdeck("cuts", str(one), "--cut", "--line", "no such words").status == 3
    assert newsdeck("cuts", "999").status == 3


def test_a_source_tells_what_is_cut_from_it_and_forgets_a_decision(newsdeck: Run) -> None:
    one, _ = imported(newsdeck)
    page = newsdeck("source", "lantern", "post", "--json").json
    assert (page["v"], page["title"], page["articles"]) == (1, "Lantern Post", 2)
    assert [(cut["articles"], cut["text"]) for cut in page["cuts"]] == [(2, "Sign up for our newsletter and never miss a ferry again.")]
    newsdeck("cuts", str(one), "--keep", "--line", "4", "--in", "everywhere")
    page = newsdeck("source", "Lantern Post", "--json").json
    [line] = page["decisions"]
    assert (line["keep"], line["everywhere"], page["cuts"]) == (True, True, [])
    assert "keep  everywhere" in newsdeck("source", "Lantern Post").out
    assert newsdeck("source", "Lantern Post", "--forget", line["key"]).status == 0
    assert newsdeck("source", "Lantern Post", "--json").json["decisions"] == []
    assert newsdeck("source", "Nobody").status == 3
    health = newsdeck("feeds", "--health", "--json").json["feeds"]
    assert [row["warning"] for row in health] == [None]


def test_a_feed_cut_short_is_told_by_the_refresh_and_by_its_source(newsdeck: Run, site: Web) -> None:
    site.serve("/log", rss(*(f"<item><guid>{n}</guid><title>Log {n}</title></item>" for n in range(2001)), title="Log"))
    newsdeck("add", site.url("/log"))
    said = "2,000 entries of 2,001 read."
    assert newsdeck("source", "Log", "--json").json["cut_short"] == said
    told = newsdeck("refresh", "--json")
    assert (told.status, told.json["failed"]) == (0, [])
    assert told.json["cut_short"] == [{"url": site.url("/log"), "why": said}]
    assert f"/log: {said}" in told.err
    assert f"\n{said}\n" in newsdeck("source", "Log").out
