"""The unit that keeps the application running: what it starts is there, and what it may do is little."""

import re
import shutil
import subprocess
from collections import defaultdict
from importlib.util import find_spec

import pytest

from deploy.rehearsal import DEPLOY, ROOT

UNIT = DEPLOY / "newsroom.service"
VERIFIER = shutil.which("systemd-analyze")
# What a process that somebody has taken over cannot do.
SHUT = {
    "User": "newsroom",
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "ReadWritePaths": "/srv/newsroom/var",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "PrivateNetwork": "yes",
    "RestrictAddressFamilies": "AF_UNIX",
    "RestrictNamespaces": "yes",
    "RestrictSUIDSGID": "yes",
    "SystemCallFilter": "@system-service",
    "MemoryDenyWriteExecute": "yes",
    "ProtectProc": "invisible",
    "UMask": "0027",
}


def said() -> dict[str, list[str]]:
    lines = defaultdict(list)
    for name, value in re.findall(r"^(\w+)=(.*)$", UNIT.read_text(), re.MULTILINE):
        lines[name].append(value)
    return lines


@pytest.mark.parametrize("name", SHUT)
def test_the_application_may_do_little(name):
    assert said()[name] == [SHUT[name]]


def test_the_deploying_page_puts_every_file_in_its_place():
    page = (ROOT / "docs" / "deploying.md").read_text()
    included = re.findall(r"include /srv/newsroom/deploy/(\S+);", (DEPLOY / "nginx.conf").read_text())
    included += re.findall(r"include /srv/newsroom/deploy/(\S+);", (DEPLOY / "readers.conf").read_text())
    for file in DEPLOY.glob("*.conf"):
        assert file.name in included or f" deploy/{file.name} " in page, file.name


def test_the_unit_starts_what_the_deploying_page_puts_there():
    page, unit = (ROOT / "docs" / "deploying.md").read_text(), said()
    for line in ("--home /srv/newsroom", "/etc/newsroom.env", "python3 -m venv .venv"):
        assert line in page
    assert unit["EnvironmentFile"] == ["/etc/newsroom.env"] and unit["WorkingDirectory"] == ["/srv/newsroom"]
    programs = [command.split()[0] for command in (*unit["ExecStartPre"], *unit["ExecStart"])]
    assert programs == ["/srv/newsroom/.venv/bin/python"] * 2
    assert unit["ExecStart"][0].split()[1:3] == ["-m", "newsroom.serve"] and find_spec("newsroom.serve")
    assert re.search(r"^granian==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    socket = re.search(r"--uds (\S+)", unit["ExecStart"][0])[1]
    assert f"server unix:{socket};" in (DEPLOY / "nginx.conf").read_text()
    assert unit["RuntimeDirectory"] == [socket.split("/")[2]]


@pytest.mark.skipif(not VERIFIER, reason="systemd-analyze is of Debian's systemd")
def test_systemd_understands_every_line(tmp_path):
    unit = tmp_path / UNIT.name
    unit.write_text(UNIT.read_text().replace("/srv/newsroom", str(ROOT)))
    done = subprocess.run([VERIFIER, "verify", unit], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
