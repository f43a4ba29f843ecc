"""A build fails for a hole that is known in what it pins, and says so when nobody could be asked; a release comes with
a bill of materials that leaves nothing out."""

import json
import os
import re
import subprocess
from pathlib import Path

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


def make(target: str, tools: Path) -> subprocess.CompletedProcess:
    """Type `make` as the documentation says, where the release's programs are fetched already and lie in `tools`."""
    command = ["make", "--silent", "--old-file=var/release/installed", target, f"RELEASE={tools}"]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {"REACH": NOWHERE}, capture_output=True, text=True)


def test_make_audit_says_loudly_that_nobody_was_asked(tmp_path):
    done = make("audit", tmp_path)
    assert done.returncode == 0
    assert "NOBODY WAS ASKED about known holes in requirements.txt" in done.stdout


PINS = """
django==5.2.19 \\
    --hash=sha256:00
psycopg[binary]==3.2.9 ; python_version < '4' \\
    --hash=sha256:00
"""
BOTH = [{"name": "Django", "version": "5.2.19"}, {"name": "psycopg", "version": "3.2.9"}]
ANOTHER = [BOTH[0], {"name": "psycopg", "version": "3.2.8"}]


def writes(bill: str) -> str:
    """A program that writes this where it is told to."""
    return f"""#!/bin/sh
while [ $# -gt 1 ]; do [ "$1" = --output-file ] && file=$2; shift; done
printf %s '{bill}' > "$file"
"""


# What the program is; what is said, and whether there is a bill then.
BILLS = {
    "everything": (writes(json.dumps({"components": BOTH})), "2 packages", True),
    "without a package": (writes(json.dumps({"components": BOTH[:1]})), "leave out psycopg 3.2.9", False),
    "with another version": (writes(json.dumps({"components": ANOTHER})), "leave out psycopg 3.2.9", False),
    "no bill at all": (writes("not JSON"), "NO BILL OF MATERIALS", False),
    "nothing": ("#!/bin/sh\nexit 3\n", "NO BILL OF MATERIALS", False),
}


@pytest.mark.parametrize("scene", BILLS)
def test_a_bill_of_materials_leaves_nothing_out(tmp_path, scene):
    program, said, is_written = BILLS[scene]
    tool, pins, bill = tmp_path / "cyclonedx-py", tmp_path / "requirements.txt", tmp_path / "bills" / "bill.json"
    tool.write_text(program)
    tool.chmod(0o755)
    pins.write_text(PINS)
    done = subprocess.run([ROOT / ".ci" / "bill", tool, pins, bill], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode == 0, [*bill.parent.iterdir()] == [bill]) == (is_written, is_written)
    assert said in done.stdout + done.stderr


def test_a_bill_that_nothing_can_write_is_said_to_be_none(tmp_path):
    done = make("bom", tmp_path)
    assert done.returncode
    assert "NO BILL OF MATERIALS was written" in done.stderr


FETCHED = ROOT / "var" / "release" / "bin"


@pytest.mark.skipif(not (FETCHED / "cyclonedx-py").exists(), reason="`make bom` fetches the program once")
def test_the_bill_of_this_release_names_every_pin_with_its_digest(tmp_path):
    bill = tmp_path / "bill.json"
    command = [ROOT / ".ci" / "bill", FETCHED / "cyclonedx-py", "requirements.txt", bill]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    components = json.loads(bill.read_text())["components"]
    pins = re.findall(r"^[\w.-]+.*==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    assert len(components) == len(pins) > 10
    assert all(row.get("hashes") or row.get("externalReferences") for row in components)


@pytest.mark.parametrize("name", ["requirements", "requirements-dev", "requirements-release"])
def test_every_package_is_pinned_with_its_hashes(name):
    pins = (ROOT / f"{name}.txt").read_text().replace("\\\n", " ").splitlines()
    pins = [line for line in pins if line and not line.lstrip().startswith("#")]
    assert len(pins) > 10
    assert all("==" in pin.split()[0] and "--hash=sha256:" in pin for pin in pins)
    wanted = [line.split("~=")[0] for line in (ROOT / f"{name}.in").read_text().splitlines() if "~=" in line]
    pinned = {pin.split("==")[0].lower() for pin in pins}
    assert {name.partition("[")[0].lower() for name in wanted} <= {name.partition("[")[0] for name in pinned}
