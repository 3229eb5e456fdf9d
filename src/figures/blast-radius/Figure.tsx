import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { BoxCard } from './BoxCard.tsx';
import { definition, type Frame } from './frame.ts';
import type { Params } from './params.ts';
import type { Run } from './run.ts';
import { Settings } from './Settings.tsx';
import { labels } from './words.ts';

export type BlastView = View<Params, Run, Frame>;

/** Six ways to box three copies of an app, and one fault thrown at all of them. */
export default function Figure(props: FigureProps) {
  return (
    <FigureShell
      definition={definition}
      {...props}
      stage={(view) => (
        <section className="bla" aria-label={labels.boxes}>
          {view.frame.boxes.map((box) => (
            <BoxCard key={box.box} box={box} />
          ))}
        </section>
      )}
      settings={(view) => <Settings view={view} />}
    />
  );
}
