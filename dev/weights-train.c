/* SPDX-License-Identifier: MIT
 * Step three of dev/train-weights: boosted small trees on labelled blocks.
 *
 *	weights-train LABELS FEATURES WIDTH TREES DEPTH OUT DRAW FOLD...
 *
 * LABELS: rows of host, weight, label; FEATURES: their rows of WIDTH floats.
 * For each FOLD of 0 to 4 the hosts of that fold are left out, so that no site
 * is judged by what was learnt from it, the loss on them goes to stderr and
 * the table to OUT0.c to OUT4.c; FOLD "all" learns from every host and writes
 * OUT.c.  DRAW numbers the way in which hosts fall into folds and chance is
 * drawn.
 *
 * Gradient boosting on the logistic loss (Friedman 2001) with histograms of
 * BINS values, complete trees of DEPTH levels, a random part of features and
 * hosts for each tree, and of the rows that are learnt already one in EASY
 * (gradient-based one-side sampling, Ke et al. 2017).  Deterministic. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BINS 64
#define FOLDS 5
#define RATE 0.1
#define LAMBDA 0.02      /* of a leaf, in pages */
#define MIN_LEAF 0.03    /* pages' weight in a leaf */
#define PART_FEATURES 40 /* per cent, for each tree */
#define PART_HOSTS 70
#define EASY 5 /* of four fifths of the rows one in so many */

typedef float quad __attribute__((vector_size(16))); /* grad, hess, weight */

struct set {
	size_t n, cap, nf;
	uint32_t *host;
	float *weight, *label, *value; /* value[row * nf + f] */
	uint8_t *bin;                  /* bin[row * nf + f] */
	double *score, *grad, *hess;
	uint32_t *row, *spare; /* those of a tree, sorted by node */
	uint8_t *asked;        /* their bins, features of the tree only */
	quad *what;
	float (*edge)[BINS];
	int *n_edge;
};

static uint64_t seed;
static uint32_t folds_draw;

static uint32_t
draw(uint32_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)((seed >> 11) % n);
}

static void *
need(void *p)
{
	if (p == NULL) {
		fputs("out of memory\n", stderr);
		exit(1);
	}
	return p;
}

static uint32_t
hash_host(const char *p, size_t n)
{
	uint32_t h = 2166136261u ^ folds_draw;

	while (n-- > 0)
		h = (h ^ (uint8_t)*p++) * 16777619u;
	return h ^ h >> 15;
}

/* Blocks of no weight are left out. */
static void
read_rows(struct set *s, FILE *labels, FILE *features)
{
	float *row = need(malloc(s->nf * sizeof(*row)));
	char *line = NULL, *at;
	size_t cap = 0;

	while (getline(&line, &cap, labels) > 0) {
		float weight;

		if (fread(row, sizeof(*row), s->nf, features) != s->nf ||
		    (at = strchr(line, '\t')) == NULL) {
			fputs("labels and features differ\n", stderr);
			exit(1);
		}
		if (s->n == s->cap) {
			size_t n = s->cap = s->cap ? s->cap * 2 : 1024;

			s->host = need(realloc(s->host, n * sizeof(*s->host)));
			s->weight = need(realloc(s->weight, n * sizeof(float)));
			s->label = need(realloc(s->label, n * sizeof(float)));
			s->value = need(
			    realloc(s->value, n * s->nf * sizeof(float)));
		}
		s->host[s->n] = hash_host(line, (size_t)(at - line));
		weight = strtof(at, &at);
		s->weight[s->n] = weight;
		s->label[s->n] = strtof(at, &at);
		memcpy(s->value + s->n * s->nf, row, s->nf * sizeof(*row));
		s->n += weight > 0;
	}
	free(line);
	free(row);
}

static int
by_value(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;

	return (x > y) - (x < y);
}

/* Edges halfway between neighbouring values: between all of them when they are
 * few, else at quantiles. */
static int
edges(const float *v, size_t n_rows, float *edge)
{
	size_t distinct = 1, step;
	int n = 0;

	for (size_t i = 1; i < n_rows; i++)
		distinct += v[i] > v[i - 1];
	step = distinct < BINS ? 1 : n_rows / BINS;
	for (size_t i = 1, last = 0; i < n_rows && n < BINS - 1; i++)
		if (v[i] > v[i - 1] && i - last >= step) {
			edge[n++] = (v[i] + v[i - 1]) / 2;
			last = i;
		}
	return n;
}

