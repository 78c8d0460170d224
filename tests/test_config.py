"""The config file: every mistake at once, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.config import Config, check_setting, load, parse
from reader.errors import ConfigError

BROKEN = """# my settings
[fetching]
full_text = "sometimes"
connexions = 8
deadline_s = 1

[claening]
strip = "off"

[reading]
column = "wide"
mark_read_on_open = 1
"""


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml") == Config()


def test_every_mistake_is_told_at_once_with_its_line_and_a_suggestion() -> None:
    with pytest.raises(ConfigError) as error:
        parse(BROKEN, "config.toml")
    assert error.value.problems == [
        "config.toml:3: fetching.full_text: 'sometimes' is not one of 'auto', 'always', 'never'",
        'config.toml:4: unknown key "fetching.connexions" (did you mean "connections"?)',
        "config.toml:5: fetching.deadline_s: 1 is outside 2 to 300",
        'config.toml:7: unknown section [claening] (did you mean "cleaning"?)',
        "config.toml:11: reading.column: 'wide' is not a whole number",
        "config.toml:12: reading.mark_read_on_open: 1 is neither true nor false",
    ]
    assert error.value.exit_status == 78


def test_broken_toml_names_its_line() -> None:
    with pytest.raises(ConfigError, match=r"config\.toml:2: "):
        parse("[reading]\ncolumn = = 3\n", "config.toml")


def test_a_file_that_is_not_text_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(path)


def test_the_example_lists_every_key_with_its_default() -> None:
    import tomllib
    from dataclasses import asdict

    example = (Path(__file__).parent.parent / "config.example.toml").read_text("utf-8")
    assert tomllib.loads(example) == asdict(Config())
    for line in example.splitlines():
        if "=" in line and not line.startswith("#"):
            before = example[: example.index(line)].rstrip("\n").splitlines()
            assert before[-1].startswith("#"), f"no comment above: {line}"


@pytest.mark.parametrize(
    ("key", "text", "value"), [("strip", "off", "off"), ("full_text", "always", "always"), ("interval_min", "60", 60)]
)
def test_a_feed_setting_is_checked(key: str, text: str, value: object) -> None:
    assert check_setting(key, text) == value


@pytest.mark.parametrize(
    ("key", "text"), [("stripp", "off"), ("strip", "maybe"), ("interval_min", "1"), ("interval_min", "often")]
)
def test_a_wrong_feed_setting_is_refused_in_words(key: str, text: str) -> None:
    with pytest.raises(ConfigError, match=key):
        check_setting(key, text)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param("9" * 5000, "too many digits", id="digits"), pytest.param("0x" + "f" * 9000, ":2: .*this is outside", id="hex"),
        pytest.param("[" * 9000, "nested", id="brackets"), pytest.param("'" + "x" * 9000 + "'", "x… is not a whole", id="text"),
        ("1e400", ":2: .*inf is not a whole"), ("[1]", "not a whole"), ("{a = 1}", "not a whole"), ("1979-05-27", "not a whole"),
    ],
)  # fmt: skip
def test_whatever_stands_for_a_number_is_answered_in_words(value: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said) as raised:
        parse(f"[reading]\ncolumn = {value}", "config.toml")
    assert str(raised.value).startswith("config.toml")
    assert len(str(raised.value)) < 400
