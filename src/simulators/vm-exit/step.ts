import type { Instruction } from './guest/instruction.ts';

/** What became of an instruction: it is done and read something, or the guest's kernel must first map a page. */
export type Step =
  { readonly kind: 'done'; readonly value: bigint } | { readonly kind: 'fault'; readonly virtual: bigint };

export type Memory = Extract<Instruction, { do: 'load' | 'store' }>;

export const done = (value = 0n): Step => ({ kind: 'done', value });
