import { useState } from 'react';
import type { Box } from '../../simulators/io-path/index.ts';
import type { Frame } from './frame.ts';
import { LaneCard } from './LaneCard.tsx';
import { labels } from './words.ts';

/**
 * The lanes beside each other; where there is room for one only, the one in focus, with a button for each of the others.
 * What the reader picked stays until the next step.
 */
export function Lanes({ frame: { step, lanes, places, chip, focus } }: { readonly frame: Frame }) {
  const [picked, setPicked] = useState<{ readonly step: number; readonly box: Box } | null>(null);
  const shown = picked?.step === step && lanes.some(({ box }) => box === picked.box) ? picked.box : focus;
  return (
    <>
      {lanes.length > 1 && (
        <div className="iop-tabs" role="group" aria-label={labels.show}>
          {lanes.map(({ box, name }) => (
            <button
              key={box}
              type="button"
              aria-pressed={box === shown}
              onClick={() => setPicked({ step, box })}
            >
              {name}
            </button>
          ))}
        </div>
      )}
      <div className="iop-lanes" data-dense={places > 14 || undefined}>
        {lanes.map((lane) => (
          <LaneCard key={lane.box} lane={lane} shown={lane.box === shown} places={places} chip={chip} />
        ))}
      </div>
    </>
  );
}
