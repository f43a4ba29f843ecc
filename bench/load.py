"""Runs wrk, and reads what it says."""

import itertools
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

UNITS = {"us": 0.001, "ms": 1.0, "s": 1_000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Load:
    """What one run of wrk met: answers a second, milliseconds by percentile, and answers that were not 200."""

    rate: float
    within: dict[int, float]
    failed: int


# Each thread of wrk asks for one path after the other, from somewhere on, and says at the end what wrk leaves out.
SPREAD = """
local paths = {{ {paths} }}
math.randomseed(os.time())
setup = function(thread)
   thread:set("at", math.random(#paths))
end
request = function()
   at = at % #paths + 1
   return wrk.format("GET", paths[at])
end
done = function(summary, latency)
   print(string.format("  95%% %.2fms", latency:percentile(95) / 1000))
end
"""

# Without it wrk asks again as soon as it is answered, which no reader does.
READING = """
delay = function()
   return math.random(0, {longest})
end
"""


LISTS = ["/en/", "/ar/", "/en/interviews/", "/ar/interviews/", "/en/people/", "/en/topics/", "/en/feed.atom"]


def visits(pages: list[str]) -> list[str]:
    """What readers ask for: nine times in ten a list or one of the newest, and in the end everything."""
    popular = itertools.cycle(LISTS + pages[:20])
    return [path for page in pages for path in (*itertools.islice(popular, 9), page)]


def spread(paths: list[str], file: Path, longest: int = 0) -> Path:
    """Write to `file` what lets wrk ask for each of `paths` in turn, and stay with each for up to `longest` ms."""
    script = SPREAD.format(paths=", ".join(f'"{path}"' for path in paths))
    file.write_text(script + READING.format(longest=longest) if longest else script)
    return file


def wrk(
    url: str,
    host: str,
    seconds: int,
    connections: int = 16,
    script: Path | None = None,
    patience: int = 2,
    threads: int = 2,
    **headers: str,
) -> Load:
    """Ask for `url` as fast as it answers; what takes longer than `patience` seconds has failed. A header's name is
    written with underscores: `accept_encoding`."""
    headers = {"Host": host, "X-Forwarded-Proto": "https"} | headers
    command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--latency", f"--timeout={patience}s"]
    for name, value in headers.items():
        command += ["-H", f"{name.replace('_', '-')}: {value}"]
    command += [*(["-s", str(script)] if script else []), url]
    said = subprocess.run(command, check=True, text=True, capture_output=True).stdout
    percentiles = re.findall(r"^ +(\d\d)%\s+([\d.]+)(us|ms|s|m)", said, re.MULTILINE)
    within = {int(percent): float(value) * UNITS[unit] for percent, value, unit in percentiles}
    failed = sum(int(number) for number in re.findall(r"Non-2xx or 3xx responses: (\d+)", said))
    failed += sum(
        int(number) for line in re.findall(r"Socket errors: (.*)", said) for number in re.findall(r"\d+", line)
    )
    return Load(float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), within, failed)
