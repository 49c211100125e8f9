/* SPDX-License-Identifier: MIT
 * One log sink: logfmt lines on standard error.  Text from the network is
 * always escaped.  The only global of the pure floors, by design. */
#ifndef HW_BASE_LOG_H
#define HW_BASE_LOG_H

#include "base/str.h"

enum hw_log_level { HW_LOG_ERROR, HW_LOG_WARN, HW_LOG_INFO, HW_LOG_DEBUG };

void hw_log_level(enum hw_log_level max); /* default HW_LOG_INFO */

/* hw_log(HW_LOG_WARN, "fetch", "url=%s why=%s", ...): one line, at most
 * 2,000 bytes; control bytes in the result are written as \xHH. */
void hw_log(enum hw_log_level level, const char *room, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
