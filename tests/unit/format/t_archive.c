/* SPDX-License-Identifier: MIT
 * Web archives and compressed files, and OPML there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <zlib.h>
#include <zstd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "format/opml.h"
#include "format/unpack.h"
#include "format/warc.h"

static void
put_record(struct hw_buf *b, const char *type, const char *url,
    const char *digest, struct hw_str body)
{
	hw_buf_printf(b,
	    "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: <%s>\r\n"
	    "WARC-Date: 2023-07-27T09:30:00Z\r\nWARC-Record-ID: <urn:%s>\r\n"
	    "%s%s%sContent-Length: %zu\r\n\r\n",
	    type, url, url, digest ? "WARC-Payload-Digest: " : "",
	    digest ? digest : "", digest ? "\r\n" : "", body.n);
	hw_buf_put(b, body);
	hw_buf_c(b, "\r\n\r\n");
}

static struct hw_str
gzip(struct hw_arena *m, struct hw_str s)
{
	z_stream z = {0};
	size_t max = s.n + 1024;
	char *p = hw_arena_alloc(m, max, 1);

	assert_int_equal(
	    deflateInit2(&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (unsigned char *)(uintptr_t)s.p;
	z.avail_in = (unsigned)s.n;
	z.next_out = (unsigned char *)p;
	z.avail_out = (unsigned)max;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	max -= z.avail_out;
	deflateEnd(&z);
	return (struct hw_str){p, max};
}

static struct hw_str
zstd(struct hw_arena *m, struct hw_str s)
{
	size_t max = ZSTD_compressBound(s.n);
	char *p = hw_arena_alloc(m, max, 1);

	return (struct hw_str){p, ZSTD_compress(p, max, s.p, s.n, 3)};
}

#define CHUNKED                                                                \
	"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"e\"\r\n"        \
	"X-Robots-Tag: nosnippet\r\nX-Robots-Tag: noarchive\r\n"               \
	"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n7;x=y\r\n, world\r\n" \
	"0\r\n\r\n"

/* warcinfo, response, revisit of it, resource: each by itself in b[i]. */
static size_t
records(struct hw_arena *m, struct hw_str *out)
{
	struct hw_buf b[5];

	for (int i = 0; i < 5; i++)
		hw_buf_init(&b[i], m, 1 << 20);
	put_record(&b[0], "warcinfo", "x", NULL, HW_STR("software: t\r\n"));
	put_record(&b[1], "response", "http://e/1", "sha1:A", HW_STR(CHUNKED));
	put_record(&b[2], "revisit", "http://e/2", "sha1:A",
	    HW_STR("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"));
	put_record(&b[3], "resource", "http://e/3", NULL, HW_STR("plain"));
	put_record(&b[4], "revisit", "http://e/4", "sha1:B",
	    HW_STR("HTTP/1.1 304 Not Modified\r\n\r\n"));
	for (int i = 0; i < 5; i++)
		out[i] = hw_buf_str(&b[i]);
	return 5;
}

static void
read_three(struct hw_arena *m, struct hw_str file)
{
	struct hw_warc w = {.in = file};
	struct hw_page p;
	struct hw_err err = {0};

	assert_int_equal(hw_warc_next(m, &w, &p, &err), HW_OK);
	assert_string_equal(hw_str_z(m, p.url), "http://e/1");
	assert_string_equal(hw_str_z(m, p.body), "hello, world");
	assert_string_equal(hw_str_z(m, p.content_type), "text/html");
	assert_string_equal(hw_str_z(m, p.robots_tag), "nosnippet, noarchive");
	assert_int_equal(p.status, 200);
	assert_int_equal(p.first_seen, 1690450200);
	assert_int_equal(hw_warc_next(m, &w, &p, &err), HW_OK);
	assert_string_equal(hw_str_z(m, p.url), "http://e/2");
	assert_string_equal(hw_str_z(m, p.body), "hello, world");
	assert_int_equal(hw_warc_next(m, &w, &p, &err), HW_OK);
	assert_string_equal(hw_str_z(m, p.url), "http://e/3");
	assert_string_equal(hw_str_z(m, p.body), "plain");
	assert_int_equal(hw_warc_next(m, &w, &p, &err), HW_ENOTFOUND);
	assert_int_equal(w.pages, 3);
	assert_int_equal(w.skipped, 1);
	assert_int_equal(w.revisits, 1);
	hw_warc_end(&w);
}