static void
make_bins(struct set *s)
{
	float *v = need(malloc(s->n * sizeof(*v)));

	s->bin = need(malloc(s->n * s->nf));
	s->edge = need(calloc(s->nf, sizeof(*s->edge)));
	s->n_edge = need(calloc(s->nf, sizeof(*s->n_edge)));
	for (size_t f = 0; f < s->nf; f++) {
		int n = 0;

		for (size_t i = 0; i < s->n; i++)
			v[i] = s->value[i * s->nf + f];
		qsort(v, s->n, sizeof(*v), by_value);
		n = edges(v, s->n, s->edge[f]);
		s->n_edge[f] = n;
		for (size_t i = 0; i < s->n; i++) {
			float x = s->value[i * s->nf + f];
			int b = 0, end = n;

			while (b < end) {
				int mid = (b + end) / 2;

				if (x > s->edge[f][mid])
					b = mid + 1;
				else
					end = mid;
			}
			s->bin[i * s->nf + f] = (uint8_t)b;
		}
	}
	free(v);
}

struct tree {
	uint8_t feature[64];
	float edge[64];
	uint8_t cut[64];
	double leaf[64];
};

struct split {
	double gain;
	size_t feature;
	int cut;
};

/* A tree being grown: the features it may ask, the rows of its nodes and their
 * sums, one histogram of BINS a feature and node. */
struct growth {
	size_t *feature, nf;
	size_t from[65];   /* of each node of a level, in set.row */
	quad *sum, *above; /* [node][feature][bin] */
};

static double
worth(double g, double h)
{
	return g * g / (h + LAMBDA);
}

static void
add_up(const struct set *s, const struct growth *g, int node)
{
	quad *sum = g->sum + (size_t)node * g->nf * BINS;

	memset(sum, 0, g->nf * BINS * sizeof(*sum));
	for (size_t k = g->from[node]; k < g->from[node + 1]; k++) {
		const uint8_t *bin = s->asked + (size_t)s->row[k] * g->nf;
		quad what = s->what[s->row[k]];

		for (size_t f = 0; f < g->nf; f++)
			sum[f * BINS + bin[f]] += what;
	}
}

/* The sums of a level: of two children the smaller one is added up, the other
 * is what it leaves of their parent. */
static void
add_level(const struct set *s, struct growth *g, int nodes)
{
	quad *above = g->sum;

	g->sum = g->above;
	g->above = above;
	if (nodes == 1) {
		add_up(s, g, 0);
		return;
	}
	for (int k = 0; k < nodes; k += 2) {
		size_t left = g->from[k + 1] - g->from[k];
		int small = left * 2 <= g->from[k + 2] - g->from[k] ? k : k + 1;
		size_t size = g->nf * BINS;
		const quad *a = g->above + (size_t)(k / 2) * size;
		const quad *b = g->sum + (size_t)small * size;
		quad *c = g->sum + (size_t)(small ^ 1) * size;

		add_up(s, g, small);
		for (size_t i = 0; i < size; i++)
			c[i] = a[i] - b[i];
	}
}

/* The best split of a node over all features. */
static struct split
best_split(const struct set *s, const struct growth *g, int node)
{
	const quad *sum = g->sum + (size_t)node * g->nf * BINS;
	struct split best = {0};

	for (size_t f = 0; f < g->nf; f++, sum += BINS) {
		double G = 0, H = 0, W = 0, gl = 0, hl = 0, wl = 0, gain;

		for (int b = 0; b < BINS; b++) {
			G += (double)sum[b][0];
			H += (double)sum[b][1];
			W += (double)sum[b][2];
		}
		for (int b = 0; b < s->n_edge[g->feature[f]]; b++) {
			gl += (double)sum[b][0];
			hl += (double)sum[b][1];
			wl += (double)sum[b][2];
			if (wl < MIN_LEAF || W - wl < MIN_LEAF)
				continue;
			gain = worth(gl, hl) + worth(G - gl, H - hl) -
			    worth(G, H);
			if (gain > best.gain + 1e-9)
				best = (struct split){gain, g->feature[f], b};
		}
	}
	return best;
}

