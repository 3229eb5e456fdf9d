import { z } from 'astro/zod';

/** Front matter of a chapter. */
export const chapterSchema = z.strictObject({
  /** 1 to 7, the reader's path. */
  number: z.number().int().min(1).max(7),
  title: z.string().min(4),
  /** For the contents and the previous/next links. */
  short: z.string().min(3),
  kicker: z.string().min(3),
  /** One or two sentences under the title. */
  dek: z.string().min(30),
  /** For search engines and chat apps, 80–160 characters. */
  description: z.string().min(60).max(180),
  /** Day of the last change of substance, YYYY-MM-DD. */
  updated: z.preprocess((day) => (day instanceof Date ? day.toISOString().slice(0, 10) : day), z.iso.date()),
});

export type Chapter = z.infer<typeof chapterSchema>;
