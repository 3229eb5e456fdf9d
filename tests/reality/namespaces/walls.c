/*
 * A small host of its own, made of namespaces, and in it one process that throws switches when it is told to.
 * Driven by orders.ts, which says what to throw and compares. Root, Linux, x86-64. See orders.ts for the words.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x80
#endif

static int starts_with(const char *text, const char *head) { return strncmp(text, head, strlen(head)) == 0; }

static void die(const char *what) {
  printf("broke: %s: %s\n@@end\n", what, strerror(errno));
  fflush(stdout);
  exit(1);
}
#define MUST(call) do { if ((call) < 0) die(#call); } while (0)

static int putat(int dir, const char *path, const char *text) {
  int fd = openat(dir, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) return -1;
  ssize_t n = write(fd, text, strlen(text));
  close(fd);
  return n < 0 ? -1 : 0;
}

static int put(const char *path, const char *text) { return putat(AT_FDCWD, path, text); }

/* ---- the walker ---- */

/* The host's /proc, opened before any switch is thrown: what a tool prepares beforehand. */
static int proc = -1;

static int keep_docker_caps(void) {
  static const int kept[] = {0, 1, 3, 4, 5, 6, 7, 8, 10, 13, 18, 27, 29, 31};
  unsigned long long mask = 0;
  for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) mask |= 1ULL << kept[i];
  for (int cap = 0; cap <= 63; cap++)
    if (!(mask >> cap & 1)) prctl(PR_CAPBSET_DROP, cap, 0, 0, 0);
  struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct data[2];
  if (syscall(SYS_capget, &head, data) < 0) return -1;
  for (int i = 0; i < 2; i++) {
    __u32 part = (__u32)(mask >> (32 * i));
    data[i].effective &= part;
    data[i].permitted &= part;
    data[i].inheritable &= part;
  }
  return (int)syscall(SYS_capset, &head, data);
}

static int filter_calls(void) {
  static const int refused[] = {SYS_mount, SYS_umount2, SYS_pivot_root, SYS_unshare, SYS_setns, SYS_sethostname,
    SYS_setdomainname, SYS_clock_settime, SYS_settimeofday, SYS_reboot, SYS_swapon, SYS_bpf};
  enum { N = sizeof refused / sizeof *refused };
  struct sock_filter code[N + 4];
  code[0] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
  for (int i = 0; i < N; i++)
    code[i + 1] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (__u32)refused[i], (__u8)(N - i), 0);
  code[N + 1] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  code[N + 2] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
  struct sock_fprog program = {N + 3, code};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return -1;
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

/* The child goes on as the process; the one before ends, as in runc. */
static void go_on_as_child(void) {
  pid_t child = fork();
  if (child < 0) die("fork");
  if (child > 0) _exit(0);
  prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
  usleep(20000);
}

static int own_mounts;
static int old_root = -1;

static int image_root(void) {
  /* Without mounts of its own the process chroots to what the host has mounted there. */
  if (!own_mounts) return chdir("/srv/box") < 0 || chroot(".") < 0 || chdir("/") < 0 ? -1 : 0;
  if (mount("overlay", "/srv/box", "overlay", MS_RDONLY, "lowerdir=/walls/image:/walls/base") < 0) return -1;
  if (chdir("/srv/box") < 0) return -1;
  /* The old root stays attached beneath until /proc is set up: a user namespace may mount /proc only where one is to be seen. */
  old_root = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (old_root < 0) return -1;
  return (int)syscall(SYS_pivot_root, ".", ".");
}

static int detach_old_root(void) {
  if (old_root < 0) return 0;
  if (fchdir(old_root) < 0 || umount2(".", MNT_DETACH) < 0) return -1;
  close(old_root);
  old_root = -1;
  return chdir("/");
}

static const char *name_of_errno(void) { return strerrorname_np(errno); }

static int throw_switch(const char *sw) {
  if (!strcmp(sw, "user")) return unshare(CLONE_NEWUSER);
  if (!strcmp(sw, "pid")) { if (unshare(CLONE_NEWPID) < 0) return -1; go_on_as_child(); return 0; }
  if (!strcmp(sw, "net")) return unshare(CLONE_NEWNET);
  if (!strcmp(sw, "ipc")) return unshare(CLONE_NEWIPC);
  if (!strcmp(sw, "uts")) return unshare(CLONE_NEWUTS);
  if (!strcmp(sw, "cgroup")) return unshare(CLONE_NEWCGROUP);
  if (starts_with(sw, "time ")) {
    if (unshare(CLONE_NEWTIME) < 0) return -1;
    if (putat(proc, "self/timens_offsets", sw + 5) < 0) return -1;
    /* Instead of a child, the process itself: the first process of a PID namespace must not end. */
    int own = openat(proc, "self/ns/time_for_children", O_RDONLY | O_CLOEXEC);
    if (own < 0) return -1;
    int entered = setns(own, CLONE_NEWTIME);
    close(own);
    return entered;
  }
  if (!strcmp(sw, "mount")) {
    if (unshare(CLONE_NEWNS) < 0) return -1;
    own_mounts = 1;
    /* In a chroot there is no mount at "/" to change, nor anything shared to leave. */
    mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
    return 0;
  }
  if (!strcmp(sw, "root")) return image_root();
  if (!strcmp(sw, "caps")) return keep_docker_caps();
  if (!strcmp(sw, "seccomp")) return filter_calls();
  errno = ENOSYS;
  return -1;
}

