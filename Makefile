# The two commands of a fresh machine are `make demo` and `make test`; `make` alone lists all. Needs Python 3.11 or newer.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ARGS ?=

help: ## list these targets
	@sed -n 's/^\([a-z0-9]*\):.*## /  make \1\t/p' Makefile | expand -t 16

demo: $(VENV)/.run ## load data/ into ./trade-policy.kg, answer the headline question, write the page
	$(BIN)/kg demo

test: $(VENV)/.test ## run the tests; ARGS="-k status" chooses
	$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.test ## lint, format, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(VENV)/.test ## measure: one table of ratios; takes about ten minutes
	$(BIN)/python -m tests.benchmarks

docs: $(VENV)/.test ## write docs/questions.md, docs/terms.md and the page's picture anew
	$(BIN)/python -m tests.questions.document
	$(BIN)/python -m tests.ontology.document
	$(BIN)/python -m tests.page.picture

neo4j: $(VENV)/.test ## a Neo4j with the data to look around in, until Ctrl-C; needs neither Java nor Docker
	$(BIN)/python -m tests.neo4j_server

pins: $(VENV)/.created ## compile requirements/ anew, newest versions
	$(BIN)/pip install -q uv
	echo 'hatchling>=1.27' | $(COMPILE) pyproject.toml - -o requirements/run.txt
	echo 'hatchling>=1.27' | $(COMPILE) pyproject.toml - --extra test -c requirements/run.txt -o requirements/test.txt
	echo 'followthemoney>=3.8,<4' | $(COMPILE) --only-binary :all: - -o requirements/followthemoney.txt  # 4 needs ICU

clean: ## remove the virtual environment, builds and caches; stores stay
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find kg tests -name __pycache__ -prune -exec rm -rf {} +

.PHONY: help demo test check bench docs neo4j pins clean

COMPILE = UV_CUSTOM_COMPILE_COMMAND='make pins' $(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url

# An editable install and hashes in one command is refused by pip; the build backend is among the pins.
PIP := $(BIN)/pip --disable-pip-version-check install -q
INSTALL_KG = $(PIP) --no-deps --no-build-isolation -e .

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/.created
	@echo 'Installing what kg runs on into $(VENV) ...'
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(INSTALL_KG)
	@touch $@

$(VENV)/.test: requirements/test.txt pyproject.toml | $(VENV)/.created
	@echo 'Installing what the tests need into $(VENV) ...'
	@$(PIP) --require-hashes -r requirements/test.txt
	@$(INSTALL_KG)
	@touch $(VENV)/.run $@

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'kg needs Python 3.11 or newer; choose one: make PYTHON=python3.12 ...' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' \
		|| { echo 'Python lacks the module venv; on Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@
