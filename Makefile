# Throughline. `make help` lists what there is to make.
export GOFLAGS := -buildvcs=false
TOOL := go tool -modfile=tools/go.mod
STYLES := ui/assets/build/throughline.css

.PHONY: run build assets generate test torture bench fmt help

run: build ## build it, fill it with an invented county, and serve that
	bin/throughline demo --serve

build: assets ## build bin/throughline, one file that needs nothing else
	CGO_ENABLED=0 go build -trimpath -o bin/throughline ./cmd/throughline

assets: $(STYLES) ## build the styles and scripts that the pages use

generate: ## write the Go of the pages (_templ.go) anew
	$(TOOL) templ generate

test: ## install what is missing, then check and test everything, on both engines
	@tools/test

torture: assets ## kill the program 200 times on each engine and PostgreSQL 20 times, and attack its sites
	go test -count 1 -v -timeout 2h -run 'Killed|Fault' ./cmd/throughline -kills 200 -heavy
	go test -count 1 -v -timeout 30m -run KilledPostgres ./practice/all -kills 20

# COUNTY and LARGER are sizes that are made for it, or folders of counties that "throughline demo
# --data" made before: make bench COUNTY=0.02 LARGER=county-of-size-1. With MINUTES=10 the working
# day is lived for ten minutes.
bench: ## measure pages, saves, a working day and finding people beside a floor, and write doc/performance.md
	go test -run '^$$' -bench Measure -benchtime 1x -timeout 60m ./bench -document "$(abspath doc/performance.md)" \
		-county "$(or $(realpath $(COUNTY)),$(COUNTY),0.02)" -larger "$(or $(realpath $(LARGER)),$(LARGER))" -minutes "$(or $(MINUTES),1)"

fmt: ## put the Go and the pages in their usual form
	gofmt -w $$(git ls-files '*.go')
	$(TOOL) templ fmt .

help: ## list what there is to make
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

# The styles and scripts come of our own and of the packages that the lock file names.
$(STYLES): ui/node_modules/.package-lock.json ui/build.mjs $(wildcard ui/styles/* ui/scripts/*)
	npm run build --prefix ui --silent
	touch $@

ui/node_modules/.package-lock.json: ui/package-lock.json
	npm ci --prefix ui --silent
	touch $@
