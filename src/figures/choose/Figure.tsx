import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { Cards } from './Cards.tsx';
import { Flips } from './Flips.tsx';
import { definition, type Frame } from './frame.ts';
import type { Params } from './params.ts';
import { Questions } from './Questions.tsx';
import type { Run } from './run.ts';
import { Settings } from './Settings.tsx';

export type ChooseView = View<Params, Run, Frame>;

/** Seven questions about a job on one side, five boxes with the reasons for and against on the other. */
export default function Figure(props: FigureProps) {
  return (
    <FigureShell
      definition={definition}
      {...props}
      stage={(view) => (
        <div className="cho">
          <Questions view={view} />
          <div className="cho-scales">
            <Cards view={view} />
            <Flips view={view} />
          </div>
        </div>
      )}
      settings={(view) => <Settings view={view} />}
    />
  );
}
