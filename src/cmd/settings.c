/* SPDX-License-Identifier: MIT */
#include "cmd/settings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "cmd/cmd.h"

enum kind { TEXT, PATH, NUMBER, LIST };

static const struct {
	const char *name, *dflt, *help;
	enum kind kind;
} row[] = {
#define SETTING(name, kind, dflt, help) {#name, dflt, help, kind},
    HW_SETTINGS
#undef SETTING
};

/* The words a setting may have; those of the others are free. */
static const char *const choice[HW_SET_COUNT][5] = {
    [HW_SET_fulltext] = {"auto", "always", "never"},
    [HW_SET_log] = {"error", "warn", "info", "debug"},
};

const char *
hw_setting_name(enum hw_setting which)
{
	return row[which].name;
}

const char *
hw_setting_help(enum hw_setting which)
{
	return row[which].help;
}

const char *
hw_setting_default(enum hw_setting which)
{
	return row[which].dflt;
}

/* Names compare with - and _ alike, in any case. */
static bool
same_name(struct hw_str a, const char *b)
{
	if (a.n != strlen(b))
		return false;
	for (size_t i = 0; i < a.n; i++) {
		char c = (char)hw_lower((unsigned char)a.p[i]);

		if ((c == '-' ? '_' : c) != b[i])
			return false;
	}
	return true;
}

int
hw_settings_choice(const struct hw_settings *s, enum hw_setting which)
{
	for (int i = 0; choice[which][i]; i++)
		if (hw_str_eq(s->value[which], hw_str_c(choice[which][i])))
			return i;
	return -1;
}

int
hw_settings_set(struct hw_settings *s, struct hw_str name, struct hw_str value,
    struct hw_str from, struct hw_err *err)
{
	uint64_t n;
	int i = 0;

	while (i < HW_SET_COUNT && !same_name(name, row[i].name))
		i++;
	if (i == HW_SET_COUNT)
		return hw_fail(err, HW_ENOTFOUND,
		    "%.*s: there is no setting \"%.*s\"", HW_FMT(from),
		    HW_FMT(name));
	value = hw_str_trim(value);
	if (row[i].kind == NUMBER && (!hw_str_u64(value, &n) || n > INT32_MAX))
		return hw_fail(err, HW_EINPUT,
		    "%.*s: %s is a whole number, not \"%.*s\"", HW_FMT(from),
		    row[i].name, HW_FMT(value));
	s->value[i] = value;
	s->from[i] = from;
	if (choice[i][0] && hw_settings_choice(s, (enum hw_setting)i) < 0)
		return hw_fail(err, HW_EINPUT,
		    "%.*s: %s has no value \"%.*s\": %s", HW_FMT(from),
		    row[i].name, HW_FMT(value), row[i].help);
	return HW_OK;
}

int64_t
hw_settings_number(const struct hw_settings *s, enum hw_setting which)
{
	uint64_t n = 0;

	hw_str_u64(s->value[which], &n);
	return (int64_t)n;
}

static int
read_file(struct hw_arena *m, struct hw_settings *s, const char *path,
    struct hw_err *err)
{
	struct hw_str text, line;
	int rc = hw_cmd_read(m, path, 1 << 20, &text, err), number = 0;

	while (!rc && hw_str_line(&text, &line)) {
		size_t eq;

		number++;
		line = hw_str_trim(line);
		if (line.n == 0 || line.p[0] == '#')
			continue;
		eq = hw_str_chr(line, '=', 0);
		if (eq == HW_NPOS)
			return hw_fail(err, HW_EINPUT,
			    "%s:%d: a line is \"key = value\"", path, number);
		rc = hw_settings_set(s, hw_str_trim(hw_str_sub(line, 0, eq)),
		    hw_str_from(line, eq + 1),
		    hw_str_printf(m, "%s:%d", path, number), err);
	}
	return rc;
}

/* The file nobody named: used when it is there. */
static int
read_home_file(struct hw_arena *m, struct hw_settings *s, struct hw_err *err)
{
	const char *dir = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	struct hw_str path;

	if (dir && *dir)
		path = hw_str_printf(m, "%s/headwater.conf", dir);
	else if (home)
		path = hw_str_printf(m, "%s/.config/headwater.conf", home);
	else
		return HW_OK;
	if (access(path.p, R_OK))
		return HW_OK;
	return read_file(m, s, path.p, err);
}

