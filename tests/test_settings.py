"""No setting of the machine reaches the tests."""

from __future__ import annotations

import os
import subprocess
import time

import pytest

from commands.tools import GIT, find
from settings import OURS, settings


def test_what_a_machine_prefers_is_left_out_and_where_things_are_is_kept() -> None:
    places = {"PATH": "/bin", "HOME": "/home/x", "CI": "true", "KB_EXAMPLES": "3", "TMPDIR": "/t"}
    preferences = {
        "http_proxy": "http://proxy:3128", "HTTPS_PROXY": "http://proxy:3128",
        "LANG": "th_TH.UTF-8", "LC_ALL": "th_TH.UTF-8", "TZ": "Asia/Bangkok", "NO_COLOR": "1",
        "SOURCE_DATE_EPOCH": "1", "GIT_DIR": "/elsewhere/.git", "GIT_CONFIG_GLOBAL": "/x",
        "FONTCONFIG_FILE": "/x", "PYTHONHASHSEED": "7", "DISPLAY": ":0", "MOZ_LOG": "all:5",
    }  # fmt: skip
    assert settings(places | preferences) == places | OURS


def test_the_tests_run_with_these_settings() -> None:
    assert OURS.items() <= os.environ.items()
    assert not hasattr(time, "tzset") or time.timezone == 0


def test_git_reads_no_settings_of_the_user() -> None:
    if find(GIT) is None:
        pytest.skip(GIT.advice)
    command = ["git", "config", "--list", "--show-origin"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd="/").stdout
    assert {line.split("\t")[0] for line in said.splitlines()} == {
        f"file:{OURS['GIT_CONFIG_GLOBAL']}"
    }
