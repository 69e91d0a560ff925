import pytest

from kg.errors import QueryError
from kg.stores.queries import refuse_files


@pytest.mark.parametrize(
    "query",
    [
        "LOAD CSV FROM $file AS line RETURN line",
        "load\n\tcsv FROM $file AS line RETURN line",
        "LOAD/* */CSV FROM $file AS line RETURN line",
        "LOAD // x\nCSV FROM $file AS line RETURN line",
        "RETURN 1 AS one UNION CALL { LOAD CSV FROM $file AS one RETURN one } RETURN one",
        "CYPHER 25 LOAD CSV FROM $file AS line RETURN line",
        r"\u004COAD CSV FROM $file AS line RETURN line",
        r"L\u004FAD/**/CSV FROM $file AS line RETURN line",
        "LOAD\u180e CSV FROM $file AS line RETURN line",
        r"RETURN '\u0027 AS one UNION LOAD CSV FROM $file AS one RETURN one //'",
        "RETURN 'it\\'s' AS one UNION LOAD CSV FROM $file AS one RETURN one //'",
        "RETURN 1 AS `a``b` UNION LOAD CSV FROM $file AS `a``b` RETURN `a``b`",
    ],
)
def test_reading_files_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        refuse_files(query)


@pytest.mark.parametrize(
    "query",
    [
        "RETURN 'LOAD CSV' AS words",
        'RETURN "it\'s LOAD CSV" AS words',
        "RETURN 1 AS `LOAD CSV` // LOAD CSV",
        "/* LOAD CSV */ RETURN 1 AS one",
        "MATCH (load) RETURN load AS csv, load.csv",
    ],
)
def test_words_are_no_files(query: str) -> None:
    refuse_files(query)
