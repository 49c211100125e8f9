/* SPDX-License-Identifier: MIT
 * The pool: a ring of records in order, and processes that each hold a run
 * of them (a batch).  When a process dies, the first record of its batch that
 * has no answer is the guilty one if the batch was a single record; otherwise
 * the unanswered records go again one by one. */
#include "pipe/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"

#define RING 1024
#define WINDOW_BYTES ((size_t)96 * 1024 * 1024)
#define BATCH_RECORDS 64
#define READ_STEP 65536
#define WORKERS_MAX 64

struct record {
	uint64_t tag;
	char *in, *out; /* out: answer, malloc'd; in: freed once answered */
	size_t n_in, n_out;
	char why[160];
	bool done;
	bool alone; /* must be sent in a batch of its own */
};

struct worker {
	pid_t pid;
	int to, from;                /* -1: no process */
	uint64_t first, n, answered; /* batch: ring sequence numbers */
	size_t sent;                 /* bytes of the record being written */
	uint64_t writing;            /* which record of the batch */
	char *acc; /* answer bytes without their newline yet */
	size_t n_acc, cap_acc;
	int64_t deadline; /* ms, monotonic; 0: idle */
};

struct hw_pool {
	char *const *argv;
	struct hw_pool_limits lim;
	struct record ring[RING];
	uint64_t head, next, tail; /* taken < given out < put */
	size_t bytes;
	char *last_out, *last_in; /* handed out by the last take */
	struct worker *w;
};

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static struct record *
at(struct hw_pool *p, uint64_t seq)
{
	return &p->ring[seq % RING];
}

static void *
grow(void *p, size_t n)
{
	void *q = realloc(p, n);

	if (!q)
		hw_panic(__FILE__, __LINE__, "out of memory");
	return q;
}

static void
child(struct hw_pool *p, int in, int out)
{
	if (dup2(in, 0) < 0 || dup2(out, 1) < 0)
		_exit(126);
	for (int fd = 3; fd < 1024; fd++)
		close(fd);
	execv("/proc/self/exe", p->argv);
	_exit(127);
}

static int
start(struct hw_pool *p, struct worker *w, struct hw_err *err)
{
	int in[2], out[2];

	if (pipe2(in, O_CLOEXEC))
		return hw_fail(err, HW_EIO, "pipe: %s", strerror(errno));
	if (pipe2(out, O_CLOEXEC)) {
		close(in[0]);
		close(in[1]);
		return hw_fail(err, HW_EIO, "pipe: %s", strerror(errno));
	}
	w->pid = fork();
	if (w->pid == 0)
		child(p, in[0], out[1]);
	close(in[0]);
	close(out[1]);
	w->to = in[1];
	w->from = out[0];
	fcntl(w->to, F_SETFL, O_NONBLOCK);
	fcntl(w->from, F_SETFL, O_NONBLOCK);
	fcntl(w->to, F_SETPIPE_SZ, 1 << 20);
	fcntl(w->from, F_SETPIPE_SZ, 1 << 20);
	w->n = w->answered = w->writing = w->sent = w->n_acc = 0;
	w->deadline = 0;
	if (w->pid < 0)
		return hw_fail(err, HW_EIO, "fork: %s", strerror(errno));
	return HW_OK;
}

/* End the process; returns its wait status. */
static int
stop(struct worker *w, bool kill_it)
{
	int status = 0;

	if (w->to >= 0)
		close(w->to);
	if (w->from >= 0)
		close(w->from);
	w->to = w->from = -1;
	if (w->pid > 0) {
		if (kill_it)
			kill(w->pid, SIGKILL);
		while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
			continue;
	}
	w->pid = -1;
	return status;
}

char *const *
hw_pool_reader(struct hw_arena *m, const char *outlets)
{
	const char *const word[] = {
	    "headwater", "extract", "--annotate", "--jobs=0", "--outlets"};
	char **argv = HW_ARRAY(m, char *, 7);
	int n = 0;

	for (; n < (outlets && *outlets ? 5 : 4); n++)
		argv[n] = hw_str_z(m, hw_str_c(word[n]));
	if (n == 5)
		argv[n] = hw_str_z(m, hw_str_c(outlets));
	return argv;
}

