"""A build fails for a hole that is known in what it pins, and says so when nobody could be asked."""

import os
import subprocess

import pytest

from deploy.rehearsal import ROOT

NOWHERE = "http://127.0.0.1:9/"
HOLE = '{"dependencies": [{"name": "django", "version": "1.2", "vulns": [{"id": "PYSEC-2010-12"}]}]}'
NONE = '{"dependencies": [{"name": "django", "version": "5.2.19", "vulns": []}]}'

# What pip-audit prints, how it ends, whether the index can be reached; whether the build fails, and what it says.
SCENES = {
    "nothing is known": (NONE, 0, True, 0, "No hole is known in what requirements.txt pins"),
    "a hole is known": (HOLE, 1, True, 1, "PYSEC-2010-12"),
    "there is no network": ("", 1, False, 0, "NOBODY WAS ASKED"),
    "the tool is broken": ("", 1, True, 1, "pip-audit BROKE"),
}


@pytest.mark.parametrize("scene", SCENES)
def test_a_build_fails_for_a_hole_and_for_nothing_less(tmp_path, scene):
    printed, ends, reached, fails, said = SCENES[scene]
    tool, index = tmp_path / "pip-audit", tmp_path / "index"
    tool.write_text(f"#!/bin/sh\necho '{printed}' | tr -d '\\n'\nexit {ends}\n")
    tool.chmod(0o755)
    index.touch()
    reach = {"REACH": index.as_uri() if reached else NOWHERE}
    done = subprocess.run(
        [ROOT / ".ci" / "audit", tool, "requirements.txt"], env=os.environ | reach, capture_output=True, text=True
    )
    assert done.returncode == fails
    assert said in done.stdout


def test_a_list_without_the_tool_is_no_list_without_holes(tmp_path):
    done = subprocess.run(
        [ROOT / ".ci" / "audit", tmp_path / "nothing", "requirements.txt"],
        env=os.environ | {"REACH": NOWHERE},
        capture_output=True,
        text=True,
    )
    assert "NOBODY WAS ASKED" in done.stdout and "No hole" not in done.stdout


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-release"])
def test_every_package_is_pinned_with_its_hashes(name):
    pins = (ROOT / f"{name}.txt").read_text().replace("\\\n", " ").splitlines()
    pins = [line for line in pins if line and not line.lstrip().startswith("#")]
    assert len(pins) > 10
    assert all("==" in pin.split()[0] and "--hash=sha256:" in pin for pin in pins)
    wanted = [line.split("~=")[0] for line in (ROOT / f"{name}.in").read_text().splitlines() if "~=" in line]
    pinned = {pin.split("==")[0].lower() for pin in pins}
    assert {name.partition("[")[0].lower() for name in wanted} <= {name.partition("[")[0] for name in pinned}
