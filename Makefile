# Each target does all its own set-up in .venv; PYTHON may name another interpreter (3.11 or later), NEWEST and
# OLDEST those of the targets of that name, and TESTS what they and `test` run.
PYTHON ?= python3
NEWEST ?= $(PYTHON)
OLDEST ?= 3.11
VENV ?= .venv
BIN := $(VENV)/bin
SPHINX := $(BIN)/python -m sphinx -W -n --keep-going
EXTRAS := pdf,charts,readers,pdf-tables,csl
TESTS ?=
PYTEST := -m pytest --numprocesses auto $(TESTS)

.PHONY: brief gallery test newest oldest bench outside proof lint messages upgrade clean

brief: $(VENV)/ready
	$(SPHINX) -b html docs build/html
	$(SPHINX) -b briefpdf -d build/doctrees-pdf docs build/pdf

gallery: $(VENV)/ready
	$(SPHINX) -b html docs/gallery build/gallery/html
	$(SPHINX) -b briefpdf -d build/gallery/doctrees docs/gallery build/gallery/pdf
	$(SPHINX) -b html docs/gallery/kinds build/gallery/kinds/html
	$(SPHINX) -b briefpdf -d build/gallery/kinds/doctrees docs/gallery/kinds build/gallery/kinds/pdf

test: $(VENV)/ready
	$(BIN)/python $(PYTEST)

# With the newest versions that pyproject.toml allows, and with the lowest ones, each in a fresh environment.
newest: $(VENV)/ready
	$(BIN)/uv venv --quiet --clear --python $(NEWEST) $(VENV)-newest
	$(BIN)/uv pip install --quiet --python $(VENV)-newest --upgrade --editable ".[$(EXTRAS)]" --group docs --group test
	$(VENV)-newest/bin/python $(PYTEST)

oldest: $(VENV)/ready
	$(BIN)/uv venv --quiet --clear --python $(OLDEST) $(VENV)-oldest
	$(BIN)/uv pip install --quiet --python $(VENV)-oldest --resolution lowest-direct \
	  --editable ".[$(EXTRAS)]" --group docs --group test
	$(VENV)-oldest/bin/python $(PYTEST)

bench: $(VENV)/ready
	$(BIN)/python -m bench

outside: $(VENV)/ready
	$(if $(DATA),,$(error name the folder of the data: make outside DATA=folder; bench/outside/README.md says where it is had))
	$(BIN)/python -m bench.outside all "$(DATA)"

proof: $(VENV)/ready
	$(BIN)/uv pip install --quiet --python $(VENV) --constraint constraints.txt --group proof
	$(BIN)/python tests/pdf/proof.py

messages: $(VENV)/ready
	$(BIN)/python -m tools.messages

lint: $(VENV)/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy tests/pdf/*.py
	$(BIN)/mypy tests/html/conftest.py
	$(BIN)/lint-imports

# Every package of the development environment, exact, for each Python that we are tested on.
upgrade: $(VENV)/ready
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-annotate \
	  --custom-compile-command "make upgrade" --all-extras --group dev --group proof --output-file constraints.txt pyproject.toml

# An environment that was made with other constraints is made anew.
$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=...")'
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade --constraint constraints.txt pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --build-constraint constraints.txt \
	  --editable ".[$(EXTRAS)]" --group dev
	touch $@

clean:
	rm -rf build $(VENV) $(VENV)-newest $(VENV)-oldest
