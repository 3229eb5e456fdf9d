import { z } from 'astro/zod';

/** A wrong belief, why it is tempting, what is true, and where the site shows it. */
export const misconceptionSchema = z.strictObject({
  belief: z.string().min(10),
  tempting: z.string().min(20),
  truth: z.string().min(40),
  sources: z.array(z.string()).min(1),
  /** A chapter section that shows it: "containers#a-process". */
  read: z.string().regex(/^[a-z-]+#[a-z0-9-]+$/),
  /** A figure's moment that shows it: figure id and state, "container-layers" or "container-layers=1.delete". */
  figure: z.string().optional(),
  order: z.number().int(),
});

export type Misconception = z.infer<typeof misconceptionSchema>;
