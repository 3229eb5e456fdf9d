import type { BoxRole } from '../../drawing/Box.tsx';
import { answersOf, type Answers, type Part, type PartKind } from '../../simulators/machine-stack/index.ts';
import { copiesText, empty, flow, kindWords, partName, questions, sharedBy } from './words.ts';

export type QuestionId = keyof typeof questions;

/** A word of an answer. With copies: the copies of the app it is about. */
export interface Chip {
  readonly role: BoxRole | null;
  readonly text: string;
  readonly copies: readonly number[];
}

/** One line of an answer: a way from left to right, or a list. */
export interface Line {
  readonly kind: 'way' | 'list' | 'plain';
  readonly chips: readonly Chip[];
}

export interface Answer {
  readonly lines: readonly Line[];
  /** The same in words; two answers are the same if their words are. */
  readonly text: string;
}

export const roleOf: Readonly<Record<PartKind, BoxRole>> = {
  hardware: 'hardware',
  hypervisor: 'hypervisor',
  kernel: 'kernel',
  tools: 'user-space',
  machine: 'virtual-hardware',
  engine: 'user-space',
  image: 'layer',
  container: 'writable',
  app: 'app',
};

/** The four answers for what stands, ready to be drawn. */
export function answerRows(standing: readonly Part[]): Readonly<Record<QuestionId, Answer>> {
  const answers = answersOf(standing);
  const machines = standing.filter(({ kind }) => kind === 'machine').length;
  const byId = new Map(standing.map((part) => [part.id, part]));
  const name = (id: string) => partName(byId.get(id)!, machines);
  return {
    kernel: whoseKernel(answers, name),
    schedules: whoSchedules(answers, byId),
    copied: whatIsCopied(answers),
    shared: whatIsShared(answers, machines),
  };
}

function whoseKernel({ copies, kernels }: Answers, name: (id: string) => string): Answer {
  if (copies.length === 0) return plain(kernels.length === 0 ? empty.noKernel : empty.kernel);
  const called = [...new Set(copies.map(({ kernel }) => kernel))];
  const lines = called.map((kernel): Line => {
    const callers = copies.filter((each) => each.kernel === kernel).map(({ copy }) => copy);
    return {
      kind: 'way',
      chips: [chip(null, flow.call(callers.length), callers), chip('kernel', name(kernel))],
    };
  });
  const text = lines.map(({ chips: [who, what] }) => `${copiesText(who!.copies)}: ${what!.text}`).join('; ');
  return { lines, text: `${text}.` };
}

function whoSchedules({ copies }: Answers, byId: ReadonlyMap<string, Part>): Answer {
  if (copies.length === 0) return plain(empty.schedules);
  const several = new Set(copies.map(({ kernel }) => kernel)).size > 1;
  const lines = new Map<string, Line>();
  for (const { scheduled } of copies) {
    const steps = scheduled.map(({ kernel, on }) => ({
      who: byId.get(kernel)!.machine === 0 ? flow.host : several ? flow.ownGuest : flow.guest,
      onto: flow[on],
      role: on === 'cpus' ? ('hardware' as const) : ('virtual-hardware' as const),
    }));
    const text = [flow.threads, ...steps.map(({ who, onto }) => flow.scheduled(who, onto))].join(', ');
    const chips = steps.flatMap(({ who, onto, role }) => [chip('kernel', who), chip(role, onto)]);
    lines.set(text, { kind: 'way', chips: [chip(null, flow.threads), ...chips] });
  }
  return { lines: [...lines.values()], text: `${[...lines.keys()].join('; ')}.` };
}

function whatIsCopied({ copied }: Answers): Answer {
  if (copied.length === 0) return plain(empty.copied);
  const chips = copied.map(({ kind, parts }) =>
    chip(roleOf[kind], `${kindWords[kind]} ${flow.times(parts.length)}`),
  );
  return list(chips);
}

function whatIsShared({ shared, copies }: Answers, machines: number): Answer {
  if (copies.length === 0) return plain(empty.shared);
  if (shared.length === 0) return plain(empty.alone);
  const called = new Set(copies.map(({ kernel }) => kernel));
  return list(
    shared.map(({ part, by }) => {
      const name = partName(part, machines);
      const uncalled = part.kind === 'kernel' && !called.has(part.id);
      return chip(roleOf[part.kind], uncalled ? `${name}, ${flow.uncalled}` : name, by);
    }),
  );
}

const chip = (role: BoxRole | null, text: string, copies: readonly number[] = []): Chip => ({
  role,
  text,
  copies,
});
const plain = (text: string): Answer => ({ lines: [{ kind: 'plain', chips: [chip(null, text)] }], text });
const list = (chips: readonly Chip[]): Answer => ({
  lines: [{ kind: 'list', chips }],
  text: `${chips.map(({ text, copies }) => (copies.length > 0 ? sharedBy(text, copies) : text)).join('; ')}.`,
});