static int set_up(const char *what) {
  if (!strcmp(what, "proc")) return mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL);
  if (!strcmp(what, "scratch")) return mount("tmpfs", "/mnt", "tmpfs", 0, NULL);
  if (!strcmp(what, "name")) return sethostname("box", 3);
  if (!strcmp(what, "detach")) return detach_old_root();
  if (!strcmp(what, "self-map")) {
    if (put("/proc/self/setgroups", "deny") < 0) return -1;
    if (put("/proc/self/gid_map", "0 1000 1") < 0) return -1;
    return put("/proc/self/uid_map", "0 1000 1");
  }
  if (!strcmp(what, "become-root")) {
    setgroups(0, NULL);
    if (setresgid(0, 0, 0) < 0 || setresuid(0, 0, 0) < 0) return -1;
    return prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
  }
  errno = ENOSYS;
  return -1;
}

static void run(const char *script) {
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    dup2(1, 2);
    int null = open("/dev/null", O_RDONLY);
    dup2(null, 0);
    execl("/bin/sh", "sh", script, (char *)NULL);
    _exit(127);
  }
  int status;
  waitpid(child, &status, 0);
}

static void walk(int as_user) {
  prctl(PR_SET_NAME, "web", 0, 0, 0);
  proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (as_user) {
    setgroups(0, NULL);
    MUST(setresgid(1000, 1000, 1000));
    MUST(setresuid(1000, 1000, 1000));
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
  }
  char line[4096];
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = 0;
    errno = 0;
    if (starts_with(line, "throw ")) puts(throw_switch(line + 6) < 0 ? name_of_errno() : "ok");
    else if (starts_with(line, "set-up ")) puts(set_up(line + 7) < 0 ? name_of_errno() : "ok");
    else if (starts_with(line, "pid")) printf("%d\n", getpid());
    else if (starts_with(line, "run ")) run(line + 4);
    else puts("?");
    puts("@@end");
    fflush(stdout);
  }
  _exit(0);
}

/* ---- the host ---- */

static pid_t fork_as(int pid, const char *name) {
  char text[16];
  snprintf(text, sizeof text, "%d", pid - 1);
  MUST(put("/proc/sys/kernel/ns_last_pid", text));
  pid_t child = fork();
  if (child == 0 && name) {
    prctl(PR_SET_NAME, name, 0, 0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    close(0);
    for (;;) pause();
  }
  return child;
}

static void *wait_for_ever(void *unused) {
  for (;;) pause();
  return unused;
}

/*
 * Every host has processes with low numbers, and ps in a PID namespace whose /proc is still the host's looks its own
 * number up among them. Threads have numbers too, and are not listed: one process takes them all.
 */
static void take_numbers(int first, int count) {
  int ready[2];
  char byte;
  MUST(pipe(ready));
  if (fork_as(first, NULL) != 0) {
    close(ready[1]);
    if (read(ready[0], &byte, 1) < 0) die("read");
    close(ready[0]);
    return;
  }
  prctl(PR_SET_NAME, "kworker", 0, 0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  close(0);
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 65536);
  for (int i = 1; i < count; i++) {
    pthread_t thread;
    if (pthread_create(&thread, &small, wait_for_ever, NULL) != 0) break;
  }
  close(ready[0]);
  close(ready[1]);
  wait_for_ever(NULL);
}

static void build_root(const char *work, const char *self) {
  char options[1024], path[512];
  MUST(mount("tmpfs", work, "tmpfs", 0, "mode=755"));
  const char *dirs[] = {"up", "wk", "root", "up/walls", "up/walls/image", "up/walls/image/etc", "up/walls/old", "up/walls/base", "up/etc", "up/dev",
    "up/srv", "up/srv/box", "up/walls/image/proc", NULL};
  for (int i = 0; dirs[i]; i++) {
    snprintf(path, sizeof path, "%s/%s", work, dirs[i]);
    MUST(mkdir(path, 0755));
  }
  MUST(chdir(work));
  const char *passwd = "root:x:0:0::/root:/bin/sh\napp:x:1000:1000::/:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n";
  const char *group = "root:x:0:\napp:x:1000:\nnogroup:x:65534:\n";
  MUST(put("up/etc/passwd", passwd));
  MUST(put("up/etc/group", group));
  MUST(put("up/etc/shadow", "HOST-SECRET\n"));
  MUST(chmod("up/etc/shadow", 0640));
  MUST(put("up/walls/image/etc/shadow", "IMAGE-SECRET\n"));
  MUST(put("up/walls/image/app", "app\n"));
  MUST(mknod("up/dev/null", S_IFCHR | 0666, makedev(1, 3)));
  chmod("up/dev/null", 0666);
  snprintf(options, sizeof options, "cp %s up/walls/act && mkdir up/walls/image/walls && cp %s up/walls/image/walls/act", self, self);
  if (system(options) != 0) die("cp");
  snprintf(options, sizeof options, "lowerdir=/,upperdir=%s/up,workdir=%s/wk", work, work);
  MUST(mount("hostdisk", "root", "overlay", 0, options));
  MUST(mount("/", "root/walls/base", NULL, MS_BIND, NULL));
  MUST(chdir("root"));
  MUST((int)syscall(SYS_pivot_root, ".", "walls/old"));
  MUST(chdir("/"));
  MUST(mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL));
  MUST(umount2("/walls/old", MNT_DETACH));
}

