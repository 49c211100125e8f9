# Headwater is built by this one file; there is no configure step.
# `make help` lists the targets. VARIANT=asan|tsan|cov|fuzz, CC=clang and
# HTML=gumbo each build in a folder of their own; V=1 shows the commands.

.DEFAULT_GOAL := all
VERSION = 0.1.0
VARIANT ?= release
PREFIX ?= /usr/local
export HW_DEPS ?= build/deps

USUAL_CC = $(if $(filter fuzz,$(VARIANT)),clang,gcc)
ifeq ($(origin CC),default)
CC = $(USUAL_CC)
endif
CXX := $(subst gcc,g++,$(subst clang,clang++,$(patsubst cc,gcc,$(CC))))
Q = $(if $(V),,@)

# ---- where things go: build/release, build/asan, build/release-clang, ...
OTHER_CC = $(notdir $(filter-out cc $(USUAL_CC),$(CC)))
OUT := build/$(VARIANT)$(addprefix -,$(OTHER_CC))$(addprefix -,$(HTML))
BIN := $(if $(filter build/release,$(OUT)),build,$(OUT))/headwater
GEN := build/gen

# ---- what this machine has: both files are made before anything else
ifeq ($(filter clean help,$(MAKECMDGOALS)),)
include $(HW_DEPS)/html.mk
include $(OUT)/flags.mk
endif
ifeq ($(HTML),gumbo)
HTML_CFLAGS = -DHW_HTML_GUMBO
HTML_LIBS = -lgumbo
endif
ifneq ($(filter demo test,$(MAKECMDGOALS)),)
$(HW_DEPS)/html.mk: FORCE
endif
$(HW_DEPS)/html.mk: dev/deps dev/debian-packages dev/html-probe.c
	@dev/deps
$(OUT)/flags.mk: dev/probe-flags Makefile $(HW_DEPS)/html.mk
	@mkdir -p $(@D)
	@dev/probe-flags "$(CC)" $(VARIANT) "$(PKGS)" >$@.new && mv $@.new $@

# ---- libraries: those pkg-config knows, then those it does not
PKGS = libcurl libbrotlidec libcrypto icu-i18n icu-uc libevent \
	libevent_pthreads sqlite3 libzstd zlib libsodium libpsl libpcre2-8 \
	libseccomp
LIBS = $(HTML_LIBS) $(PKG_LIBS) -lstemmer $(if $(CXXSRC),-lcld2 -lstdc++) \
	-lpthread -ldl -lm

