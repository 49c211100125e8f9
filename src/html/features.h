/* SPDX-License-Identifier: MIT
 * What is known of a block, as numbers for the weight tables.  The order of
 * HW_FEATURES is that of the tables: a change wants new training
 * (dev/train-weights). */
#ifndef HW_HTML_FEATURES_H
#define HW_HTML_FEATURES_H

#include "html/meta.h"
#include "html/votes.h"

/* clang-format off */
#define HW_FEATURES(X) \
	/* the block itself */ \
	X(words) X(chars_per_word) X(link_density) X(links) X(bold) \
	X(stop_share) X(sentence) X(ends) X(commas_per_word) X(cap_share) \
	X(upper_share) X(digit_share) X(lower) X(good) X(wide) \
	X(cue_share) X(cue_newsletter) X(cue_related) X(cue_comment) \
	X(cue_legal) X(cue_photo) X(cue_byline) X(cue_date) X(cue_app) \
	X(cue_about) X(cue_ad) X(cue_nav) X(cue_call) X(cue_notice) X(cue_tags) \
	X(colon) X(mail) X(brk) \
	/* its place */ \
	X(tag) X(heading) X(in_article) X(in_main) X(in_aside) X(in_nav) \
	X(in_footer) X(in_header) X(in_form) X(in_figure) X(in_figcaption) \
	X(in_table) X(in_list) X(in_quote) X(in_link) X(in_button) X(in_pre) \
	X(in_hidden) X(in_bodyprop) X(in_paragraph) X(in_italic) X(in_small) \
	X(in_time) X(in_dl) X(depth) \
	X(d_body) X(d_main) X(d_comment) X(d_related) X(d_share) X(d_nav) \
	X(d_side) X(d_footer) X(d_ad) X(d_signup) X(d_caption) X(d_media) \
	X(d_author) X(d_date) X(d_tags) X(d_title) X(d_lead) X(d_popup) \
	X(d_legal) X(d_hidden) X(d_quote) X(d_list) X(d_facts) \
	/* the voters */ \
	X(v_container) X(v_selector) X(v_density) X(v_prose) X(v_run) \
	X(v_declared) X(votes) X(climb_container) X(below_container) \
	X(climb_parent) X(below_parent) X(climb_selected) X(same_path) \
	X(path_words) X(path_blocks) \
	/* neighbours */ \
	X(p_words) X(p_links) X(p_good) X(p_heading) X(p_sentence) \
	X(n_words) X(n_links) X(n_good) X(n_heading) X(n_sentence) \
	X(pp_words) X(nn_words) X(pp_good) X(nn_good) X(p_same) X(n_same) \
	X(since_good) X(until_good) X(words_since) X(words_until) \
	/* the page */ \
	X(after_title) X(from_title) X(is_title) X(title_share) \
	X(description_share) X(twice) X(position) X(good_before) \
	X(good_after) X(good_all) X(good_share) X(blocks_all) X(says_article) \
	/* the boxes around it */ \
	X(box_words) X(box_links) X(box_good) X(up_words) X(up_links) \
	X(up_good) X(up2_words) X(up2_links) X(up2_good) X(cards) \
	X(card_words) X(card_links) X(card_level) X(list_links) X(alone) \
	/* towards the headline */ \
	X(art_title) X(art_depth) X(climb_title) X(below_title) \
	X(title_words) \
	/* under which short line, and the page */ \
	X(u_related) X(u_comment) X(u_newsletter) X(u_about) X(u_inside) \
	X(sel_good) X(sel_words) X(cont_good) X(parent_good) X(caps_link) \
	X(first_words) X(li_alone) \
	/* what stands around it (around.c) */ \
	X(img_before) X(img_after) X(img_box) X(img_up) X(alt_same) \
	X(link_first) X(link_last) X(address_share) X(names_site) \
	X(cont_before) X(cont_after) X(begins_alike) X(at_byline) X(at_date)
/* clang-format on */

enum hw_feature {
#define X(name) HW_F_##name,
	HW_FEATURES(X)
#undef X
	    HW_F__N
};

struct hw_page_view { /* all that is known of the page */
	const struct hw_dom *d;
	const struct hw_blocks *b;
	const struct hw_place *place;
	const struct hw_votes *votes;
	const struct hw_meta *meta;
};

/* out: b->n rows of HW_F__N numbers.  Linear.  Arena. */
float *hw_html_features(struct hw_arena *m, const struct hw_page_view *v);

/* around.c: those of images, the site's name, the container's ends.  Called by
 * hw_html_features. */
void hw_html_features_around(
    struct hw_arena *m, const struct hw_page_view *v, float *features);

/* The name of a feature, for the training program. */
const char *hw_html_feature_name(int f);

#endif
