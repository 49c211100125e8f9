/* SPDX-License-Identifier: MIT */
#include "cmd/filter.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cmd/cmd.h"
#include "pipe/jail.h"
#include "pipe/worker.h"
#include "text/outlets.h"

#define OUT_MAX ((size_t)256 * 1024 * 1024)
#define REFUSED "headwater:refused" /* a record is this and its id alone */
#define HEAD 1024                   /* bytes kept of a line that is too long */

/* ---- options ------------------------------------------------------------- */

/* "--name=value" or "--name value"; NULL when arg is another option. */
static const char *
value_of(const char *arg, const char *name, int argc, char **argv, int *i)
{
	size_t n = strlen(name);

	if (strncmp(arg, "--", 2) != 0 || strncmp(arg + 2, name, n) != 0)
		return NULL;
	if (arg[2 + n] == '=')
		return arg + 3 + n;
	if (arg[2 + n] != '\0')
		return NULL;
	return *i + 1 < argc ? argv[++*i] : "";
}

static bool
own_option(struct hw_filter *f, int argc, char **argv, int *i)
{
	const char *v;

	for (struct hw_filter_option *o = f->options; o && o->name; o++) {
		if (!o->value) {
			if (strncmp(argv[*i], "--", 2) == 0 &&
			    strcmp(argv[*i] + 2, o->name) == 0) {
				*o->flag = true;
				return true;
			}
			continue;
		}
		v = value_of(argv[*i], o->name, argc, argv, i);
		if (v) {
			*o->value = v;
			return true;
		}
	}
	return false;
}

static int
set_jobs(struct hw_filter *f, const char *v)
{
	uint64_t n;

	if (!hw_str_u64(hw_str_c(v), &n) || n > 64)
		return hw_cmd_usage(
		    f->cmd, "--jobs %s: a number from 1 to 64", v);
	f->jobs = (int)n;
	return 0;
}

/* Take the option at argv[*i] (and its value); a negative code ends it. */
static int
one_option(struct hw_filter *f, int argc, char **argv, int *i)
{
	const char *a = argv[*i], *v;
	int rc = 0;

	if (strcmp(a, "--help") == 0 || strcmp(a, "-h") == 0)
		return -1 - hw_cmd_help(f->cmd);
	if ((v = value_of(a, "input", argc, argv, i)))
		f->input = v;
	else if ((v = value_of(a, "output", argc, argv, i)))
		f->output = v;
	else if ((v = value_of(a, "jobs", argc, argv, i)))
		rc = set_jobs(f, v);
	else if (f->knows_outlets &&
	    (v = value_of(a, "outlets", argc, argv, i)))
		f->outlets = v;
	else if (!own_option(f, argc, argv, i))
		rc = hw_cmd_usage(f->cmd, "unknown option %s", a);
	return rc ? -1 - rc : 0;
}

/* Options may stand behind FILEs: the FILEs are moved to the end. */
int
hw_filter_options(struct hw_filter *f, int argc, char **argv)
{
	char **file = calloc((size_t)argc + 1, sizeof(*file));
	int n = 0, to = 1, rc = 0;

	if (!file)
		hw_panic(__FILE__, __LINE__, "out of memory");
	f->argv = argv;
	f->argc = argc;
	f->jobs = -1;
	for (int i = 1; i < argc && !rc; i++) {
		int from = i;

		if (strcmp(argv[i], "--") == 0) {
			while (++i < argc)
				file[n++] = argv[i];
			break;
		}
		if (argv[i][0] != '-' || argv[i][1] == '\0') {
			file[n++] = argv[i];
			continue;
		}
		rc = one_option(f, argc, argv, &i);
		while (from <= i && from < argc)
			argv[to++] = argv[from++];
	}
	f->argc = to + n;
	memcpy(argv + to, file, (size_t)n * sizeof(*file));
	free(file);
	return rc ? rc : to;
}

/* ---- one record ---------------------------------------------------------- */

static void
error_record(struct hw_buf *out, struct hw_str id, const char *msg)
{
	struct hw_jw w;

	hw_buf_clear(out);
	hw_jw_init(&w, out);
	hw_jw_obj(&w);
	hw_jw_kstr_null(&w, "id", id);
	hw_jw_kstr(&w, "error", hw_str_c(msg));
	hw_jw_end_obj(&w);
}

