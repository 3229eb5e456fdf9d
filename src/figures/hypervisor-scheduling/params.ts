import type { Preset, Schema } from '../../share/codec.ts';
import { int, list, oneOf, record } from '../../share/fields.ts';
import { presetWords } from './words.ts';

export type Load = 'busy' | 'light' | 'heavy' | 'idle';
export type PolicyChoice = 'xen' | 'kvm';

export interface Vm {
  readonly vcpus: number;
  /** Xen: weight; KVM: cpu.weight of its cgroup. */
  readonly weight: number;
  /** Percent of one CPU, 0: none. Xen: cap; KVM: cpu.max of its cgroup. */
  readonly cap: number;
  readonly load: Load;
}

export interface Params {
  readonly policy: PolicyChoice;
  readonly cpus: number;
  readonly vms: readonly Vm[];
}

export const limits = {
  vms: [1, 6],
  vcpus: [1, 4],
  weight: [1, 65535],
  cap: [0, 400],
  cpus: [1, 4],
} as const;

export const loads = ['busy', 'light', 'heavy', 'idle'] as const;

export const schema: Schema<Params> = {
  policy: oneOf('xen', 'kvm'),
  cpus: int(...limits.cpus),
  vms: list(
    record<Vm>({
      vcpus: int(...limits.vcpus),
      weight: int(...limits.weight),
      cap: int(...limits.cap),
      load: oneOf(...loads),
    }),
    ...limits.vms,
  ),
};

const vm = (given: Partial<Vm> = {}): Vm => ({ vcpus: 1, weight: 256, cap: 0, load: 'busy', ...given });

export const newVm = vm();

function preset(id: keyof typeof presetWords, params: Omit<Params, 'policy'>): Preset<Params> {
  return { id, ...presetWords[id], params: { policy: 'xen', ...params } };
}

export const presets: readonly Preset<Params>[] = [
  preset('fair', { cpus: 2, vms: [vm(), vm(), vm()] }),
  preset('two-to-one', { cpus: 1, vms: [vm(), vm({ weight: 512 })] }),
  preset('noisy', { cpus: 2, vms: [vm({ vcpus: 2 }), vm({ load: 'light' }), vm({ load: 'heavy' })] }),
  preset('cap', { cpus: 1, vms: [vm({ cap: 40 }), vm({ load: 'idle' })] }),
  preset('boost', { cpus: 1, vms: [vm({ load: 'light' }), vm(), vm({ weight: 128, load: 'heavy' })] }),
  preset('overcommit', {
    cpus: 2,
    vms: [vm({ vcpus: 2 }), vm({ vcpus: 2 }), vm({ vcpus: 2 }), vm({ vcpus: 2 })],
  }),
  preset('two-vcpus', { cpus: 1, vms: [vm(), vm({ vcpus: 2 })] }),
];
