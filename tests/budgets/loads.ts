/** What the bench runs: the same every time. */
import type {
  GroupSpec,
  PolicyName,
  Scenario,
  TwoLevelScenario,
} from '../../src/simulators/cpu-scheduling/index.ts';
import { newDir, newFile } from '../../src/simulators/image-layers/inode.ts';
import { mountOverlay } from '../../src/simulators/image-layers/overlay/mount.ts';
import type { Operation } from '../../src/simulators/image-layers/overlay/operation.ts';
import { type Tree, TreeEditor } from '../../src/simulators/image-layers/tree.ts';
import { ms, sec } from '../../src/simulators/shared/units.ts';

/** VMs of two vCPUs: one busy, one waking every 12–40 ms for 1–3 ms; four weights. `vcpus` is even. */
export function vms(policy: PolicyName, vcpus: number, cpus: number, seconds: number): Scenario {
  const groups = Array.from({ length: vcpus / 2 }, (_, g): GroupSpec => {
    const kind = g % 8;
    const bursty = {
      kind: 'bursty',
      run: 1000 + 270 * kind,
      every: ms(12 + 4 * kind),
      first: 700 * g,
    } as const;
    return {
      id: `vm${g}`,
      weight: 100 + 50 * (g % 4),
      tasks: [
        { id: `busy${g}`, work: { kind: 'busy' } },
        { id: `bursty${g}`, work: bursty },
      ],
    };
  });
  return { cpus, policy, horizon: sec(seconds), groups };
}

/** The same, but with a guest kernel in each VM: the busy and the bursty one are its processes. */
export function guests(policy: PolicyName, vcpus: number, cpus: number, seconds: number): TwoLevelScenario {
  const { groups, ...host } = vms(policy, vcpus, cpus, seconds);
  return { ...host, vms: groups.map(({ tasks, ...vm }) => ({ ...vm, vcpus: 2, processes: tasks })) };
}

const LAYERS = 4;
const DIRS = 50;
const FILES = 100;

function layer(number: number): Tree {
  const at = new TreeEditor();
  for (let d = 0; d < DIRS; d++) {
    const dir = at.create(at.root, `d${d}`, newDir());
    for (let f = 0; f < FILES; f++) at.create(dir, `f${number}-${f}`, newFile(new Uint8Array(20)));
  }
  return at.tree;
}

/** An overlay of four layers of 5,000 files each, no two of the same name: 20,000 files. */
export const twentyThousandFiles = () =>
  mountOverlay({ lowers: Array.from({ length: LAYERS }, (_, i) => layer(i)) });

/** Random reads, writes, appends, deletions, renames and changes of mode in it, from a fixed seed. */
export function operations(count: number): Operation[] {
  let seed = 1;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  const path = (): string => `d${next(DIRS)}/f${next(LAYERS)}-${next(FILES)}`;
  const kinds: readonly (() => Operation)[] = [
    () => ({ op: 'read', path: path() }),
    () => ({ op: 'append', path: path(), content: 'x' }),
    () => ({ op: 'unlink', path: path() }),
    () => ({ op: 'rename', from: path(), to: path() }),
    () => ({ op: 'write', path: path(), content: 'new' }),
    () => ({ op: 'chmod', path: path(), mode: 0o600 }),
  ];
  return Array.from({ length: count }, () => kinds[next(kinds.length)]!());
}