static void host(const char *work, const char *self, const char *offset, int as_user) {
  MUST(unshare(CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWPID | CLONE_NEWTIME | CLONE_NEWCGROUP));
  MUST(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL));
  MUST(put("/proc/self/timens_offsets", offset));
  pid_t first = fork();
  if (first > 0) {
    char text[32];
    snprintf(text, sizeof text, "host %d\n", first);
    if (write(1, text, strlen(text)) < 0) exit(1);
    close(0);
    close(1);
    int status;
    waitpid(first, &status, 0);
    exit(0);
  }
  prctl(PR_SET_NAME, "systemd", 0, 0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  setsid();
  build_root(work, self);
  MUST(sethostname("host", 4));
  take_numbers(2, 410);
  fork_as(412, "sshd");
  take_numbers(413, 240);
  fork_as(655, "cron");
  fork_as(1044, "bash");
  if (fork_as(2210, NULL) == 0) walk(as_user);
  close(0);
  close(1);
  for (;;) if (wait(NULL) < 0) pause();
}

/* ---- misdeeds, each as a program of its own ---- */

static int act(const char *what, const char *device) {
  if (!strcmp(what, "clock")) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    puts(clock_settime(CLOCK_REALTIME, &now) < 0 ? name_of_errno() : "ok");
  } else if (!strcmp(what, "disk")) {
    char node[] = "/tmp/walls-node", *path = node;
    unsigned major = 7, minor = (unsigned)atoi(device);
    if (mknod(node, S_IFBLK | 0600, makedev(major, minor)) < 0) {
      /* A read-only root: make the node in a directory of its own. */
      if (mount("tmpfs", "/tmp", "tmpfs", 0, NULL) < 0 || mknod(node, S_IFBLK | 0600, makedev(major, minor)) < 0) {
        puts(name_of_errno());
        return 0;
      }
    }
    if (mount(path, "/mnt", "ext4", MS_RDONLY, NULL) < 0) puts(name_of_errno());
    else { puts("ok"); umount2("/mnt", MNT_DETACH); }
    unlink(node);
  } else if (!strcmp(what, "break-out")) {
    /* Needs a directory to go to; /etc is one. */
    int fd = open(".", O_RDONLY);
    if (chroot("/etc") < 0 || fchdir(fd) < 0) { puts(name_of_errno()); return 0; }
    for (int i = 0; i < 64; i++) if (chdir("..") < 0) break;
    if (chroot(".") < 0) { puts(name_of_errno()); return 0; }
    int secret = open("/etc/shadow", O_RDONLY);
    char text[64] = "";
    if (secret < 0) puts(name_of_errno());
    else if (read(secret, text, sizeof text - 1) >= 0) fputs(text, stdout);
  }
  return 0;
}

int main(int argc, char **argv) {
  if (argc == 6 && !strcmp(argv[1], "host")) host(argv[2], argv[3], argv[4], !strcmp(argv[5], "user"));
  if (argc >= 3 && !strcmp(argv[1], "act")) return act(argv[2], argc > 3 ? argv[3] : "0");
  fputs("walls host DIR SELF OFFSET root|user, or walls act clock|disk|break-out [MINOR]\n", stderr);
  return 2;
}
