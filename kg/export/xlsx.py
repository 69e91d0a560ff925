"""The tables of a graph as one spreadsheet; no cell is a formula or a link, whatever it says."""

from datetime import date, datetime
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.export.sheets import Sheet, sheets
from kg.graph import Graph

if TYPE_CHECKING:
    from xlsxwriter import Workbook

ROWS = 1_048_575  # below the header: what the format can hold
CHARACTERS = 32_767  # of a cell, likewise
EPOCH = date(1900, 3, 1)  # days before it are not those that spreadsheets take them for
LIST_END = "; "
WIDTH = 20  # of a column, in characters


def write_xlsx(graph: Graph, stream: IO[bytes]) -> None:
    """Write the graph as a workbook: the same graph, the same bytes. Raises UsageError where it is too large."""
    import xlsxwriter

    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": datetime(2000, 1, 1), "title": "trade-policy-kg"})
    for sheet in sheets(graph):
        _add(book, sheet)
    book.close()
    stream.write(content.getvalue())


def _add(book: "Workbook", sheet: Sheet) -> None:
    if len(sheet.rows) > ROWS:
        raise UsageError(f"{len(sheet.rows)} {sheet.name} are more than a spreadsheet holds; export csv or jsonl.")
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 1)
    page.set_column(0, len(sheet.columns) - 1, WIDTH)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    heading = book.add_format({"bold": True})
    day, time = (book.add_format({"num_format": form}) for form in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"))
    for column, name in enumerate(sheet.columns):
        page.write_string(0, column, name, heading)
    for number, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row):
            _cell(page, number, column, value, day, time)


def _cell(page: Any, row: int, column: int, value: Any, day: Any, time: Any) -> None:
    """Each kind by the method that writes it and nothing else: `write` would take text for formulas and links."""
    if value is None:
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, (int, float)):
        page.write_number(row, column, value)
    elif isinstance(value, datetime):
        page.write_datetime(row, column, value.replace(tzinfo=None), time)  # all times are UTC
    elif isinstance(value, date) and value >= EPOCH:
        page.write_datetime(row, column, datetime(value.year, value.month, value.day), day)
    else:
        text = LIST_END.join(value) if isinstance(value, (list, tuple)) else str(value)
        text = text.replace("\r\n", "\n")  # within a cell a line ends so
        page.write_string(row, column, text if len(text) <= CHARACTERS else text[: CHARACTERS - 1] + "…")
