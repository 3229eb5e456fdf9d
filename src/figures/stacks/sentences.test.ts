import { describe, expect, it } from 'vitest';
import { presets, type Params } from './params.ts';
import { run } from './run.ts';
import { shapes, system, type Layers } from './shapes.ts';

const runOf = (params: Partial<Params>) => run({ ...presets[0]!.params, ...params }, {});

describe('a step says what moves, and what stays', () => {
  const says = (of: Partial<Params>) => runOf(of).beats.map(({ say }) => say);
  const vms = (machines: number): Layers => ({ ...shapes.vms, machines });
  const both = (machines: number): Layers => ({ ...shapes.both, machines });

  it('three guests to two: two copies move, one runs on', () => {
    expect(says({ was: vms(3), now: vms(2) })).toEqual([
      'Each copy runs in a virtual machine, on a kernel of its own. Now two virtual machines instead of three.',
      'Copies 2 and 3 are stopped; copy 1 runs on.',
      'Guest 3 loses its libraries and tools.',
      'Guest 3 shuts its kernel down. Three kernels run now.',
      'One of the pretend computers goes. It was some memory and some CPU time, and the host has both back.',
      'Copies 2 and 3 start beside copy 1. The first two call the kernel of guest 1, the third has that of guest 2 to itself. Three kernels run.',
    ]);
  });

  it('one guest to three: the new ones are told from the old one', () => {
    const [start, ...rest] = says({ was: vms(1), now: vms(3) });
    expect(start).toBe(
      'Here is a Linux server with a hypervisor, a virtual machine, a guest kernel and web apps. Now three virtual machines instead of one.',
    );
    expect(rest).toEqual([
      'Copies 2 and 3 are stopped; copy 1 runs on.',
      'Two more pretend computers appear, each with CPU, memory, disk and network card. So far as useful as any computer without a system.',
      'A kernel boots in each of them. Four kernels run now: the guests’, and the host’s underneath.',
      'Each new guest gets libraries, shell and tools of its own, the same files over again.',
      'Copies 2 and 3 start beside copy 1. Each calls the kernel of its own guest, and sees nothing of the one below. Four kernels run.',
    ]);
  });

  it('both, two guests to one: containers, image and engine of the second go', () => {
    expect(says({ was: both(2), now: both(1) }).slice(1, 5)).toEqual([
      'Copy 3 is stopped; copies 1 and 2 run on. What is left of a stopped container: some settings, and files.',
      'Container 3 is removed; containers 1 and 2 stay. No kernel goes with them, since none came with them.',
      'The image is deleted in guest 2: the app with the libraries and tools that it brought along.',
      'The engine of guest 2 stops, and the copies do not notice. Their calls never went through it.',
    ]);
  });

  it('one guest: one kernel, and two engines: both', () => {
    const down = says({ was: vms(1), now: system });
    expect(down).toContain('The three copies are stopped. Their kernel runs on, with nobody to serve.');
    expect(down).toContain('The guest’s kernel shuts down. One kernel runs now.');
    expect(says({ was: both(2), now: { ...both(2), engine: false } })).toContain(
      'The engines stop, and the copies do not notice. Their calls never went through them.',
    );
  });

  it('a Mac without its containers: the Linux kernel that came for them is not forgotten', () => {
    const off = says({ host: 'mac', was: shapes.containers, now: system });
    expect(off).toContain(
      'The containers are removed. No kernel goes with them: none had one of its own, and the Linux kernel that they called still runs.',
    );
    expect(off).toContain('The guest’s kernel shuts down. One kernel runs now.');
  });

  it('a Windows PC apart and together again: the hypervisor lies under its kernel', () => {
    const all = says({ host: 'windows-pc', was: shapes.containers, now: shapes.containers });
    expect(
      all.filter((say) => /^The kernel goes|^A kernel starts|^The hypervisor|^Hyper-V/.test(say)),
    ).toEqual([
      'The kernel goes, and with it the one program that could answer a call or start another. What is left is a hypervisor, and it answers no app.',
      'The hypervisor is switched off. What is left is metal, and it answers nobody.',
      'Hyper-V starts first, right on the metal. It is a hypervisor and no operating system: no app could run on it.',
      'A kernel starts on the hypervisor. From now on somebody answers calls, shares out the CPUs and looks after the memory.',
    ]);
  });
});