/* A record of error_record: "error" follows "id" at once. */
static bool
is_error(struct hw_str line)
{
	size_t at = sizeof("{\"id\":") - 1;

	if (at < line.n && line.p[at] == '"') {
		while (++at < line.n && line.p[at] != '"')
			at += line.p[at] == '\\';
		at++;
	} else {
		at += sizeof("null") - 1;
	}
	return hw_str_starts(hw_str_from(line, at), HW_STR(",\"error\":\""));
}

/* Ids are strings; a number is accepted and kept as its digits. */
static struct hw_str
id_of(const struct hw_json *rec)
{
	const struct hw_json *v = hw_json_get(rec, "id");

	if (!v || (v->kind != HW_JSON_STRING && v->kind != HW_JSON_INT))
		return (struct hw_str){0};
	return v->str;
}

static void
process(struct hw_filter *f, struct hw_arena *m, struct hw_str line,
    struct hw_buf *out)
{
	struct hw_err err = {0};
	struct hw_json *rec;
	struct hw_str id = {0};
	struct hw_jw w;
	int rc = hw_json_parse(m, line, 0, &rec, &err);

	if (!rc && rec->kind != HW_JSON_OBJECT)
		rc = hw_fail(&err, HW_EINPUT, "record is not a JSON object");
	if (!rc) {
		struct hw_str why = hw_json_str(rec, REFUSED);

		id = id_of(rec);
		if (why.n)
			rc = hw_fail(&err, HW_ELIMIT, "%.*s", HW_FMT(why));
	}
	if (!rc) {
		hw_jw_init(&w, out);
		hw_jw_obj(&w);
		hw_jw_kstr_null(&w, "id", id);
		rc = f->record(m, rec, &w, &err);
	}
	if (!rc && !out->rc) {
		hw_jw_end_obj(&w);
		if (!out->rc)
			return;
	}
	if (!rc)
		hw_fail(
		    &err, HW_ELIMIT, "output larger than %zu bytes", OUT_MAX);
	error_record(out, id, err.msg);
}

/* ---- being a worker ------------------------------------------------------ */

struct lines {
	int fd;
	size_t max; /* of a line */
	char *p;
	size_t n, cap, at; /* bytes read, allocated, consumed */
	bool end, skipping;
	char head[HEAD]; /* of the line skipped, and its length */
	size_t n_head;
};

/* A line is too long: keep how it begins, which tells its id. */
static void
skip(struct lines *l, size_t n)
{
	if (!l->skipping) {
		l->n_head = n < HEAD ? n : HEAD;
		memcpy(l->head, l->p + l->at, l->n_head);
	}
	l->skipping = true;
}

static struct lines
lines_of(const struct hw_filter *f, int fd)
{
	return (struct lines){
	    .fd = fd, .max = f->line ? f->line : HW_FILTER_LINE};
}

static void
say_too_long(const struct lines *l, struct hw_err *err)
{
	hw_fail(err, HW_ELIMIT,
	    "the record is longer than %zu MiB; it was left out", l->max >> 20);
}

/* The id of a record that begins with it. */
static struct hw_str
id_of_head(const struct lines *l)
{
	static const char key[] = "{\"id\":\"";
	struct hw_str s = {l->head, l->n_head};
	size_t n = 0, k = 0;

	for (; n < s.n && key[k]; n++)
		if (s.p[n] == key[k])
			k++;
		else if (!hw_is_space((unsigned char)s.p[n]))
			return (struct hw_str){0};
	s = hw_str_from(s, n);
	n = hw_str_find(s, HW_STR("\""), 0);
	if (key[k] || n == HW_NPOS ||
	    hw_str_find(hw_str_sub(s, 0, n), HW_STR("\\"), 0) != HW_NPOS)
		return (struct hw_str){0};
	return hw_str_sub(s, 0, n);
}

/* The next line without its newline: 1, 0 at the end, -1 too long (skipped),
 * -2 read error. */
static int
next_line(struct lines *l, struct hw_str *line)
{
	size_t scanned = 0;

	for (;;) {
		char *nl = l->n > l->at + scanned
		    ? memchr(
			  l->p + l->at + scanned, '\n', l->n - l->at - scanned)
		    : NULL;
		ssize_t k;

		if (nl || (l->end && l->n > l->at)) {
			size_t stop = nl ? (size_t)(nl - l->p) : l->n;
			bool skipped;

			*line = (struct hw_str){l->p + l->at, stop - l->at};
			if (line->n > l->max)
				skip(l, line->n);
			skipped = l->skipping;
			l->at = nl ? stop + 1 : stop;
			l->skipping = false;
			return skipped ? -1 : 1;
		}
		if (l->end) {
			bool skipped = l->skipping;

			l->skipping = false;
			return skipped ? -1 : 0;
		}
		scanned = l->n - l->at;
		if (scanned > l->max) {
			skip(l, scanned);
			l->n = l->at = scanned = 0;
		}
		if (l->at) {
			memmove(l->p, l->p + l->at, l->n - l->at);
			l->n -= l->at;
			l->at = 0;
		}
		if (l->cap - l->n < 65536) {
			l->cap = l->cap * 2 + 131072;
			l->p = realloc(l->p, l->cap);
			if (!l->p)
				hw_panic(__FILE__, __LINE__, "out of memory");
		}
		k = read(l->fd, l->p + l->n, l->cap - l->n);
		if (k < 0 && errno != EINTR)
			return -2;
		if (k == 0)
			l->end = true;
		if (k > 0)
			l->n += (size_t)k;
	}
}

