"""All measurements in one table: `make bench`. Takes about ten minutes; run alone, for all of it is wall-clock time."""

from itertools import chain

from tests.benchmarks import cold, formats, helper, neo4j_load, page, parsing, scale, sparql
from tests.benchmarks.table import show

show(
    chain(
        neo4j_load.main(1000),
        parsing.main(1000),
        helper.main(1000),
        cold.main(),
        sparql.main(20),
        scale.main(),
        formats.main(2000),
        page.main(1000),
    )
)