/* Part the rows of a node into those of its children. */
static size_t
part(struct set *s, const struct growth *g, int node, const struct split *by)
{
	size_t n = g->from[node], right = 0;

	for (size_t k = n; k < g->from[node + 1]; k++) {
		uint32_t i = s->row[k];

		if (by->gain > 0 && s->bin[i * s->nf + by->feature] > by->cut)
			s->spare[right++] = i;
		else
			s->row[n++] = i;
	}
	memcpy(s->row + n, s->spare, right * sizeof(*s->row));
	return n;
}

/* Below it lie four fifths of the gradients, by a sample of them. */
static double
easy_gradient(const struct set *s, uint32_t left_out)
{
	static float v[4096];
	size_t n = 0, step = s->n / 4096 + 1;

	for (size_t i = 0; i < s->n; i += step)
		if (s->host[i] % FOLDS != left_out)
			v[n++] = (float)fabs(s->grad[i]);
	qsort(v, n, sizeof(*v), by_value);
	return n > 0 ? (double)v[n * 4 / 5] : 0;
}

static void
choose(struct set *s, struct growth *g, uint32_t left_out)
{
	uint32_t salt = draw(1u << 30);
	double easy = easy_gradient(s, left_out);
	size_t rows = 0;

	for (size_t f = 0; f < s->nf; f++)
		if (draw(100) < PART_FEATURES && s->n_edge[f] > 0)
			g->feature[g->nf++] = f;
	for (size_t i = 0; i < s->n; i++) {
		uint32_t mix = (s->host[i] ^ salt) * 2654435761u;
		uint8_t *bin = s->asked + i * g->nf;
		float times = fabs(s->grad[i]) < easy ? EASY : 1;

		if (s->host[i] % FOLDS == left_out ||
		    (mix >> 8) % 100 >= PART_HOSTS ||
		    (times > 1 && draw(EASY) > 0))
			continue;
		s->row[rows++] = (uint32_t)i;
		for (size_t f = 0; f < g->nf; f++)
			bin[f] = s->bin[i * s->nf + g->feature[f]];
		s->what[i] = (quad){times * (float)s->grad[i],
		    times * (float)s->hess[i], times * s->weight[i]};
	}
	g->from[0] = 0;
	g->from[1] = rows;
}

static void
grow(struct set *s, struct tree *t, int depth, uint32_t left_out)
{
	struct growth g = {0};
	size_t size = ((size_t)1 << depth) / 2 * s->nf * BINS;

	g.feature = need(calloc(s->nf, sizeof(*g.feature)));
	memset(t, 0, sizeof(*t));
	choose(s, &g, left_out);
	g.sum = need(aligned_alloc(64, size * sizeof(quad)));
	g.above = need(aligned_alloc(64, size * sizeof(quad)));
	for (int level = 0; level < depth; level++) {
		int nodes = 1 << level, base = nodes - 1;
		size_t from[65] = {0};

		add_level(s, &g, nodes);
		for (int k = 0; k < nodes; k++) {
			struct split best = best_split(s, &g, k);
			bool any = best.gain > 0;

			t->feature[base + k] = (uint8_t)best.feature;
			t->cut[base + k] = (uint8_t)(any ? best.cut : BINS);
			t->edge[base + k] = any
			    ? s->edge[best.feature][best.cut]
			    : INFINITY;
			from[2 * k] = g.from[k];
			from[2 * k + 1] = part(s, &g, k, &best);
		}
		from[2 * nodes] = g.from[nodes];
		memcpy(g.from, from, sizeof(from));
	}
	for (int k = 0; k < 1 << depth; k++) {
		double grad = 0, hess = 0;

		for (size_t i = g.from[k]; i < g.from[k + 1]; i++) {
			grad += (double)s->what[s->row[i]][0];
			hess += (double)s->what[s->row[i]][1];
		}
		t->leaf[k] = -RATE * grad / (hess + LAMBDA);
	}
	free(g.feature);
	free(g.sum);
	free(g.above);
}

static double
run(const struct set *s, const struct tree *t, int depth, size_t i)
{
	int k = 0;

	for (int level = 0; level < depth; level++)
		k = 2 * k + 1 + (s->bin[i * s->nf + t->feature[k]] > t->cut[k]);
	return t->leaf[k - (1 << depth) + 1];
}

