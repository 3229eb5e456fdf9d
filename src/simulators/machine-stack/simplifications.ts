import type { Simplification } from '../shared/simplification.ts';

/** What the model follows. */
export const STACK_VERSION =
  'Linux with KVM, macOS with its Hypervisor framework, and Windows as a client with Hyper-V underneath, as their makers describe them.';

/** What the model leaves out. */
export const STACK_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'A Linux server has KVM or no hypervisor. Xen, ESXi and Hyper-V on a server lie under every kernel and schedule the vCPUs themselves.',
    consequence:
      'With one of those the second scheduler is the hypervisor’s, and the kernel beside the guests serves only to manage them.',
  },
  {
    what: 'The hypervisor of a Mac is drawn as a part of its kernel. Apple documents what a program gets from it, a process for a machine and a thread for a vCPU, and not where it sits.',
    consequence: 'Take from the picture who schedules whom, not the inner build of macOS.',
  },
  {
    what: 'On a PC a guest stands on the Windows kernel and on the hypervisor at once, though its partition lies beside that of Windows.',
    consequence:
      'That Windows plays its devices and gives it its turns is right; memory and interrupts it gets from the hypervisor itself.',
  },
  {
    what: 'Three copies of one app, and either all of them in containers or none; virtual machines are all alike and run Linux.',
    consequence:
      'A real host mixes containers and virtual machines, and a guest can run any system that is built for its processor.',
  },
  {
    what: 'Engines are one box. A daemon, a runtime for each start, a shim beside each container are not told apart.',
    consequence:
      'Stopping the engine here means its daemon with live restore, or an engine that has none. To quit Docker Desktop stops its virtual machine too.',
  },
  {
    what: 'The app exists for every kernel: bare on a Mac or a PC it is a build for that system.',
    consequence: 'An image, unlike the source code, does not turn into a program for another kernel.',
  },
  {
    what: 'Windows containers, Kata and gVisor are not in the model.',
    consequence:
      'With those a container can have a kernel of its own, or a Windows kernel, or a program that plays one.',
  },
  {
    what: 'Memory that a hypervisor merges between guests, and disks that share blocks, are not counted as shared.',
    consequence: 'What is called copied is what is there more than once by default.',
  },
];
