/* SPDX-License-Identifier: MIT
 * Rows to items. */
#include "store/store_int.h"

int
hw_row_item(struct hw_store *st, struct hw_arena *m, sqlite3_stmt *q, int at,
    struct hw_item *out, struct hw_err *err)
{
	struct hw_article *a = &out->article;
	int showing = sqlite3_column_int(q, at + 19);

	memset(out, 0, sizeof(*out));
	a->id = sqlite3_column_int64(q, at);
	if (!sqlite3_column_int(q, at + 21))
		return hw_sql_damage(st, err, "article", a->id);
	if ((showing & HW_SHOWING_PLACED) &&
	    sqlite3_column_type(q, at + 24) == SQLITE_NULL)
		return hw_sql_damage(st, err, "member", a->id);
	out->source = sqlite3_column_int64(q, at + 1);
	a->url = hw_col_str(m, q, at + 2);
	a->host = hw_col_str(m, q, at + 4);
	a->title = hw_col_str(m, q, at + 5);
	a->author = hw_col_str(m, q, at + 6);
	a->credit = hw_col_str(m, q, at + 7);
	a->language = hw_col_str(m, q, at + 8);
	a->published.at = hw_col_time(q, at + 9);
	a->published.precision = (enum hw_precision)sqlite3_column_int(
	    q, at + 10);
	a->published.has_offset = sqlite3_column_type(q, at + 11) !=
	    SQLITE_NULL;
	a->published.offset = (int16_t)sqlite3_column_int(q, at + 11);
	a->first_seen = sqlite3_column_int64(q, at + 12);
	out->seen = sqlite3_column_int64(q, at + 13);
	a->kind = (enum hw_article_kind)sqlite3_column_int(q, at + 14);
	out->revision = sqlite3_column_int(q, at + 15);
	a->image = hw_col_str(m, q, at + 17);
	out->excerpt = hw_col_str(m, q, at + 18);
	out->listed = showing & HW_SHOWING_LISTED;
	out->full = showing & HW_SHOWING_FULL;
	out->keep = showing & HW_SHOWING_KEEP;
	out->analysis = showing & HW_SHOWING_ANALYSIS;
	out->hidden = (enum hw_hidden)sqlite3_column_int(q, at + 20);
	out->source_title = hw_col_str(m, q, at + 22);
	out->source_domain = hw_col_str(m, q, at + 23);
	out->story = sqlite3_column_int64(q, at + 24);
	out->role = (enum hw_role)sqlite3_column_int(q, at + 25);
	out->of = sqlite3_column_int64(q, at + 26);
	return HW_OK;
}

void
hw_row_story(struct hw_arena *m, sqlite3_stmt *q, int at, struct hw_story *out)
{
	memset(out, 0, sizeof(*out));
	out->id = sqlite3_column_int64(q, at);
	out->lead = sqlite3_column_int64(q, at + 1);
	out->language = hw_col_str(m, q, at + 2);
	out->state = (enum hw_story_state)sqlite3_column_int(q, at + 3);
	out->first = sqlite3_column_int64(q, at + 4);
	out->last = sqlite3_column_int64(q, at + 5);
	out->pages = sqlite3_column_int(q, at + 6);
	out->independent = sqlite3_column_int(q, at + 7);
	out->differs = sqlite3_column_int(q, at + 8);
	out->languages = hw_col_str(m, q, at + 9);
	out->importance = sqlite3_column_double(q, at + 10);
}
