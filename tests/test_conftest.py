from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

SKIPS = """
import pytest

def test_skipped():
    pytest.skip("no such tool here")

@pytest.mark.xfail
def test_expected_to_fail():
    assert False

def test_needs_data(test_data):
    pass
"""


@pytest.fixture
def tests_that_skip(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.delenv("KG_REQUIRE_ALL", raising=False)
    monkeypatch.delenv("KG_TEST_DATA", raising=False)
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text("utf-8"))
    pytester.makepyfile(SKIPS)
    return pytester


def test_what_cannot_run_is_skipped_with_a_reason(tests_that_skip: pytest.Pytester) -> None:
    result = tests_that_skip.runpytest("-rs")
    result.assert_outcomes(skipped=2, xfailed=1)
    result.stdout.fnmatch_lines(["*no such tool here", "*KG_TEST_DATA is not set"])


def test_with_require_all_every_skip_is_a_failure(
    tests_that_skip: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_REQUIRE_ALL", "1")
    result = tests_that_skip.runpytest()
    result.assert_outcomes(failed=1, errors=1, xfailed=1)
    result.stdout.fnmatch_lines(["*KG_REQUIRE_ALL*no such tool here*"])


def test_a_module_skipped_whole_is_a_failure_too(
    tests_that_skip: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_REQUIRE_ALL", "1")
    tests_that_skip.makepyfile(test_whole="import pytest\npytest.importorskip('no_such_module')")
    tests_that_skip.runpytest("test_whole.py").assert_outcomes(errors=1)


def test_the_stores_of_the_user_are_forgotten(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("KG_STORE", "precious.kg")
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text("utf-8"))
    pytester.makepyfile("import os\ndef test_forgotten(): assert not {'NEO4J_URI', 'KG_STORE'} & set(os.environ)")
    pytester.runpytest().assert_outcomes(passed=1)
