/* SPDX-License-Identifier: MIT
 * Errors: an int return means the call can fail; any other return type means
 * it cannot.  The code says what the caller should do, the text what a person
 * should know.  Text is set once, where the fault is detected. */
#ifndef HW_BASE_ERR_H
#define HW_BASE_ERR_H

#define HW_MUST_USE __attribute__((warn_unused_result))
#define HW_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

enum hw_rc {
	HW_OK = 0,
	HW_EINPUT,    /* the input is wrong: drop it */
	HW_ELIMIT,    /* a limit was reached: cap or skip */
	HW_ENOTFOUND, /* no such thing: skip */
	HW_EIO,       /* disk or network failed: retry later */
	HW_ECONFLICT, /* somebody else was first: read again */
	HW_EDENIED,   /* we may not: refuse, and say why */
};

/* Owned by the caller.  msg is empty while rc is HW_OK. */
struct hw_err {
	int rc;
	char msg[244];
};

/* Record a failure and return rc.  err may be NULL.  The first message wins:
 * a second call on the same err only returns rc. */
int hw_fail(struct hw_err *err, int rc, const char *fmt, ...) HW_PRINTF(3, 4);

/* Put "prefix: " before the message already recorded (names the input). */
void hw_err_prefix(struct hw_err *err, const char *fmt, ...) HW_PRINTF(2, 3);

/* A short name of the code for logs and NDJSON: "input", "limit", ... */
const char *hw_rc_name(int rc);

/* Stop the program: a broken invariant or exhausted memory. */
void hw_panic(const char *file, int line, const char *what)
    __attribute__((noreturn));

/* An invariant of ours; stays on in release builds. */
#define HW_ASSERT(x) ((x) ? (void)0 : hw_panic(__FILE__, __LINE__, #x))

#endif
