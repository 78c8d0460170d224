"""The command line as scripts see it: JSON keys, exit statuses, data on stdout and all else on stderr."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pytest

from reader.cli import main
from tests.cli.conftest import Run
from tests.fakes import Web, item, rss

PROSE = (
    "<p>Mayor Ines Okafor of Port Ellan told the council on Tuesday that the swing bridge will be replaced for 41 million euros. "
    "Engineers of Tollan Works had found cracks in two piers of the old bridge, and the traders of the northern quay asked for a ferry every ten minutes.</p>"
) * 4
ARTICLE_KEYS = {"id", "title", "url", "feed", "author", "published", "read", "starred", "story", "words"}


def test_the_main_job_from_scripts(newsdeck: Run, site: Web) -> None:
    feed = site.serve("/feed", rss(item(1, title="Bridge will be replaced", text=PROSE), item(2, text=PROSE.replace("bridge", "lighthouse"))), ETag='"1"')
    added = newsdeck("add", feed, "--json")
    assert (added.status, added.json["v"], added.json["added"][0]["new"]) == (0, 1, 2)
    refreshed = newsdeck("refresh", "--json").json
    assert {k: refreshed[k] for k in ("v", "feeds", "new", "updated", "failed")} == {"v": 1, "feeds": 1, "new": 0, "updated": 0, "failed": []}
    assert newsdeck("refresh", "--json").json["not_modified"] == 1

    listed = newsdeck("list", "--json").json
    assert listed["v"] == 1
    assert [set(row) for row in listed["articles"]] == [ARTICLE_KEYS] * 2
    assert listed["articles"][0]["published"] == "2026-11-19T02:00:00Z"
    one = next(row["id"] for row in listed["articles"] if row["title"].startswith("Bridge"))

    lines = newsdeck("list", "--jsonl", "--limit", "1").out.splitlines()
    assert [json.loads(line)["v"] for line in lines] == [1]
    assert newsdeck("list", "--format", "{id}:{title}", f"id:{one}").out == f"{one}:Bridge will be replaced\n"

    found = newsdeck("search", "lighthouse", "--json").json["articles"]
    assert [set(row) for row in found] == [ARTICLE_KEYS | {"score", "snippet"}]
    assert "lighthouse" in found[0]["snippet"]

    read = newsdeck("read", str(one), "--json").json
    assert {"source", "title", "author", "published", "site", "language", "image", "text", "blocks", "id", "mentions"} <= set(read)
    for mention in read["mentions"]:
        assert read["text"][mention["start"] : mention["end"]] == mention["text"]
    assert "Ines Okafor" in {mention["entity"] for mention in read["mentions"]}

    related = newsdeck("related", str(one), "--json").json
    assert set(related) == {"v", "copies", "same_story", "earlier", "background"}
    assert set(newsdeck("stats", "--json").json) == {"v", "feeds", "entries", "articles", "unread", "stories", "entities", "bytes"}
    [row] = newsdeck("feeds", "--json").json["feeds"]
    assert set(row) == {"id", "url", "title", "folder", "entries", "unread", "last_ok", "error"}
    [story, *_] = newsdeck("stories", "--all", "--json").json["stories"]
    assert set(story) == {"story", "headline", "articles", "sources", "first", "last"}
    page = newsdeck("entity", "Ines Okafor", "--json").json
    assert page["kind"] == "person"
    assert all("Okafor" in m["sentence"][m["start"] : m["end"]] for m in page["mentions"])


def test_marks_tags_undo_and_redo(newsdeck: Run, site: Web) -> None:
    newsdeck("add", site.serve("/feed", rss(item(1), item(2), item(3))))
    assert newsdeck("mark", "read", "is:unread", "title:3").out == "Marked 1 article read\n"
    assert newsdeck("tag", "ferries", "ferry", "number").status in (0, 3)
    assert newsdeck("mark", "star", "id:1").status == 0
    assert len(newsdeck("list", "is:unread", "--json").json["articles"]) == 2
    assert newsdeck("undo").status == 0
    assert newsdeck("list", "is:starred", "--json").json["articles"] == []
    assert newsdeck("redo").status == 0
    assert len(newsdeck("list", "is:starred", "--json").json["articles"]) == 1
    assert newsdeck("mark", "read", "feed:nowhere").status == 3


def test_extract_takes_many_files_and_answers_in_their_order(newsdeck: Run, tmp_path: Path) -> None:
    names = [f"page{number}.html" for number in range(6)]
    for name in names:
        (tmp_path / name).write_text(f"<html><head><title>{name}</title></head><body><article><h1>{name}</h1>{PROSE}<p>Sign up for our newsletter. Subscribe now</p></article></body></html>")
    done = newsdeck("extract", *names, "missing.html", "--jsonl")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [row["source"] for row in rows] == names
    assert (done.status, "missing.html" in done.err) == (1, True)
    assert set(rows[0]) == {"v", "source", "title", "author", "published", "site", "language", "image", "text", "blocks"}
    assert set(rows[0]["blocks"][0]) == {"kind", "text", "kept", "reason"}
    assert rows[0]["text"] == "\n\n".join(block["text"] for block in rows[0]["blocks"] if block["kept"])
    assert newsdeck("extract", "-", stdin=(tmp_path / names[0]).read_bytes()).out.startswith(names[0])
    assert newsdeck("extract", "missing.html").status == 69


def test_entities_of_a_plain_text_file_have_exact_offsets(newsdeck: Run, tmp_path: Path) -> None:
    text = "Kwame Asante met Ines Okafor in Port Ellan.\n\nOkafor’s plan costs $41 million — 12 % more. 🙂 Asante agreed."
    (tmp_path / "a.txt").write_bytes(text.encode())
    row = newsdeck("entities", "a.txt", "--json").json
    assert set(row) == {"v", "source", "mentions", "entities"}
    assert all(text[m["start"] : m["end"]] == m["text"] for m in row["mentions"])
    assert {"$41 million", "12 %"} <= {m["text"] for m in row["mentions"]}
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    assert "not UTF-8" in newsdeck("entities", "bad.txt").err


def test_import_and_export(newsdeck: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "1", "url": "https://x.example/1", "title": "Imported", "text": PROSE, "published": "2026-11-01T00:00:00Z", "source": "Gazette"}))
    assert newsdeck("import", "jsonl", "in.jsonl").out == "1 new articles of 1\n"
    assert json.loads(newsdeck("export", "jsonl").out)["title"] == "Imported"
    assert newsdeck("export", "md", "-o", "out.md").status == 0
    assert "Imported" in (tmp_path / "out.md").read_text()
    assert newsdeck("export", "md", "-o", "no/such/folder/out.md").status == 73
    (tmp_path / "feeds.opml").write_text('<opml version="2.0"><body><outline text="Sea"><outline text="A" xmlUrl="https://a.example/f"/></outline></body></opml>')
    assert newsdeck("import", "opml", "feeds.opml", "--dry-run").out == "Sea  A  https://a.example/f\n"
    assert newsdeck("import", "opml", "feeds.opml").status == 0
    assert 'xmlUrl="https://a.example/f"' in newsdeck("export", "opml").out
    assert newsdeck("import", "opml", "in.jsonl").status == 2


def test_what_is_written_to_a_device_does_not_take_its_place(newsdeck: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.symlink_to("/dev/stdout")
    done = newsdeck("export", "opml", "-o", "out")
    assert (done.status, out.is_symlink(), "<opml" in done.out) == (0, True, True)
    for name in ("", "/", "x" * 300):
        assert newsdeck("export", "opml", "-o", name).status == 73
    assert [*tmp_path.glob("*.part")] == []


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["lst"], 2, 'did you mean "list"'),
        (["list", "is:unred"], 2, "unread"),
        (["list", "--sort", "best"], 2, "newest"),
        (["read", "99"], 3, "no article 99"),
        (["list"], 3, "no article"),
        (["entity", "Nobody"], 3, "Nobody"),
        (["add", "http://127.0.0.1:9/feed"], 69, "no connection"),
        (["--offline", "refresh"], 69, "offline"),
        (["--config", "none.toml", "list"], 78, "none.toml"),
        (["--db", "/proc/nowhere/a.db", "list"], 73, "/proc/nowhere"),
        (["remove", "nothing"], 3, "nothing"),
    ],
)
def test_exit_statuses_and_one_clear_sentence(newsdeck: Run, arguments: list[str], status: int, said: str) -> None:
    done = newsdeck(*arguments)
    assert (done.status, done.out) == (status, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_a_wrong_config_is_told_whole_and_exits_78(newsdeck: Run, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[reading]\ncolum = 3\n[fetchin]\n")
    for arguments in (["list"], ["config", "check"]):
        done = newsdeck(*arguments)
        assert done.status == 78
        assert "config.toml:2" in done.err
        assert "config.toml:3" in done.err


def test_per_feed_settings_show_their_value_and_where_it_comes_from(newsdeck: Run, site: Web) -> None:
    newsdeck("add", site.serve("/feed", rss(item(1))))
    assert newsdeck("set", "1", "strip", "off").status == 0
    rows = {row["key"]: row for row in newsdeck("feeds", "set", "1", "--json").json["settings"]}
    assert (rows["strip"]["value"], rows["strip"]["origin"]) == ("off", "this feed")
    assert rows["full_text"]["origin"] == "config fetching.full_text"
    assert newsdeck("set", "1", "stripp", "off").status == 78
    assert newsdeck("rename", "1", "My ferries").status == 0
    assert newsdeck("move", "My ferries", "Sea").status == 0
    assert newsdeck("feeds", "--json").json["feeds"][0]["folder"] == "Sea"


def test_what_a_hostile_feed_says_reaches_the_terminal_harmless(newsdeck: Run, site: Web) -> None:
    evil = "&amp;#27;]0;owned&amp;#7; [/] &amp;#x9b;31m\u202egnp"
    site.serve("/feed", rss(item(1, title=evil, text=f"<p>{evil}</p>" + PROSE), title=evil))
    newsdeck("add", site.url("/feed"))
    for arguments in (["list"], ["read", "1"], ["feeds"], ["search", "owned"], ["list", "--format", "{title}"]):
        done = newsdeck(*arguments)
        assert not set(done.out) & {"\x1b", "\x07", "\x9b", "\u202e"}, arguments
        assert "[/]" in done.out or arguments == ["feeds"]


def test_a_partly_failed_refresh_exits_1_and_a_wholly_failed_one_69(newsdeck: Run, site: Web) -> None:
    newsdeck("add", site.serve("/a", rss(item(1))), site.serve("/b", rss(item(2))))
    site.serve("/b", b"", status=500)
    done = newsdeck("refresh", "--json")
    assert (done.status, [row["url"] for row in done.json["failed"]]) == (1, [site.url("/b")])
    site.serve("/a", b"", status=404)
    assert newsdeck("refresh").status == 69


def test_doctor_finds_a_healthy_archive_healthy_and_backup_copies_it(newsdeck: Run, site: Web, tmp_path: Path) -> None:
    newsdeck("add", site.serve("/feed", rss(item(1))))
    assert newsdeck("doctor").status == 0
    assert newsdeck("backup", "copy.db").status == 0
    assert newsdeck("--db", "copy.db", "list", "--json").json["articles"][0]["id"] == 1


def test_an_unexpected_error_is_one_line_and_the_rest_goes_to_the_log(newsdeck: Run, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import reader.cli.care as c\ndef broken(*a, **k): raise RuntimeError('bad \\x1b[31mluck')\nc.stats.callback = broken\n")
    done = newsdeck("stats", PYTHONPATH=f"{tmp_path}:{Path(__file__).parent.parent.parent}")
    assert done.status == 70
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err
    assert "RuntimeError" in (tmp_path / "log").read_text()


@pytest.mark.parametrize("command", [["list"], ["refresh"], ["stats"], ["feeds"], ["extract", "x.html"]])
def test_no_command_but_the_reader_imports_textual(command: list[str], tmp_path: Path) -> None:
    import subprocess

    code = f"import sys\nfrom reader.cli.app import run\ntry:\n    run(['--db', r'{tmp_path / 'a.db'}', *{command!r}])\nexcept SystemExit: pass\nfinally: print([m for m in sys.modules if m.split('.')[0] in ('textual', 'rich', 'trafilatura', 'feedparser')], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, cwd=Path(__file__).parent.parent.parent)
    assert done.stderr.strip().splitlines()[-1] == "[]"


def test_completion_and_keys_and_version(newsdeck: Run) -> None:
    assert "_NEWSDECK_COMPLETE" in newsdeck("completion", "bash").out
    assert newsdeck("--version").out.startswith("newsdeck, version 0.")
    rows = newsdeck("keys", "--json").json["keys"]
    assert {"action", "keys", "context", "description"} == set(rows[0])


def test_a_watched_story_is_told_by_refresh_and_listed_until_the_watch_ends(newsdeck: Run, site: Web) -> None:
    feed = site.serve("/feed", rss(item(1, title="Bridge will be replaced", text=PROSE)), ETag='"1"')
    newsdeck("add", feed)
    assert newsdeck("stories", "--watched").status == 3
    [story] = newsdeck("stories", "--all", "--json").json["stories"]
    assert "Watching" in newsdeck("story", str(story["story"]), "--watch").err
    again = PROSE.replace("two piers", "both piers").replace("41 million", "43 million")
    time.sleep(1.1)  # a report is new when it came in a later second than the watch
    site.serve("/feed", rss(item(2, title="Bridge: council votes for a new one", text=again), item(1, title="Bridge will be replaced", text=PROSE)), ETag='"2"')
    told = newsdeck("refresh", "--json").json["watched"]
    assert [(row["new"], row["story"]) for row in told] == [(1, story["story"])]
    [row] = newsdeck("stories", "--watched", "--json").json["stories"]
    assert set(row) == {"story", "headline", "articles", "sources", "first", "last", "new", "since"}
    assert (row["new"], len(row["articles"])) == (1, 2)
    newsdeck("story", str(story["story"]), "--no-watch")
    assert newsdeck("stories", "--watched", "--json").json == {"v": 1, "stories": []}


def test_a_state_goes_out_and_in(newsdeck: Run, site: Web, tmp_path: Path) -> None:
    feed = site.serve("/feed", rss(item(1, title="Bridge will be replaced", text=PROSE)), ETag='"1"')
    newsdeck("add", feed)
    newsdeck("mark", "star", "bridge")
    newsdeck("export", "state", "-o", str(tmp_path / "state.json"))
    there = {"NEWSDECK_DB": str(tmp_path / "other.db")}
    assert "1 feeds, 0 saved queries, 1 marks" in newsdeck("import", "state", str(tmp_path / "state.json"), "--dry-run", **there).out
    assert "0 marks restored; 1 wait for their articles" in newsdeck("import", "state", str(tmp_path / "state.json"), **there).out
    assert newsdeck("refresh", **there).status == 0
    assert len(newsdeck("list", "is:starred", "--json", **there).json["articles"]) == 1
    assert newsdeck("import", "state", "-", stdin=b"{}", **there).status == 2


def test_tables_are_multiplied_on_one_core_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.cli.app.run", lambda: None)
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    main()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "4"
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "")
    main()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    main()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
