/* SPDX-License-Identifier: MIT */
#include "cmd/fetching.h"

#include <string.h>

#include "base/arena.h"
#include "cmd/cmd.h"

bool
hw_cmd_next_value(struct hw_str *rest, struct hw_str *value)
{
	size_t n = 0;

	while (rest->n && (hw_is_space(*rest->p) || *rest->p == ','))
		*rest = hw_str_from(*rest, 1);
	while (n < rest->n && !hw_is_space(rest->p[n]) && rest->p[n] != ',')
		n++;
	*value = hw_str_sub(*rest, 0, n);
	*rest = hw_str_from(*rest, n);
	return n > 0;
}

int
hw_cmd_fetch_config(struct hw_arena *m, const struct hw_settings *s,
    struct hw_fetch_config *c, struct hw_err *err)
{
	struct hw_str rest = s->value[HW_SET_allow_net], v;
	struct hw_strs *to = HW_NEW(m, struct hw_strs);
	HW_VEC(struct hw_net) nets = {0};

	hw_fetch_defaults(c);
	while (hw_cmd_next_value(&rest, &v)) {
		int rc = hw_net_parse(v, HW_PUSH(m, &nets), err);

		if (rc != HW_OK) {
			hw_err_prefix(err, "allow_net");
			return rc;
		}
	}
	rest = s->value[HW_SET_connect_to];
	while (hw_cmd_next_value(&rest, &v))
		*HW_PUSH(m, to) = v;
	c->allow = nets.v;
	c->n_allow = nets.n;
	c->connect_to = to;
	c->contact = s->value[HW_SET_contact];
	c->host_delay_ms = (int)hw_settings_number(s, HW_SET_host_delay);
	return HW_OK;
}

/* A value given with --NAME VALUE or --NAME=VALUE: arguments used, or 0. */
static int
option_value(int argc, char **argv, const char *name, struct hw_str *value)
{
	size_t n = strlen(name);

	if (strncmp(argv[0], name, n) != 0)
		return 0;
	if (argv[0][n] == '=') {
		*value = hw_str_c(argv[0] + n + 1);
		return 1;
	}
	if (argv[0][n] != '\0' || argc < 2)
		return 0;
	*value = hw_str_c(argv[1]);
	return 2;
}

static struct hw_str
join(struct hw_arena *m, struct hw_str list, struct hw_str more)
{
	return hw_str_printf(m, "%.*s %.*s", HW_FMT(list), HW_FMT(more));
}

int
hw_cmd_fetch_args(struct hw_arena *m, int argc, char **argv,
    int (*own)(void *, int, char **), void *arg, struct hw_settings *s,
    struct hw_strs *rest, struct hw_err *err)
{
	char **known = HW_ARRAY(m, char *, (size_t)argc + 1);
	struct hw_str nets = {0}, to = {0}, v;
	int n = 1, used, rc;

	known[0] = argv[0];
	for (int i = 1; i < argc; i += used) {
		used = 1;
		if (argv[i][0] != '-' || argv[i][1] == '\0') {
			*HW_PUSH(m, rest) = hw_str_c(argv[i]);
			continue;
		}
		used = option_value(argc - i, argv + i, "--allow-net", &v);
		if (used) {
			nets = join(m, nets, v);
			continue;
		}
		used = option_value(argc - i, argv + i, "--connect-to", &v);
		if (used) {
			to = join(m, to, v);
			continue;
		}
		used = own ? own(arg, argc - i, argv + i) : 0;
		if (used < 0)
			return hw_fail(err, HW_ENOTFOUND, "bad option");
		if (used > 0)
			continue;
		known[n++] = argv[i];
		used = 1;
		if (!strchr(argv[i], '=') && i + 1 < argc) {
			known[n++] = argv[i + 1];
			used = 2;
		}
	}
	rc = hw_settings_read(m, n, known, s, &used, err);
	if (rc != HW_OK)
		return rc;
	if (used < n)
		return hw_fail(err, HW_ENOTFOUND, "no option %s", known[used]);
	if (nets.n)
		s->value[HW_SET_allow_net] = nets;
	if (to.n)
		s->value[HW_SET_connect_to] = to;
	return HW_OK;
}

int
hw_cmd_args_fail(const char *cmd, int rc, const struct hw_err *err)
{
	return rc == HW_ENOTFOUND
	    ? hw_cmd_usage(cmd, "%s", err->msg)
	    : hw_cmd_fail(cmd, HW_EXIT_CONFIG, "%s", err->msg);
}
