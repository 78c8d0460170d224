"""No widget of Textual's is given a plain string that could be read as markup, and nothing bypasses the cleaner."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import reader.tui

HOME = Path(reader.tui.__file__).parent
WIDGETS = {"Static", "Label", "Button", "Markdown", "Collapsible", "Option", "Checkbox", "RadioButton"}
TITLES = {"border_title", "border_subtitle", "tooltip", "sub_title", "title"}


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(HOME.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def is_content(node: ast.expr) -> bool:
    """A literal without brackets, or a value made by `show.content` (a cast around it does not matter)."""
    if isinstance(node, ast.Constant):
        return not (isinstance(node.value, str) and "[" in node.value)
    if isinstance(node, ast.Call) and name_of(node) == "cast":
        return is_content(node.args[1])
    return isinstance(node, ast.Call) and name_of(node) == "content"


def problems(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name, keywords = name_of(node), {k.arg: k.value for k in node.keywords}
            if name in WIDGETS and node.args and not is_content(node.args[0]):
                yield node.lineno, f"{name} is given something else than show.content(...)"
            if name == "notify" and not _is_false(keywords.get("markup")):
                yield node.lineno, "notify without markup=False"
            if name == "update" and node.args and isinstance(node.args[0], ast.JoinedStr):
                yield node.lineno, "update with a formatted string"
            if name in ("from_markup", "from_ansi") or ("tooltip" in keywords and name in WIDGETS):
                yield node.lineno, f"{name} reads markup"
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Attribute) and target.attr in TITLES and not is_content(node.value):
                    yield node.lineno, f"{target.attr} is given something else than show.content(...)"


def _is_false(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def test_no_widget_is_given_text_that_could_be_markup() -> None:
    found = [f"{path.name}:{line}: {what}" for path, tree in trees() for line, what in problems(tree)]
    assert found == []


def test_the_lint_finds_what_it_looks_for() -> None:
    bad = "Static(title)\nself.app.notify(text)\nself.border_title = name\nlabel.update(f'{x}')\nContent.from_markup(x)"
    assert len(list(problems(ast.parse(bad)))) == 5


def test_only_the_screens_talk_to_the_library() -> None:
    for path, tree in trees():
        if path.parent.name != "widgets":
            continue
        names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert "library" not in names, path.name


def test_no_file_runs_a_shell() -> None:
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                assert name_of(node) not in ("system", "popen"), path.name
                assert not any(k.arg == "shell" for k in node.keywords), path.name
