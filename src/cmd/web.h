/* SPDX-License-Identifier: MIT
 * The web pages beside an engine: what readers may ask the program to do. */
#ifndef HW_CMD_WEB_H
#define HW_CMD_WEB_H

#include "cmd/aggregate.h"
#include "serve/serve.h"

struct hw_web {
	struct hw_aggregate *g;
	struct hw_serve *serve;
	struct hw_serve_config c;
	struct hw_serve_route route;
};

/* 0, or an exit code after a message. */
int hw_web_start(struct hw_web *web, struct hw_aggregate *g, bool demo);
void hw_web_stop(struct hw_web *web);

#endif
