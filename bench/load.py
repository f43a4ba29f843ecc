"""Runs wrk, and reads what it says."""

import re
import subprocess
from dataclasses import dataclass

UNITS = {"us": 0.001, "ms": 1.0, "s": 1_000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Load:
    """What one run of wrk met: answers a second, milliseconds at a percentile, and answers that were not 200."""

    rate: float
    p99: float
    failed: int


def wrk(url: str, host: str, seconds: int, connections: int = 16, script: str = "") -> Load:
    command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--latency", "-H", f"Host: {host}"]
    command += ["-H", "X-Forwarded-Proto: https", *(["-s", script] if script else []), url]
    said = subprocess.run(command, check=True, text=True, capture_output=True).stdout
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", said).groups()
    failed = sum(int(number) for number in re.findall(r"Non-2xx or 3xx responses: (\d+)", said))
    failed += sum(
        int(number) for line in re.findall(r"Socket errors: (.*)", said) for number in re.findall(r"\d+", line)
    )
    return Load(float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), float(value) * UNITS[unit], failed)
