"""docs/terms.md is what the ontology says."""

from kg.ontology import TERMS, Ontology, ontology
from tests.ontology.document import DOCUMENT, document

ADDED = f"""
@prefix kg: <{TERMS}> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
kg:Ship a owl:Class ; rdfs:label "ship" ; rdfs:comment "It sails." .
kg:Tanker a owl:Class ; rdfs:subClassOf kg:Ship ; rdfs:label "tanker" ; rdfs:comment "It is big." ; kg:madeBy "claims" .
kg:TOWS a kg:Predicate ; rdfs:label "tows" ; rdfs:comment "It pulls." ; kg:later true ; kg:qualifier kg:knots, kg:rope ;
    kg:ends "Tanker Ship", "Ship Ship", "Ship Tanker" .
kg:STANDS a kg:Predicate, kg:StatusPredicate ; rdfs:comment "Status." ; rdfs:domain kg:Ship ; rdfs:range kg:Status .
kg:knots a kg:Qualifier ; rdfs:range xsd:double ; kg:unit "knots" ; kg:contradicts true ; rdfs:comment "Speed." .
kg:rope a kg:Qualifier ; rdfs:range xsd:string ; kg:value "steel", "hemp" ; kg:inKey true ; rdfs:comment "Rope." .
"""


def test_the_document_has_the_terms() -> None:
    assert document(ontology()) == DOCUMENT.read_text(encoding="utf-8"), "run `make docs` and read what changed"


def test_a_new_term_stands_where_a_reader_looks_for_it() -> None:
    lines = document(Ontology(ADDED.encode())).splitlines()
    for row in (
        "| `TOWS` | It pulls. It cannot have begun before the object. | Tanker → Ship<br>Ship → Ship, Tanker "
        "| `knots`, **`rope`** |",
        "| `knots` | Speed. | number in knots | `TOWS` | contradict |",
        "| `rope` | Rope. | `steel` or `hemp` | `TOWS` | two facts (key) |",
        "| `Ship` | ship | It sails. |  |  | yes |",
        "| · `Tanker` | tanker | It is big. |  |  | no |",
    ):
        assert row in lines
