/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "story/story.h"

#define TENFOLD 43200.0 /* seconds that weigh as much as ten times the votes */

double
hw_story_importance(int sources, int languages, hw_time last)
{
	double votes = (sources < 1 ? 1 : sources) *
	    (double)(languages < 1 ? 1 : languages);

	return log10(votes) +
	    (last == HW_TIME_NONE ? 0 : (double)last / TENFOLD);
}
