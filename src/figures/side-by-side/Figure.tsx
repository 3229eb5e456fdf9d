import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { ContainerPane } from './ContainerPane.tsx';
import { definition, type Frame } from './frame.ts';
import type { Params } from './params.ts';
import type { Run } from './run.ts';
import { Scoreboard } from './Scoreboard.tsx';
import { Settings } from './Settings.tsx';
import { VmPane } from './VmPane.tsx';

export type SideBySideView = View<Params, Run, Frame>;

/** The flagship: the same copies as VMs on the left and as containers on the right, on one clock. */
export default function Figure(props: FigureProps) {
  return (
    <FigureShell
      definition={definition}
      {...props}
      stage={(view) => (
        <>
          <div className="sbs-panes">
            <VmPane view={view} />
            <ContainerPane view={view} />
          </div>
          <Scoreboard view={view} />
        </>
      )}
      settings={(view) => <Settings view={view} />}
    />
  );
}
