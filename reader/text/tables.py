"""Tables: those that hold data keep their rows, those that only lay out a page are read as plain blocks.

Stage: text.
"""

from __future__ import annotations

from typing import Any

from reader.clean import MAX_BLOCK, clean_line, whole_number

MAX_COLUMNS = 60
_BLOCKS_IN_CELLS = ("table", "h1", "h2", "h3", "h4", "blockquote", "pre", "article", "form", "img", "ul", "ol")
_LONG_CELL = 600
_SPANNED = 4_000
"""Places; a timetable of a week has some hundreds."""


def is_data_table(table: Any) -> bool:
    """False for layout: nested tables, one column, cells with headings or whole paragraphs."""
    if table.get("role") in ("presentation", "none"):
        return False
    rows = columns = 0
    for row in table.iter("tr"):
        cells = sum(1 for cell in row if cell.tag in ("td", "th"))
        rows += cells > 0
        columns = max(columns, cells)
        if rows == 50:
            break
    if columns < 2 or (rows < 2 and table.find(".//th") is None):
        return False
    if table.find(".//th") is not None and table.find(".//table") is None:
        return True
    inner = next((e for e in table.iter(*_BLOCKS_IN_CELLS) if e is not table), None)
    if inner is not None:
        return False
    first_cells = [cell for _, cell in zip(range(60), table.iter("td"), strict=False)]
    return all(len("".join(cell.itertext())) <= _LONG_CELL for cell in first_cells)


def rows_of(table: Any) -> tuple[tuple[str, ...], ...]:
    """The cells by row. A cell that spans stands in its first place; the places it covers are empty."""
    rows: list[tuple[str, ...]] = []
    covered: dict[int, int] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        begun: dict[int, int] = {}
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            _skip_covered(cells, covered)
            if len(cells) >= MAX_COLUMNS:
                break
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            if down > 1:
                begun.update(dict.fromkeys(range(len(cells), len(cells) + across), down - 1))
            cells += [clean_line(_cell_text(cell), MAX_BLOCK), *[""] * (across - 1)]
        _skip_covered(cells, covered)
        covered = {place: rows_left - 1 for place, rows_left in covered.items() if rows_left > 1} | begun
        if any(cells):
            rows.append(tuple(cells[:MAX_COLUMNS]))
    return tuple(rows)


def _skip_covered(cells: list[str], covered: dict[int, int]) -> None:
    while len(cells) in covered and len(cells) < MAX_COLUMNS:
        cells.append("")


def _cell_text(cell: Any) -> str:
    """Words of neighbouring blocks stay apart; a word that is half in bold stays one."""
    if cell.find(".//p") is None and cell.find(".//div") is None and cell.find(".//br") is None:
        return "".join(cell.itertext())
    return " ".join(cell.itertext())


def bound_spans(root: Any) -> None:
    """Take the spans out of tables that only claim to be large: 300 rows of cells that span 999 places are a million
    cells for whoever lays them out, and thirty seconds.
    """
    for table in root.iter("table"):
        cells = list(table.iter("td", "th"))
        if sum(_span(cell, "rowspan") * _span(cell, "colspan") for cell in cells) > 4 * len(cells) + _SPANNED:
            for cell in cells:
                for name in ("rowspan", "colspan"):
                    cell.attrib.pop(name, None)


def _span(cell: Any, name: str) -> int:
    stated = whole_number((cell.get(name) or "1").strip())
    return max(1, min(stated, MAX_COLUMNS)) if stated is not None and stated < 1000 else 1
