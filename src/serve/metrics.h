/* SPDX-License-Identifier: MIT
 * Counters of the web threads, and the pages for machines that watch us. */
#ifndef HW_SERVE_METRICS_H
#define HW_SERVE_METRICS_H

#include <stdatomic.h>
#include <stdint.h>

struct hw_req;
struct hw_res;

#define HW_METRICS_BUCKETS 8

struct hw_metrics {
	_Atomic uint64_t status[6]; /* by hundreds: [2] is 2xx */
	_Atomic uint64_t bucket[HW_METRICS_BUCKETS]; /* by duration */
	_Atomic uint64_t sum;                        /* microseconds */
};

void hw_metrics_count(struct hw_metrics *k, int status, int64_t us);
/* Prometheus text; only for clients on this machine, 403 for others. */
void hw_metrics_page(
    struct hw_metrics *k, const struct hw_req *q, struct hw_res *r);

#endif
