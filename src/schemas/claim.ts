import { z } from 'astro/zod';

/** How much a number can bear: measured by us, published by its source, or made up to show an effect. */
export const labels = ['measured', 'published', 'illustrative'] as const;

const id = z.string().regex(/^[a-z0-9-]+$/);
const sentence = z.string().trim().min(10);

/** A number: value and unit, what exactly was timed or counted, how far to trust it, and who says so. */
const numberClaim = z.strictObject({
  value: z.number(),
  unit: z.string(),
  relation: z.enum(['exactly', 'about', 'at most', 'at least', 'more than']).default('exactly'),
  /** Smallest and largest of the runs, in the same unit. */
  range: z.tuple([z.number(), z.number()]).optional(),
  what: sentence,
  label: z.enum(labels),
  source: id,
  /** Where in the source: a section, a table, a row. */
  at: z.string().optional(),
  /** The row it comes straight from, "<file>#<row>" of content/measurements; the build checks that they agree. */
  measurement: z
    .string()
    .regex(/^[a-z0-9-]+#[a-z0-9-]+$/, 'must be <file>#<row> of content/measurements')
    .optional(),
  note: sentence.optional(),
});

/** One of the article's sixteen advantages and disadvantages, with what must be said beside it. */
const statementClaim = z.strictObject({
  statement: sentence,
  about: z.enum(['vm', 'container']),
  weighs: z.enum(['for', 'against']),
  qualification: sentence,
  /** `opinion`: somebody's view that no source measures. */
  label: z.enum(['measured', 'published', 'opinion']),
  source: id,
  at: z.string().optional(),
});

export const claimSchema = z.union([numberClaim, statementClaim]);

export type NumberClaim = z.infer<typeof numberClaim>;
export type StatementClaim = z.infer<typeof statementClaim>;
export type Claim = NumberClaim | StatementClaim;

/** True for a claim that is a number (and not one of the sixteen statements). */
export const isNumber = (claim: Claim): claim is NumberClaim => 'value' in claim;
