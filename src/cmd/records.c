/* SPDX-License-Identifier: MIT */
#include "cmd/records.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "cmd/cmd.h"
#include "format/article.h"

const char *
hw_option(const char *name, int argc, char **argv, int *i)
{
	const char *a = argv[*i];
	size_t n = strlen(name);

	if (strncmp(a, "--", 2) != 0 || strncmp(a + 2, name, n) != 0)
		return NULL;
	if (a[2 + n] == '=')
		return a + 3 + n;
	if (a[2 + n] != '\0')
		return NULL;
	return *i + 1 < argc ? argv[++*i] : "";
}

void
hw_records_put_error(struct hw_arena *m, const char *msg)
{
	struct hw_buf b;
	struct hw_jw w;

	hw_buf_init(&b, m, 1 << 20);
	hw_jw_init(&w, &b);
	hw_jw_obj(&w);
	hw_jw_kstr_null(&w, "id", (struct hw_str){0});
	hw_jw_kstr(&w, "error", hw_str_c(msg));
	hw_jw_end_obj(&w);
	printf("%.*s\n", HW_FMT(hw_buf_str(&b)));
}

static void
refuse(struct hw_records *r, struct hw_arena *m, const char *msg)
{
	r->failed++;
	if (r->error)
		r->error(r->arg, msg);
	else
		hw_records_put_error(m, msg);
}

/* The next line into *buf; its length, or -1 at the end.  Of a line longer
 * than HW_RECORD_MAX only *too_long is told. */
static long
next_line(FILE *in, char **buf, size_t *cap, bool *too_long)
{
	size_t n = 0;
	int c;

	*too_long = false;
	while ((c = getc_unlocked(in)) != EOF && c != '\n') {
		if (n == HW_RECORD_MAX) {
			*too_long = true;
			continue;
		}
		if (n == *cap) {
			*cap = *cap ? *cap * 2 : 65536;
			*buf = realloc(*buf, *cap);
			HW_ASSERT(*buf);
		}
		(*buf)[n++] = (char)c;
	}
	return c == EOF && n == 0 ? -1 : (long)n;
}

static void
one_line(struct hw_records *r, struct hw_arena *m, struct hw_str line)
{
	struct hw_err err = {0};
	struct hw_json *rec = NULL;
	struct hw_article *a = HW_NEW(m, struct hw_article);
	int rc;

	if (!r->fresh)
		line = hw_str_dup(m, line);
	rc = hw_json_parse(m, line, 0, &rec, &err);
	if (!rc && rec->kind != HW_JSON_OBJECT)
		rc = hw_fail(&err, HW_EINPUT, "record is not a JSON object");
	if (!rc && !hw_json_get(rec, "id"))
		rc = hw_fail(&err, HW_EINPUT, "record has no \"id\"");
	if (rc) {
		refuse(r, m, err.msg);
		return;
	}
	hw_article_get(m, rec, a);
	a->key = hw_json_get(rec, "id")->str;
	a->id = (hw_id)++r->n;
	r->article(r->arg, m, a);
}

static int
one_file(struct hw_records *r, struct hw_arena *m, const char *path)
{
	FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "rbe");
	char *buf = NULL;
	size_t cap = 0;
	bool too_long;
	long n;

	if (!in)
		return hw_cmd_fail(
		    r->cmd, HW_EXIT_SOME, "%s: %s", path, strerror(errno));
	while ((n = next_line(in, &buf, &cap, &too_long)) >= 0) {
		struct hw_str line = hw_str_trim(
		    (struct hw_str){buf, (size_t)n});

		if (too_long) {
			refuse(r, m, "record is longer than 64 MiB");
		} else if (line.n) {
			one_line(r, m, line);
		}
		if (r->fresh)
			hw_arena_reset(m);
	}
	free(buf);
	if (ferror(in))
		return hw_cmd_fail(
		    r->cmd, HW_EXIT_SOME, "%s: %s", path, strerror(errno));
	if (in != stdin)
		fclose(in);
	return HW_EXIT_OK;
}

int
hw_records_read(struct hw_records *r, struct hw_arena *m, int argc, char **argv)
{
	int code = HW_EXIT_OK, rc;

	if (argc == 0)
		code = one_file(r, m, "-");
	for (int i = 0; i < argc; i++) {
		rc = one_file(r, m, argv[i]);
		code = rc ? rc : code;
	}
	return r->failed ? HW_EXIT_SOME : code;
}
