import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { definition, type Frame } from './frame.ts';
import type { Params } from './params.ts';
import type { Run } from './run.ts';
import { Settings } from './Settings.tsx';
import { Processes, Steps, Things } from './Stage.tsx';

export type RunView = View<Params, Run, Frame>;

/** runc's steps on the left, the processes on their kernel in the middle, what exists on the right. */
export default function Figure(props: FigureProps) {
  return (
    <FigureShell
      definition={definition}
      {...props}
      stage={(view) => (
        <div className="rnc">
          <Steps view={view} />
          <Processes frame={view.frame} />
          <Things frame={view.frame} />
        </div>
      )}
      settings={(view) => <Settings view={view} />}
    />
  );
}
