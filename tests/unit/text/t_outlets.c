/* SPDX-License-Identifier: MIT
 * The outlets an operator adds: what is read, and what is refused. */
#include "../arena_test.h"

#include "text/outlet.h"
#include "text/outlets.h"

static const struct hw_outlets *
table(const char *text)
{
	const struct hw_outlets *t;
	struct hw_err err = {0};

	if (hw_outlets_read(arena, hw_str_c(text), "o", &t, &err))
		fail_msg("%s", err.msg);
	return t;
}

static void
refused(const char *text, const char *why)
{
	const struct hw_outlets *t;
	struct hw_err err = {0};

	assert_int_equal(
	    hw_outlets_read(arena, hw_str_c(text), "o", &t, &err), HW_EINPUT);
	if (!strstr(err.msg, why))
		fail_msg("%s: %s", text, err.msg);
}

static const char *
found(struct hw_arena *m, const char *name)
{
	const struct hw_outlet *o = hw_outlet_find(m, hw_str_c(name));

	return o ? hw_str_z(arena, o->name) : "";
}

static void
test_rows(void **state)
{
	struct hw_arena *m = hw_arena_new();
	const struct hw_outlets *t = table(
	    "\xEF\xBB\xBF# ours\n\n"
	    "{\"name\":\"VLTA\",\"aliases\":[\"Велмарк Телеграф\"],"
	    "\"domains\":[\"vlta.example\",\"vlta.news\"],"
	    "\"languages\":[\"ru\"],\"owner\":\"State\",\"country\":\"VM\","
	    "\"agency\":true,\"state\":false}\r\n"
	    "{\"name\":\"Reuters\",\"owner\":\"Else\"}\n"
	    "{\"name\":\"霧浜新報\"}");
	const struct hw_outlet *o;

	(void)state;
	assert_int_equal(hw_outlets_count(t), 3);
	assert_string_equal(found(m, "VLTA"), "");
	hw_outlets_use(m, t);
	assert_string_equal(found(m, "the vlta"), "VLTA");
	assert_string_equal(found(m, "велмарк телеграф"), "VLTA");
	assert_string_equal(found(m, "雾滨新报"), "霧浜新報");
	assert_string_equal(found(m, "AFP"), "AFP");
	hw_arena_reset(m);
	o = hw_outlet_find(m, HW_STR("Reuters")); /* in place of ours */
	assert_true(hw_str_eq(o->owner, HW_STR("Else")));
	o = hw_outlet_find(m, HW_STR("VLTA"));
	assert_int_equal(o->flags, HW_OUTLET_AGENCY);
	assert_true(hw_outlet_has_host(o, HW_STR("www.vlta.news")));
	assert_false(hw_outlet_has_host(o, HW_STR("notvlta.news")));
	assert_true(hw_outlet_plain(o, HW_STR("ru-RU")));
	assert_false(hw_outlet_plain(o, HW_STR("en")));
	hw_arena_free(m);
}

static void
test_refused(void **state)
{
	(void)state;
	refused("VLTA", "o:1: ");
	refused("[]", "o:1: a line is a JSON object");
	refused("{}", "o:1: the \"name\" is missing");
	refused("{\"name\":\"\"}", "o:1: no name");
	refused("{\"name\":\"V\"}", "o:1: too short");
	refused("{\"name\":\"a|b\"}", "o:1: no name");
	refused("{\"name\":[\"VLTA\"]}", "o:1: a string: \"name\"");
	refused("\n{\"name\":\"VLTA\",\"alias\":1}", "o:2: unknown key");
	refused("{\"name\":\"VLTA\",\"aliases\":\"x\"}", "a list of strings");
	refused("{\"name\":\"VLTA\",\"aliases\":[1]}", "64 strings");
	refused("{\"name\":\"VLTA\",\"agency\":1}", "true or false");
	refused("{\"name\":\"VLTA\",\"country\":\"vm\"}", "capital");
	refused("{\"name\":\"VLTA\",\"languages\":[\"Russian\"]}", "letters");
	refused("{\"name\":\"VLTA\",\"domains\":[\"http://v.example\"]}",
	    "a domain is like");
	refused("{\"name\":\"VLTA\",\"domains\":[\"localhost\"]}", "domain");
	refused("{\"name\":\"VLTA\",\"domains\":[\".v.example\"]}", "domain");
	refused("{\"name\":\"AB\"}\n{\"name\":\"CD\",\"aliases\":[\"ab\"]}",
	    "o:2: another line has the name");
}

static void
test_bad_input(void **state)
{
	const struct hw_outlets *t;
	struct hw_err err = {0};
	size_t n = HW_OUTLETS_BYTES + 1;
	char *big = HW_ARRAY(arena, char, n);

	(void)state;
	memset(big, '#', n);
	assert_int_equal(
	    hw_outlets_read(arena, (struct hw_str){big, n}, "o", &t, &err),
	    HW_ELIMIT);
	assert_int_equal(hw_outlets_count(table("")), 0);
	assert_int_equal(hw_outlets_count(table("\n\n#\n")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rows),
	    cmocka_unit_test(test_refused),
	    cmocka_unit_test(test_bad_input),
	};

	return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
