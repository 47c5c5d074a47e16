# Alongside: what can be done here. `make run` and `make test` need nothing set up beforehand but
# Debian 12 and Swift.

DATABASE ?= var/demonstration.sqlite
PORT ?= 8080
ALONGSIDE := .build/debug/alongside

.PHONY: help run build demo test browse bench check map format

help:
	@echo "make run     build, make a demonstration county, serve it at http://127.0.0.1:$(PORT)"
	@echo "make test    everything: both databases, servers killed while they work, a real browser"
	@echo "make browse  of that, only the browser: every page, and the thread by keyboard"
	@echo "make bench   what it was promised to be, measured beside others (an hour)"
	@echo "make check   the quick part of it: format, lengths, the order of the rooms, the map"
	@echo "make demo    make the demonstration county without serving it"
	@echo "make map     write docs/map.md from the code"
	@echo "make format  put every Swift file into the house style"

run: demo
	@exec $(ALONGSIDE) serve --database $(DATABASE) --port $(PORT) --demonstration

build:
	@scripts/install build
	@echo "Building Alongside (some minutes the first time) …"
	@swift build --product alongside

demo: build
	@mkdir -p $(dir $(DATABASE))
	@$(ALONGSIDE) demo --database $(DATABASE) --if-empty

test:
	@scripts/test

browse:
	@scripts/browse

bench:
	@scripts/bench

check:
	@scripts/check

map:
	@scripts/map

format:
	@swift format format --in-place --parallel --recursive Sources Tests
