import { title } from './words.ts';

export const meta = {
  id: 'syscall-path',
  title,
  claims: [
    'iop-system-call',
    'iop-write',
    'iop-write-overlay',
    'iop-sync',
    'iop-send-loopback',
    'iop-send-veth',
    'vm-exit-cost',
  ],
  summary:
    'One write() and one packet, hop by hop, in a container, a virtual machine, gVisor and Kata: whose code handles it, which walls are crossed, how often the bytes are copied, and where they stand when the call returns.',
  tryIt: [
    {
      command:
        'strace -e trace=write,fdatasync dd if=/dev/zero of=block bs=4k count=1 conv=fdatasync status=none',
      shows:
        'The two calls of this figure as they leave a program, first `write`, then `fdatasync`, with nobody between the program and its kernel. In a container it looks the same.',
      needs: 'Linux and strace',
    },
    {
      command: 'grep -E "^(Dirty|Writeback):" /proc/meminfo',
      shows:
        'How much your kernel’s page cache holds that programs have written and no disk has yet. Inside a VM it is the guest’s kernel that answers, inside a container the host’s.',
      needs: 'Linux',
    },
    {
      command: 'sudo ls -l /proc/$(pgrep -o qemu)/fd | grep -E "kvm|vhost|tun"',
      shows:
        'A virtual machine from outside: a process with open files. `kvm` runs its vCPUs, `vhost-net` empties its queues, `tun` is the tap that its packets come out of.',
      needs: 'a Linux host that runs a virtual machine with QEMU and KVM',
    },
  ],
};
