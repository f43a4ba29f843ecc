"""Starts on this machine, beside whatever runs here, what deploy/ describes: PostgreSQL, the application, nginx.

The files are those that are shipped. Only places, ports and the certificate are others, and to a test each page says
whether it was kept; the tables below are all that is changed. Tests and `make bench` use it.
"""

import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from newsroom import postgres
from newsroom.postgres import programs

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
HOST = "newsroom.example"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
CERTIFICATE = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=newsroom.example"

# Runs each script that it is sent in a fork of its own: to read the code takes longer than to do what most scripts do.
FORKS = """
import json, os, sys, tempfile, traceback
from articles.tests import make

def run(script):
    try:
        exec(script, {"__name__": "__main__"})
    except BaseException:
        print(traceback.format_exc())
        return 1
    return 0

for line in sys.stdin:
    with tempfile.TemporaryFile("w+") as said:
        if not (child := os.fork()):
            os.dup2(said.fileno(), sys.stdout.fileno())
            failed = run(json.loads(line))
            sys.stdout.flush()
            os._exit(failed)
        failed = os.waitpid(child, 0)[1]
        said.seek(0)
        print(json.dumps([failed, said.read()]), flush=True)
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Machine(AbstractContextManager):
    """PostgreSQL and the newsroom's tables, in `folder`."""

    code = ROOT  # another release's may work on the same tables

    def __init__(self, folder: Path):
        self.folder = Path(folder)
        self.var = self.folder / "var"
        self.forks: subprocess.Popen | None = None

    def __enter__(self):
        self.var.mkdir(parents=True, exist_ok=True)
        self.sockets = self.configured(postgres.use(self.folder / "postgres"))
        self.manage("migrate", "-v0")
        self.manage("settle_withdrawals")
        return self

    def __exit__(self, *problem):
        if self.forks:
            self.forks.communicate()
        postgres.leave(self.folder / "postgres")

    def configured(self, sockets: str) -> str:
        """PostgreSQL with the settings that are shipped, which decide by which way it looks for something."""
        file = programs.home(self.folder / "postgres") / "data" / "postgresql.conf"
        own = [line for line in file.read_text().splitlines() if not line.startswith("include")]
        # An archive that is kept outlives the clone that made it, and has to start before it is told of this one.
        file.write_text("\n".join([*own, f"include_if_exists = '{DEPLOY / 'postgresql.conf'}'", ""]))
        self.start_database()
        return sockets

    @property
    def database_url(self) -> str:
        return f"postgresql:///postgres?host={self.sockets}&user={postgres.ROLE}"

    @property
    def environment(self) -> dict[str, str]:
        """What /etc/newsroom.env says, for this place."""
        return os.environ | {
            "DJANGO_ALLOW_ASYNC_UNSAFE": "",  # browser tests allow it to themselves, no installation may
            "DEBUG": "no",
            "SECOND_FACTOR": "yes",
            "SECRET_KEY": "a-key-for-the-rehearsal-alone-" * 3,
            "SITE_URL": f"https://{HOST}",
            "DATABASE_URL": self.database_url,
            "STATIC_ROOT": str(self.var / "static"),
            "MEDIA_ROOT": str(self.var / "media"),
            "PRIVATE_MEDIA_ROOT": str(self.var / "private"),
            "MEDIA_ACCEL_LOCATION": "/_media/",
            "FRONT_ROOT": str(self.var / "front"),
        }

    def begin(self, *arguments: str) -> subprocess.Popen:
        """Start `manage.py` and let it wait for what it is told."""
        command, pipe = [sys.executable, "manage.py", *arguments], subprocess.PIPE
        return subprocess.Popen(command, cwd=self.code, env=self.environment, text=True, stdin=pipe, stdout=pipe)

    def manage(self, *arguments: str, **more: str) -> str:
        """Run `manage.py` and return what it printed; what it complained of is the error's text."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=self.code, env=self.environment | more, text=True, capture_output=True)
        if done.returncode:
            raise RuntimeError(f"{' '.join(arguments)}: {done.stderr or done.stdout}")
        return done.stdout

    def shell(self, script: str) -> str:
        """Run a script of the newsroom's and return what it printed; if it failed, that is the error's text."""
        self.forks = self.forks or self.begin("shell", "--no-imports", "--command", FORKS)
        self.forks.stdin.write(json.dumps(script) + "\n")
        self.forks.stdin.flush()
        failed, said = json.loads(self.forks.stdout.readline())
        if failed:
            raise RuntimeError(said)
        return said

    def stop_database(self):
        self.control("stop", "--mode", "fast")

    def start_database(self):
        self.control("restart")  # with the options it was started with

    def control(self, *arguments: str):
        home = programs.home(self.folder / "postgres")
        log = home / "server.log"
        programs.run(home, "pg_ctl", arguments[0], "-D", home / "data", "--log", log, *arguments[1:])


class Rehearsal(Machine):
    """A whole newsroom. `plain` leaves out TLS, which a bench of pages does not need."""

    def __init__(self, folder: Path, plain: bool = False):
        super().__init__(folder)
        self.run, self.plain = self.folder / "run", plain
        # Past the cache there is the port at which nginx tells the application's silence.
        self.port, self.open_port, self.rendered_port = free_port(), free_port(), free_port()
        self.bare_port = free_port()  # the same without TLS, for what asks an address and not a name
        self.processes: dict[str, subprocess.Popen] = {}

    def __enter__(self):
        super().__enter__()
        for folder in (self.run, self.folder / "cache", self.folder / "deploy"):
            folder.mkdir(exist_ok=True)
        self.write_configuration()
        self.manage("collectstatic", "-v0", "--no-input")
        try:
            self.start_application()
            self.start_nginx()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *problem):
        self.stop()
        super().__exit__(*problem)

    # -- its parts

    def write_configuration(self):
        if not self.plain:
            files = ["-keyout", self.folder / "privkey.pem", "-out", self.folder / "fullchain.pem"]
            subprocess.run([*CERTIFICATE.split(), *files], check=True, capture_output=True)
        for source in DEPLOY.glob("*.conf"):
            text = source.read_text()
            for shipped, here in self.changes.items():
                text = text.replace(shipped, here)
            (self.folder / "deploy" / source.name).write_text(text)

    @property
    def changes(self) -> dict[str, str]:
        """What is changed in the shipped configuration."""
        temporary = "".join(
            f"{kind}_temp_path {self.run}/{kind};" for kind in ("client_body", "fastcgi", "uwsgi", "scgi")
        )
        common = {
            "user www-data;": "user root;" if programs.is_root() else "",
            "/srv/newsroom/var": str(self.var),
            "/srv/newsroom/deploy": str(self.folder / "deploy"),
            "/srv/newsroom": str(ROOT),
            "/run/newsroom": str(self.run),
            "/run/nginx": f"{self.run}/nginx",
            "/var/cache/nginx/newsroom": str(self.folder / "cache"),
            "127.0.0.1:8001": f"127.0.0.1:{self.rendered_port}",
            "/etc/letsencrypt/live/newsroom.example": str(self.folder),
            "    listen [::]": "    # listen [::]",
            "    listen 80;": f"    listen 127.0.0.1:{self.open_port};",
            "http {": f"http {{ {temporary}",
        }
        if not self.plain:
            bare = f"    listen 127.0.0.1:{self.bare_port};\n"
            return common | {
                "    listen 443 ssl http2;": f"{bare}    listen 127.0.0.1:{self.port} ssl http2;",
                "    listen 443": f"    listen 127.0.0.1:{self.port}",
                "proxy_cache pages;": "proxy_cache pages; add_header X-Cache $upstream_cache_status always;",
            }
        return common | {
            "    listen 443 ssl http2 default_server;": f"    listen unix:{self.run}/nobody.sock default_server;",
            "ssl_reject_handshake on;": "",
            "    listen 443 ssl http2;": f"    listen 127.0.0.1:{self.port};",
            "    ssl_certificate": "    # ssl_certificate",
        }

    def start_application(self):
        """As the ExecStart of deploy/newsroom.service does."""
        unit = (DEPLOY / "newsroom.service").read_text()
        line = next(line for line in unit.splitlines() if line.startswith("ExecStart="))
        command = line.removeprefix("ExecStart=").replace("/run/newsroom", str(self.run)).split()
        command[0] = sys.executable
        self.start("application", command)
        wait_until(lambda: (self.run / "application.sock").exists())

    def start_nginx(self):
        self.start("nginx", [NGINX, "-c", self.folder / "deploy" / "nginx.conf", "-g", "daemon off;"])
        wait_until(lambda: answers(self.port))
        wait_until(lambda: self.get("/health/ready/").status == 200)

    def start(self, name: str, command: list):
        log = self.folder / f"{name}.log"
        with log.open("ab") as output:
            self.processes[name] = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=output, stderr=subprocess.STDOUT
            )

    def stop(self, *names: str):
        for name in names or list(self.processes):
            process = self.processes.pop(name)
            process.terminate()
            process.wait(20)

    # -- a reader

    def get(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """Ask nginx. A header's name is written with underscores: `if_none_match`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = self.connect()
        try:
            connection.request(method, path, body, {"Host": HOST} | named)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def connect(self) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.connect()
        if not self.plain:
            context = ssl._create_unverified_context()  # the certificate was made a second ago, by us
            connection.sock = context.wrap_socket(connection.sock, server_hostname=HOST)
        return connection

    @property
    def logs(self) -> bytes:
        return b"".join(log.read_bytes() for log in self.folder.rglob("*.log"))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def answers(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def wait_until(holds, seconds: float = 60):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("It did not come about in time.")
        time.sleep(0.05)
