/* SPDX-License-Identifier: MIT
 * What the page says may be done with it: robots, TDM, licence, holder. */
#include "html/meta_int.h"
#include "rights/rights.h"

void
hw_meta_rights_said(struct hw_meta *out, struct hw_str name, struct hw_str v)
{
	struct hw_str agent = HW_STR("headwater");

	if (hw_str_eq(name, HW_STR("robots")) || hw_str_eq(name, agent))
		hw_rights_robots(&out->rights, v, agent);
	else if (hw_str_eq(name, HW_STR("tdmreservation")))
		hw_rights_tdm(&out->rights, v, (struct hw_str){0});
	else if (hw_str_eq(name, HW_STR("contentusage")))
		hw_rights_usage(&out->rights, v);
}
