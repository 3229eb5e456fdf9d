/*
 * What one call takes, in ns: cc -O2 -o system-calls system-calls.c
 *   system-calls call | write FILE | sync FILE | send ADDRESS
 * CPU time of the process with the kernel's part; for sync, which waits for a disk, the time on the clock.
 * send needs a UDP socket at port 9 of the address, or half of its calls are refused.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { BLOCK = 4096, BLOCKS = 256 };

static char buffer[BLOCK];

static double now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static int report(double from, clockid_t clock, int n) {
  printf("%.1f\n", (now(clock) - from) / n);
  return 0;
}

static int calls(void) {
  const int n = 1000000;
  double from = now(CLOCK_PROCESS_CPUTIME_ID);
  for (int i = 0; i < n; i++) syscall(SYS_getppid);
  return report(from, CLOCK_PROCESS_CPUTIME_ID, n);
}

static int writes(const char *path, int sync) {
  const clockid_t clock = sync ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID;
  const int n = sync ? 300 : 200000;
  int file = open(path, O_RDWR | O_CREAT, 0644);
  for (int i = 0; i < BLOCKS; i++)
    if (pwrite(file, buffer, BLOCK, (off_t)i * BLOCK) != BLOCK) return 1;
  fsync(file);
  double from = now(clock);
  for (int i = 0; i < n; i++) {
    if (pwrite(file, buffer, BLOCK, (off_t)(i % BLOCKS) * BLOCK) != BLOCK) return 1;
    if (sync && fdatasync(file) != 0) return 1;
  }
  return report(from, clock, n);
}

static int sends(const char *address) {
  const int n = 300000;
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(9)};
  int udp = socket(AF_INET, SOCK_DGRAM, 0);
  if (!inet_aton(address, &to.sin_addr) || connect(udp, (struct sockaddr *)&to, sizeof to) != 0) return 1;
  for (int i = 0; i < 1000; i++) send(udp, buffer, 64, 0);
  double from = now(CLOCK_PROCESS_CPUTIME_ID);
  for (int i = 0; i < n; i++)
    if (send(udp, buffer, 64, 0) < 0) return 1;
  return report(from, CLOCK_PROCESS_CPUTIME_ID, n);
}

int main(int count, char **words) {
  if (count == 2 && strcmp(words[1], "call") == 0) return calls();
  if (count == 3 && strcmp(words[1], "write") == 0) return writes(words[2], 0);
  if (count == 3 && strcmp(words[1], "sync") == 0) return writes(words[2], 1);
  if (count == 3 && strcmp(words[1], "send") == 0) return sends(words[2]);
  fprintf(stderr, "Say what to measure: call, write FILE, sync FILE or send ADDRESS.\n");
  return 2;
}
