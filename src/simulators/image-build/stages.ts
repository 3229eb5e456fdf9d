import type { Instruction } from './types.ts';

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

/** Which earlier stage a name or number means; −1 when none does. */
export function stageNamed(stages: readonly Stage[], text: string, before: number): number {
  const name = text.toLowerCase();
  const named = stages.findLastIndex((stage, i) => i < before && stage.name === name);
  if (named >= 0) return named;
  return /^\d+$/.test(name) && Number(name) < before ? Number(name) : -1;
}

/** The stages that the last one needs, itself included: no other is built. */
export function neededStages(
  instructions: readonly Instruction[],
  stages: readonly Stage[],
): ReadonlySet<number> {
  const needed = new Set<number>();
  const need = (index: number) => {
    const stage = stages[index];
    if (!stage || needed.has(index)) return;
    needed.add(index);
    need(stageNamed(stages, instructions[stage.from]!.words[0] ?? '', index));
    for (const i of stage.steps) {
      const from = flagOf(instructions[i]!, 'from');
      if (from !== undefined) need(stageNamed(stages, from, index));
    }
  };
  need(stages.length - 1);
  return needed;
}
