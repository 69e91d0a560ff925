"""Rules about the files themselves; the layers of kg/ are held by import-linter (`make check`)."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from kg import ontology as vocabulary
from kg.ontology import ontology

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "kg").rglob("*.py"))
MODULE_LINES = 300
FUNCTION_LINES = 45
WINDOW = 60  # characters in a row that can only be copied; six words are fewer

SEED_ARTICLE = re.compile(r"bessent|asiae|rare.?earth", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(work|root|home)/")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|maven\.(apache\.)?org|npmjs\.org|crates\.io|proxy\.golang|deb\.debian"
    r"|https?://\S+/(simple|maven2|packages)/"
)


def test_no_module_is_long() -> None:
    assert [path.name for path in MODULES if len(path.read_text("utf-8").splitlines()) > MODULE_LINES] == []


def test_no_function_is_long() -> None:
    functions = [
        (path.name, node.name, (node.end_lineno or 0) - node.lineno + 1)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert [function for function in functions if function[2] > FUNCTION_LINES] == []


def test_no_file_holds_text_of_a_source(test_data: Path) -> None:
    sources = [_squeezed(path.read_text("utf-8")) for path in sorted((test_data / "sources").glob("*.txt"))]
    copied = {window for source in sources for window in _windows(source)}
    assert copied
    assert [name for name, text in _tracked() if not copied.isdisjoint(_windows(_squeezed(text)))] == []


def test_no_file_names_a_package_registry_or_a_path_of_one_machine() -> None:
    assert [name for name, text in _tracked() if REGISTRY.search(text) or MACHINE_PATH.search(text)] == []


def test_no_word_of_the_seed_article_is_in_code_or_queries() -> None:
    code = {path: "\n".join(_without_docstrings(path)) for path in MODULES}
    other = [path for folder in ("kg", "queries") for path in (ROOT / folder).rglob("*.*") if path.suffix != ".py"]
    queries = {path: path.read_text("utf-8") for path in other if path.suffix != ".pyc"}
    assert [path.name for path, text in (code | queries).items() if SEED_ARTICLE.search(text)] == []


def test_no_domain_term_is_written_in_code() -> None:
    terms = ontology()
    claim_vocabulary = {value for name, value in vars(vocabulary).items() if name.isupper()}
    claim_vocabulary |= {name for name, cls in terms.classes.items() if cls.made_by}
    domain = {*terms.classes, *terms.predicates, *terms.qualifiers, *terms.statuses} - claim_vocabulary
    assert "Measure" in domain
    assert [(path.name, found) for path in MODULES if (found := domain & set(_tokens(path)))] == []


def _tracked() -> Iterator[tuple[str, str]]:
    """The name and text of every file that git tracks; those that are not text are left out."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            yield name, (ROOT / name).read_text("utf-8", "replace")


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def _windows(text: str) -> Iterator[str]:
    return (text[start : start + WINDOW] for start in range(len(text) - WINDOW + 1))


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        match node:
            case ast.Module() | ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                match node.body:
                    case [ast.Expr(value=ast.Constant(value=str()) as docstring), *_]:
                        yield docstring


def _without_docstrings(path: Path) -> list[str]:
    """The lines of a module, those of its docstrings left out."""
    text = path.read_text("utf-8")
    left_out = {line for doc in _docstrings(ast.parse(text)) for line in range(doc.lineno, (doc.end_lineno or 0) + 1)}
    return [line for number, line in enumerate(text.splitlines(), 1) if number not in left_out]


def _tokens(path: Path) -> Iterator[str]:
    """The strings of a module, docstrings left out, and what looks like a label or a type of Cypher in them."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = set(map(id, _docstrings(tree)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value
            yield from re.findall(r"[:|`]\s*(\w+)", node.value)
