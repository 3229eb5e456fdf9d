import type { Preset } from '../share/codec.ts';

interface Props<P> {
  readonly presets: readonly Preset<P>[];
  /** The preset in force; `changed` when the reader has set something since. */
  readonly current: string;
  readonly changed: boolean;
  readonly onPick: (preset: Preset<P>) => void;
}

/** The named settings of a figure, and what the one in force will show. */
export function Presets<P>({ presets, current, changed, onPick }: Props<P>) {
  const preset = presets.find((p) => p.id === current) ?? presets[0]!;
  return (
    <div className="presets">
      <div className="preset-buttons" role="group" aria-label="Presets">
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
      <p className="preset-promise">
        {changed ? `Your own settings, changed from “${preset.label}”.` : preset.promise}
      </p>
    </div>
  );
}
