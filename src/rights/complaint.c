/* SPDX-License-Identifier: MIT
 * The 24-hour clock of a complaint, and which decisions may follow which. */
#include "rights/rights.h"

#include "base/err.h"

void
hw_complaint_start(struct hw_complaint *c, hw_time now)
{
	c->state = HW_COMPLAINT_OPEN;
	c->opened = now;
	c->due = now + HW_COMPLAINT_TERM;
	c->closed = HW_TIME_NONE;
	c->by_clock = false;
}

void
hw_complaint_look(
    const struct hw_complaint *c, hw_time now, struct hw_complaint_view *out)
{
	out->remaining = c->due - now;
	out->overdue = c->state == HW_COMPLAINT_OPEN && now >= c->due;
	out->hidden = c->state == HW_COMPLAINT_WITHHELD || out->overdue;
}

int
hw_complaint_may(const struct hw_complaint *c, enum hw_complaint_state to,
    struct hw_err *err)
{
	bool yes = false;

	switch (to) {
	case HW_COMPLAINT_OPEN:
		break;
	case HW_COMPLAINT_WITHHELD:
		yes = c->state != HW_COMPLAINT_WITHHELD || c->by_clock;
		break;
	case HW_COMPLAINT_REJECTED:
	case HW_COMPLAINT_CORRECTED:
		yes = c->state == HW_COMPLAINT_OPEN ||
		    (c->state == HW_COMPLAINT_WITHHELD && c->by_clock);
		break;
	case HW_COMPLAINT_RESTORED:
		yes = c->state == HW_COMPLAINT_WITHHELD;
		break;
	}
	if (yes)
		return HW_OK;
	return hw_fail(err, HW_EDENIED, "complaint %lld is %s: cannot be %s",
	    (long long)c->id, hw_complaint_state_name(c->state),
	    hw_complaint_state_name(to));
}

const char *
hw_complaint_state_name(enum hw_complaint_state state)
{
	switch (state) {
	case HW_COMPLAINT_OPEN:
		return "open";
	case HW_COMPLAINT_WITHHELD:
		return "withheld";
	case HW_COMPLAINT_REJECTED:
		return "rejected";
	case HW_COMPLAINT_CORRECTED:
		return "corrected";
	case HW_COMPLAINT_RESTORED:
		return "restored";
	}
	return "unknown";
}

static const char *const kind_name[] = {"other", "copyright", "trademark",
    "defamation", "privacy", "court-order", "correction", "attribution",
    "opt-out"};

#define N_KINDS (sizeof(kind_name) / sizeof(*kind_name))

const char *
hw_complaint_kind_name(enum hw_complaint_kind kind)
{
	return (size_t)kind < N_KINDS ? kind_name[kind] : "other";
}

enum hw_complaint_kind
hw_complaint_kind_of(struct hw_str name)
{
	for (size_t i = 0; i < N_KINDS; i++)
		if (hw_str_ieq(name, hw_str_c(kind_name[i])))
			return (enum hw_complaint_kind)i;
	return HW_COMPLAINT_OTHER;
}
