/* SPDX-License-Identifier: MIT
 * One name in the Han characters of three lands: 霧浜新報, 霧濱新報, 雾滨新报. */
#ifndef HW_TEXT_HAN_H
#define HW_TEXT_HAN_H

#include "base/str.h"

struct hw_arena;

/* s with each Han character in its simplified form (2,988 pairs, of ICU and
 * of Japan).  s itself when it holds none, else arena memory.  For comparing
 * names: it loses what tells 發 from 髮.  O(n log pairs). */
struct hw_str hw_text_han(struct hw_arena *m, struct hw_str s);

#endif
