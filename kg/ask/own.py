"""Questions that a user writes: `.cypher` files described like those of kg, in the folders --queries or KG_QUERIES.

They only read, and return the claims that each row rests on. A `.rq` of the same name beside one asks it in SPARQL.
A file that is no question spoils no other: its problems are told where it is asked, and where questions are listed.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kg import rdf
from kg.articles.files import decoded, files_of
from kg.articles.tree import Flaw
from kg.ask.header import Header, described, header_of
from kg.ask.question import AS_OF, CYPHER, IDS, SPARQL, TEXT, TEXTS, Question
from kg.errors import Problem, QueryError, UsageError
from kg.stores.queries import code_of

QUERIES = "KG_QUERIES"
SUFFIXES = {".cypher": CYPHER, ".rq": SPARQL}
CLAIMS, ANSWER = "claims", "answer"
# Columns that answers are told by, and what they must be.
TOLD = {CLAIMS: IDS, ANSWER: TEXT, "status": TEXT, "status_answer": TEXT, "conditions": TEXTS}
_NAME = re.compile(r"\w[\w-]*")
_PARAMETER = re.compile(r"\$(\w+)")
_WORD = re.compile(r"[{}]|\bRETURN\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Own:
    """Users' questions by name; what is wrong with the files that are none, by the name that they would have."""

    questions: Mapping[str, Question]
    problems: Mapping[str, Sequence[Problem]]


def where(queries: str | Path | None = None) -> str | None:
    """The folders named, else those of KG_QUERIES; None where there are none."""
    return str(queries) if queries else os.environ.get(QUERIES) or None


def folders(queries: str | Path | None = None) -> list[Path]:
    """The folders of users' questions: those named, else those of KG_QUERIES; the sign of PATH stands between them."""
    return [Path(one) for one in (where(queries) or "").split(os.pathsep) if one]


def read_own(queries: str | Path | None, shipped: Mapping[str, str]) -> Own:
    """The questions in these folders, at any depth; `shipped` are names that are taken, and where.

    Raises UsageError for a folder that is not there.
    """
    files: dict[str, list[Path]] = {}
    for folder in folders(queries):
        if not folder.is_dir():
            raise UsageError(f"There is no folder {str(folder)!r} with questions; --queries or KG_QUERIES names it.")
        for path in files_of([folder], tuple(SUFFIXES)):
            if not any(part.startswith(".") for part in path.relative_to(folder).parts):
                files.setdefault(path.stem, []).append(path)
    found: dict[str, Question] = {}
    problems: dict[str, list[Problem]] = {}
    for name, paths in sorted(files.items()):
        read = _misplaced(name, paths, shipped) or _read(name, {SUFFIXES[path.suffix]: path for path in paths})
        if isinstance(read, Question):
            found[name] = read
        else:
            problems[name] = sorted(set(read))
    return Own(found, problems)


def from_texts(name: str, texts: Mapping[str, str]) -> Question:
    """The question that these texts, kept from an own question that was asked, are. Raises QueryError if none."""
    file = f"{name}.cypher"
    header = header_of(texts.get(CYPHER, ""), file)
    found = described(name, "", texts, header, file)
    if header.problems:
        raise QueryError("\n".join(map(str, header.problems)))
    return found


def _misplaced(name: str, paths: Sequence[Path], shipped: Mapping[str, str]) -> list[Problem]:
    """What is wrong with the names and places of the files of a question."""
    cypher = [path for path in paths if SUFFIXES[path.suffix] == CYPHER]
    if not cypher:
        return [Problem(str(path), 1, f"There is no {name}.cypher beside it, to describe it.") for path in paths]
    if name in shipped:
        taken = f"{name} is a question that travels with kg ({shipped[name]}); give this file another name."
        return [Problem(str(path), 1, taken) for path in paths]
    if len(cypher) > 1:
        return [
            Problem(str(path), 1, f"{' and '.join(map(str, cypher))} have one name; rename one of them.")
            for path in cypher
        ]
    if not _NAME.fullmatch(name):
        return [Problem(str(cypher[0]), 1, f"{name!r} cannot be typed as a name; letters, digits and _ can.")]
    return [
        Problem(str(path), 1, f"It is not beside {cypher[0]}; put it there.")
        for path in paths
        if path.parent != cypher[0].parent
    ]


