import { box, column, group, head, label, remark, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { definition } from './frame.ts';
import { stackRows } from './stack-rows.ts';
import { labels, optionWords } from './words.ts';

/** The job's answers, and the five boxes with their kernels. */
export const poster = stillOf(definition, ({ frame: { questions, cards } }) =>
  row(
    [
      column(
        questions.slice(0, 5).flatMap(({ text, answer, answers }) => {
          const given = answers.find(({ id }) => id === answer);
          return given ? [label(text), remark(given.label)] : [label(text)];
        }),
      ),
      column([
        head(labels.boxes(cards.length)),
        row(
          cards.map(({ option }) =>
            group(
              optionWords[option].short,
              stackRows[option].map((cells) =>
                row(
                  // Only what is as wide as its box has room for its name.
                  cells.map(({ role, label: text }) =>
                    box(role, cells.length === 1 ? text : '', { size: 'thin' }),
                  ),
                  cells.map(({ span }) => span),
                ),
              ),
            ),
          ),
        ),
      ]),
    ],
    [1, 2],
  ),
);
