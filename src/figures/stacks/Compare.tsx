import type { Frame } from './frame.ts';
import type { Shape } from './shapes.ts';
import { field } from './thumb.ts';
import { compare as words, shapeWords } from './words.ts';

interface Props {
  readonly frame: Frame;
  readonly onHold: (shape: Shape) => void;
}

/** The four finished stacks, small; the one that stands now is lit, and a press holds one against it. */
export function Compare({ frame, onHold }: Props) {
  return (
    <div className="stk-compare">
      <p>
        {words.on} <span className="stk-awake">{words.press}</span>
      </p>
      <div className="stk-stacks" role="group" aria-label={words.label}>
        {frame.stacks.map(({ id, kernels, rects, now, held }) => (
          <button
            key={id}
            type="button"
            aria-pressed={held}
            data-now={now || undefined}
            onClick={() => onHold(id)}
          >
            <svg viewBox={`0 0 ${field.width} ${field.height}`} aria-hidden="true">
              {rects.map(({ x, y, w, h, role }, i) => (
                <rect key={i} x={x} y={y} width={w} height={h} rx={1.2} data-thumb={role} />
              ))}
            </svg>
            <span className="stk-stack-name">{shapeWords[id]}</span>
            <span className="stk-stack-kernels">{words.kernels(kernels)}</span>
            <span className="stk-stack-now">{now ? words.now : ''}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
