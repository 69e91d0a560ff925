"""What a load found and did, for people and for programs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from kg.errors import Problem, number_of
from kg.formats import FormatsReport
from kg.load.apply import CONFLICT, NEW, OLDER, REPLACED, REPOINTED, RETRACTED, RETURNED, UNCHANGED, Outcome
from kg.load.changes import Changes
from kg.load.outcomes import Outcomes
from kg.load.pouring import gathered, pieces
from kg.load.telling import LINES, change_lines, changes_dict, claim_words
from kg.ontology import ARTICLE, RECORD


@dataclass(slots=True)
class Report:
    """Outcomes of the sources that were read, and the problems of those that were left out.

    Outcomes and changes are in scratch files, which are gone with the report: memory holds few of them at a time.
    `read` counts the articles found in the files, right or wrong. `dry_run` says that nothing was written. `changes`
    are in answers' terms. `formats` is the account of what other tools exported. `folders` are those of the registry
    beside the one that travels with kg. `words` are those of the first new claims.
    """

    read: int = 0
    dry_run: bool = False
    outcomes: Outcomes = field(default_factory=Outcomes)
    changes: Changes = field(default_factory=Changes)
    formats: FormatsReport = field(default_factory=FormatsReport)
    folders: list[Path] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def note(self, outcomes: Iterable[Outcome], changes: Changes) -> None:
        """Add what one transaction did."""
        for outcome in outcomes:
            if outcome.source.node.label == ARTICLE and len(self.words) < LINES:
                self.words |= claim_words(outcome)
            self.outcomes.add(outcome)
        self.changes.add(changes)

    def begin_again(self) -> None:
        """Forget what transactions did."""
        self.outcomes, self.changes, self.words = Outcomes(), Changes(), {}

    @property
    def errors(self) -> list[Problem]:
        """What kept an article out."""
        return [problem for problem in self.problems if not problem.warning]

    @property
    def articles(self) -> list[Outcome]:
        """The outcomes of articles, without the registry's records, all in memory; `outcomes` are not."""
        return list(self.outcomes.articles())

    def counts(self) -> dict[str, int]:
        """Articles by action, and claims new, changed and retracted."""
        words = {"created": "new", "changed": "changed", "retracted": "retracted"}
        claims = {f"claims {word}": self.outcomes.claims[ARTICLE, what] for what, word in words.items()}
        return {name: count for name, count in {**self.outcomes.actions, **claims}.items() if count}

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON takes it, all in memory."""
        return dict(gathered(self._told()))

    def write(self, stream: IO[str]) -> None:
        """Write the report as JSON, a piece at a time."""
        stream.writelines(pieces(self._told()))
        stream.write("\n")

    def _told(self) -> dict[str, Any]:
        """The report as JSON takes it, the long lists being iterators."""
        return {
            "dry_run": self.dry_run,
            "articles_read": self.read,
            "annotations": self.formats.to_dict(),
            "counts": self.counts(),
            "articles": (
                {
                    "article": outcome.source.node.id,
                    "action": outcome.action,
                    "claims_new": list(outcome.created),
                    "claims_changed": list(outcome.changed),
                    "claims_retracted": list(outcome.retracted),
                }
                for outcome in self.outcomes.articles()
            ),
            "changes": changes_dict(self.changes, self.outcomes),
            "registry": [str(folder) for folder in self.folders],
            "problems": [
                {"file": p.file, "line": p.line, "message": p.message, "warning": p.warning} for p in self.problems
            ],
        }

    def lines(self) -> Iterator[str]:
        """The report in words."""
        counts = self.counts()
        for outcome in self.outcomes.articles():
            if outcome.action == OLDER:
                yield (
                    f"{outcome.source.node.id}: revision {outcome.source.revision} passed over, "
                    f"the store has revision {outcome.stored_revision}"
                )
        yield self._articles_line(counts)
        claims = [f"{counts[name]} {name.split()[1]}" for name in counts if name.startswith("claims")]
        yield f"Claims: {', '.join(claims) or 'nothing changed'}."
        yield from self.formats.lines()
        yield from self._registry_lines()
        yield from change_lines(self.changes, self.outcomes, words=self.words)

    def _articles_line(self, counts: Mapping[str, int]) -> str:
        """How many were read, what became of those that are right, how many are left out and for how many errors."""
        done = {name: counts[name] for name in (NEW, REPLACED, RETURNED, REPOINTED, UNCHANGED, OLDER) if name in counts}
        verb = "Would load" if self.dry_run else "Loaded"
        right = sum(done.values())
        told = [f"{count} {name}" for name, count in done.items()]
        if not self.errors:
            return f"{verb} {number_of(right, 'article')}" + (f": {', '.join(told)}." if told else ".")
        told.append(f"{max(self.read - right, 0)} left out")
        errors = number_of(len({(one.file, one.message) for one in self.errors}), "error")
        return f"{verb} {right} of {number_of(self.read, 'article')}: {', '.join(told)}. {errors}."

    def _registry_lines(self) -> Iterator[str]:
        new, gone = (self.outcomes.claims[RECORD, what] for what in ("created", "retracted"))
        if self.folders:
            yield f"Registry: with {', '.join(map(str, self.folders))}."
        if new or gone:
            yield f"Registry: {new} facts new, {gone} retracted."


def refused(outcome: Outcome) -> Problem | None:
    """The problem of a source that the store does not take."""
    source = outcome.source
    if outcome.action == CONFLICT:
        what = f"{source.node.id} is loaded with other content under the same revision {source.revision}"
        return Problem(source.file, source.line, f"{what}: give this one a higher `revision:`")
    if outcome.action == RETRACTED:
        what = f"{source.node.id} was retracted at revision {outcome.stored_revision}"
        return Problem(source.file, source.line, f"{what}: to bring it back, give it a higher `revision:`")
    return None
