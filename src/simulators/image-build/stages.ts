import { fieldsOfMount, mountsOf } from './mounts.ts';
import type { Instruction } from './types.ts';
import { expand, type Values } from './variables.ts';

/** A stage: its FROM and what follows, as indexes into the instructions. */
export interface Stage {
  readonly name: string | null;
  readonly from: number;
  readonly steps: readonly number[];
}

export const flagOf = (instruction: Instruction, name: string): string | undefined =>
  instruction.flags.find((flag) => flag.name === name)?.value;

/** The stages in order; what stands before the first FROM (an ARG) belongs to none. */
export function stagesOf(instructions: readonly Instruction[]): readonly Stage[] {
  const stages: { name: string | null; from: number; steps: number[] }[] = [];
  instructions.forEach((instruction, i) => {
    if (instruction.keyword === 'FROM') {
      const [, as, name] = instruction.words;
      stages.push({
        name: as?.toUpperCase() === 'AS' ? (name?.toLowerCase() ?? null) : null,
        from: i,
        steps: [],
      });
    } else stages.at(-1)?.steps.push(i);
  });
  return stages;
}

/** Which earlier stage a name means, as FROM takes it; −1 when none does. */
export function stageCalled(stages: readonly Stage[], text: string, before: number): number {
  const name = text.toLowerCase();
  return stages.findLastIndex((stage, i) => i < before && stage.name === name);
}

/** Which earlier stage a name or number means, as `--from=` takes it; −1 when none does. */
export function stageNamed(stages: readonly Stage[], text: string, before: number): number {
  const named = stageCalled(stages, text, before);
  if (named >= 0) return named;
  return /^\d+$/.test(text) && Number(text) < before ? Number(text) : -1;
}

/** The stages that the last one needs, itself included: no other is built. `globals`: what FROM may put in. */
export function neededStages(
  instructions: readonly Instruction[],
  stages: readonly Stage[],
  globals: Values,
): ReadonlySet<number> {
  const needed = new Set<number>();
  const need = (index: number) => {
    const stage = stages[index];
    if (!stage || needed.has(index)) return;
    needed.add(index);
    need(stageCalled(stages, expand(instructions[stage.from]!.words[0] ?? '', globals), index));
    for (const i of stage.steps) {
      const instruction = instructions[i]!;
      const named = [
        flagOf(instruction, 'from'),
        ...mountsOf(instruction).map((value) => fieldsOfMount(value).get('from')),
      ];
      for (const from of named) if (from !== undefined) need(stageNamed(stages, from, index));
    }
  };
  need(stages.length - 1);
  return needed;
}
