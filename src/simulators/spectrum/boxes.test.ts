import { describe, expect, it } from 'vitest';
import { answeredBy, boxes, boxIds, places, rankOf } from './boxes.ts';

const line = (id: (typeof boxIds)[number]): string => {
  const box = boxes[id];
  const parts = box.parts.map((part) => (part === answeredBy(box) ? `[${part}]` : part)).join(' > ');
  return `${id}: ${parts} | ${box.place} | ${box.doors.map((doors) => doors.join(' or ')).join(', then ')}`;
};

describe('the row of boxes', () => {
  it('from a plain process to a physical machine, and who answers the app in each', () => {
    expect(boxIds.map(line)).toEqual([
      'process: app > [host-kernel] | permissions | host-kernel',
      'container: app > [host-kernel] | kernel-walls | host-kernel or runtime',
      'system-container: app > [host-kernel] | kernel-walls | host-kernel or runtime',
      'gvisor: app > [sentry] > host-kernel | user-kernel | sentry, then host-kernel',
      'unikernel: [unikernel] > hypervisor | machine | hypervisor',
      'microvm: app > [guest-kernel] > small-vmm > host-kernel | machine | guest-kernel, then vmm or hypervisor',
      'kata: app > [guest-kernel] > vmm > host-kernel | machine | guest-kernel, then vmm or hypervisor',
      'hyperv: app > [guest-kernel] > hypervisor | machine | guest-kernel, then hypervisor',
      'vm: app > [guest-kernel] > vmm > host-kernel | machine | guest-kernel, then vmm or hypervisor',
      'machine: app > [host-kernel] > hardware | apart | network',
    ]);
  });

  it('stands in the order of its places', () => {
    const ranks = boxIds.map((id) => rankOf(boxes[id]));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBe(places.length);
  });

  it('names each box once, by its own id', () => {
    for (const id of boxIds) expect(boxes[id].id).toBe(id);
  });
});
