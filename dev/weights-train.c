/* SPDX-License-Identifier: MIT
 * Step three of dev/train-weights: boosted small trees on labelled blocks.
 *
 *	weights-train LABELS FEATURES WIDTH USED TREES DEPTH NAME OUT DRAW FOLD...
 *
 * LABELS: rows of host, weight, label; FEATURES: their rows of WIDTH floats, of
 * which the first USED are looked at.  For each FOLD of 0 to 4 the hosts of
 * that fold are left out, so that no site is judged by what was learnt from
 * it, the loss on them goes to stderr and the table NAME to OUT0.c to OUT4.c;
 * FOLD "all" learns from every host and writes OUT.c.  DRAW numbers the way
 * in which hosts fall into folds and chance is drawn.
 *
 * Gradient boosting on the logistic loss (Friedman 2001) with histograms of
 * BINS values, complete trees of DEPTH levels, a random part of features and
 * hosts for each tree.  Deterministic. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BINS 64
#define FOLDS 5
#define RATE 0.12
#define LAMBDA 0.02      /* of a leaf, in pages */
#define MIN_LEAF 0.03    /* pages' weight in a leaf */
#define PART_FEATURES 40 /* per cent, for each tree */
#define PART_HOSTS 70

struct set {
	size_t n, cap, nf, used;
	uint32_t *host;
	float *weight, *label, *value; /* value[row * used + f] */
	uint8_t *bin;                  /* bin[f * n + row] */
	double *score, *grad, *hess;
	uint8_t *node; /* of the tree being grown; 255: not asked */
	struct asked { /* in order, packed for the cache */
		uint32_t row;
		float grad, hess, weight;
	} * ask;
	size_t rows;
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
			    realloc(s->value, n * s->used * sizeof(float)));
		}
		s->host[s->n] = hash_host(line, (size_t)(at - line));
		weight = strtof(at, &at);
		s->weight[s->n] = weight;
		s->label[s->n] = strtof(at, &at);
		memcpy(s->value + s->n * s->used, row, s->used * sizeof(*row));
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

	s->bin = need(malloc(s->n * s->used));
	s->edge = need(calloc(s->nf, sizeof(*s->edge)));
	s->n_edge = need(calloc(s->nf, sizeof(*s->n_edge)));
	for (size_t f = 0; f < s->used; f++) {
		int n = 0;

		for (size_t i = 0; i < s->n; i++)
			v[i] = s->value[i * s->used + f];
		qsort(v, s->n, sizeof(*v), by_value);
		n = edges(v, s->n, s->edge[f]);
		s->n_edge[f] = n;
		for (size_t i = 0; i < s->n; i++) {
			float x = s->value[i * s->used + f];
			int b = 0, end = n;

			while (b < end) {
				int mid = (b + end) / 2;

				if (x > s->edge[f][mid])
					b = mid + 1;
				else
					end = mid;
			}
			s->bin[f * s->n + i] = (uint8_t)b;
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

static double
worth(double g, double h)
{
	return g * g / (h + LAMBDA);
}

/* The best split of every node of a level over one feature. */
static void
try_feature(
    const struct set *s, size_t f, int nodes, int base, struct split *best)
{
	static struct sum {
		double g, h, w;
	} sum[64][BINS];
	const uint8_t *bin = s->bin + f * s->n;

	memset(sum, 0, (size_t)nodes * sizeof(sum[0]));
	for (size_t r = 0; r < s->rows; r++) {
		const struct asked *a = &s->ask[r];
		struct sum *at = &sum[s->node[a->row] - base][bin[a->row]];

		at->g += (double)a->grad;
		at->h += (double)a->hess;
		at->w += (double)a->weight;
	}
	for (int k = 0; k < nodes; k++) {
		double G = 0, H = 0, W = 0, gl = 0, hl = 0, wl = 0, gain;

		for (int b = 0; b < BINS; b++) {
			G += sum[k][b].g;
			H += sum[k][b].h;
			W += sum[k][b].w;
		}
		for (int b = 0; b < s->n_edge[f]; b++) {
			gl += sum[k][b].g;
			hl += sum[k][b].h;
			wl += sum[k][b].w;
			if (wl < MIN_LEAF || W - wl < MIN_LEAF)
				continue;
			gain = worth(gl, hl) + worth(G - gl, H - hl) -
			    worth(G, H);
			if (gain > best[k].gain + 1e-9)
				best[k] = (struct split){gain, f, b};
		}
	}
}

static void
grow(struct set *s, struct tree *t, int depth, uint32_t left_out)
{
	double g[64] = {0}, h[64] = {0};
	uint32_t salt = draw(1u << 30);
	uint8_t *used = need(malloc(s->nf));

	memset(t, 0, sizeof(*t));
	for (size_t f = 0; f < s->used; f++)
		used[f] = draw(100) < PART_FEATURES;
	s->rows = 0;
	for (size_t i = 0; i < s->n; i++) {
		uint32_t mix = (s->host[i] ^ salt) * 2654435761u;
		bool out = (s->host[i] % FOLDS == left_out) ||
		    (mix >> 8) % 100 >= PART_HOSTS;

		s->node[i] = out ? 255 : 0;
		if (!out)
			s->ask[s->rows++] = (struct asked){(uint32_t)i,
			    (float)s->grad[i], (float)s->hess[i], s->weight[i]};
	}
	for (int level = 0; level < depth; level++) {
		int nodes = 1 << level, base = nodes - 1;
		struct split best[64] = {{0}};

		for (size_t f = 0; f < s->used; f++)
			if (used[f] && s->n_edge[f] > 0)
				try_feature(s, f, nodes, base, best);
		for (int k = 0; k < nodes; k++) {
			t->feature[base + k] = (uint8_t)best[k].feature;
			t->cut[base + k] =
			    (uint8_t)(best[k].gain > 0 ? best[k].cut : BINS);
			t->edge[base + k] = best[k].gain > 0
			    ? s->edge[best[k].feature][best[k].cut]
			    : INFINITY;
		}
		for (size_t i = 0; i < s->n; i++) {
			int k = s->node[i];

			if (k != 255)
				s->node[i] = (uint8_t)(2 * k + 1 +
				    (s->bin[t->feature[k] * s->n + i] >
					t->cut[k]));
		}
	}
	for (size_t i = 0; i < s->n; i++)
		if (s->node[i] != 255) {
			g[s->node[i] - (1 << depth) + 1] += s->grad[i];
			h[s->node[i] - (1 << depth) + 1] += s->hess[i];
		}
	for (int k = 0; k < 1 << depth; k++)
		t->leaf[k] = -RATE * g[k] / (h[k] + LAMBDA);
	free(used);
}

static double
run(const struct set *s, const struct tree *t, int depth, size_t i)
{
	int k = 0;

	for (int level = 0; level < depth; level++)
		k = 2 * k + 1 + (s->bin[t->feature[k] * s->n + i] > t->cut[k]);
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
print_table(FILE *out, const char *name, const struct tree *t, int n, int depth)
{
	int nodes = (1 << depth) - 1;

	fprintf(out,
	    "/* SPDX-License-Identifier: MIT\n * Generated by "
	    "dev/train-weights; do not edit.\n * Weights of leaf blocks: %d "
	    "trees of %d levels over html/features.h. */\n"
	    "#include \"html/weights.h\"\n\n",
	    n, depth);
	fprintf(out, "const struct hw_weight_tree %s[%d] = {\n", name, n);
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

	if (argc < 11)
		return 2;
	s.nf = (size_t)atoi(argv[3]);
	s.used = (size_t)atoi(argv[4]);
	n = atoi(argv[5]);
	depth = atoi(argv[6]);
	folds_draw = (uint32_t)atoi(argv[9]);
	read_rows(&s, opened(argv[1], "r"), opened(argv[2], "rb"));
	make_bins(&s);
	t = need(calloc((size_t)n, sizeof(*t)));
	s.score = need(calloc(s.n, sizeof(double)));
	s.grad = need(calloc(s.n, sizeof(double)));
	s.hess = need(calloc(s.n, sizeof(double)));
	s.node = need(calloc(s.n, 1));
	s.ask = need(calloc(s.n, sizeof(*s.ask)));
	for (int a = 10; a < argc; a++) {
		bool all = strcmp(argv[a], "all") == 0;
		FILE *out;

		learn(&s, t, n, depth,
		    all ? UINT32_MAX : (uint32_t)atoi(argv[a]));
		snprintf(
		    path, sizeof(path), "%s%s.c", argv[8], all ? "" : argv[a]);
		out = opened(path, "w");
		print_table(out, argv[7], t, n, depth);
		fclose(out);
	}
	return 0;
}
