import { box, column, group, head, label, remark, row, type Shape } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { definition } from './frame.ts';
import type { Brick, Ground } from './picture.ts';
import { brick as words, panel } from './words.ts';

const draw = ({ role, label: name, sub, mark }: Brick, size: 'thin' | 'normal' | 'tall' = 'normal'): Shape =>
  box(role, name, { aside: sub ?? undefined, ghost: mark === 'gone' || mark === 'wished', size });

const there = (...bricks: readonly (Brick | null)[]): Shape[] =>
  bricks.filter((each): each is Brick => each !== null).map((each) => draw(each));

const carried = ({ seats, image, tools, engine }: Ground): Shape[] => [
  ...(seats.length > 0
    ? [
        row(
          seats.map(({ copy, container, app }) => {
            const copyOf = app ? draw(app) : box('app', words.app, { ghost: true });
            return container
              ? group(words.container, [copyOf], { series: copy })
              : group(`${words.copy} ${copy}`, [copyOf], { series: copy, ghost: true });
          }),
        ),
      ]
    : []),
  ...there(image, tools, engine),
];

/** The tower as it stands at the start, and what the four questions answer then. */
export const poster = stillOf(definition, ({ frame: { picture, rows, kernels } }) =>
  row(
    [
      column([
        ...carried(picture.ground),
        ...(picture.machines.length > 0
          ? [
              row(
                picture.machines.map(({ machine, kernel, ground }) =>
                  column([...carried(ground), ...there(kernel, machine)]),
                ),
              ),
            ]
          : []),
        ...(picture.hypervisorUnder ? [] : there(picture.hypervisor)),
        ...(picture.kernel ? [draw(picture.kernel, 'tall')] : []),
        ...(picture.hypervisorUnder ? there(picture.hypervisor) : []),
        draw(picture.hardware),
      ]),
      column([
        head(`${panel.kernels}: ${kernels.length}`),
        ...rows.flatMap(({ question, answer }) => [label(question), remark(answer.text)]),
      ]),
    ],
    [1.7, 1],
  ),
);
