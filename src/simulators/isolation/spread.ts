import type { Cause, Change, Fault, Harm, Precautions, Spread } from './faults.ts';
import { chainOf, partsOf, servedBy, type Box, type Part } from './parts.ts';

const first = 'app-1';

/** What one box brings to the rules: its parts, and those that the first copy leans on. */
interface Scene {
  readonly box: Box;
  readonly parts: readonly Part[];
  /** The kernel that answers the first copy's system calls: a guest's, the Sentry, or the host's. */
  readonly kernel: Part;
  /** Whose memory and process numbers the first copy uses up when nobody limits it. */
  readonly owner: Part;
  readonly container: Part | undefined;
  readonly sentry: Part | undefined;
  readonly vmm: Part | undefined;
}

function sceneOf(box: Box): Scene {
  const parts = partsOf(box);
  const chain = chainOf(parts, first);
  const find = (...kinds: Part['kind'][]) => chain.find(({ kind }) => kinds.includes(kind));
  return {
    box,
    parts,
    kernel: find('guest-kernel', 'sentry', 'host-kernel')!,
    // A Sentry takes its memory and its threads from the host; a guest has what it was given.
    owner: find('guest-kernel', 'host-kernel')!,
    container: find('container'),
    sentry: find('sentry'),
    vmm: find('vmm'),
  };
}

const all = (parts: readonly Part[], harm: Harm, cause: Cause): Change[] =>
  parts.map(({ id }) => ({ part: id, harm, cause }));

/** The app ends, and with it the container, or the Sentry, whose first process it was. */
function ends({ container, sentry }: Scene, cause: Cause): Change[][] {
  return [
    [{ part: first, harm: 'down', cause }],
    ...[container ?? sentry].flatMap((around) =>
      around ? [all([around], 'down', 'first-process-gone')] : [],
    ),
  ];
}

/**
 * A kernel kills the app for the memory it took. To the host's kernel a Sentry and its app are one sandbox in one
 * cgroup, and no part of it outlives the other (google/gvisor issues 2533, 2535).
 */
function killed(scene: Scene, cause: Cause): Change[][] {
  return scene.sentry
    ? [[{ part: first, harm: 'down', cause }, ...all([scene.sentry], 'down', cause)]]
    : ends(scene, cause);
}

/** What holds a copy to a limit: a container's cgroup, or the Linux below. A Sentry sets none itself. */
const limiter = ({ container, owner }: Scene): Part => container ?? owner;

function crash(scene: Scene): Spread {
  return { waves: ends(scene, 'crashed'), heldAt: scene.owner.id, hold: 'kernel-cleans-up' };
}

function memory(scene: Scene, { limited }: Precautions): Spread {
  const start: Change = { part: first, harm: 'strained', cause: 'eats-memory' };
  const { owner, parts } = scene;
  if (limited)
    return {
      waves: [[start], ...killed(scene, 'killed-at-limit')],
      heldAt: limiter(scene).id,
      hold: 'memory-limit',
    };
  const neighbours = servedBy(parts, owner.id).filter(({ kind, id }) => kind === 'app' && id !== first);
  return {
    waves: [
      [start],
      [
        { part: owner.id, harm: 'strained', cause: 'memory-short' },
        ...all(neighbours, 'strained', 'memory-short'),
      ],
      ...killed(scene, 'killed-by-kernel'),
    ],
    heldAt: owner.kind === 'guest-kernel' ? owner.id : null,
    hold: owner.kind === 'guest-kernel' ? 'guest-memory' : 'nothing',
  };
}

function fork(scene: Scene, { limited }: Precautions): Spread {
  const start: Change = { part: first, harm: 'strained', cause: 'forks' };
  const { owner, parts } = scene;
  if (limited) return { waves: [[start]], heldAt: limiter(scene).id, hold: 'process-limit' };
  const neighbours = servedBy(parts, owner.id).filter(({ kind, id }) => kind === 'app' && id !== first);
  return {
    waves: [
      [start],
      [
        { part: owner.id, harm: 'strained', cause: 'no-more-processes' },
        ...all(neighbours, 'strained', 'no-more-processes'),
      ],
    ],
    heldAt: owner.kind === 'guest-kernel' ? owner.id : null,
    hold: owner.kind === 'guest-kernel' ? 'guest-processes' : 'nothing',
  };
}

/** The first copy does what an attacker says. */
const attacked: readonly Change[] = [{ part: first, harm: 'taken', cause: 'attacker-inside' }];

