/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>

static _Atomic int level_max = HW_LOG_INFO;

void
hw_log_level(enum hw_log_level max)
{
	level_max = (int)max;
}

void
hw_log(enum hw_log_level level, const char *room, const char *fmt, ...)
{
	static const char *const name[] = {"error", "warn", "info", "debug"};
	char text[2000], line[2400];
	size_t n = 0;
	va_list ap;

	if ((int)level > level_max)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	for (const char *p = text; *p && n + 5 < sizeof(line); p++) {
		unsigned char c = (unsigned char)*p;

		if (c < 0x20 || c == 0x7F)
			n += (size_t)snprintf(line + n, 5, "\\x%02x", c);
		else
			line[n++] = (char)c;
	}
	line[n] = '\0';
	fprintf(stderr, "level=%s room=%s %s\n", name[level], room, line);
}
