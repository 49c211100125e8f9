/* SPDX-License-Identifier: MIT
 * Foreign HTML made harmless: built anew from an allow-list, never patched. */
#ifndef HW_HTML_SANITIZE_H
#define HW_HTML_SANITIZE_H

#include "base/str.h"

struct hw_arena;

#define HW_SANITIZE_DEPTH 128u /* elements in one another; deeper: text only */

/* The fragment html (UTF-8) with nothing in it that runs, navigates by
 * itself, submits, or draws outside of its place.  What is kept:
 *
 * - Elements on the list of sanitize_rules.c.  Scripts, styles, SVG and the
 *   like go with their content; MathML becomes its text; of other elements
 *   the content stays.  Forms go with their controls, their words stay.
 * - Attributes on the list: text, plain tokens, addresses.  Attributes that
 *   would do something keep their name only when they have no value.
 * - Addresses, resolved with base_url (may be empty): href of a few harmless
 *   schemes, src of http(s) and of data: with a raster picture.  Pictures
 *   are all that is requested unasked: audio and video get preload="none".
 * - style: properties without effect outside of the element, and values
 *   without addresses, functions or escapes.
 *
 * Text and attribute values are escaped throughout, and no element whose
 * content is raw text is ever written, so that reading the result again
 * cannot find other markup in it.  Idempotent.  Arena; html itself when there
 * is nothing to do.  Linear time; markup that is balanced and plain takes a
 * path without a tree. */
struct hw_str hw_html_sanitize(
    struct hw_arena *m, struct hw_str html, struct hw_str base_url);

#endif
