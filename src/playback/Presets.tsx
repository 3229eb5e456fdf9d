import { memo, type ReactNode } from 'react';
import type { Preset } from '../share/codec.ts';
import { words } from './words.ts';

interface Props<P> {
  readonly presets: readonly Preset<P>[];
  /** The preset in force; `changed` when the reader has set something since. */
  readonly current: string;
  readonly changed: boolean;
  /** A bet is open: what the preset will show would give its answer away. */
  readonly held: boolean;
  readonly onPick: (preset: Preset<P>) => void;
}

/** The named settings of a figure, and what the one in force will show. */
export const Presets = memo(function Presets<P>({ presets, current, changed, held, onPick }: Props<P>) {
  const preset = presets.find((p) => p.id === current) ?? presets[0]!;
  return (
    <div className="presets">
      <div className="preset-buttons" role="group" aria-label={words.presets}>
        {presets.map((p) => (
          <button
            key={p.id}
            type="button"
            aria-pressed={p.id === preset.id && !changed}
            onClick={() => onPick(p)}
          >
            {p.label}
          </button>
        ))}
      </div>
      <p className="preset-promise" data-held={held && !changed ? '' : undefined}>
        {changed ? (
          words.ownSettings(preset.label)
        ) : (
          <>
            {/* Both share one place, so that nothing below moves when the promise comes out. */}
            <span className="promise-held">{words.held}</span>
            <span className="promise">{preset.promise}</span>
          </>
        )}
      </p>
    </div>
  );
}) as <P>(props: Props<P>) => ReactNode;