static void
warc_kinds(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_str part[5];
	struct hw_buf bare, gz, zst;
	size_t n = records(m, part);

	(void)state;
	hw_buf_init(&bare, m, 1 << 20);
	hw_buf_init(&gz, m, 1 << 20);
	hw_buf_init(&zst, m, 1 << 20);
	for (size_t i = 0; i < n; i++) {
		hw_buf_put(&bare, part[i]);
		hw_buf_put(&gz, gzip(m, part[i]));
		hw_buf_put(&zst, zstd(m, part[i]));
	}
	read_three(m, hw_buf_str(&bare));
	read_three(m, hw_buf_str(&gz));
	read_three(m, hw_buf_str(&zst));
	/* one member for the whole file */
	hw_arena_free(m);
}

static void
warc_damage(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_buf b;
	struct hw_page p;
	struct hw_err err = {0};

	(void)state;
	hw_buf_init(&b, m, 1 << 20);
	hw_buf_c(&b, "rubbish\r\nWARC/1.0\r\nno: length\r\n\r\n");
	put_record(&b, "resource", "http://e/1", NULL, HW_STR("one"));
	put_record(&b, "response", "http://e/2", NULL,
	    HW_STR("HTTP/1.0 200 OK\r\n\r\nhalf of it"));
	b.n -= 9; /* cut short */
	struct hw_warc w = {.in = hw_buf_str(&b)};

	assert_int_equal(hw_warc_next(m, &w, &p, &err), HW_EINPUT);
	err = (struct hw_err){0};
	assert_int_equal(hw_warc_next(m, &w, &p, &err), HW_EINPUT);
	assert_true(err.msg[0] != '\0');
	err = (struct hw_err){0};
	assert_int_equal(hw_warc_next(m, &w, &p, &err), HW_OK);
	assert_string_equal(hw_str_z(m, p.body), "one");
	assert_int_equal(hw_warc_next(m, &w, &p, &err), HW_OK);
	assert_string_equal(hw_str_z(m, p.body), "half ");
	assert_int_equal(hw_warc_next(m, &w, &p, &err), HW_ENOTFOUND);
	assert_int_equal(w.damaged, 2);
	hw_warc_end(&w);
	hw_arena_free(m);
}

