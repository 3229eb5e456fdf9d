import { z } from 'astro/zod';

/** The part a term plays in every figure; it decides the colour and what lights up. */
export const roles = [
  'kernel',
  'hypervisor',
  'hardware',
  'virtual-hardware',
  'user-space',
  'app',
  'layer',
  'writable',
] as const;
export type Role = (typeof roles)[number];

/** A glossary entry: plain text, one to three short sentences. */
export const termSchema = z.strictObject({
  term: z.string().min(2),
  role: z.enum(roles).optional(),
  definition: z.string().trim().min(20),
  /** Other names for the same thing. */
  also: z.array(z.string()).default([]),
  /** Ids of terms to read next. */
  see: z.array(z.string()).default([]),
  source: z.string().optional(),
});

export type Term = z.infer<typeof termSchema>;
