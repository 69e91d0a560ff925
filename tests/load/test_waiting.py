"""Articles wait for their turn: of several revisions the newest, those about the same beside each other."""

from kg.load.waiting import Sound, Waiting


def test_the_newest_revision_counts_and_what_is_dropped_is_forgotten() -> None:
    waiting = Waiting()
    for place, (id, revision) in enumerate((("b", 2), ("b", 10), ("a", 1), ("b", 3), ("c", 1))):
        waiting.add(id, revision, place)
    waiting.drop("c", 1)
    assert list(waiting.newest()) == [("a", 2), ("b", 1)]
    assert [waiting.place("b", 3), waiting.place("c", 1)] == [3, None]


def test_sound_articles_come_by_what_they_are_about() -> None:
    waiting = Waiting()
    for place, (about, id) in enumerate((("y", "a"), ("x", "c"), ("", "d"), ("x", "b"))):
        waiting.ready(about, id, 10 + place, place)
    assert list(waiting.sound()) == [Sound(12, 2), Sound(13, 3), Sound(11, 1), Sound(10, 0)]
    assert len(waiting) == 4
