import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { definition, type Frame } from './frame.ts';
import { Key } from './Key.tsx';
import { Lanes } from './Lanes.tsx';
import type { Params } from './params.ts';
import type { Run } from './run.ts';
import { Settings } from './Settings.tsx';
import { labels } from './words.ts';

export type PathView = View<Params, Run, Frame>;

/** One call's way through up to four boxes, one after the other. */
export default function Figure(props: FigureProps) {
  return (
    <FigureShell
      definition={definition}
      {...props}
      stage={({ frame }) => (
        <section className="iop" aria-label={labels.lanes}>
          <Lanes frame={frame} />
          <Key chip={frame.chip} />
        </section>
      )}
      settings={(view) => <Settings view={view} />}
    />
  );
}
