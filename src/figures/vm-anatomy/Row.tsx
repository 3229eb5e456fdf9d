import { CpuRow } from './CpuRow.tsx';
import { Marks } from './Marks.tsx';
import { NetRow } from './NetRow.tsx';
import type { PartId } from './params.ts';
import { Pick } from './Pick.tsx';
import { briefReason, levelWords } from './reason-words.ts';
import { SquareRow } from './SquareRow.tsx';
import type { RowProps } from './Stage.tsx';
import { heads, ratioText, words } from './words.ts';

const sides = ['guest', 'join', 'host'] as const;

/** One part: its three names, which pick it, its promise, and its picture. */
export function Row({ part, ...row }: RowProps & { readonly part: PartId }) {
  const { view, group, join, onTouch, onPick } = row;
  const { frame, params, run } = view;
  const promise = frame.guests[frame.watched.index]!.promises[part];
  return (
    <section
      className="va-row"
      data-part={part}
      data-picked={part === params.part || undefined}
      data-lit={part === join.part || undefined}
      aria-label={heads[part].guest}
    >
      {sides.map((side) => (
        <div
          key={side}
          className={`va-name va-${side}`}
          onPointerEnter={() => onTouch({ part, side: side === 'host' ? 'host' : 'guest' })}
          onPointerLeave={() => onTouch(null)}
        >
          <Pick
            group={`${group}-${side}`}
            text={heads[part][side]}
            side={words.sides[side]}
            label={`${words.lookSide[side]}: ${heads[part][side]}`}
            checked={part === params.part}
            onPick={() => onPick({ part })}
          />
        </div>
      ))}
      <div className="va-promise" data-level={promise.level}>
        <Marks frame={frame} part={part} />
        <span className="va-level">{levelWords[promise.level]}</span>
        <span className="va-brief">{briefReason(promise)}</span>
        <span className="va-ratio">{ratioText(part, frame, run.day.facts, params.vcpus)}</span>
      </div>
      {part === 'cpu' && <CpuRow {...row} />}
      {part === 'net' && <NetRow {...row} />}
      {(part === 'ram' || part === 'disk') && <SquareRow part={part} {...row} />}
    </section>
  );
}
