import { answersOf, build } from '../../simulators/machine-stack/index.ts';
import { answerRows, type Answer, type QuestionId } from './answer-rows.ts';
import { pictureOf } from './picture.ts';
import { on, shapeIds, shapes, type Shape } from './shapes.ts';
import { thumbOf, type Rect } from './thumb.ts';

/** One of the four finished stacks on a Linux server. */
export interface Finished {
  readonly id: Shape;
  readonly kernels: number;
  readonly rects: readonly Rect[];
  readonly answers: Readonly<Record<QuestionId, Answer>>;
  readonly parts: readonly string[];
}

const finished = (id: Shape): Finished => {
  const { parts } = build(on('linux-server', shapes[id]));
  const shown = parts.map((part) => ({ part, mark: 'here' as const }));
  return {
    id,
    kernels: answersOf(parts).kernels.length,
    rects: thumbOf(pictureOf('linux-server', shown)),
    answers: answerRows(parts),
    parts: parts.map((part) => part.id),
  };
};

/** The four stacks, each complete; they never change. */
export const fourStacks: readonly Finished[] = shapeIds.map(finished);

export const finishedStack = (id: Shape): Finished => fourStacks.find((stack) => stack.id === id)!;
