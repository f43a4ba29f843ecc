# The newsroom's commands. `make run` shows it; `make test` runs everything that CI runs.

# The first Python of 3.11 or newer. A command that exists but does not start (a pyenv shim) is passed over.
PYTHON := $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
export HOST PORT

.PHONY: run test test-long chromium requirements clean

run: .venv/installed var/local.env  ## Serve the newsroom, with demo data, at http://127.0.0.1:8000/
	@$(BIN)/python manage.py run

test: .venv/installed var/local.env
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/python manage.py check
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/pytest -n 2

.venv/installed: requirements-dev.txt
	@test -n "$(PYTHON)" || { echo "Newsroom needs Python 3.11 or newer: sudo apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Newsroom needs Python's venv: sudo apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

var/local.env:
	@$(BIN)/python -m newsroom.environment write
