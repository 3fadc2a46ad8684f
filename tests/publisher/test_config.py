"""Settings: command line before environment before default; wrong ones are named."""

from pathlib import Path

import pytest

from publisher.config import Settings
from publisher.errors import BadSetting


def test_defaults_without_environment() -> None:
    assert Settings.read({}) == Settings()


def test_environment_is_read_and_converted() -> None:
    settings = Settings.read({"BICOOP_PORT": "9000", "BICOOP_RELEASE": "x/y", "BICOOP_BASE": "https://example.org/"})
    assert (settings.port, settings.release, settings.base) == (9000, Path("x/y"), "https://example.org/")


def test_command_line_wins_and_none_is_not_given() -> None:
    settings = Settings.read({"BICOOP_PORT": "9000", "BICOOP_HOST": "::1"}, port=1234, host=None)
    assert (settings.port, settings.host) == (1234, "::1")


@pytest.mark.parametrize(
    ("environ", "named"),
    [({"BICOOP_PORT": "many"}, "BICOOP_PORT"), ({"BICOOP_PORT": "70000"}, "port"), ({"BICOOP_BASE": "example.org"}, "base"),
     ({"BICOOP_BASE": "http://example.org"}, "base"), ({"BICOOP_THREADS": "0"}, "threads")],
)
def test_wrong_setting_is_named(environ: dict[str, str], named: str) -> None:
    with pytest.raises(BadSetting, match=named):
        Settings.read(environ)