int
hw_pool_new(struct hw_pool **out, char *const argv[],
    const struct hw_pool_limits *limits, struct hw_err *err)
{
	struct hw_pool *p = calloc(1, sizeof(*p));
	int rc = HW_OK;

	if (!p)
		hw_panic(__FILE__, __LINE__, "out of memory");
	signal(SIGPIPE, SIG_IGN);
	p->argv = argv;
	p->lim = *limits;
	if (p->lim.workers < 1)
		p->lim.workers = 1;
	if (p->lim.workers > WORKERS_MAX)
		p->lim.workers = WORKERS_MAX;
	if (!p->lim.wall_ms)
		p->lim.wall_ms = 20000;
	if (!p->lim.batch_bytes)
		p->lim.batch_bytes = 256 * 1024;
	p->w = grow(NULL, sizeof(*p->w) * (size_t)p->lim.workers);
	memset(p->w, 0, sizeof(*p->w) * (size_t)p->lim.workers);
	for (int i = 0; i < p->lim.workers; i++)
		p->w[i].pid = p->w[i].to = p->w[i].from = -1;
	for (int i = 0; !rc && i < p->lim.workers; i++)
		rc = start(p, &p->w[i], err);
	if (rc) {
		hw_pool_free(p);
		p = NULL;
	}
	*out = p;
	return rc;
}

void
hw_pool_free(struct hw_pool *p)
{
	if (!p)
		return;
	for (int i = 0; i < p->lim.workers; i++) {
		bool busy = p->w[i].n > p->w[i].answered;

		stop(&p->w[i], busy);
		free(p->w[i].acc);
	}
	for (uint64_t s = p->head; s < p->tail; s++) {
		free(at(p, s)->in);
		free(at(p, s)->out);
	}
	free(p->last_out);
	free(p->last_in);
	free(p->w);
	free(p);
}

bool
hw_pool_has_room(const struct hw_pool *p)
{
	return p->tail - p->head < RING &&
	    (p->bytes < WINDOW_BYTES || p->tail == p->head);
}

size_t
hw_pool_pending(const struct hw_pool *p)
{
	return (size_t)(p->tail - p->head);
}

size_t
hw_pool_ready(const struct hw_pool *p)
{
	size_t n = 0;

	while (p && p->head + n < p->tail && p->ring[(p->head + n) % RING].done)
		n++;
	return n;
}

void
hw_pool_put(struct hw_pool *p, uint64_t tag, struct hw_str line)
{
	struct record *r;

	HW_ASSERT(p->tail - p->head < RING);
	r = at(p, p->tail++);
	*r = (struct record){.tag = tag, .n_in = line.n + 1};
	r->in = grow(NULL, line.n + 1);
	if (line.n)
		memcpy(r->in, line.p, line.n);
	r->in[line.n] = '\n';
	p->bytes += r->n_in;
}

/* Give an idle worker its next run of records. */
static void
assign(struct hw_pool *p, struct worker *w)
{
	size_t bytes = 0;

	if (w->n > w->answered || p->next == p->tail)
		return;
	w->first = p->next;
	w->n = w->answered = w->writing = w->sent = 0;
	while (p->next < p->tail && w->n < BATCH_RECORDS) {
		struct record *r = at(p, p->next);

		if (w->n && (r->alone || bytes + r->n_in > p->lim.batch_bytes))
			break;
		bytes += r->n_in;
		w->n++;
		p->next++;
		if (r->alone)
			break;
	}
	w->deadline = now_ms() + p->lim.wall_ms;
}

/* Write as much of the batch as the pipe takes; false when it broke. */
static bool
feed(struct hw_pool *p, struct worker *w)
{
	while (w->writing < w->n) {
		struct record *r = at(p, w->first + w->writing);
		ssize_t k;

		k = write(w->to, r->in + w->sent, r->n_in - w->sent);
		if (k < 0 && (errno == EAGAIN || errno == EINTR))
			return true;
		if (k < 0)
			return false;
		w->sent += (size_t)k;
		if (w->sent == r->n_in) {
			w->sent = 0;
			w->writing++;
		}
	}
	return true;
}

static void
finish(struct hw_pool *p, struct record *r)
{
	r->done = true;
	p->bytes -= r->n_in;
	if (r->out) { /* a lost record's input is handed back */
		free(r->in);
		r->in = NULL;
	}
}

/* Cut complete lines out of the accumulated answer. */
static void
answers(struct hw_pool *p, struct worker *w)
{
	size_t from = 0;
	char *nl;

	while (w->answered < w->n &&
	    (nl = memchr(w->acc + from, '\n', w->n_acc - from))) {
		struct record *r = at(p, w->first + w->answered++);
		size_t n = (size_t)(nl - (w->acc + from));

		r->out = grow(NULL, n + 1);
		memcpy(r->out, w->acc + from, n);
		r->n_out = n;
		from += n + 1;
		finish(p, r);
		w->deadline = now_ms() + p->lim.wall_ms;
	}
	memmove(w->acc, w->acc + from, w->n_acc - from);
	w->n_acc -= from;
	if (w->answered == w->n)
		w->deadline = 0;
}

