# make            builds, then shows the tool at work on the shipped Debian 12 profile
# make test       every test, those on a real kernel in a guest included
# make renew      writes again what tests hold as golden: Generated, the language reference
# make bench      how long things take, beside what a user would run instead
# make install    the command, the policies, completions and manual pages, below PREFIX

PROFILE  ?= debian-12-server
PREFIX   ?= /usr/local
DESTDIR  ?=
SWIFT    ?= swift
TOOL     := .build/release/auditwright
LISTING  := Tests/Fixtures/captured/$(PROFILE).list
STATUS   := Tests/Fixtures/captured/$(PROFILE).status

BUILD_PACKAGES := libaudit-dev pkg-config
TEST_PACKAGES  := $(BUILD_PACKAGES) auditd gcc libc6-dev linux-image-cloud-amd64 mawk qemu-system-x86

BENCH_PACKAGES := openscap-scanner ssg-debian

.PHONY: all build demo test test-kernel renew bench install clean packages test-packages

all: build demo

packages:
	@scripts/require-swift
	@scripts/install-packages $(BUILD_PACKAGES)

test-packages:
	@scripts/require-swift
	@scripts/install-packages $(TEST_PACKAGES)

build: packages
	$(SWIFT) build -c release --product auditwright

demo:
	@echo; echo "== compile: $(PROFILE) to .build/rules.d"
	@$(TOOL) compile --profile $(PROFILE) --into .build/rules.d
	@echo; echo "== validate: every line, by libaudit and by what the kernel takes"
	@$(TOOL) validate .build/rules.d --facts debian-12-stock
	@echo; echo "== coverage: CIS Debian 12 by the profile, each control proved"
	@$(TOOL) coverage cis-debian-12 --by $(PROFILE)
	@echo; echo "== exceptions: what is agreed not to be met, for the auditor"
	@$(TOOL) exceptions --profile $(PROFILE)
	@echo; echo "== drift: against what a Debian 12 kernel listed after loading it"
	@$(TOOL) drift --profile $(PROFILE) --loaded $(LISTING) --status $(STATUS)

test: test-packages
	$(SWIFT) test

test-kernel: test-packages
	$(SWIFT) test --filter KernelGuestTests

renew: test-packages
	AUDITWRIGHT_RENEW=1 $(SWIFT) test --filter "[Gg]olden"

bench: test-packages build
	@scripts/install-packages $(BENCH_PACKAGES)
	@scripts/bench

install: build
	install -D -m 755 $(TOOL) $(DESTDIR)$(PREFIX)/bin/auditwright
	cd Policies && find . -type f \( -name '*.policy' -o -name '*.programs' \) \
	  -exec install -D -m 644 '{}' '$(DESTDIR)$(PREFIX)/share/auditwright/policies/{}' ';'
	install -D -m 644 Documentation/language.md \
	  $(DESTDIR)$(PREFIX)/share/doc/auditwright/language.md
	scripts/install-pages $(TOOL) $(DESTDIR)$(PREFIX)/share

clean:
	rm -rf .build .cache
