import { answer, type Command } from '../answers.ts';
import { attempt } from '../deeds.ts';
import type { Side, Starter, Switch, Walls } from '../types.ts';
import { plain, play } from '../walls.ts';

/** The commands that are asked of a real kernel; the limits and the files are a host's own. */
export const asks = [
  'ps',
  'hostname',
  'ip',
  'mount',
  'id',
  'cgroup',
  'uptime',
  'ipcs',
  'status',
  'free',
] as const satisfies readonly Command[];
export type Ask = (typeof asks)[number];

/** Lines of one answer, each with single spaces and without what is a machine's own, joined by " | ". */
export type Answers = Readonly<Partial<Record<`${Side} ${Ask}`, string>>>;

export interface RecordedStep {
  /** The switch that was thrown, or "+" and what was set up after it: "pid", "+proc". */
  readonly did: string;
  /** "ok" or the errno. */
  readonly came: string;
  /** Answers that are no longer as they were a step before; none where nothing was asked between two calls. */
  readonly answers: Answers;
}

/** What a kernel said while switches were thrown in one order. */
export interface RecordedOrder {
  readonly starter: Starter;
  readonly order: readonly Switch[];
  readonly plain: Answers;
  readonly steps: readonly RecordedStep[];
  readonly deeds: { readonly clock: string; readonly disk: string; readonly shadow: readonly string[] };
}

/** An answer of the model in the form in which answers are recorded. */
export function recordedForm(walls: Walls, ask: Ask, side: Side): string {
  const lines = answer(walls, ask, side).map((line) => line.trim().replace(/\s+/g, ' '));
  switch (ask) {
    case 'ps':
      return (side === 'inside' ? [`$$ ${lines[0] ?? ''}`, ...lines.slice(1)] : lines).join(' | ');
    case 'ip':
      return lines.map((line) => line.replace(/@if\d+/, '')).join(' | ');
    case 'free':
      return lines.find((line) => line.startsWith('Mem:')) ? 'total of the host' : lines.join(' | ');
    default:
      return lines.join(' | ');
  }
}

/** One sentence for each thing that the model says otherwise; empty when it agrees throughout. O(steps). */
export function compareOrder(recorded: RecordedOrder): string[] {
  const { starter, order, steps, deeds } = recorded;
  const differences: string[] = [];
  let told: Answers = recorded.plain;
  const compare = (walls: Walls, at: string): void => {
    for (const ask of asks)
      for (const side of ['inside', 'host'] as const) {
        const expected = told[`${side} ${ask}`];
        const actual = recordedForm(walls, ask, side);
        if (expected !== actual)
          differences.push(
            `${at}: ${ask}, ${side}: the kernel says “${expected ?? ''}”, the model “${actual}”`,
          );
      }
  };
  compare(plain(starter), 'plain');
  const story = play(starter, order);
  if (story.length !== steps.length)
    differences.push(`the model takes ${story.length} steps, recorded are ${steps.length}`);
  for (const [i, { did, came, answers }] of steps.entries()) {
    const happening = story[i];
    if (!happening) break;
    const does = happening.act === 'throw' ? happening.sw : `+${happening.what}`;
    const at = `step ${i + 1}, ${did}`;
    if (does !== did) differences.push(`${at}: the model does ${does}`);
    // Every refusal of the model stands for EPERM.
    const comes = happening.refused === null ? 'ok' : 'EPERM';
    if (comes !== came) differences.push(`${at}: the kernel answers ${came}, the model ${comes}`);
    told = { ...told, ...answers };
    // pivot_root and the /proc after it are one act on a real machine.
    if (!(did === 'root' && steps[i + 1]?.did.startsWith('+proc'))) compare(happening.after, at);
  }
  const last = story.at(-1)?.after ?? plain(starter);
  for (const deed of ['clock', 'disk'] as const) {
    const expected = deeds[deed] === 'ok' ? 'does-it' : 'refused';
    if (attempt(last, deed) !== expected)
      differences.push(`${deed}: the kernel answers ${deeds[deed]}, the model ${attempt(last, deed)}`);
  }
  if (!deeds.shadow.includes(attempt(last, 'shadow')))
    differences.push(
      `shadow: the kernel allows ${deeds.shadow.join(', ')}; the model says ${attempt(last, 'shadow')}`,
    );
  return differences;
}
