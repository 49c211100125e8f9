/* SPDX-License-Identifier: MIT
 * Private to the table of outlets: the rows an operator added. */
#ifndef HW_TEXT_OUTLET_INT_H
#define HW_TEXT_OUTLET_INT_H

#include "base/map.h"
#include "base/vec.h"
#include "text/outlet.h"

struct hw_outlets {
	HW_VEC(struct hw_outlet) row;
	struct hw_map by_name; /* folded, simplified Han -> row + 1 */
	struct hw_map first;   /* hash of a first word -> bits of lengths */
};

#endif
