import { useState } from 'react';
import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { definition, type Frame } from './frame.ts';
import { Pane } from './Pane.tsx';
import type { Params } from './params.ts';
import type { Run } from './run.ts';
import { Scores } from './Scores.tsx';
import { Settings } from './Settings.tsx';
import { labels } from './words.ts';

export type DensityView = View<Params, Run, Frame>;

/** Two hosts alike, one filled with copies as virtual machines, the other with the same copies as containers. */
export default function Figure(props: FigureProps) {
  return (
    <FigureShell
      definition={definition}
      {...props}
      stage={(view) => <Stage view={view} />}
      settings={(view) => <Settings view={view} />}
    />
  );
}

function Stage({ view }: { readonly view: DensityView }) {
  const [lit, setLit] = useState<string | null>(null);
  const { frame } = view;
  return (
    <div className="den">
      <div className="den-panes">
        {[frame.vms, frame.containers].map((side) => (
          <Pane key={side.side} of={side} view={view} lit={lit} onLight={setLit} />
        ))}
      </div>
      <p className="den-drawn">{labels.drawn}</p>
      <Scores frame={frame} />
    </div>
  );
}
