# `make run` shows the newsroom; `make test` runs everything that CI runs. Both set up what they need.

# The first Python of 3.11 or newer that starts: a pyenv shim may be there and not start. Debian's own first, which a
# newsroom is deployed with: its optimizations, which one built by hand seldom has, save a sixth of a page's time.
PYTHON := $(shell for python in /usr/bin/python3 python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
RELEASE := var/release/bin
MANAGE := $(BIN)/python manage.py
SETUP := .venv/installed var/local.env
PRODUCTION := DEBUG=no SECOND_FACTOR=yes SITE_URL=https://newsroom.example
TEMPLATES = $(shell find templates articles -name '*.html')
export HOST PORT
# Where the machine says that nothing compiled is kept, each of some hundred processes that tests start would compile
# the newsroom again, which takes a fifth of its time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run shots test test-long previous check format messages chromium nginx bench requirements intake-score audit bom

# Serve the newsroom with its demo, at HOST and PORT.
run: $(SETUP)
	@$(MANAGE) run

# Three at once on two cores: a browser test waits for a third of its time, for a pause in the writing for one. A browser
# on a busy machine can be late: what failed is tried once more, alone, and then it has failed. It is looked for under
# the name that its group gives it.
TOGETHER := $(BIN)/pytest -q --dist loadgroup
test: check
	@$(TOGETHER) -n 3 || $(TOGETHER) -n 1 --last-failed --last-failed-no-failures none

# What takes too long for every change: hypothesis with 20,000 cases, and the tests marked `long`. A crowd is let in when
# nothing else runs.
CROWD := articles/tests/test_load.py
LONG := $(BIN)/pytest -q -m 'long or not long' --hypothesis-profile=long -o faulthandler_timeout=3600
test-long: check
	@$(LONG) -n 2 --dist loadgroup --ignore $(CROWD)
	@$(LONG) $(CROWD)

# Whether the release before, or the commit PREVIOUS, works on the tables of today, and its backup can be restored.
previous: $(SETUP)
	@PREVIOUS=$(PREVIOUS) $(BIN)/pytest -q -m long -o faulthandler_timeout=3600 articles/tests/test_migrations.py -k release_before -rs

check: $(SETUP)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	@$(MANAGE) check --fail-level WARNING
	@$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
	@$(MANAGE) makemigrations --check --dry-run

# Put in order what `make check` finds out of order, as far as that needs no thought.
format: $(SETUP)
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .
	@$(BIN)/djade --target-version 5.2 $(TEMPLATES)

# How well the intake reads the corpus, where one lies beside the checkout.
intake-score: $(SETUP)
	@$(BIN)/python -m articles.tests.intake_score

# Pictures of every page of a newsroom that runs at PORT, into var/shots/.
shots: $(SETUP)
	@$(BIN)/python -m articles.tests.browser.shots http://127.0.0.1:$(or $(PORT),8000)

# Gather the texts of the interface for the Arabic catalogue, and compile it. The day they were gathered says nothing.
messages: $(SETUP)
	@$(MANAGE) makemessages --locale ar --no-location --no-wrap --no-obsolete --ignore var
	@sed -i '/^"POT-Creation-Date:/d' locale/ar/LC_MESSAGES/django.po
	@$(MANAGE) compilemessages --ignore .venv --ignore var

# What the browser tests, the pictures with Arabic letters and the catalogues need from the machine. The headless shell
# is the same Chromium without its windows, and opens a page three times as fast.
chromium:
	@{ command -v chromium-headless-shell && command -v msgfmt; } >/dev/null && /sbin/ldconfig -p | grep -q libfribidi || \
	if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium-headless-shell libfribidi0 gettext; \
	else echo "As root: apt-get install chromium-headless-shell libfribidi0 gettext"; exit 1; fi

# What the tests of the front server and of Debian's PostgreSQL need from the machine, and the bench.
BROTLI := /usr/lib/nginx/modules/ngx_http_brotli_static_module.so
nginx:
	@{ command -v nginx || test -x /usr/sbin/nginx; } >/dev/null && command -v wrk >/dev/null && command -v curl >/dev/null && test -d /usr/lib/postgresql && test -e $(BROTLI) || \
	if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nginx libnginx-mod-http-brotli-filter libnginx-mod-http-brotli-static wrk curl openssl postgresql; \
	else echo "As root: apt-get install nginx libnginx-mod-http-brotli-filter libnginx-mod-http-brotli-static wrk curl openssl postgresql"; exit 1; fi

# Measure against a static file of the same nginx; the table goes to var/bench/ too.
bench: $(SETUP) nginx
	@$(BIN)/python -m bench

# Pin the newest versions that the three lists of names allow, for every platform.
requirements: var/release/installed
	@for list in requirements requirements-dev requirements-release; do $(RELEASE)/uv pip compile --quiet --upgrade --universal \
		--python-version 3.11 --generate-hashes --no-header --output-file $$list.txt $$list.in || exit 1; done

# Whether a hole is known in what is pinned.
audit: var/release/installed
	@.ci/audit $(RELEASE)/pip-audit requirements.txt

# What a release is made of, as CycloneDX: into var/, to be put beside the release.
bom: var/release/installed
	@.ci/bill $(RELEASE)/cyclonedx-py requirements.txt var/newsroom.cdx.json

# What a release is made with is nobody's dependency. Where it cannot be fetched, it is tried again the next time.
var/release/installed: requirements-release.txt
	@$(PYTHON) -m venv var/release
	@timeout 300 $(RELEASE)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-release.txt && \
		touch $@ || echo "What a release is made with (requirements-release.txt) could not be fetched."

.venv/installed: requirements-dev.txt
	@test -n "$(PYTHON)" || { echo "Newsroom needs Python 3.11 or newer, and its venv: apt-get install python3 python3-venv"; exit 1; }
	@echo "Installing what the newsroom needs into .venv, once: a minute or more …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

var/local.env: newsroom/environment.py | .venv/installed
	@$(BIN)/python -m newsroom.environment
