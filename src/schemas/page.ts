import { z } from 'astro/zod';

/** Front matter of a page of prose beside the chapters. */
export const pageSchema = z.strictObject({
  title: z.string().min(4),
  kicker: z.string().min(3),
  /** One or two sentences under the title. */
  dek: z.string().min(30),
  /** For search engines and chat apps. */
  description: z.string().min(60).max(180),
});
