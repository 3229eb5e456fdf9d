import { z } from 'astro/zod';

/** Words only: a number belongs into a claim, and questions have none. Code between backticks may hold digits. */
const words = (least: number) =>
  z
    .string()
    .min(least)
    .refine((text) => !/\d/.test(text.replace(/`[^`]*`/g, '').replace(/\b[A-Z]+v?\d\b/g, '')), {
      message: 'has a digit outside code; write the number as a word',
    });

const answer = z.strictObject({
  text: words(2),
  /** Why it is right, or what is wrong with it: shown once it is chosen. */
  why: words(20),
  right: z.literal(true).optional(),
});

/** A question at the end of a chapter; exactly one answer is right, and every answer says why. */
export const questionSchema = z.strictObject({
  chapter: z.string(),
  order: z.number().int(),
  question: words(10),
  answers: z
    .array(answer)
    .min(3)
    .max(4)
    .refine((answers) => answers.filter(({ right }) => right).length === 1, {
      message: 'must have exactly one answer with "right: true"',
    }),
  /** The section to read again: "containers#a-process". */
  read: z.string().regex(/^[a-z-]+#[a-z0-9-]+$/),
  /** A figure's moment that shows it: "container-layers" or "container-layers=1.delete". */
  figure: z.string().optional(),
});

export type Question = z.infer<typeof questionSchema>;