static int
read_environment(struct hw_arena *m, struct hw_settings *s, struct hw_err *err)
{
	int rc = HW_OK;

	for (int i = 0; !rc && i < HW_SET_COUNT; i++) {
		char name[64] = "HEADWATER_";
		const char *v;
		size_t n = strlen(name);

		for (const char *p = row[i].name; *p && n < 63; p++)
			name[n++] = (char)(*p >= 'a' && *p <= 'z' ? *p - 32
								  : *p);
		name[n] = '\0';
		v = getenv(name);
		if (v)
			rc = hw_settings_set(s, hw_str_c(row[i].name),
			    hw_str_c(v), hw_str_printf(m, "$%s", name), err);
	}
	return rc;
}

/* --name=value or --name value at argv[*i]; HW_ENOTFOUND when not ours. */
static int
read_option(
    struct hw_settings *s, int argc, char **argv, int *i, struct hw_err *err)
{
	struct hw_str a = hw_str_c(argv[*i]), name, value;
	struct hw_err none = {0};
	size_t eq = hw_str_chr(a, '=', 0);
	int step = 1, rc;

	if (!hw_str_starts(a, HW_STR("--")) || a.n == 2)
		return HW_ENOTFOUND;
	name = hw_str_sub(a, 2, eq == HW_NPOS ? a.n : eq);
	if (eq != HW_NPOS) {
		value = hw_str_from(a, eq + 1);
	} else {
		value = hw_str_c(*i + 1 < argc ? argv[*i + 1] : "");
		step = 2;
	}
	rc = hw_settings_set(s, name, value, HW_STR("command line"), &none);
	if (rc == HW_OK)
		*i += step;
	if (rc && rc != HW_ENOTFOUND)
		return hw_fail(err, rc, "%s", none.msg);
	return rc;
}

int
hw_settings_read(struct hw_arena *m, int argc, char **argv,
    struct hw_settings *s, int *used, struct hw_err *err)
{
	const char *file = NULL;
	int rc = HW_OK, i = 1;

	for (int k = 0; k < HW_SET_COUNT; k++) {
		s->value[k] = hw_str_c(row[k].dflt);
		s->from[k] = HW_STR("default");
	}
	for (int k = 1; k < argc; k++) {
		if (strcmp(argv[k], "--config") == 0 && k + 1 < argc)
			file = argv[k + 1];
		else if (strncmp(argv[k], "--config=", 9) == 0)
			file = argv[k] + 9;
	}
	rc = file ? read_file(m, s, file, err) : read_home_file(m, s, err);
	if (!rc)
		rc = read_environment(m, s, err);
	while (!rc && i < argc) {
		if (strcmp(argv[i], "--config") == 0) {
			i += 2;
			continue;
		}
		if (strncmp(argv[i], "--config=", 9) == 0) {
			i++;
			continue;
		}
		rc = read_option(s, argc, argv, &i, err);
		if (rc == HW_ENOTFOUND) {
			rc = HW_OK;
			break;
		}
	}
	*used = i > argc ? argc : i;
	if (rc)
		err->rc = rc = HW_EINPUT;
	return rc;
}

/* mkdir -p */
static int
make_folders(struct hw_arena *m, struct hw_str path, struct hw_err *err)
{
	char *z = hw_str_z(m, path);

	for (char *p = z + 1;; p++) {
		char c = *p;

		if (c != '/' && c != '\0')
			continue;
		*p = '\0';
		if (mkdir(z, 0700) && errno != EEXIST)
			return hw_fail(
			    err, HW_EIO, "%s: %s", z, strerror(errno));
		*p = c;
		if (c == '\0')
			return HW_OK;
	}
}

int
hw_settings_db(struct hw_arena *m, const struct hw_settings *s,
    struct hw_str *path, struct hw_err *err)
{
	struct hw_str dir = s->value[HW_SET_data];
	const char *xdg = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	int rc;

	*path = s->value[HW_SET_db];
	if (hw_str_starts(*path, HW_STR("sqlite:")))
		*path = hw_str_from(*path, 7);
	if (hw_str_starts(*path, HW_STR("postgres")) &&
	    hw_str_chr(*path, ':', 0) != HW_NPOS)
		return hw_fail(err, HW_EINPUT,
		    "db %.*s: this headwater keeps its store in a file: "
		    "--db FILE",
		    HW_FMT(*path));
	if (path->n) {
		*path = hw_str_dup(m, *path);
		return HW_OK;
	}
	if (!dir.n && xdg && *xdg)
		dir = hw_str_printf(m, "%s/headwater", xdg);
	else if (!dir.n && home)
		dir = hw_str_printf(m, "%s/.local/share/headwater", home);
	else if (!dir.n)
		return hw_fail(
		    err, HW_EINPUT, "no home folder: say --data DIR");
	rc = make_folders(m, dir, err);
	*path = hw_str_printf(m, "%.*s/headwater.db", HW_FMT(dir));
	return rc;
}
