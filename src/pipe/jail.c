/* SPDX-License-Identifier: MIT */
#include "pipe/jail.h"

#include <errno.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

/* Address space of a worker: ICU's data alone maps 32 MB. */
#define ADDRESS_SPACE ((rlim_t)1 << 30)

void
hw_jail_clock(int ms)
{
	struct itimerval t = {0};

	t.it_value.tv_sec = ms / 1000;
	t.it_value.tv_usec = (suseconds_t)(ms % 1000) * 1000;
	setitimer(ITIMER_PROF, &t, NULL);
}

/* A ruleset that handles every file right and allows none.  Kernels without
 * landlock answer ENOSYS or EOPNOTSUPP: seccomp alone then holds. */
static int
landlock(struct hw_err *err)
{
	struct landlock_ruleset_attr attr = {
	    .handled_access_fs = LANDLOCK_ACCESS_FS_EXECUTE |
		LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
		LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR |
		LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |
		LANDLOCK_ACCESS_FS_MAKE_SYM | LANDLOCK_ACCESS_FS_MAKE_SOCK |
		LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_DIR,
	};
	long fd = syscall(SYS_landlock_create_ruleset, &attr, sizeof(attr), 0);
	long rc;

	if (fd < 0)
		return HW_OK;
	rc = syscall(SYS_landlock_restrict_self, (int)fd, 0);
	close((int)fd);
	if (rc < 0)
		return hw_fail(err, HW_EIO, "landlock: %s", strerror(errno));
	return HW_OK;
}

/* Allowed: computing, memory, the three open descriptors.  Opening answers
 * EPERM, so that a library's lazy look for a file fails softly; the rest ends
 * the process by SIGSYS. */
static int
filter_calls(struct hw_err *err)
{
	static const int allow[] = {SCMP_SYS(read), SCMP_SYS(write),
	    SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(fstat),
	    SCMP_SYS(newfstatat), SCMP_SYS(lseek), SCMP_SYS(mmap),
	    SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
	    SCMP_SYS(brk), SCMP_SYS(futex), SCMP_SYS(clock_gettime),
	    SCMP_SYS(gettimeofday), SCMP_SYS(setitimer), SCMP_SYS(rt_sigaction),
	    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
	    SCMP_SYS(sigaltstack), SCMP_SYS(getpid), SCMP_SYS(gettid),
	    SCMP_SYS(tgkill), SCMP_SYS(getrandom), SCMP_SYS(exit),
	    SCMP_SYS(exit_group), SCMP_SYS(sched_yield),
	    SCMP_SYS(restart_syscall)};
	static const int refuse[] = {SCMP_SYS(open), SCMP_SYS(openat),
	    SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(readlink),
	    SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(ioctl),
	    SCMP_SYS(prlimit64), SCMP_SYS(sysinfo), SCMP_SYS(mprotect),
	    SCMP_SYS(sched_getaffinity)};
	scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int rc = ctx ? 0 : -ENOMEM;

	for (size_t i = 0; !rc && i < sizeof(allow) / sizeof(*allow); i++)
		rc = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, allow[i], 0);
	for (size_t i = 0; !rc && i < sizeof(refuse) / sizeof(*refuse); i++)
		rc = seccomp_rule_add(ctx, SCMP_ACT_ERRNO(EPERM), refuse[i], 0);
	if (!rc)
		rc = seccomp_load(ctx);
	if (ctx)
		seccomp_release(ctx);
	if (rc == -EINVAL || rc == -ENOSYS) /* a kernel without seccomp */
		return HW_OK;
	if (rc)
		return hw_fail(err, HW_EIO, "seccomp: %s", strerror(-rc));
	return HW_OK;
}

int
hw_jail_enter(struct hw_err *err)
{
	struct rlimit none = {0, 0}, space = {ADDRESS_SPACE, ADDRESS_SPACE};
	struct stat out;
	int rc;

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return hw_fail(
		    err, HW_EIO, "no_new_privs: %s", strerror(errno));
	if (SANITIZED)
		return HW_OK;
	setrlimit(RLIMIT_CORE, &none);
	/* A pipe needs no files; `--jobs 0 >file` has one already, and no
	 * other can be opened. */
	if (fstat(STDOUT_FILENO, &out) || !S_ISREG(out.st_mode))
		setrlimit(RLIMIT_FSIZE, &none);
	setrlimit(RLIMIT_NPROC, &none);
	setrlimit(RLIMIT_AS, &space);
	rc = landlock(err);
	return rc ? rc : filter_calls(err);
}
