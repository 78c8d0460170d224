"""A table as lines of aligned columns, cut to the width there is."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from reader.tui import show
from reader.tui.runs import Run

GAP = "  "
_MAX_ROWS = 400
_NUMBER = frozenset("0123456789.,%+-–−$€£¥ ")


def typeset(rows: Sequence[Sequence[str]], width: int, base: str) -> list[list[Run]]:
    """The first row is the head; columns that hold only numbers stand flush right."""
    cells = [[show.line(cell) for cell in row] for row in rows[:_MAX_ROWS]]
    columns = max((len(row) for row in cells), default=0)
    if not columns:
        return []
    cells = [row + [""] * (columns - len(row)) for row in cells]
    natural = [max(max(cell_len(row[c]) for row in cells), 1) for c in range(columns)]
    widths = share(natural, width - len(GAP) * (columns - 1))
    numeric = [all(set(row[c]) <= _NUMBER for row in cells[1:]) and len(cells) > 1 for c in range(columns)]
    lines = [_row(cells[0], widths, numeric, f"{base} subheading")]
    lines.append([Run(GAP.join("─" * w for w in widths), f"{base} rule")])
    lines += [_row(row, widths, numeric, base) for row in cells[1:]]
    if len(rows) > _MAX_ROWS:
        lines.append([Run(f"… {show.count(len(rows) - _MAX_ROWS, 'more row')}", f"{base} muted")])
    return lines


def share(natural: Sequence[int], available: int) -> list[int]:
    """Column widths that fit: narrow columns keep what they need, wide ones share the rest evenly."""
    widths = list(natural)
    while sum(widths) > max(available, len(widths)):
        widest = max(widths)
        below = max((w for w in widths if w < widest), default=1)
        crowd = [i for i, w in enumerate(widths) if w == widest]
        over = sum(widths) - max(available, len(widths))
        step = max(1, min(widest - below, -(-over // len(crowd))))
        for i in crowd:
            if over <= 0:
                break
            taken = min(step, over, widths[i] - 1)
            widths[i] -= taken
            over -= taken
        if widest <= 1:
            break
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool], ink: str) -> list[Run]:
    out = []
    for cell, width, right in zip(cells, widths, numeric, strict=True):
        if right and cell_len(cell) <= width:
            out.append(" " * (width - cell_len(cell)) + cell)
        else:
            out.append(show.fit(cell, width))
    return [Run(GAP.join(out).rstrip(), ink)]
