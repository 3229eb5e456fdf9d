import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { Board } from './Board.tsx';
import { definition, type Frame } from './frame.ts';
import { Listing } from './Listing.tsx';
import { Panel } from './Panel.tsx';
import type { Params } from './params.ts';
import type { Run } from './run.ts';
import { Score } from './Score.tsx';
import { Settings } from './Settings.tsx';

export type ExitView = View<Params, Run, Frame>;

/** A guest's program, who has the CPU at each moment, and what it took. */
export default function Figure(props: FigureProps) {
  return (
    <FigureShell
      definition={definition}
      {...props}
      stage={({ frame }) => (
        <div className="ve">
          <div className="ve-column">
            <Board frame={frame} />
            {frame.panels.length > 0 ? <Panel frame={frame} /> : <Score frame={frame} />}
          </div>
          <div className="ve-column">
            <Listing frame={frame} />
            {frame.panels.length > 0 && <Score frame={frame} />}
          </div>
        </div>
      )}
      settings={(view) => <Settings view={view} />}
    />
  );
}
