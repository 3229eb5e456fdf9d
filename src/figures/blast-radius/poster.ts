import { box, group, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { roles } from './roles.ts';
import { definition, type BoxView } from './frame.ts';

const card = ({ name, rows }: BoxView) =>
  group(
    name,
    rows.map((parts) =>
      row(
        parts.map(({ kind, label }) => box(roles[kind], label)),
        parts.map(({ span }) => span),
      ),
    ),
  );

/** Three of the six boxes as they stand before the fault. */
export const poster = stillOf(definition, ({ frame: { boxes } }) => row(boxes.slice(1, 4).map(card)));
