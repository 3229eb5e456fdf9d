import type { Chip } from './pile-view.ts';
import { size } from './text.ts';
import { labels } from './words.ts';

interface Props {
  readonly chips: readonly Chip[];
  /** Id of the layer in the page: an index, "u0", "v". */
  readonly layer: string;
  readonly picked: string | null;
}

/** A circle with a bar across: nothing here. */
export const NothingHere = () => (
  <svg className="icon line" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="5.5" />
    <path d="M4.2 11.8l7.6-7.6" />
  </svg>
);

/** The names in one layer. What is covered is struck and hatched, a whiteout is a mark of its own. */
export function Chips({ chips, layer, picked }: Props) {
  return (
    <ul className="cl-chips">
      {chips.map((chip) => (
        <li
          key={`${chip.kind}:${chip.path}`}
          className="cl-chip"
          data-chip={`${layer}:${chip.path}`}
          data-path={chip.path}
          data-kind={chip.kind}
          data-state={chip.state}
          data-found={chip.found || undefined}
          data-touched={chip.touched || undefined}
          data-picked={chip.path === picked || undefined}
          data-rising={
            chip.rising === null ? undefined : chip.rising === 'upper' ? undefined : String(chip.rising)
          }
        >
          {chip.kind === 'whiteout' && <NothingHere />}
          <span className="cl-chip-name">
            {chip.path}
            {chip.kind === 'dir' && '/'}
          </span>
          {chip.kind === 'file' && <span className="cl-chip-size">{size(chip.size)}</span>}
          <span className={chip.kind === 'whiteout' || chip.opaque ? 'cl-chip-note' : 'visually-hidden'}>
            {chip.kind === 'whiteout'
              ? labels.whiteout
              : chip.opaque
                ? labels.opaque
                : chip.state === 'masked'
                  ? labels.coveredByMark
                  : chip.state === 'covered'
                    ? labels.covered
                    : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
