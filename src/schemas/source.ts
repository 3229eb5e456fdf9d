import { z } from 'astro/zod';

/** Where a fact comes from: enough for a reader to find it again in a library that has no links. */
export const sourceSchema = z.strictObject({
  author: z.string().min(2),
  title: z.string().min(2),
  /** Year, or the version and the day it was read for living documents. */
  year: z.number().int().min(1960).max(2100),
  /** Journal, conference, repository, site. */
  place: z.string().min(2),
  /** Absent only for our own measurements, whose data is in the repository. */
  url: z.url({ protocol: /^https$/ }).optional(),
  /** Version, commit or date that was read. */
  version: z.string().optional(),
  /** What was read of it: all, the abstract, recomputed data. */
  read: z.enum(['primary', 'abstract', 'recomputed', 'measured']),
});

export type Source = z.infer<typeof sourceSchema>;
