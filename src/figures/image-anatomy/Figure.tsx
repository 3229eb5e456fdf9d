import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { Bytes } from './Bytes.tsx';
import { Counters } from './Counters.tsx';
import { definition, type Frame } from './frame.ts';
import { Image } from './Image.tsx';
import type { Params } from './params.ts';
import type { Run } from './run.ts';
import { Settings } from './Settings.tsx';
import { labels } from './words.ts';

export type AnatomyView = View<Params, Run, Frame>;

/** The parts of one or two images with who names whom, and the bytes of the one that is open. */
export default function Figure(props: FigureProps) {
  return (
    <FigureShell
      definition={definition}
      {...props}
      stage={(view) => (
        <div className="ia" data-images={view.frame.images.length}>
          <section className="ia-graph" aria-label={labels.graph}>
            {view.frame.images.map((image) => (
              <Image key={image.of} image={image} view={view} />
            ))}
          </section>
          <Bytes view={view} />
          <Counters view={view} />
        </div>
      )}
      settings={(view) => <Settings view={view} />}
    />
  );
}
