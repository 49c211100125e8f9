/* SPDX-License-Identifier: MIT
 * Scores from the voters. */
#include "html/score.h"

void
hw_html_score(const struct hw_page_view *v, const float *features, float *out)
{
	for (uint32_t i = 0; i < v->b->n; i++) {
		const float *f = features + (size_t)i * HW_F__N;
		float s = f[HW_F_votes] / 5;

		if (f[HW_F_climb_container] > 0 || f[HW_F_link_density] > 0.5f)
			s -= 0.4f;
		if (f[HW_F_in_aside] + f[HW_F_in_nav] + f[HW_F_in_footer] +
			f[HW_F_in_form] + f[HW_F_in_figcaption] +
			f[HW_F_in_button] >
		    0)
			s -= 0.5f;
		if (f[HW_F_title_share] > 0.9f && !f[HW_F_good])
			s = 0;
		for (int c = HW_F_d_comment; c <= HW_F_d_tags; c++)
			if (f[c] < 3)
				s -= 0.3f;
		out[i] = s < 0 ? 0 : s > 1 ? 1 : s;
	}
}
