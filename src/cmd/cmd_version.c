/* SPDX-License-Identifier: MIT */
#include <brotli/decode.h>
#include <curl/curl.h>
#include <event2/event.h>
#include <seccomp.h>
#include <sodium.h>
#include <sqlite3.h>
#include <unicode/uversion.h>
#include <zlib.h>
#include <zstd.h>

#include <libpsl.h>

#include "cmd/cmd.h"

#ifdef HW_HTML_LEXBOR
#define HTML_PARSER "lexbor"
#else
#define HTML_PARSER "gumbo"
#endif

const char hw_usage_version[] =
    "usage: headwater version\n\n"
    "Prints the version of Headwater and of each library as it is linked "
    "now.\n";

static void
print_icu(void)
{
	UVersionInfo v;
	char text[U_MAX_VERSION_STRING_LENGTH];

	u_getVersion(v);
	u_versionToString(v, text);
	printf("icu %s\n", text);
}

int
hw_cmd_version(int argc, char **argv)
{
	const struct scmp_version *sc = seccomp_version();
	unsigned brotli = BrotliDecoderVersion();

	(void)argv;
	if (argc > 1)
		return hw_cmd_usage("version", "takes no arguments");
	printf("headwater %s\n", HW_VERSION);
	printf("html %s\n", HTML_PARSER);
	printf("libcurl %s\n", curl_version_info(CURLVERSION_NOW)->version);
	printf("tls %s\n", curl_version_info(CURLVERSION_NOW)->ssl_version);
	print_icu();
	printf("libevent %s\n", event_get_version());
	printf("sqlite %s\n", sqlite3_libversion());
	printf("zstd %s\n", ZSTD_versionString());
	printf("zlib %s\n", zlibVersion());
	printf("brotli %u.%u.%u\n", brotli >> 24, brotli >> 12 & 0xfff,
	    brotli & 0xfff);
	printf("libsodium %s\n", sodium_version_string());
	printf("libpsl %s\n", psl_get_version());
	if (sc)
		printf(
		    "libseccomp %u.%u.%u\n", sc->major, sc->minor, sc->micro);
	return HW_EXIT_OK;
}