static bool
write_all(struct hw_str s)
{
	while (s.n) {
		ssize_t k = write(1, s.p, s.n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		s = hw_str_from(s, (size_t)k);
	}
	return true;
}

/* Libraries load tables at first use; the jail allows no file, so use them
 * once before. */
static void
warm_up(struct hw_filter *f)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_buf out;

	hw_buf_init(&out, m, OUT_MAX);
	process(f, m, HW_STR("{\"id\":\"\"}"), &out);
	hw_arena_free(m);
}

static int
be_worker(struct hw_filter *f)
{
	struct hw_arena *m = hw_arena_new();
	struct lines l = lines_of(f, 0);
	struct hw_err err = {0};
	struct hw_str line;
	int rc;

	hw_outlets_use(m, f->rows);
	warm_up(f);
	if (hw_jail_enter(&err))
		return hw_cmd_fail(f->cmd, HW_EXIT_CONFIG, "%s", err.msg);
	while ((rc = next_line(&l, &line)) == 1 || rc == -1) {
		struct hw_buf out;

		hw_jail_clock(HW_FILTER_CPU_MS);
		hw_buf_init(&out, m, OUT_MAX);
		if (rc == 1) {
			process(f, m, line, &out);
		} else {
			say_too_long(&l, &err);
			error_record(&out, id_of_head(&l), err.msg);
		}
		hw_jail_clock(0);
		hw_buf_byte(&out, '\n');
		if (!write_all(hw_buf_str(&out)))
			break;
		hw_arena_reset(m);
	}
	free(l.p);
	hw_arena_free(m);
	return rc < 0 ? HW_EXIT_SOME : HW_EXIT_OK;
}

/* ---- being the driver ---------------------------------------------------- */

static void
put_line(struct hw_filter *f, struct hw_str line)
{
	if (f->print) {
		f->print(f, line);
		return;
	}
	fwrite(line.p, 1, line.n, stdout);
	fputc('\n', stdout);
}

static void
put_lost(struct hw_filter *f, struct hw_str in, const char *why)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_json *rec = NULL;
	struct hw_buf out;
	struct hw_str id = {0};

	if (in.n && !hw_json_parse(m, in, 0, &rec, NULL))
		id = id_of(rec);
	hw_buf_init(&out, m, OUT_MAX);
	error_record(&out, id, why);
	put_line(f, hw_buf_str(&out));
	hw_arena_free(m);
}

/* Results that are there, in order, as long as somebody reads them. */
static void
take_ready(struct hw_filter *f)
{
	struct hw_str line, why, in;
	uint64_t tag;

	while (!f->lost && hw_pool_take(f->pool, &tag, &line, &why, &in)) {
		f->records++;
		if (line.n == 0) {
			f->failed++;
			put_lost(f, in, why.n ? why.p : "no answer");
		} else {
			f->failed += is_error(line);
			put_line(f, line);
		}
		if (ferror(stdout))
			f->lost = errno ? errno : EIO;
	}
}

static int
output_rc(const struct hw_filter *f, struct hw_err *err)
{
	return f->lost
	    ? hw_fail(err, HW_EIO, "standard output: %s", strerror(f->lost))
	    : HW_OK;
}

int
hw_filter_emit(struct hw_filter *f, struct hw_str line, struct hw_err *err)
{
	int rc = HW_OK;

	while (!rc && !f->lost && !hw_pool_has_room(f->pool)) {
		rc = hw_pool_pump(f->pool, -1, -1, err);
		take_ready(f);
	}
	if (rc || f->lost)
		return rc ? rc : output_rc(f, err);
	hw_pool_put(f->pool, 0, line);
	rc = hw_pool_pump(f->pool, 0, -1, err);
	take_ready(f);
	return rc ? rc : output_rc(f, err);
}

