"""Tables: those that hold data keep their rows, those that only lay out a page are read as plain blocks.

Stage: text.
"""

from __future__ import annotations

from typing import Any

from reader.clean import MAX_BLOCK, clean_line

MAX_COLUMNS = 60
_BLOCKS_IN_CELLS = ("table", "h1", "h2", "h3", "h4", "blockquote", "pre", "article", "form", "img", "ul", "ol")
_LONG_CELL = 600


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
    rows = []
    for row in table.iter("tr"):
        cells = tuple(clean_line(" ".join(cell.itertext()), MAX_BLOCK) for cell in row if cell.tag in ("td", "th"))[
            :MAX_COLUMNS
        ]
        if any(cells):
            rows.append(cells)
    return tuple(rows)
