"""`revisions` and `text`: an article through time and by its sources, without a screen."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.fakes import item, rss

FIRST = "<p>The council voted on Tuesday to mend the old bridge, nine to four.</p>"


def test_edits_are_printed_word_by_word(newsdeck: Run, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(rss(item(1, text=FIRST).replace("https://harbour.example/ferry/1", "")))
    assert newsdeck("add", str(feed)).status == 0
    [row] = newsdeck("list", "--json").json["articles"]
    assert newsdeck("revisions", str(row["id"])).status == 3
    assert newsdeck("revisions", str(row["id"]), "--json").json["revisions"] == []
    feed.write_text(rss(item(1, text=FIRST.replace("mend", "replace")).replace("https://harbour.example/ferry/1", "")))
    assert newsdeck("refresh").status == 0
    shown = newsdeck("revisions", str(row["id"])).out
    assert "on Tuesday to [-mend-]{+replace+} the old bridge" in shown
    [edit] = newsdeck("revisions", str(row["id"]), "--json").json["revisions"]
    assert (edit["added"], edit["removed"]) == (1, 1)
    assert {"kind": "added", "text": "replace"} in edit["paragraphs"][0]
    assert newsdeck("revisions", "999").status == 3
