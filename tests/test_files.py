"""Files written whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kg.errors import UsageError
from kg.files import whole, write_whole


@pytest.fixture
def guarded() -> Iterator[Path]:
    """A folder that takes no new file; root may write anywhere, so the test is nobody meanwhile.

    It stands in /tmp itself: nobody would not get through a TMPDIR that is root's alone.
    """
    user = os.geteuid()
    with TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        (folder / "old").write_text("old")
        folder.chmod(0o555)
        if user == 0:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(user)
            folder.chmod(0o755)


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def crash(path: Path, error: BaseException) -> None:
    with whole(path) as draft:
        draft.write_text("half")
        raise error


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("content", ["Ü ☂\r\n\n", "Ü ☂\r\n\n".encode()])
def test_text_and_bytes_are_written_as_they_are(tmp_path: Path, content: str | bytes) -> None:
    write_whole(tmp_path / "a", content)
    assert (tmp_path / "a").read_bytes() == "Ü ☂\r\n\n".encode()
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
@pytest.mark.parametrize("before", [["a"], []])
def test_a_crash_leaves_what_was_there_and_no_litter(
    tmp_path: Path, error: type[BaseException], before: list[str]
) -> None:
    for name in before:
        (tmp_path / name).write_text("old")
    with pytest.raises(error):
        crash(tmp_path / "a", error())
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [(name, "old") for name in before]


def test_an_error_of_the_system_is_told_in_words(tmp_path: Path) -> None:
    with (
        pytest.raises(UsageError, match=r"a cannot be written: No space left on device\. Buy another\."),
        whole(tmp_path / "a", "Buy another."),
    ):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert names(tmp_path) == []


def test_there_is_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no folder .*nowhere; make it first"):
        write_whole(tmp_path / "nowhere" / "a", "")


def test_the_target_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="it is a folder; name a file in it"):
        write_whole(tmp_path, "")
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["old", "new"])
def test_the_folder_takes_no_file(guarded: Path, name: str) -> None:
    with pytest.raises(UsageError, match=f"Permission denied in the folder {guarded}"):
        write_whole(guarded / name, "new")
    assert [(one.name, one.read_text()) for one in guarded.iterdir()] == [("old", "old")]


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    for name, target in (("link", Path("far", "a")), ("dangling", Path("far", "b"))):
        (tmp_path / name).symlink_to(target)
    (tmp_path / "far" / "a").write_text("old")
    write_whole(tmp_path / "link", "new")
    write_whole(tmp_path / "dangling", "new")
    assert {one.name: one.is_symlink() for one in tmp_path.iterdir()} == {"far": False, "link": True, "dangling": True}
    assert {one.name: one.read_text() for one in (tmp_path / "far").iterdir()} == {"a": "new", "b": "new"}


def test_a_link_to_itself_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(UsageError, match="loop cannot be written: Too many levels of symbolic links"):
        write_whole(tmp_path / "loop", "")
    assert (tmp_path / "loop").is_symlink()


@pytest.mark.parametrize("permissions", [0o600, 0o444, 0o755])
def test_permissions_stay(tmp_path: Path, permissions: int) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(permissions)
    write_whole(tmp_path / "a", "new")
    assert ((tmp_path / "a").read_text(), mode(tmp_path / "a")) == ("new", permissions)


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", "")
    (tmp_path / "b").touch()
    assert mode(tmp_path / "a") == mode(tmp_path / "b")


def test_what_is_private_is_never_seen_by_others(tmp_path: Path) -> None:
    (tmp_path / "a").touch(0o600)
    with whole(tmp_path / "a") as draft:
        assert mode(draft) == 0o600


def test_a_long_name_leaves_room_for_the_draft(tmp_path: Path) -> None:
    write_whole(tmp_path / ("a" * 255), "")
    assert names(tmp_path) == ["a" * 255]


def test_a_pipe_stays_one(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_whole(tmp_path / "pipe", "words")
    assert os.read(reader, 100) == b"words"
    os.close(reader)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no /dev/fd here")
def test_a_link_to_a_pipe_without_a_path() -> None:
    reader, writer = os.pipe()
    write_whole(Path("/dev/fd") / str(writer), "words")
    assert os.read(reader, 100) == b"words"
    os.close(reader)
    os.close(writer)
