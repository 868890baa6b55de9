# Each target does all its own set-up in .venv; PYTHON may name another interpreter (3.11 or later).
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SPHINX := $(BIN)/python -m sphinx -W -n --keep-going

.PHONY: brief gallery test bench outside proof lint messages clean

brief: $(VENV)/ready
	$(SPHINX) -b html docs build/html
	$(SPHINX) -b briefpdf -d build/doctrees-pdf docs build/pdf

gallery: $(VENV)/ready
	$(SPHINX) -b html docs/gallery build/gallery/html
	$(SPHINX) -b briefpdf -d build/gallery/doctrees docs/gallery build/gallery/pdf

test: $(VENV)/ready
	$(BIN)/python -m pytest --numprocesses auto

bench: $(VENV)/ready
	$(BIN)/python -m bench

outside: $(VENV)/ready
	$(if $(DATA),,$(error name the folder of the data: make outside DATA=folder; bench/outside/README.md says where it is had))
	$(BIN)/python -m bench.outside all "$(DATA)"

proof: $(VENV)/ready
	$(BIN)/python tests/pdf/proof.py

messages: $(VENV)/ready
	$(BIN)/python -m tools.messages

lint: $(VENV)/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy tests/pdf/*.py
	$(BIN)/lint-imports

$(VENV)/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable ".[pdf,charts,readers,pdf-tables]" --group dev
	touch $@

clean:
	rm -rf build $(VENV)