# ---- sources
PURE := base model url format html text trace story rights
SRC := $(sort $(wildcard src/*/*.c))
CXXSRC := $(wildcard src/text/cld2.cc)
OBJ := $(SRC:%.c=$(OUT)/%.o) $(CXXSRC:%.cc=$(OUT)/%.o)
MAIN := $(OUT)/src/cmd/main.o
PURE_OBJ := $(foreach r,$(PURE),$(filter $(OUT)/src/$(r)/%,$(OBJ)))
SHELL_OBJ := $(filter-out $(PURE_OBJ) $(MAIN),$(OBJ))
UNIT := $(patsubst %.c,$(OUT)/%,$(sort $(wildcard tests/unit/*/t_*.c)))
UNIT_OBJ := $(patsubst %.c,$(OUT)/%.o,$(sort $(wildcard tests/unit/*.c)))
FUZZ := $(patsubst %.c,$(OUT)/%,$(filter-out fuzz/standalone_driver.c,\
	$(sort $(wildcard fuzz/*.c))))
SERVED := $(patsubst %.c,$(OUT)/%,$(sort $(wildcard tests/server/*.c)))
BENCH := $(patsubst %.c,$(OUT)/%,$(sort $(wildcard bench/*.c)))

# Files the program carries: src/store/schema.sql is #include'd by the source
# as "store/schema.sql.inc", a list of characters that ends in NUL.
ASSETS := $(patsubst src/%,$(GEN)/%.inc,$(sort $(wildcard src/*/*.sql \
	src/*/*.css src/*/*.js))) $(patsubst %,$(GEN)/%.inc,$(wildcard share/*)) \
	$(GEN)/html/words_table.inc

# ---- flags
WARN = -Wall -Wextra -Wpedantic -Werror -Wformat=2 -Wvla -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings
CPPFLAGS += -D_GNU_SOURCE -DHW_VERSION='"$(VERSION)"' -Isrc -I$(GEN) \
	$(PKG_CFLAGS) $(HTML_CFLAGS)
SANITIZE = -O1 -fno-omit-frame-pointer -fno-sanitize-recover=all
# -O3: extract --annotate takes .85 of the CPU seconds of -O2 (6 runs in turn)
FLAGS_release = -O3
FLAGS_asan = $(SANITIZE) -fsanitize=address,undefined
FLAGS_tsan = $(SANITIZE) -fsanitize=thread
FLAGS_cov = -O0 --coverage
FLAGS_fuzz = $(FLAGS_asan) -fsanitize=fuzzer-no-link
FLAGS := $(or $(FLAGS_$(VARIANT)),$(error no VARIANT $(VARIANT): see make help))
COMMON = $(FLAGS) $(HARDEN) -g -fPIE -MMD -MP \
	-ffile-prefix-map=$(CURDIR)=. -ffile-prefix-map=$(HW_DEPS)=deps
ALL_CFLAGS = -std=c11 $(COMMON) $(WARN) -include src/base/banned.h $(CFLAGS)
ALL_CXXFLAGS = -std=c++17 $(COMMON) -Wall -Wextra -Werror $(CXXFLAGS)
ALL_LDFLAGS = -pie $(FLAGS) -Wl,--as-needed \
	-Wl,-z,relro,-z,now,-z,noexecstack,-z,nodlopen $(LDFLAGS)

# ---- the program and its library
all: $(if $(wildcard src/cmd/main.c),$(BIN)) $(OUT)/libheadwater.a
programs: all $(UNIT) $(SERVED) $(if $(filter fuzz,$(VARIANT)),,$(FUZZ))

$(BIN): $(OBJ)
	@echo "LD $@"
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $(OBJ) $(LIBS)
$(OUT)/libheadwater.a: $(PURE_OBJ)
$(OUT)/libshell.a: $(SHELL_OBJ)
%.a:
	@echo "AR $@"
	$(Q)rm -f $@ && $(AR) rcsD $@ $^

$(OUT)/%.o: %.c Makefile | $(ASSETS)
	@echo "CC $<"
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<
$(OUT)/%.o: %.cc Makefile
	@echo "CXX $<"
	@mkdir -p $(@D)
	$(Q)$(CXX) $(CPPFLAGS) $(ALL_CXXFLAGS) -c -o $@ $<
$(filter $(OUT)/src/html/%,$(OBJ)): $(HW_DEPS)/html.mk
-include $(OBJ:.o=.d)

$(GEN)/%.inc: src/%
	@mkdir -p $(@D)
	$(Q)dev/embed $< >$@
$(GEN)/%.inc: %
	@mkdir -p $(@D)
	$(Q)dev/embed $< >$@

# Maps of words, written out by a program made from their tables.
WORDS := dev/gen-html-words.c src/html/words_data.c $(addprefix src/base/,\
	arena.c err.c hash.c map.c str.c)
$(GEN)/html/words_table.inc: $(WORDS) src/html/words.h src/html/words_int.h
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 $(CPPFLAGS) -o $(GEN)/html/words_table $(WORDS)
	$(Q)$(GEN)/html/words_table >$@

# ---- tests, fuzzers and benchmarks: one program a file, linked with every
# room but the front door
ROOMS := $(OUT)/libshell.a $(OUT)/libheadwater.a
LINK = @echo "LD $@"; $(CC) $(ALL_LDFLAGS)
$(UNIT): %: %.o $(UNIT_OBJ) $(ROOMS)
	$(LINK) -o $@ $(filter %.o,$^) $(ROOMS) -lcmocka $(LIBS)
DRIVER = $(OUT)/fuzz/standalone_driver.o
ifeq ($(VARIANT),fuzz)
$(FUZZ): LIBS += -fsanitize=fuzzer
else
$(FUZZ): $(DRIVER)
endif
$(FUZZ) $(BENCH) $(SERVED): %: %.o $(ROOMS)
	$(LINK) -o $@ $(filter %.o,$^) $(ROOMS) $(LIBS)
TOOL_OBJ := $(UNIT:%=%.o) $(UNIT_OBJ) $(FUZZ:%=%.o) $(BENCH:%=%.o) \
	$(SERVED:%=%.o)
$(TOOL_OBJ) $(DRIVER): WARN += -Wno-missing-prototypes
-include $(TOOL_OBJ:.o=.d)

RUN = HEADWATER=$(abspath $(BIN)) HEADWATER_BUILD=$(OUT)
demo: all
	$(BIN) demo
test: programs
	@$(RUN) tests/run
unit cases corpus newsroom: programs
	@$(RUN) tests/run-$@
server-tests: all $(SERVED)
	@$(RUN) tests/run-server
golden: all
	@$(RUN) tests/run-golden --rewrite
check: all
	@dev/deps --check && $(RUN) dev/check
format:
	@dev/check-format --rewrite
bench: all $(BENCH)
	@for b in $(BENCH) $(sort $(wildcard bench/run-*)); do \
		$(RUN) $$b || exit; done
fuzz:
	@dev/deps --fuzz && $(MAKE) VARIANT=fuzz fuzzers && dev/fuzz $(or $(TIME),60)
fuzzers: $(FUZZ)
fuzz-mutants:
	@$(MAKE) VARIANT=asan fuzzers && dev/fuzz-mutants $(COUNT)

TO = $(DESTDIR)$(PREFIX)
NEWSROOM = examples/newsroom/hosts.txt examples/newsroom/sites
install: all
	install -D $(BIN) $(TO)/bin/headwater
	@for f in $(wildcard man/*.[1-8]); do \
		install -Dm 644 -t $(TO)/share/man/man$${f##*.} $$f || exit; done
	@find $(wildcard share/*) $(NEWSROOM) -type f | while read -r f; do \
		install -Dm 644 "$$f" "$(TO)/share/headwater/$${f#*/}" || exit; done

print-libs:
	@echo "$(LIBS)"
clean:
	rm -rf $(filter-out build/deps,$(wildcard build/*))

help:
	@sed -n 's/^#> //p' $(MAKEFILE_LIST)

.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: FORCE all programs demo test unit cases corpus newsroom \
	server-tests golden check format bench fuzz fuzzers fuzz-mutants install print-libs clean help

#> make              build/headwater and build/release/libheadwater.a
#> make demo         build, then run the sample newsroom on 127.0.0.1:8080
#> make test         every test; or a part: make unit|cases|corpus|server-tests
#> make check        layers, purity, headers, format, lengths, lint, man pages,
#>                   instructions a page
#> make format       rewrite the sources as .clang-format says
#> make golden       rewrite tests/golden/*.json from what extraction gives now
#> make bench        build and run bench/
#> make fuzz TIME=60 each fuzzer for so many seconds (clang)
#> make fuzz-mutants COUNT=20000  the same mutants every time, ASan
#> make install      PREFIX=/usr/local DESTDIR=
#> make clean        remove what was built (fetched libraries stay)
#> VARIANT=asan|tsan|cov|fuzz  CC=clang  HTML=gumbo  V=1