/** A kernel is taken, and all that it serves with it, but for what has fallen before. */
function takes(
  parts: readonly Part[],
  kernel: Part,
  cause: Cause,
  fallen: ReadonlySet<string>,
): [Change[], Change[]] {
  return [
    all([kernel], 'taken', cause),
    all(
      servedBy(parts, kernel.id).filter(({ id }) => !fallen.has(id)),
      'taken',
      'kernel-taken',
    ),
  ];
}

/** What stops at the machine around a guest's kernel, and at nothing where the kernel is the host's. */
const guestWall = ({ kernel, parts }: Scene): Pick<Spread, 'heldAt' | 'hold'> =>
  kernel.kind === 'guest-kernel'
    ? { heldAt: chainOf(parts, kernel.id)[1]!.id, hold: 'guest-wall' }
    : { heldAt: null, hold: 'nothing' };

/** A bug of the Linux kernel that makes it panic, or hands it over. The Sentry is another program and lacks the bug. */
function kernelBug(scene: Scene, harm: 'down' | 'taken'): Spread {
  const { kernel, parts } = scene;
  const inside = harm === 'taken' ? attacked : [];
  if (kernel.kind === 'sentry') return { waves: [inside], heldAt: kernel.id, hold: 'not-linux' };
  const waves =
    harm === 'taken'
      ? [inside, ...takes(parts, kernel, 'kernel-bug', new Set([first]))]
      : [all([kernel], harm, 'panicked'), all(servedBy(parts, kernel.id), harm, 'kernel-gone')];
  return { waves, ...guestWall(scene) };
}

/** A hole in runc: whoever is root in the container becomes root beside it, on the kernel that runs the container. */
function runtime(scene: Scene): Spread {
  const { box, kernel, parts } = scene;
  if (box === 'process' || box === 'vm') return { waves: [attacked], heldAt: null, hold: 'no-runtime' };
  if (box === 'gvisor' || box === 'kata') return { waves: [attacked], heldAt: null, hold: 'other-runtime' };
  return {
    waves: [attacked, ...takes(parts, kernel, 'runtime-bug', new Set([first]))],
    ...guestWall(scene),
  };
}

/** A hole in a virtual device: it takes the guest's kernel first, and leads into the VMM's process on the host. */
function vmm(scene: Scene, { jailed }: Precautions): Spread {
  const { kernel, parts } = scene;
  if (!scene.vmm) return { waves: [attacked], heldAt: null, hold: 'no-vmm' };
  const waves = [
    attacked,
    takes(parts, kernel, 'kernel-bug', new Set([first])).flat(),
    all([scene.vmm], 'taken', 'device-bug'),
  ];
  if (jailed) return { waves, heldAt: scene.vmm.id, hold: 'jail' };
  const fallen = new Set(waves.flat().map(({ part }) => part));
  return {
    waves: [...waves, ...takes(parts, parts[0]!, 'vmm-as-root', fallen)],
    heldAt: null,
    hold: 'nothing',
  };
}

/**
 * How far a fault of the first copy reaches in a box: what falls, wave by wave, and what stops it. Rules: facts.md §6
 * (a kernel bug takes the kernel that the app calls and all it serves; a second bug is needed beyond a guest; an escape
 * from a VM lands in the VMM's process), cgroup-v2.rst (memory.max, pids.max), runc's and QEMU's advisories. Pure.
 */
export function spread(box: Box, fault: Fault, precautions: Precautions): Spread {
  const { waves, ...end } = happens(sceneOf(box), fault, precautions);
  return { waves: waves.filter((wave) => wave.length > 0), ...end };
}

function happens(scene: Scene, fault: Fault, precautions: Precautions): Spread {
  switch (fault) {
    case 'crash':
      return crash(scene);
    case 'memory':
      return memory(scene, precautions);
    case 'fork':
      return fork(scene, precautions);
    case 'panic':
      return kernelBug(scene, 'down');
    case 'exploit':
      return kernelBug(scene, 'taken');
    case 'runtime':
      return runtime(scene);
    case 'vmm':
      return vmm(scene, precautions);
  }
}

/** How each part fares after so many waves; a later harm replaces an earlier one. Parts that are well are not in it. */
export function harmAfter({ waves }: Spread, count: number): ReadonlyMap<string, Change> {
  return new Map(
    waves.slice(0, count).flatMap((wave) => wave.map((change) => [change.part, change] as const)),
  );
}
