/* SPDX-License-Identifier: MIT
 * Feeds, parsed and made safe.  format/ reads, html/ cleans; here they meet,
 * so that nobody can have the one without the other. */
#include "pipe/pipe.h"

#include "base/arena.h"
#include "format/feed.h"
#include "html/links.h"
#include "html/sanitize.h"

struct cleaner {
	struct hw_arena *m, *work; /* work: the trees of one piece */
};

static void
clean(struct cleaner *c, struct hw_feed_html *h)
{
	struct hw_str safe = hw_html_sanitize(c->work, h->html, h->base);

	h->html = safe.p == h->html.p ? safe : hw_str_dup(c->m, safe);
	hw_arena_reset(c->work);
}

static void
clean_fields(struct cleaner *c, struct hw_feed_fields *f)
{
	if (f->title_is_html)
		clean(c, &f->title);
	clean(c, &f->description);
	clean(c, &f->content);
	clean(c, &f->info);
	clean(c, &f->rights);
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
	struct cleaner c = {m, hw_arena_new()};

	clean_fields(&c, &more->f);
	out->description = more->f.description.html;
	for (size_t i = 0; i < out->n; i++) {
		struct hw_entry *e = &out->entries[i];
		struct hw_entry_more *em =
		    (struct hw_entry_more *)(uintptr_t)e->more;

		clean_fields(&c, &em->f);
		e->summary_html = em->f.description.html;
		e->content_html = em->f.content.html;
		e->rights = em->f.rights.html;
		if (em->source)
			clean_fields(&c, em->source);
	}
	hw_arena_free(c.work);
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
