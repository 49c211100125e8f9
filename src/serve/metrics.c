/* SPDX-License-Identifier: MIT */
#include "serve/metrics.h"

#include "serve/serve_int.h"

/* Upper bounds in microseconds; the last bucket has none. */
static const int64_t bound[HW_METRICS_BUCKETS - 1] = {
    500, 1000, 5000, 10000, 50000, 100000, 1000000};

void
hw_metrics_count(struct hw_metrics *k, int status, int64_t us)
{
	size_t i = 0;

	if (status >= 100 && status < 600)
		atomic_fetch_add(&k->status[status / 100], 1);
	while (i < HW_METRICS_BUCKETS - 1 && us > bound[i])
		i++;
	atomic_fetch_add(&k->bucket[i], 1);
	atomic_fetch_add(&k->sum, us > 0 ? (uint64_t)us : 0);
}

void
hw_metrics_page(struct hw_metrics *k, const struct hw_req *q, struct hw_res *r)
{
	uint64_t total = 0;

	if (!q->local) {
		hw_page_error(q, r, 403,
		    HW_STR("Figures are given to this machine only."));
		return;
	}
	r->type = "text/plain; version=0.0.4; charset=utf-8";
	hw_buf_c(&r->b, "# TYPE headwater_http_requests_total counter\n");
	for (int i = 1; i < 6; i++)
		hw_buf_printf(&r->b,
		    "headwater_http_requests_total{status=\"%dxx\"} %llu\n", i,
		    (unsigned long long)atomic_load(&k->status[i]));
	hw_buf_c(&r->b, "# TYPE headwater_http_request_seconds histogram\n");
	for (size_t i = 0; i < HW_METRICS_BUCKETS; i++) {
		total += atomic_load(&k->bucket[i]);
		hw_buf_c(&r->b, "headwater_http_request_seconds_bucket{le=\"");
		if (i < HW_METRICS_BUCKETS - 1)
			hw_buf_printf(&r->b, "%g", (double)bound[i] / 1e6);
		else
			hw_buf_c(&r->b, "+Inf");
		hw_buf_printf(&r->b, "\"} %llu\n", (unsigned long long)total);
	}
	hw_buf_printf(&r->b,
	    "headwater_http_request_seconds_sum %.6f\n"
	    "headwater_http_request_seconds_count %llu\n",
	    (double)atomic_load(&k->sum) / 1e6, (unsigned long long)total);
	if (q->cfg->actions.metrics)
		q->cfg->actions.metrics(q->cfg->actions.arg, &r->b);
}
