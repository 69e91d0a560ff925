"""The data that travels with kg, loaded, and how to write a page of it as of any day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.ask import ask
from kg.graph import Graph
from kg.load import load, snapshot
from kg.stores import Store

ARTICLES = Path(__file__).parents[2] / "data" / "articles"


@dataclass(frozen=True)
class Episode:
    """A store with the articles, and the graph in it."""

    store: Store
    graph: Graph

    @classmethod
    def loaded(cls, store: Store) -> "Episode":
        load(store, [ARTICLES])
        return cls(store, snapshot(store))

    def call(self, name: str, given: Mapping[str, str], day: date) -> dict[str, Any]:
        """What `kg.page.page` takes for the answer to a question as of a day."""

        def answer_on(day: date) -> dict[str, Any]:
            found = ask(self.store, name, given, as_of=day)
            return found.to_dict() | {"title": found.title, "text": found.text}

        answer = ask(self.store, name, given, as_of=day)
        told = {"title": answer.title, "question_text": answer.text, "as_of": day}
        return told | {"graph": self.graph, "answer": answer.to_dict(), "answer_on": answer_on}
