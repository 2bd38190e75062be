# Every task of the project; `make help` lists them. Python 3.11 or newer and make are all a machine needs.
# PYTHON is the first of these names that is a Python of at least 3.11: `python3` itself may be older.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$name" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-virtualenv
GENAI_PRICES := genai-prices==0.2.3
UV := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help setup demo ask run serve test format lint types layers unit coverage bench fuzz catalog readme lock wheel clean

help: ## list every task
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/python:
	@if [ -z "$(PYTHON)" ]; then echo "Versus needs Python 3.11 or newer: install it and run make again."; exit 2; fi
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) has no venv module: install it (on Debian: apt install python3-venv) and run make again."; exit 2; }
	@"$(PYTHON)" -m venv .venv && touch $@

.venv/run: .venv/python requirements.txt pyproject.toml
	@echo "Setting up in .venv (about half a minute, once)" >&2
	@$(PIP) --require-hashes -r requirements.txt
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	@echo "Setting up the development tools in .venv" >&2
	@$(PIP) --require-hashes -r requirements-dev.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

setup: .venv/dev ## set everything up in .venv

demo: .venv/run ## talk with the real bot; nothing to configure
	@$(BIN)/python -m bot.cli demo

ask: .venv/run ## answer one question: make ask Q="haiku vs gemma context?"
	@$(BIN)/python -m bot.cli ask "$(Q)"

run: .venv/run ## connect to Slack over Socket Mode
	@$(BIN)/python -m bot.cli run

serve: .venv/run ## serve Slack's requests over HTTP
	@$(BIN)/python -m bot.cli serve

test: lint types layers unit ## format, lint, types, layers and tests: all that CI asks

lint: .venv/dev
	@$(BIN)/ruff format --check --quiet . || { echo "Not formatted: run make format."; exit 1; }
	@$(BIN)/ruff check --quiet .

types: .venv/dev
	@$(BIN)/basedpyright --level error

layers: .venv/dev
	@$(BIN)/lint-imports --no-cache --no-logo

unit: .venv/dev
	@$(BIN)/pytest --numprocesses auto --quiet

format: .venv/dev ## format the code
	@$(BIN)/ruff format --quiet . && $(BIN)/ruff check --quiet --fix .

coverage: .venv/dev ## which lines the tests run
	@$(BIN)/coverage erase && $(BIN)/coverage run -m pytest --quiet && $(BIN)/coverage combine --quiet && $(BIN)/coverage report

bench: .venv/dev ## speed, as ratios in one run
	@$(BIN)/python -m tests.bench

fuzz: .venv/dev ## a million texts through the whole bot: none raises, time grows with length
	@$(BIN)/python -m tests.fuzz

catalog: .venv/run ## rebuild the shipped snapshot: make catalog FROM=folder of upstream files
	@$(BIN)/python -m pip --disable-pip-version-check download --quiet --no-deps --dest .venv/upstream $(GENAI_PRICES)
	@$(BIN)/python -m bot.cli catalog build --from "$(FROM)" --beside .venv/upstream

readme: .venv/dev ## write the README's conversation anew, as the bot answers now
	@$(BIN)/python -m tests.readme

lock: .venv/dev ## compile the locks from pyproject.toml
	@$(UV) pyproject.toml --output-file requirements.txt
	@$(UV) --constraints requirements.txt pyproject.toml --group dev --output-file requirements-dev.txt

wheel: .venv/dev ## build the wheel into dist/
	@$(BIN)/python -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean: ## remove .venv and what the tools leave behind
	@rm -rf .venv dist .ruff_cache .pytest_cache .hypothesis .coverage* .import_linter_cache
