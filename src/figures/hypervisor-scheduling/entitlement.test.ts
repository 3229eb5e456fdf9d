import { describe, expect, it } from 'vitest';
import { entitlements } from './entitlement.ts';
import type { Load, PolicyChoice, Vm } from './params.ts';

const vm = (vcpus: number, weight: number, cap = 0, load: Load = 'busy'): Vm => ({
  vcpus,
  weight,
  cap,
  load,
});
const percent = (policy: PolicyChoice, cpus: number, ...vms: Vm[]): string =>
  entitlements({ policy, cpus, vms })
    .map((share) => Math.round(share * 100))
    .join(' ');

describe('what a VM is entitled to', () => {
  it('follows the weights on one CPU', () => {
    expect(percent('xen', 1, vm(1, 256), vm(1, 512))).toBe('33 67');
    expect(percent('xen', 1, vm(1, 256), vm(1, 256), vm(1, 512))).toBe('25 25 50');
    expect(percent('xen', 2, vm(1, 256), vm(1, 256), vm(1, 256))).toBe('67 67 67');
  });

  it('counts a weight once for each vCPU under Xen, once for the VM under KVM', () => {
    expect(percent('xen', 1, vm(1, 256), vm(2, 256))).toBe('33 67');
    expect(percent('kvm', 1, vm(1, 256), vm(2, 256))).toBe('50 50');
  });

  it('gives no VM more than its vCPUs or its cap can use, and the rest to the others', () => {
    expect(percent('xen', 2, vm(1, 256, 50), vm(1, 256))).toBe('50 100');
    expect(percent('xen', 4, vm(2, 256), vm(2, 256), vm(2, 512))).toBe('100 100 200');
    expect(percent('xen', 2, vm(1, 5000), vm(1, 1), vm(1, 1))).toBe('100 50 50');
    expect(percent('xen', 1, vm(1, 256, 40))).toBe('40');
  });

  it('counts idle VMs for nothing', () => {
    expect(percent('xen', 1, vm(1, 256), vm(4, 5000, 0, 'idle'))).toBe('100 0');
    expect(percent('kvm', 2, vm(2, 256, 0, 'idle'))).toBe('0');
  });
});
