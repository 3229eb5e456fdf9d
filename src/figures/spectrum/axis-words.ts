import { answeredBy, boxes, type BoxId, type PartKind } from '../../simulators/spectrum/index.ts';
import type { AxisId } from './axes.ts';
import { boxWords, capital, doorText, inWords, listed } from './words.ts';

/** Sentences and reasons for the ten boxes on an axis. */
export const starts: Readonly<Record<AxisId, string>> = {
  boundary:
    'Ten boxes, from a plain process to a machine of its own. Find the kernel in each row first. Then look for what must be broken on the way out.',
  first:
    'Ten boxes in the order of their walls. Now they are asked how long a start takes: from the command until a first program runs inside.',
  answer:
    'The same ten boxes and a later finish line: the clock stops when a server inside answers a request.',
  wall: 'Ten boxes in the order of their walls. Now they are asked what the wall itself costs in memory, without anything that runs inside it.',
  idle: 'Ten boxes, and in each a program that only sleeps. How much memory does the host spend?',
  app: 'Ten boxes, and the web app in each. How much memory does the host spend, all in all?',
};

const answers: Readonly<Partial<Record<PartKind, string>>> = {
  'host-kernel': 'the kernel of the host answers the app',
  'guest-kernel': 'a guest’s kernel answers the app',
  sentry: 'the Sentry, a kernel in a process, answers the app',
  unikernel: 'app and kernel are one program',
};

/** What stands between the app and the host. */
export function boundarySays(id: BoxId): string {
  const box = boxes[id];
  const { name } = boxWords[id];
  if (id === 'machine')
    return `${name}: its own kernel answers the app, and there is no host in common with anybody. Only the network leads on.`;
  return `${name}: ${answers[answeredBy(box)]!}. To reach the host, one has to break ${doorText(box.doors)}.${extra[id] ?? ''}`;
}

const extra: Readonly<Partial<Record<BoxId, string>>> = {
  process: ' Its limits are the permissions of its user.',
  container: ' The same kernel as the plain process has, and more walls.',
  'system-container':
    ' It runs a whole system from init on, but no kernel of its own; Incus maps its users to powerless ones by default.',
  microvm: ' The VMM has few devices, and a jail around it.',
  kata: ' Inside the guest the container has its walls as well.',
  vm: ' The VMM plays many devices, each of them a door.',
};

/** Why a box has no place on an axis; short, since it stands in its row. */
export function reason(axis: AxisId, id: BoxId, claims: (id: string) => string): string {
  return reasons[axis]?.[id]?.(claims) ?? 'We found none that says what it counts.';
}

type Why = (claim: (id: string) => string) => string;
const noneOwn: Why = () => 'The project publishes no current figure.';
const initFirst: Why = () => 'It boots a whole init; how long depends on the system inside.';
const anyMachine: Why = () => 'Firmware and hardware differ too much for one figure.';

const reasons: Readonly<Partial<Record<AxisId, Readonly<Partial<Record<BoxId, Why>>>>>> = {
  first: {
    gvisor: (claim) =>
      `Timed only with all of Docker: ${claim('docker-run-alpine-gvisor')}, and ${claim('docker-run-alpine')} with runc.`,
    'system-container': initFirst,
    kata: noneOwn,
    machine: anyMachine,
  },
  answer: {
    'system-container': initFirst,
    kata: noneOwn,
    microvm: () => 'Its authors stop the clock at init, before any server.',
    unikernel: () => 'Its authors booted it with almost nothing inside.',
    machine: anyMachine,
  },
  wall: {
    process: () => 'Nothing to count: there is no wall.',
    gvisor: () => 'Counted only together with what runs inside.',
    kata: (claim) =>
      `Its VM may grow to ${claim('kata-default-memory')} by default; what it uses is not told.`,
    machine: () => 'Nothing is added: the whole machine is the price.',
  },
  idle: {
    kata: (claim) =>
      `Its VM may grow to ${claim('kata-default-memory')} by default; what it uses is not told.`,
    microvm: () => 'Its authors count the VMM and the guest apart.',
    machine: () => 'The whole machine is the price.',
  },
  app: { machine: () => 'The whole machine is the price.' },
};

export const placed = (id: BoxId, text: string, label: string, what: string, overtakes: readonly BoxId[]) =>
  `${boxWords[id].name}: ${text}, ${label}. ${what}${
    overtakes.length > 0
      ? ` That is less than ${listed(overtakes.map((each) => boxWords[each].say))}, which stands before it in the order of walls.`
      : ''
  }`;

export const apart = (id: BoxId, why: string) => `${boxWords[id].name}: no figure that we trust. ${why}`;

/** How often two of the placed boxes have changed places, and whose figures lie beside each other. */
export function ending(
  figures: number,
  swapped: readonly (readonly [BoxId, BoxId])[],
  beside: readonly (readonly [BoxId, BoxId])[],
): string {
  const names = (pairs: readonly (readonly [BoxId, BoxId])[]) =>
    listed(pairs.map(([a, b]) => `${boxWords[a].say} and ${boxWords[b].say}`));
  const moved =
    swapped.length === 0
      ? 'None of them changed places.'
      : `${capital(names(swapped))} changed places; all other pairs kept their order.`;
  const close = beside.length === 0 ? '' : ` ${capital(names(beside))} stand side by side.`;
  return `${capital(inWords(figures))} of ten boxes have a figure. ${moved}${close}`;
}

export const boundaryEnding =
  'Five kinds of wall, and no more: it is an order of kinds, not of strength. Inside a place nothing is ranked, and no wall here stops a leak in the hardware.';

export const bets = {
  first: {
    question: 'where will the microVM land on the axis of start-up times?',
    options: {
      left: 'Left of the container: sooner',
      beside: 'Beside it: less than twice the time',
      right: 'Right of it: less than ten times',
      far: 'Far right: ten times or more',
    },
    verdict: (picked: string, right: boolean, microvm: string, container: string) =>
      `You said “${picked}”. ${right ? 'Right' : 'Not so'}: ${microvm} against ${container}, on two machines six years apart.`,
  },
  wall: {
    question: 'what does a microVM’s monitor take, compared with the shim that stays beside each container?',
    options: {
      less: 'Less than half',
      same: 'About the same',
      ten: 'Some ten times as much',
      hundred: 'A hundred times as much',
    },
    verdict: (picked: string, right: boolean, microvm: string, container: string) =>
      `You said “${picked}”. ${right ? 'Right' : 'Not so'}: ${microvm} against ${container}. The guest inside is another bill.`,
  },
} as const;
