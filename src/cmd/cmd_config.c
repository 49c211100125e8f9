/* SPDX-License-Identifier: MIT
 * headwater config: what is set, from where, and whether it is right. */
#include <string.h>

#include "base/arena.h"
#include "cmd/cmd.h"
#include "cmd/settings.h"

const char hw_usage_config[] =
    "usage: headwater config show [--config FILE] [--KEY VALUE]...\n"
    "usage: headwater config check [--config FILE]\n"
    "usage: headwater config list\n\n"
    "  show   every setting with its value and where it comes from\n"
    "  check  says nothing and exits 0 when the settings and the file of "
    "outlets\n"
    "         can be read\n"
    "  list   key, default and meaning, parted by tabs\n";

static int
show(int argc, char **argv, bool quiet)
{
	struct hw_arena *m = hw_arena_new();
	const struct hw_outlets *outlets;
	struct hw_settings s;
	struct hw_err err = {0};
	int used, code = HW_EXIT_OK;

	if (hw_settings_read(m, argc, argv, &s, &used, &err))
		code = hw_cmd_fail("config", HW_EXIT_CONFIG, "%s", err.msg);
	else if (used < argc)
		code = hw_cmd_usage(
		    "config", "there is no setting %s", argv[used]);
	if (!code &&
	    hw_cmd_outlets(
		m, hw_str_z(m, s.value[HW_SET_outlets]), &outlets, &err))
		code = hw_cmd_fail("config", HW_EXIT_CONFIG, "%s", err.msg);
	for (int i = 0; !code && !quiet && i < HW_SET_COUNT; i++)
		printf("%s = %.*s\t# %.*s\n",
		    hw_setting_name((enum hw_setting)i), HW_FMT(s.value[i]),
		    HW_FMT(s.from[i]));
	hw_arena_free(m);
	return code;
}

static int
list(void)
{
	for (int i = 0; i < HW_SET_COUNT; i++) {
		enum hw_setting k = (enum hw_setting)i;

		printf("%s\t%s\t%s\n", hw_setting_name(k),
		    hw_setting_default(k), hw_setting_help(k));
	}
	return HW_EXIT_OK;
}

int
hw_cmd_config(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";

	if (strcmp(what, "list") == 0)
		return list();
	if (strcmp(what, "show") == 0 || strcmp(what, "check") == 0)
		return show(argc - 1, argv + 1, what[0] == 'c');
	return hw_cmd_usage("config", "show, check or list");
}
