import { title } from './words.ts';

export const meta = {
  id: 'stacks',
  title,
  claims: [],
  summary:
    'Take one machine apart and stack three copies of an app on it as bare metal, virtual machines, containers or both, on a server, a Mac or a PC, and ask each stack the same four questions.',
  tryIt: [
    {
      command: 'podman machine ssh uname -sr; podman run --rm debian:trixie-slim uname -sr',
      shows:
        'The same line twice, and it begins with `Linux`: the kernel of the virtual machine that Podman keeps, asked in the machine and in a container on it. Plain `uname -sr` on the Mac beside it says `Darwin`.',
      needs: 'a Mac with Podman, its machine started; on Windows the command is the same',
    },
    {
      command: 'systemd-detect-virt --vm; systemd-detect-virt --container',
      shows:
        'What your own Linux stands on: in the first line a hypervisor’s name such as `kvm`, or `none` on metal; in the second the kind of container that you are in, or `none`. On a rented server the first line tends to have a name in it.',
      needs: 'a Linux machine with systemd',
    },
  ],
};
