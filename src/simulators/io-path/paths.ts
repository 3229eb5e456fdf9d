import type { Box, DiskCache, Hop, Job, Part } from './types.ts';
import { Walk } from './walk.ts';

/**
 * The hops of one job in one box, in order. A file job ends when the app goes on; a packet is followed to the card.
 * Sources: fs/ext4, drivers/block/virtio_blk.c, drivers/net/virtio_net.c, drivers/vhost/net.c (Linux 6.12);
 * filesystems/fuse/fuse-io.rst (write-through); gVisor's platforms.md, networking.md and fsimpl/gofer (3c5eee1); Kata's
 * networking.md, storage.md and default configuration (7c6ba40); QEMU 7.2 on cache modes.
 */
export function pathOf(box: Box, job: Job, cache: DiskCache): readonly Hop[] {
  const walk = new Walk(box, job !== 'packet');
  if (job === 'packet') send(walk);
  else {
    walk.go('app', 'app-writes');
    write(walk);
    if (job === 'sync') sync(walk.go('app', 'app-syncs'), cache);
    walk.go('app', 'app-goes-on');
  }
  return walk.hops;
}

/** From the app's system call to just before the app goes on. */
function write(walk: Walk): void {
  switch (walk.box) {
    case 'container':
      walk.go('host-kernel', 'caches', 'copied');
      return;
    case 'vm':
      walk.go('guest-kernel', 'caches', 'copied');
      return;
    case 'gvisor':
      walk.go('host-kernel', 'catches').go('sentry', 'sentry-writes');
      walk.go('host-kernel', 'caches', 'copied').go('sentry', 'sentry-answers');
      return;
    case 'kata':
      // Write-through: the request leaves the guest before the call returns, and the guest's cache keeps the bytes too.
      walk.go('guest-kernel', 'queues-write', 'copied');
      askServer(walk, 'virtiofsd', 'server-writes', () => walk.go('host-kernel', 'caches', 'copied'));
  }
}

function sync(walk: Walk, cache: DiskCache): void {
  switch (walk.box) {
    case 'container':
      hostDisk(walk);
      return;
    case 'vm':
      walk.go('guest-kernel', 'queues-block');
      askServer(walk, 'vmm', 'server-writes', () => {
        if (cache === 'through') walk.go('host-kernel', 'caches', 'copied');
        else {
          walk.go('host-kernel', 'submits-direct').go('device', 'disk-takes', 'fetched');
          walk.go('host-kernel', 'completes');
        }
      });
      walk.go('guest-kernel', 'queues-flush');
      askServer(walk, 'vmm', 'server-flushes', () => {
        if (cache === 'through') hostDisk(walk);
        else
          walk.go('host-kernel', 'submits-flush').go('device', 'disk-flushes').go('host-kernel', 'completes');
      });
      return;
    case 'gvisor':
      walk.go('host-kernel', 'catches').go('sentry', 'sentry-syncs');
      hostDisk(walk);
      walk.go('sentry', 'sentry-answers');
      return;
    case 'kata':
      walk.go('guest-kernel', 'queues-sync');
      askServer(walk, 'virtiofsd', 'server-flushes', () => hostDisk(walk));
  }
}

/** A guest's request through a virtio queue to a program of the host, and its answer: kick, work, interrupt. */
function askServer(
  walk: Walk,
  server: Part,
  deed: 'server-writes' | 'server-flushes',
  work: () => unknown,
): void {
  walk.go('host-kernel', 'kicked').go(server, deed);
  work();
  walk.go(server, 'server-answers').go('host-kernel', 'injects').go('guest-kernel', 'takes-answer');
}

/** The host's kernel has dirty pages written and the disk's own cache emptied. */
function hostDisk(walk: Walk): void {
  walk.go('host-kernel', 'submits').go('device', 'disk-writes', 'fetched').go('host-kernel', 'completes');
}

function send(walk: Walk): void {
  walk.go('app', 'app-sends');
  switch (walk.box) {
    case 'container':
      walk.go('host-kernel', 'stack', 'copied').go('host-kernel', 'veth');
      break;
    case 'gvisor':
      walk.go('host-kernel', 'catches').go('sentry', 'sentry-sends', 'copied');
      walk.go('host-kernel', 'raw-socket', 'copied').go('host-kernel', 'veth');
      break;
    case 'vm':
    case 'kata':
      walk.go('guest-kernel', 'stack', 'copied').go('guest-kernel', 'queues-packet');
      walk.go('host-kernel', 'kicked-vhost').go('host-kernel', 'vhost', 'copied');
      if (walk.box === 'kata') walk.go('host-kernel', 'redirect');
  }
  walk.go('host-kernel', 'bridge').go('device', 'card-sends', 'fetched');
}
