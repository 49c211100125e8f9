/* SPDX-License-Identifier: MIT
 * Dates as feeds write them. */
#ifndef HW_FORMAT_DATE_H
#define HW_FORMAT_DATE_H

#include "model/model.h"

/* RFC 822/1123/2822, RFC 3339, ISO 8601 (basic, extended, ordinal, with two
 * digits of year), asctime, Unix seconds, and the variants seen in the wild:
 * month before day, "GMT+02:00", zone names, missing zone (UTC), missing
 * time, Greek, Hungarian and Korean forms.  Years of two digits: 90 to 99 are
 * 19xx.  false, and out->precision none, when s is no date or says an
 * impossible one.  out->source is "feed". */
bool hw_feed_date(struct hw_str s, struct hw_date *out);

#endif
