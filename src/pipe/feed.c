/* SPDX-License-Identifier: MIT
 * Feeds, parsed and made safe.  format/ reads, html/ cleans; here they meet,
 * so that nobody can have the one without the other. */
#include "pipe/pipe.h"

#include "format/feed.h"
#include "html/links.h"
#include "html/sanitize.h"

static void
clean(struct hw_arena *m, struct hw_feed_html *h)
{
	h->html = hw_html_sanitize(m, h->html, h->base);
}

static void
clean_fields(struct hw_arena *m, struct hw_feed_fields *f)
{
	if (f->title_is_html)
		clean(m, &f->title);
	clean(m, &f->description);
	clean(m, &f->content);
	clean(m, &f->info);
	clean(m, &f->rights);
}

int
hw_pipe_feed(struct hw_arena *m, const struct hw_page *page,
    struct hw_feed *out, struct hw_err *err)
{
	int rc = hw_feed_parse(m, page, out, err);

	if (rc)
		return rc;
	/* The reader's own arena: nobody else sees these yet. */
	struct hw_feed_more *more = (struct hw_feed_more *)(uintptr_t)out->more;

	clean_fields(m, &more->f);
	out->description = more->f.description.html;
	for (size_t i = 0; i < out->n; i++) {
		struct hw_entry *e = &out->entries[i];
		struct hw_entry_more *em =
		    (struct hw_entry_more *)(uintptr_t)e->more;

		clean_fields(m, &em->f);
		e->summary_html = em->f.description.html;
		e->content_html = em->f.content.html;
		e->rights = em->f.rights.html;
		if (em->source)
			clean_fields(m, em->source);
	}
	return HW_OK;
}

int
hw_pipe_section(struct hw_arena *m, const struct hw_page *page,
    struct hw_feed *out, struct hw_err *err)
{
	struct hw_err none = {0};

	/* The page may have grown a feed's clothes since it was added. */
	if (hw_pipe_feed(m, page, out, &none) == HW_OK)
		return HW_OK;
	hw_html_section(m, page, out);
	if (!out->n)
		return hw_fail(err, HW_EINPUT, "the page lists no articles");
	return HW_OK;
}
