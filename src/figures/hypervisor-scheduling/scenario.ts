import type { GroupSpec, Scenario } from '../../simulators/cpu-scheduling/index.ts';
import type { Us } from '../../simulators/shared/units.ts';
import { vmName } from './names.ts';
import { limits, type Params, type Vm } from './params.ts';
import type { Facts } from './claims.ts';
import { refuseWeight, vmLabel } from './words.ts';
import { workOf } from './workloads.ts';

/** A VM's first vCPU has the VM's letter if it is the only one, else a number behind it. */
export const vcpuName = (vm: number, vcpu: number, of: number): string =>
  of === 1 ? vmName(vm) : `${vmName(vm)}${vcpu + 1}`;

/**
 * The settings as the simulator takes them: each VM a Xen domain, or a cgroup whose processes are the vCPU threads.
 * Throws an error whose message is one sentence if the policy cannot run them.
 */
export function scenarioOf(params: Params, facts: Facts, horizon: Us): Scenario {
  const xen = params.policy === 'xen';
  if (!xen) {
    const most = facts.largestWeight;
    const vm = params.vms.findIndex(({ weight }) => weight > most.value);
    if (vm >= 0) throw new Error(refuseWeight(vmName(vm), params.vms[vm]!.weight, most.text));
  }
  let vcpu = 0;
  const groups = params.vms.map((vm, i): GroupSpec => {
    const tasks = Array.from({ length: vm.vcpus }, (_, n) => ({
      id: vcpuName(i, n, vm.vcpus),
      work: workOf(vm.load, vcpu++),
    }));
    return { id: vmLabel(i), tasks, weight: vm.weight, ...limitOf(vm, xen, facts) };
  });
  return {
    cpus: params.cpus,
    policy: xen ? 'xen-credit' : 'linux-eevdf',
    groups,
    horizon,
    ...(xen ? {} : { tick: Math.round(1_000_000 / facts.linuxTicks.value) }),
  };
}

function limitOf(vm: Vm, xen: boolean, facts: Facts): Partial<GroupSpec> {
  if (vm.cap === 0) return {};
  if (xen) return { cap: vm.cap };
  const period = facts.period.value * 1000;
  return { cpuMax: { quota: (vm.cap * period) / 100, period } };
}

/** The settings with a VM more, if there is room for one. */
export function withVm(params: Params, vm: Vm): Params {
  return params.vms.length < limits.vms[1] ? { ...params, vms: [...params.vms, vm] } : params;
}
