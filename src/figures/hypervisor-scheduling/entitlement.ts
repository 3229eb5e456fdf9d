import type { Params } from './params.ts';

/**
 * What each VM may count on while everybody who has work wants the CPU, as a share of one CPU (2 is two CPUs).
 * Xen: by weight for each active vCPU, so weight × vCPUs (`csched_acct`: W = Σ weight × n); KVM: by weight of the cgroup.
 * No VM can use more than its vCPUs or its cap; what it leaves goes to the others by the same rule. Idle VMs count for nothing.
 */
export function entitlements({ policy, cpus, vms }: Params): number[] {
  const claim = vms.map(({ weight, vcpus, load }) =>
    load === 'idle' ? 0 : policy === 'xen' ? weight * vcpus : weight,
  );
  const most = vms.map(({ vcpus, cap }) => (cap > 0 ? Math.min(vcpus, cap / 100) : vcpus));
  const share = vms.map(() => 0);
  const open = new Set(vms.keys());
  let pool: number = cpus;
  for (;;) {
    const total = sum([...open].map((vm) => claim[vm]!));
    if (total === 0) return share;
    const full = [...open].filter((vm) => (pool * claim[vm]!) / total >= most[vm]!);
    if (full.length === 0) {
      for (const vm of open) share[vm] = (pool * claim[vm]!) / total;
      return share;
    }
    for (const vm of full) {
      share[vm] = claim[vm] === 0 ? 0 : most[vm]!;
      open.delete(vm);
    }
    pool -= sum(full.map((vm) => share[vm]!));
  }
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