static void
warc_packed_body(void **state)
{
	struct hw_arena *m = hw_arena_new();
	struct hw_page p = {0};
	struct hw_err err = {0};
	struct hw_buf b;

	(void)state;
	hw_buf_init(&b, m, 1 << 20);
	hw_buf_c(&b, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
	hw_buf_put(&b, gzip(m, HW_STR("packed")));
	assert_int_equal(hw_warc_http(m, hw_buf_str(&b), &p, &err), HW_OK);
	assert_string_equal(hw_str_z(m, p.body), "packed");
	/* the archive undid it, the header stayed */
	hw_buf_clear(&b);
	hw_buf_c(&b,
	    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
	    "Transfer-Encoding: chunked\r\n\r\nplain");
	assert_int_equal(hw_warc_http(m, hw_buf_str(&b), &p, &err), HW_OK);
	assert_string_equal(hw_str_z(m, p.body), "plain");
	hw_arena_free(m);
}

static void
warc_brotli_body(void **state)
{
#define HEAD "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n"
	static const char packed[] =
	    "\x1b\x61\x00\x88\x45\x37\x97\xea\xe8\x22\xdd\x66"
	    "\x8a\x13\x44\x04\xe1\xe7\x3f\x1c\x5a\x72\xc0\xde"
	    "\x41\x5b\x12\x78\xe2\xcf\xf0\x4e\xb9\x45\x59\x64"
	    "\x69\x9c\x86\xd7\xff\x8e\xcd\x4a\x01\xa5\x79\xd9"
	    "\xe7\xc5\xdf\x29\x05\x0e\xe2\xac\x37\x6d\xae\x02"
	    "\xd7\x4b\xeb\x1c\x0f\x61\x14";
	struct hw_str whole = {packed, sizeof(packed) - 1};
	struct hw_arena *m = hw_arena_new();
	struct hw_page p = {0};
	struct hw_err err = {0};
	struct hw_buf b;

	(void)state;
	hw_buf_init(&b, m, 1 << 20);
	hw_buf_c(&b, HEAD);
	hw_buf_put(&b, whole);
	assert_int_equal(hw_warc_http(m, hw_buf_str(&b), &p, &err), HW_OK);
	assert_true(hw_str_starts(p.body, HW_STR("A page, a page,")));
	assert_int_equal(p.body.n, 98);
	/* cut off: what there was */
	hw_buf_clear(&b);
	hw_buf_c(&b, HEAD);
	hw_buf_put(&b, hw_str_sub(whole, 0, whole.n - 9));
	assert_int_equal(hw_warc_http(m, hw_buf_str(&b), &p, &err), HW_OK);
	assert_true(p.body.n > 20 && p.body.n < 98);
	assert_true(hw_str_starts(p.body, HW_STR("A page, a page,")));
	/* damaged */
	hw_buf_clear(&b);
	hw_buf_c(&b, HEAD "\xff\xff\xff\xff\xff\xff");
	assert_int_equal(hw_warc_http(m, hw_buf_str(&b), &p, &err), HW_EINPUT);
	/* undone by the archive */
	hw_buf_clear(&b);
	hw_buf_c(&b, HEAD "<html><p>plain");
	assert_int_equal(hw_warc_http(m, hw_buf_str(&b), &p, &err), HW_OK);
	assert_string_equal(hw_str_z(m, p.body), "<html><p>plain");
	hw_arena_free(m);
#undef HEAD
}

static void
bombs(void **state)
{
	struct hw_arena *m = hw_arena_new();
	size_t big = 8u << 20;
	char *zeros = hw_arena_alloc(m, big, 1);
	struct hw_str packed = gzip(m, (struct hw_str){zeros, big}), out;
	struct hw_err err = {0};

	(void)state;
	assert_int_equal(hw_unpack(m, packed, 1u << 20, &out, &err), HW_ELIMIT);
	err = (struct hw_err){0};
	assert_int_equal(hw_unpack(m, packed, big, &out, &err), HW_OK);
	assert_int_equal(out.n, big);
	assert_int_equal(
	    hw_unpack(m, HW_STR("not packed"), 10, &out, &err), HW_OK);
	assert_true(hw_str_eq(out, HW_STR("not packed")));
	hw_arena_free(m);
}

static void
opml_round(void **state)
{
	static const char text[] =
	    "<opml version='2.0'><head><title>A &amp; B</title></head><body>"
	    "<outline text='F'><outline text='G'><outline title='x &lt; y' "
	    "xmlUrl='http://e/f?a=1&amp;b=2' htmlUrl='http://e/' "
	    "language='de'/></outline><outline text='z' type='rss' "
	    "url='http://g/'/></outline><outline text='top' "
	    "xmlUrl='javascript:x'/></body></opml>";
	struct hw_arena *m = hw_arena_new();
	struct hw_opml a, b;
	struct hw_err err = {0};

	(void)state;
	assert_int_equal(
	    hw_opml_parse(m, hw_str_c(text), HW_STR(""), &a, &err), HW_OK);
	assert_int_equal(a.feeds.n, 2);
	assert_int_equal(a.feeds.v[0].folders.n, 2);
	assert_string_equal(hw_str_z(m, a.feeds.v[0].title), "x < y");
	assert_string_equal(
	    hw_str_z(m, a.feeds.v[0].xml_url), "http://e/f?a=1&b=2");
	assert_int_equal(
	    hw_opml_parse(m, hw_opml_write(m, &a), HW_STR(""), &b, &err),
	    HW_OK);
	assert_int_equal(b.feeds.n, 2);
	assert_string_equal(hw_str_z(m, b.title), "A & B");
	assert_true(
	    hw_str_eq(b.feeds.v[0].folders.v[1], a.feeds.v[0].folders.v[1]));
	assert_int_equal(b.feeds.v[1].folders.n, 1);
	assert_int_equal(
	    hw_opml_parse(m, HW_STR("<rss/>"), HW_STR(""), &b, &err),
	    HW_EINPUT);
	hw_arena_free(m);
}

int
main(void)
{
	const struct CMUnitTest t[] = {
	    cmocka_unit_test(warc_kinds),
	    cmocka_unit_test(warc_damage),
	    cmocka_unit_test(warc_packed_body),
	    cmocka_unit_test(warc_brotli_body),
	    cmocka_unit_test(bombs),
	    cmocka_unit_test(opml_round),
	};

	return cmocka_run_group_tests(t, NULL, NULL);
}