int
hw_filter_refuse(
    struct hw_filter *f, struct hw_str id, const char *why, struct hw_err *err)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_buf b;
	struct hw_jw w;
	int rc;

	hw_buf_init(&b, m, 65536);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kstr(&w, "id", id);
	hw_jw_kstr(&w, REFUSED, hw_str_c(why));
	hw_jw_end_obj(&w);
	rc = hw_filter_emit(f, hw_buf_str(&b), err);
	hw_arena_free(m);
	return rc;
}

static int
ndjson_file(struct hw_filter *f, const char *path, struct hw_err *err)
{
	struct lines l = lines_of(f, 0);
	struct hw_err why;
	struct hw_str line;
	int k, rc = HW_OK;

	if (strcmp(path, "-") != 0)
		l.fd = open(path, O_RDONLY | O_CLOEXEC);
	if (l.fd < 0)
		return hw_fail(err, HW_EIO, "%s: %s", path, strerror(errno));
	while (!rc && (k = next_line(&l, &line)) != 0) {
		if (k == -2) {
			rc = hw_fail(
			    err, HW_EIO, "%s: %s", path, strerror(errno));
		} else if (k == -1) {
			say_too_long(&l, &why);
			rc = hw_filter_refuse(f, id_of_head(&l), why.msg, err);
		} else if (hw_str_trim(line).n) {
			rc = hw_filter_emit(f, line, err);
		}
	}
	free(l.p);
	if (l.fd > 0)
		close(l.fd);
	return rc;
}

/* Start the workers: this command again, without its FILEs. */
static int
start_pool(struct hw_filter *f, int n_files, struct hw_err *err)
{
	static char prog[] = "headwater", zero[] = "--jobs=0";
	struct hw_pool_limits lim = {.workers = f->jobs};
	int n = f->argc - n_files;
	char **argv = calloc((size_t)n + 3, sizeof(*argv));

	if (!argv)
		hw_panic(__FILE__, __LINE__, "out of memory");
	f->worker_argv = argv;
	argv[0] = prog;
	for (int i = 0; i < n; i++)
		argv[i + 1] = f->argv[i];
	if (n > 1 && strcmp(argv[n], "--") == 0)
		n--;
	argv[n + 1] = zero;
	if (f->jobs < 0)
		lim.workers = (int)sysconf(_SC_NPROCESSORS_ONLN);
	return hw_pool_new(&f->pool, argv, &lim, err);
}

static int
finish(struct hw_filter *f, struct hw_err *err)
{
	int rc = HW_OK;

	while (!rc && !f->lost && hw_pool_pending(f->pool)) {
		rc = hw_pool_pump(f->pool, -1, -1, err);
		take_ready(f);
	}
	if (!f->lost && fflush(stdout))
		f->lost = errno;
	return rc ? rc : output_rc(f, err);
}

/* A reader that has seen enough (head) is no fault worth words. */
static int
complain(const struct hw_filter *f, const struct hw_err *err)
{
	if (f->lost == EPIPE)
		return HW_EXIT_SOME;
	return hw_cmd_fail(f->cmd, HW_EXIT_SOME, "%s", err->msg);
}

static int
drive(struct hw_filter *f, int argc, char **argv)
{
	static char dash[] = "-";
	static char *stdin_only[] = {dash};
	struct hw_err err = {0};
	int code = HW_EXIT_OK, rc;

	rc = start_pool(f, argc, &err);
	if (rc)
		return hw_cmd_fail(f->cmd, HW_EXIT_CONFIG, "%s", err.msg);
	if (argc == 0) {
		argc = 1;
		argv = stdin_only;
	}
	for (int i = 0; i < argc && !f->lost; i++) {
		err = (struct hw_err){0};
		rc = f->file ? f->file(f, argv[i], &err)
			     : ndjson_file(f, argv[i], &err);
		if (rc)
			code = complain(f, &err);
	}
	err = (struct hw_err){0};
	if (!f->lost && finish(f, &err))
		code = complain(f, &err);
	hw_pool_free(f->pool);
	free(f->worker_argv);
	return f->failed ? HW_EXIT_SOME : code;
}

int
hw_filter_run(struct hw_filter *f, int argc, char **argv)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_err err = {0};
	int code;

	if (hw_cmd_outlets(m, f->outlets, &f->rows, &err))
		code = hw_cmd_fail(f->cmd, HW_EXIT_CONFIG, "%s", err.msg);
	else
		code = f->jobs == 0 ? be_worker(f) : drive(f, argc, argv);
	hw_arena_free(m);
	return code;
}
