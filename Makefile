# The targets are for people; what each does in detail is in scripts/.
.DEFAULT_GOAL := help
.PHONY: help setup run chat demo test fuzz lint format lock clean system
SHELL := bash

BIN := .venv/bin
DEPENDS := constraints.txt pyproject.toml scripts/venv.sh
export TORCH_INDEX PYTHON

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/.ready system ## Set everything up and start nothing
	@echo "Ready. Next: make run, or make demo"

run: .venv/.ready system ## Set up and start: Telegram with a token in .env, the terminal without
	@$(BIN)/lifestory run

demo: .venv/.ready system ## Set up and watch a sample narrator's life become a book
	@$(BIN)/lifestory demo

test: .venv/.ready-dev ## Run every test
	@scripts/system.sh test
	@HF_HUB_OFFLINE=1 $(BIN)/python -m pytest -n auto --dist worksteal

fuzz: .venv/.ready-dev ## Run the property tests on new examples, ROUNDS times (1)
	@scripts/system.sh test
	@for round in $$(seq $${ROUNDS:-1}); do HF_HUB_OFFLINE=1 $(BIN)/python -m pytest -n auto --dist worksteal \
		-m hypothesis --hypothesis-profile=fuzz -q || exit 1; done

lint: .venv/.ready-dev ## Check style, types and which way imports point
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: .venv/.ready-dev ## Put the code into the agreed form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

lock: ## Write the lock files anew
	@scripts/lock.sh

clean: ## Remove what was set up and built, never anybody's data
	rm -rf .venv build dist *.egg-info .demo .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

system:
	@scripts/system.sh

# The stamps: set up again only where the locks, the pins or the metadata have changed.
.venv/.ready: requirements.lock $(DEPENDS)
	@scripts/system.sh
	@scripts/venv.sh requirements.lock
	@$(BIN)/python scripts/prepare.py
	@touch $@

.venv/.ready-dev: requirements-dev.lock .venv/.ready
	@scripts/venv.sh requirements-dev.lock
	@touch $@
