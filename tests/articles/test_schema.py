"""The JSON Schema says of the examples what reading says of them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.articles import json_schema
from kg.articles.format import article
from kg.articles.kinds import Fault
from kg.articles.tree import yaml_tree
from kg.ontology import ontology

HERE = Path(__file__).parent
SHAPES = ("keys", "list")  # what is wrong with these is a matter of shape


def valid(tree: Any, schema: dict[str, Any]) -> bool:
    """A validator for the words of JSON Schema that the schema uses; scalars are text, as YAML has them."""
    if "anyOf" in schema:
        return any(valid(tree, one) for one in schema["anyOf"])
    if "enum" in schema:
        return tree in schema["enum"]
    if schema["type"] == "object":
        return isinstance(tree, dict) and _valid_object(tree, schema)
    if schema["type"] == "array":
        least, most = schema.get("minItems", 0), schema.get("maxItems", 1000)
        return (
            isinstance(tree, list) and least <= len(tree) <= most and all(valid(one, schema["items"]) for one in tree)
        )
    patterns = {"integer": "^[0-9]+$", "number": r"^-?[0-9.]+$", "boolean": "^(true|false)$"}
    return isinstance(tree, str) and bool(re.search(schema.get("pattern") or patterns[schema["type"]], tree))


def _valid_object(tree: dict[str, Any], schema: dict[str, Any]) -> bool:
    known, others = schema.get("properties", {}), schema["additionalProperties"]
    keys = all(valid(key, schema["propertyNames"]) for key in tree) if "propertyNames" in schema else True
    values = all(
        valid(value, known[key]) if key in known else others and valid(value, others) for key, value in tree.items()
    )
    return keys and values and set(schema.get("required", ())) <= set(tree)


@pytest.mark.parametrize("path", sorted((HERE / "valid").glob("*.yaml")), ids=lambda path: path.stem)
def test_good_articles_are_valid(path: Path) -> None:
    assert valid(yaml_tree(path.read_text("utf-8"))[0], json_schema())


@pytest.mark.parametrize("name", SHAPES)
def test_articles_of_the_wrong_shape_are_not(name: str) -> None:
    assert not valid(yaml_tree((HERE / "invalid" / f"{name}.yaml").read_text("utf-8"))[0], json_schema())


def test_it_is_json_and_has_what_the_ontology_adds() -> None:
    schema = json.loads(json.dumps(json_schema()))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    claim = schema["properties"]["statements"]["items"]["properties"]["claims"]["items"]
    assert set(ontology().qualifiers) <= set(claim["properties"])
    assert claim["required"] == ["fact", "quote", "gloss"]
    entity = schema["properties"]["entities"]["items"]["properties"]
    assert set(ontology().properties) <= set(entity)
    assert entity["class"]["enum"] == list(ontology().declarable)


def test_every_example_fits_its_kind() -> None:
    tree, _ = yaml_tree((HERE / "valid" / "every-key.yaml").read_text("utf-8"))
    assert list[Fault](article().faults(tree, ())) == []