/* Wrongly decided weight, as a share of pages. */
static double
wrong(const struct set *s, uint32_t fold, bool inside)
{
	double bad = 0, all = 0;

	for (size_t i = 0; i < s->n; i++) {
		if ((s->host[i] % FOLDS == fold) != inside)
			continue;
		all += (double)s->weight[i];
		if ((s->score[i] > 0) != (s->label[i] >= 0.5f))
			bad += (double)s->weight[i];
	}
	return all > 0 ? bad / all : 0;
}

static void
print_table(FILE *out, const struct tree *t, int n, int depth)
{
	int nodes = (1 << depth) - 1;

	fprintf(out,
	    "/* SPDX-License-Identifier: MIT\n * Generated by "
	    "dev/train-weights; do not edit.\n * Weights of leaf blocks: %d "
	    "trees of %d levels over html/features.h. */\n"
	    "#include \"html/weights.h\"\n\n",
	    n, depth);
	fprintf(out, "const struct hw_weight_tree hw_weights[%d] = {\n", n);
	for (int k = 0; k < n; k++) {
		fprintf(out, "\t{{");
		for (int i = 0; i < nodes; i++)
			fprintf(out, "%d,", t[k].feature[i]);
		fprintf(out, "},\n\t{");
		for (int i = 0; i < nodes; i++)
			if (isinf(t[k].edge[i]))
				fprintf(out, "1e9f,");
			else
				fprintf(out, "%#.6gf,", (double)t[k].edge[i]);
		fprintf(out, "},\n\t{");
		for (int i = 0; i <= nodes; i++)
			fprintf(out, "%.4ff,", t[k].leaf[i]);
		fprintf(out, "}},\n");
	}
	fprintf(out, "};\n");
}

static void
learn(struct set *s, struct tree *t, int n, int depth, uint32_t fold)
{
	memset(s->score, 0, s->n * sizeof(*s->score));
	seed = 88172645463325252u + folds_draw; /* each fold by itself */
	for (int k = 0; k < n; k++) {
		for (size_t i = 0; i < s->n; i++) {
			double p = 1 / (1 + exp(-s->score[i]));

			s->grad[i] = (double)s->weight[i] *
			    (p - (double)s->label[i]);
			s->hess[i] = (double)s->weight[i] * p * (1 - p);
		}
		grow(s, &t[k], depth, fold);
		for (size_t i = 0; i < s->n; i++)
			s->score[i] += run(s, &t[k], depth, i);
		if ((k + 1) % 50 == 0 || k + 1 == n)
			fprintf(stderr, "%d trees: wrong %.4f in, %.4f out\n",
			    k + 1, wrong(s, fold, false), wrong(s, fold, true));
	}
}

static FILE *
opened(const char *path, const char *mode)
{
	FILE *f = fopen(path, mode);

	if (f == NULL) {
		perror(path);
		exit(1);
	}
	return f;
}

int
main(int argc, char **argv)
{
	struct set s = {0};
	char path[4096];
	int n, depth;
	struct tree *t;

	if (argc < 9)
		return 2;
	s.nf = (size_t)atoi(argv[3]);
	n = atoi(argv[4]);
	depth = atoi(argv[5]);
	folds_draw = (uint32_t)atoi(argv[7]);
	read_rows(&s, opened(argv[1], "r"), opened(argv[2], "rb"));
	make_bins(&s);
	t = need(calloc((size_t)n, sizeof(*t)));
	s.score = need(calloc(s.n, sizeof(double)));
	s.grad = need(calloc(s.n, sizeof(double)));
	s.hess = need(calloc(s.n, sizeof(double)));
	s.row = need(calloc(s.n, sizeof(*s.row)));
	s.spare = need(calloc(s.n, sizeof(*s.spare)));
	s.asked = need(malloc(s.n * s.nf));
	s.what = need(aligned_alloc(64, s.n * sizeof(*s.what) + 64));
	for (int a = 8; a < argc; a++) {
		bool all = strcmp(argv[a], "all") == 0;
		FILE *out;

		learn(&s, t, n, depth,
		    all ? UINT32_MAX : (uint32_t)atoi(argv[a]));
		snprintf(
		    path, sizeof(path), "%s%s.c", argv[6], all ? "" : argv[a]);
		out = opened(path, "w");
		print_table(out, t, n, depth);
		fclose(out);
	}
	return 0;
}
