import { claimIds } from './claims.ts';

export const meta = {
  id: 'vm-anatomy',
  title: 'A guest’s computer, and what is behind it',
  claims: [...claimIds],
  summary:
    'Touch a part of a virtual machine and see what is behind it on the host. Then promise more than there is, and see which promises hold.',
  tryIt: [
    {
      command: 'cat /sys/class/net/e*/speed; lscpu | grep ^Hypervisor',
      shows:
        'The speed of the network card, and who plays the machine. A virtual card often says `-1`: it was promised a link and no speed. Without a hypervisor the second command prints nothing.',
      needs: 'a Linux VM',
    },
    {
      command: 'qemu-img create -f qcow2 disk.qcow2 3G; qemu-img info disk.qcow2',
      shows:
        'A disk of three gigabytes for a guest (`virtual size`), in a file of a few hundred kilobytes (`disk size`). The rest is promised.',
      needs: 'the package qemu-utils',
    },
    {
      command: "ps -eLo pid,tid,comm | grep 'CPU .*/KVM'",
      shows:
        'One line for each vCPU of each guest: to this kernel, the processors of your guests are threads of a process.',
      needs: 'a Linux host that runs guests with libvirt',
    },
  ],
};
