import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { Board } from './Board.tsx';
import { Deeds } from './Deeds.tsx';
import { definition, type Frame } from './frame.ts';
import type { Params } from './params.ts';
import { Picture } from './Picture.tsx';
import type { Run } from './run.ts';
import { Settings } from './Settings.tsx';
import { Terminals } from './Terminals.tsx';

export type WallsView = View<Params, Run, Frame>;

/** A process, fourteen switches, and what both sides of the walls see. */
export default function Figure(props: FigureProps) {
  return (
    <FigureShell
      definition={definition}
      {...props}
      stage={(view) => (
        <div className="bc">
          <Picture view={view} />
          <Board view={view} />
          <Terminals view={view} />
          <Deeds view={view} />
        </div>
      )}
      settings={(view) => <Settings view={view} />}
    />
  );
}
