import type { MemoryMap } from './memory-map.ts';
import { cutsOf, mapWidth, pathsOf, rowPitch, rowsOf } from './paths.ts';

interface Props {
  readonly map: MemoryMap;
  readonly caption: string;
  /** The part that the reader has picked out, if any. */
  readonly lit: string | null;
}

/** Memory or disk in rows, to scale. The figure's alternative and the key say the same in words. */
export function Sheet({ map, caption, lit }: Props) {
  const dim = (part: string) => (lit !== null && lit !== part ? '' : undefined);
  return (
    <div className="den-map" aria-hidden="true">
      <p className="den-caption">{caption}</p>
      <div className="den-sheet" data-picked={lit ?? undefined} style={{ height: `${map.rows * 1.15}rem` }}>
        <svg viewBox={`0 0 ${mapWidth} ${map.rows * rowPitch}`} preserveAspectRatio="none">
          <path className="den-free" d={rowsOf(map)} />
          {pathsOf(map).map(({ part, role, area, lines }) => (
            <g key={part} data-dim={dim(part)}>
              <path className="den-part" data-role={role} d={area} />
              {lines !== '' && <path className="den-lines" data-role={role} d={lines} />}
            </g>
          ))}
          <path className="den-cuts" d={cutsOf(map)} />
        </svg>
        {map.labels.map(({ text, role, row, left, width }) => (
          <span
            key={`${text} ${row}`}
            className="den-name"
            data-role={role}
            style={{
              left: `${(left * 100).toFixed(2)}%`,
              width: `${(width * 100).toFixed(2)}%`,
              top: `${((row / map.rows) * 100).toFixed(2)}%`,
            }}
          >
            <span>{text}</span>
          </span>
        ))}
      </div>
    </div>
  );
}
