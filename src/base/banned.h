/* SPDX-License-Identifier: MIT
 * Functions nobody may call here: they write without a bound, share hidden
 * state, or hide errors.  Force-included into every C file of ours by the
 * Makefile; after git's banned.h.  The headers that declare them come first,
 * so that the declarations themselves are not renamed. */
#ifndef HW_BASE_BANNED_H
#define HW_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define HW_BANNED(f) sorry_##f##_is_a_banned_function

/* no bound: hw_buf */
#undef strcpy
#define strcpy(...) HW_BANNED(strcpy)
#undef strcat
#define strcat(...) HW_BANNED(strcat)
#undef sprintf
#define sprintf(...) HW_BANNED(sprintf)
#undef vsprintf
#define vsprintf(...) HW_BANNED(vsprintf)
#undef gets
#define gets(...) HW_BANNED(gets)

/* a bound, but silent truncation or no NUL: hw_str, hw_buf */
#undef strncpy
#define strncpy(...) HW_BANNED(strncpy)
#undef strncat
#define strncat(...) HW_BANNED(strncat)
#undef strlcpy
#define strlcpy(...) HW_BANNED(strlcpy)
#undef strlcat
#define strlcat(...) HW_BANNED(strlcat)

/* hidden state: hw_civil_of, hw_str_cut */
#undef strtok
#define strtok(...) HW_BANNED(strtok)
#undef gmtime
#define gmtime(...) HW_BANNED(gmtime)
#undef localtime
#define localtime(...) HW_BANNED(localtime)
#undef ctime
#define ctime(...) HW_BANNED(ctime)
#undef ctime_r
#define ctime_r(...) HW_BANNED(ctime_r)
#undef asctime
#define asctime(...) HW_BANNED(asctime)
#undef asctime_r
#define asctime_r(...) HW_BANNED(asctime_r)

/* no errors: hw_str_int */
#undef atoi
#define atoi(...) HW_BANNED(atoi)
#undef atol
#define atol(...) HW_BANNED(atol)
#undef atoll
#define atoll(...) HW_BANNED(atoll)
#undef atof
#define atof(...) HW_BANNED(atof)

#endif
