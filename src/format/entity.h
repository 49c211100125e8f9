/* SPDX-License-Identifier: MIT
 * The table behind format/entity.c. */
#ifndef HW_FORMAT_ENTITY_H
#define HW_FORMAT_ENTITY_H

#include <stddef.h>

struct hw_entity {
	char name[32];
	char text[8]; /* UTF-8 */
};

extern const struct hw_entity hw_entities[];
extern const size_t hw_n_entities;

#endif
