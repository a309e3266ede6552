# Two commands for everybody: `make demo` and `make test`. Each does its own set-up on Debian 12 with Swift 6.3.

APT_PACKAGES = libusb-1.0-0-dev libudev-dev libcups2-dev libsqlite3-dev libsodium-dev libpng-dev libfreetype-dev pkg-config
# A target that imports what it does not declare is an error, so that the arrows of docs/architecture.md hold.
SWIFT_FLAGS = --explicit-target-dependency-import-check error
# Without these some tests are skipped: a print server of their own, a font for Chinese, devices that are plugged in.
TEST_PACKAGES = cups cups-client cups-filters fonts-droid-fallback udev umockdev gir1.2-umockdev-1.0 python3-gi
# The longest run of the tests.
TEST_SECONDS = 1800
SUDO = $(shell test "$$(id -u)" = 0 || echo sudo)
PREFIX ?= /usr

.PHONY: help setup test-setup build demo test hardware lint benchmark install clean

help:
	@echo 'make demo       build, then make a sale with virtual devices'
	@echo 'make test       build everything and run all the tests'
	@echo 'make hardware   the kernel and its USB: tests in a virtual machine'
	@echo 'make lint       the format of the sources'
	@echo 'make benchmark  measure what docs/performance.md reports'
	@echo 'make install    a release build into $$PREFIX (/usr), with $$DESTDIR in front'

# The first run of apt on a fresh Debian image has been seen to stop half-way; a second one goes through.
setup:
	@if ! pkg-config --exists libusb-1.0 libudev sqlite3 libsodium libpng freetype2 2>/dev/null || ! test -f /usr/include/cups/cups.h; then \
	    echo 'installing: $(APT_PACKAGES)'; \
	    $(SUDO) apt-get update -q \
	      && { $(SUDO) apt-get install -y -q --no-install-recommends $(APT_PACKAGES) \
	        || $(SUDO) apt-get install -y -q -f --no-install-recommends $(APT_PACKAGES); }; \
	fi
	@command -v swift >/dev/null || { echo 'Swift 6.3 is needed: https://www.swift.org/install/linux/'; exit 69; }

test-setup: setup
	@if ! test -x /usr/sbin/cupsd || ! test -x /usr/bin/umockdev-wrapper || ! test -x /usr/bin/udevadm \
	    || ! test -f /usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf; then \
	    echo 'installing: $(TEST_PACKAGES)'; \
	    { $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q --no-install-recommends $(TEST_PACKAGES); } \
	      || $(SUDO) apt-get install -y -q -f --no-install-recommends $(TEST_PACKAGES) \
	      || echo 'not installed: the tests that need them are skipped and say so'; \
	fi

build: setup
	swift build $(SWIFT_FLAGS)

demo: build
	@.build/debug/till demo

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Plugins Tests Benchmarks

test: test-setup lint
	swift build --build-tests $(SWIFT_FLAGS)
	@# A run takes minutes; one that hangs is ended.
	timeout -k 10 $(TEST_SECONDS) swift test --skip-build

# CASES are words of the cases' names; all of them where there are none.
hardware: build
	Tests/Hardware/rig $(CASES)

benchmark: setup
	swift build -c release --scratch-path .build-release
	swift build -c release --package-path Benchmarks --scratch-path .build-benchmarks
	.build-benchmarks/release/till-benchmarks .build-release/release/till

DRIVERS = $(notdir $(patsubst %/,%,$(wildcard Plugins/*/)))

install: setup
	swift build -c release --static-swift-stdlib --scratch-path .build-install $(SWIFT_FLAGS)
	install -s -D -m 755 .build-install/release/till $(DESTDIR)$(PREFIX)/bin/till
	install -D -m 644 udev/60-till.rules $(DESTDIR)$(PREFIX)/lib/udev/rules.d/60-till.rules
	for driver in $(DRIVERS); do \
	    folder=$(DESTDIR)$(PREFIX)/lib/till/drivers/$$driver; \
	    install -s -D -m 755 .build-install/release/$$driver $$folder/$$driver; \
	    install -D -m 644 Plugins/$$driver/driver.json $$folder/driver.json; \
	done

clean:
	rm -rf .build .build-release .build-install .build-benchmarks
