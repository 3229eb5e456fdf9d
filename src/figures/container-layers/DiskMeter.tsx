import type { Frame } from './frame.ts';
import { bytes } from './text.ts';
import { disk as words } from './words.ts';

interface Part {
  readonly key: string;
  readonly depth: string;
  readonly bytes: number;
}

/** The disk, counted: what there is, and what there would be if nothing were shared. */
export function DiskMeter({ frame }: { readonly frame: Frame }) {
  const { disk } = frame;
  const layers = disk.layers.map((n, i): Part => ({ key: `l${i}`, depth: String(i + 1), bytes: n }));
  const own: Part[] = [
    ...disk.uppers.map((n, i): Part => ({ key: `u${i}`, depth: 'w', bytes: n })),
    { key: 'v', depth: 'v', bytes: disk.volume },
  ];
  const copies = Array.from({ length: Math.max(1, disk.containers) }, (_, copy) =>
    layers.map((part) => ({ ...part, key: `${part.key}c${copy}` })),
  ).flat();
  return (
    <section className="cl-disk" aria-label={words.heading}>
      <h3>{words.heading}</h3>
      <Row
        label={words.total(frame.once)}
        total={disk.total}
        parts={[...layers, ...own]}
        widest={disk.widest}
      />
      <p className="cl-parts">
        <span>{words.layers(disk.layers.reduce((a, b) => a + b, 0))}</span>
        {disk.uppers.map((n, i) => (
          <span key={i}>{words.upper(i, n)}</span>
        ))}
        {frame.volume && <span>{words.volume(disk.volume)}</span>}
        <b data-grown={disk.grown !== 0 || undefined}>{words.sinceStart(disk.grown)}</b>
      </p>
      {frame.containers.length > 1 && (
        <Row
          label={words.copies(disk.containers)}
          total={disk.copies}
          parts={[...copies, ...own]}
          widest={disk.widest}
          faint
        />
      )}
    </section>
  );
}

function Row({
  label,
  total,
  parts,
  widest,
  faint = false,
}: {
  readonly label: string;
  readonly total: number;
  readonly parts: readonly Part[];
  readonly widest: number;
  readonly faint?: boolean;
}) {
  return (
    <div className="cl-disk-row" data-faint={faint || undefined}>
      <span className="cl-disk-label">{label}</span>
      <span className="cl-bar" aria-hidden="true">
        {parts
          .filter((part) => part.bytes > 0)
          .map((part) => (
            <i
              key={part.key}
              data-depth={part.depth}
              style={{ width: `${((part.bytes / widest) * 100).toFixed(3)}%` }}
            />
          ))}
      </span>
      <span className="cl-disk-total">{bytes(total)}</span>
    </div>
  );
}