/* Read what is there; false at the end of the stream. */
static bool
drain(struct hw_pool *p, struct worker *w)
{
	for (;;) {
		ssize_t k;

		if (w->cap_acc - w->n_acc < READ_STEP) {
			w->cap_acc = w->cap_acc * 2 + READ_STEP;
			w->acc = grow(w->acc, w->cap_acc);
		}
		k = read(w->from, w->acc + w->n_acc, w->cap_acc - w->n_acc);
		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0) {
			bool open = k < 0 && errno == EAGAIN;

			answers(p, w);
			return open;
		}
		w->n_acc += (size_t)k;
	}
}

static void
explain(char *why, size_t n, int status, bool late)
{
	int sig = WIFSIGNALED(status) ? WTERMSIG(status) : 0;

	if (late)
		snprintf(why, n, "gave no answer in time");
	else if (sig == SIGPROF || sig == SIGXCPU)
		snprintf(why, n, "took more than its share of processor time");
	else if (sig == SIGSYS)
		snprintf(why, n, "tried to leave the jail");
	else if (sig)
		snprintf(why, n, "worker ended by signal %d (%s)", sig,
		    strsignal(sig));
	else
		snprintf(
		    why, n, "worker ended with code %d", WEXITSTATUS(status));
}

/* A worker is gone: blame or resend what it held, and start another. */
static int
recover(struct hw_pool *p, struct worker *w, bool late, struct hw_err *err)
{
	uint64_t first = w->first + w->answered, end = w->first + w->n;
	int status = stop(w, late), rc;

	if (first < end && (end - first == 1 || p->next != end)) {
		/* Alone, or others are already out with later records: the
		 * first unanswered one is blamed, the rest stay here. */
		explain(
		    at(p, first)->why, sizeof(at(p, first)->why), status, late);
		finish(p, at(p, first));
		first++;
	} else if (first < end) {
		for (uint64_t s = first; s < end; s++)
			at(p, s)->alone = true;
		p->next = first;
		end = first;
	}
	rc = start(p, w, err);
	w->first = first;
	w->n = end - first;
	w->deadline = w->n ? now_ms() + p->lim.wall_ms : 0;
	return rc;
}

static int
serve_worker(
    struct hw_pool *p, struct worker *w, int revents, struct hw_err *err)
{
	bool alive = true;

	if (revents & (POLLIN | POLLHUP))
		alive = drain(p, w);
	if (alive && revents & (POLLOUT | POLLERR))
		alive = feed(p, w);
	if (alive && w->deadline && now_ms() > w->deadline)
		return recover(p, w, true, err);
	if (!alive)
		return recover(p, w, false, err);
	return HW_OK;
}

int
hw_pool_pump(struct hw_pool *p, int timeout_ms, int wake_fd, struct hw_err *err)
{
	struct pollfd fd[2 * WORKERS_MAX + 1];
	int n = p->lim.workers, rc = HW_OK;

	for (int i = 0; i < n; i++) {
		struct worker *w = &p->w[i];

		assign(p, w);
		fd[2 * i] = (struct pollfd){w->from, POLLIN, 0};
		fd[2 * i + 1] = (struct pollfd){
		    w->writing < w->n ? w->to : -1, POLLOUT, 0};
	}
	fd[2 * n] = (struct pollfd){wake_fd, POLLIN, 0};
	if (timeout_ms < 0 || timeout_ms > 1000)
		timeout_ms = 1000;
	if (poll(fd, (nfds_t)(2 * n + 1), timeout_ms) < 0 && errno != EINTR)
		return hw_fail(err, HW_EIO, "poll: %s", strerror(errno));
	for (int i = 0; i < n && !rc; i++)
		rc = serve_worker(p, &p->w[i],
		    fd[2 * i].revents | fd[2 * i + 1].revents, err);
	return rc;
}

bool
hw_pool_take(struct hw_pool *p, uint64_t *tag, struct hw_str *line,
    struct hw_str *why, struct hw_str *in)
{
	struct record *r;

	if (p->head == p->tail || !at(p, p->head)->done)
		return false;
	r = at(p, p->head++);
	free(p->last_out);
	free(p->last_in);
	p->last_out = r->out;
	p->last_in = r->in;
	r->out = r->in = NULL;
	*tag = r->tag;
	*line = (struct hw_str){p->last_out, r->n_out};
	*in = (struct hw_str){p->last_in, p->last_in ? r->n_in - 1 : 0};
	*why = hw_str_c(r->why); /* the ring slot stays until reused */
	return true;
}

int
hw_pool_ask(struct hw_pool *p, struct hw_str record, struct hw_str *line,
    struct hw_str *why, struct hw_err *err)
{
	struct hw_str in;
	uint64_t tag;
	int rc = HW_OK;

	HW_ASSERT(p->head == p->tail);
	hw_pool_put(p, 0, record);
	while (!rc && !hw_pool_take(p, &tag, line, why, &in))
		rc = hw_pool_pump(p, -1, -1, err);
	return rc;
}
