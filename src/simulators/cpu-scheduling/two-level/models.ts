import { ParamError } from '../../shared/errors.ts';
import { buildModel, type Model } from '../core/model.ts';
import type { Scenario } from '../types.ts';
import { validate } from '../validate.ts';
import type { TwoLevelScenario, VmSpec } from './types.ts';

/** The host as a scenario of its own, and each guest. */
export interface TwoLevelModels {
  readonly host: Model;
  /** By VM. */
  readonly guests: readonly Model[];
}

const MOST_VCPUS = 64;

function hostScenario({ vms, ...host }: TwoLevelScenario): Scenario {
  const groups = vms.map(({ id, vcpus, cpus, weight, cap, cpuMax, idle }) => ({
    id,
    ...(weight === undefined ? {} : { weight }),
    ...(cap === undefined ? {} : { cap }),
    ...(cpuMax === undefined ? {} : { cpuMax }),
    ...(idle === undefined ? {} : { idle }),
    tasks: Array.from({ length: vcpus }, (_, n) => ({
      id: `${id}/vcpu${n}`,
      work: { kind: 'busy' as const },
      ...(cpus === undefined ? {} : { cpus }),
    })),
  }));
  return { ...host, groups };
}

function guestScenario(vm: VmSpec, horizon: number): Scenario {
  const tasks = vm.processes.map(({ vcpus, ...spec }) => ({ ...spec, ...(vcpus ? { cpus: vcpus } : {}) }));
  return {
    cpus: vm.vcpus,
    policy: 'linux-eevdf',
    horizon,
    ...(vm.baseSlice === undefined ? {} : { baseSlice: vm.baseSlice }),
    groups: [{ id: vm.id, tasks }],
  };
}

/** Checks `scenario` and names fields as the caller wrote them. */
function check(scenario: Scenario, rename: (field: string) => string): void {
  try {
    validate(scenario);
  } catch (error) {
    if (!(error instanceof ParamError)) throw error;
    throw new ParamError(rename(error.field), error.message.slice(error.field.length + 2));
  }
}

const hostField = (field: string): string =>
  field.replace(/^groups/, 'vms').replace(/\.tasks\[\d+\]\.cpus/, '.cpus');

const guestField =
  (vm: number) =>
  (field: string): string => {
    if (field === 'cpus') return `vms[${vm}].vcpus`;
    const process = field.replace(/^groups\[0\]/, '').replace(/^\.tasks/, '.processes');
    return process.startsWith('.')
      ? `vms[${vm}]${process.replace('.cpus', '.vcpus')}`
      : `vms[${vm}].${process}`;
  };

/** Checks a scenario and gives its models. Throws `ParamError` naming the field, such as `vms[1].processes[0].nice`. */
export function buildModels(scenario: TwoLevelScenario): TwoLevelModels {
  scenario.vms.forEach(({ vcpus }, i) => {
    if (Number.isInteger(vcpus) && vcpus >= 1 && vcpus <= MOST_VCPUS) return;
    throw new ParamError(
      `vms[${i}].vcpus`,
      `${vcpus} is not allowed; give a whole number from 1 to ${MOST_VCPUS}.`,
    );
  });
  const host = hostScenario(scenario);
  check(host, hostField);
  const guests = scenario.vms.map((vm, i) => {
    const guest = guestScenario(vm, scenario.horizon);
    check(guest, guestField(i));
    return buildModel(guest);
  });
  return { host: buildModel(host), guests };
}
