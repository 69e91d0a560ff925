"""Claim vocabulary and base IRIs: what kg itself makes and may name; domain terms stand in the Turtle alone."""

TERMS = "https://trade-policy-kg.example/ns/"  # base of term IRIs; local names are the Neo4j names
DATA = "https://trade-policy-kg.example/id/"  # base of data IRIs; the rest is the node's id

ACTOR, PERSON, POSITION, GOVERNMENT, BLOC, OUTLET, UNNAMED = (
    "Actor", "Person", "Position", "Government", "Bloc", "NewsOutlet", "UnnamedSource",
)  # fmt: skip
ARTICLE, RECORD, CLAIM, RETRACTED_CLAIM, STATUS_PERIOD, STATUS = (
    "Article", "Record", "Claim", "RetractedClaim", "StatusPeriod", "Status",
)  # fmt: skip
SUBJECT, OBJECT, STATED_BY, VIA, REPORTED_IN = "SUBJECT", "OBJECT", "STATED_BY", "VIA", "REPORTED_IN"
CONTRADICTS, CONFIRMS, DENIES = "CONTRADICTS", "CONFIRMS", "DENIES"
STATUS_OF, CLAIMED, POSSIBLY_SAME, DECLARES = "STATUS_OF", "CLAIMED", "POSSIBLY_SAME", "DECLARES"


def a_or_an(name: str) -> str:
    """A class name in a sentence: "a Measure", "an ExportControl"."""
    return f"{'an' if name[:1] in 'AEIOU' else 'a'} {name}"