def _read(name: str, paths: Mapping[str, Path]) -> Question | list[Problem]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for engine, path in paths.items():
        text = _text(path)
        if isinstance(text, Flaw):
            problems.append(Problem(str(path), text.line, text.message))
        else:
            texts[engine] = text
    if problems:
        return problems
    file = paths[CYPHER]
    header = header_of(texts[CYPHER], str(file))
    found = described(name, file.parent.name, texts, header, str(file))
    _check_columns(found, header)
    _check_cypher(found, header)
    return [*header.problems, *_rq_problems(found, paths)] or found


def _text(path: Path) -> str | Flaw:
    try:
        text = decoded(path.read_bytes())
    except OSError as error:
        return Flaw(1, f"The file cannot be read: {error.strerror}.")
    return text if isinstance(text, Flaw) else text.replace("\r\n", "\n")


def _check_columns(found: Question, header: Header) -> None:
    if not found.columns:
        return  # told already
    for column in found.columns:
        wanted = TOLD.get(column.name, column.type)
        if column.type != wanted or (column.optional and column.name == ANSWER):
            message = f"The column {column.name} must be {wanted}, as in every question: `{column.name}: {wanted}`."
            header.problems.append(Problem(header.file, header.line("column", column.name), message))
    if CLAIMS not in header.names("column"):
        message = f"A question returns the claims that each row rests on: `// column: {CLAIMS}: {IDS}`."
        header.problems.append(Problem(header.file, header.line("column", found.columns[-1].name), message))
    if (first := found.columns[0]).type in (IDS, TEXTS):
        message = f"The first column heads the row; {first.name} is a list: let another be the first."
        header.problems.append(Problem(header.file, header.line("column", first.name), message))


def _check_cypher(found: Question, header: Header) -> None:
    text = found.texts[CYPHER]
    code = code_of(text)
    used = {match[1]: code.count("\n", 0, match.start()) + 1 for match in reversed(list(_PARAMETER.finditer(code)))}
    header.problems.extend(_parameters(used, header))
    line, returned = returns(text)
    if not re.search(rf"\b{CLAIMS}\b|\*", returned):
        message = f"The query does not return `{CLAIMS}`, the ids of the claims that the row rests on."
        header.problems.append(Problem(header.file, line, message))


def _parameters(used: Mapping[str, int], header: Header) -> Iterator[Problem]:
    """What is used and not described (name -> line), or described and not used."""
    described = {key: header.names(key) for key in ("parameter", "derived")}
    for name in used.keys() - {AS_OF, *chain(*described.values())}:
        yield Problem(header.file, used[name], f"${name} is not described: `// parameter: {name}: ...` at the top.")
    for key, names in described.items():
        for name in set(names) - used.keys():
            yield Problem(header.file, header.line(key, name), f"The query does not use ${name}: delete this line.")


def _rq_problems(found: Question, paths: Mapping[str, Path]) -> Iterator[Problem]:
    text = found.texts.get(SPARQL)
    if text is None:
        return
    lines = text.splitlines()
    for name in set(rdf.parameters(text)) - {AS_OF, *found.derived, *(one.name for one in found.parameters)}:
        line = next((number for number, line in enumerate(lines, 1) if f"${name}" in line), 1)
        yield Problem(str(paths[SPARQL]), line, f"${name} is not described in {paths[CYPHER]}.")
    if not re.search(rf"\?{CLAIMS}\b|select\s*\*", text, re.IGNORECASE):
        yield Problem(str(paths[SPARQL]), 1, f"The query does not return ?{CLAIMS}, which every question does.")


def returns(text: str) -> tuple[int, str]:
    """The line of the last RETURN that no braces hold, and the text from there; the last line where there is none."""
    depth, last = 0, len(text.rstrip())
    for match in _WORD.finditer(code_of(text)):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif not depth:
            last = match.start()
    return text.count("\n", 0, last) + 1, text[last:]
