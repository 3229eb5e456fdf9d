import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { BytesPane } from './BytesPane.tsx';
import { Counters } from './Counters.tsx';
import { definition, type Frame } from './frame.ts';
import { HostPane } from './HostPane.tsx';
import { Log } from './Log.tsx';
import type { Params } from './params.ts';
import { Registry } from './Registry.tsx';
import type { Run } from './run.ts';
import { Settings } from './Settings.tsx';
import { Wire } from './Wire.tsx';

export type PullView = View<Params, Run, Frame>;

/** A registry, a line and a host: one pull from the tag to the last unpacked layer. */
export default function Figure(props: FigureProps) {
  return (
    <FigureShell
      definition={definition}
      {...props}
      stage={(view) => (
        <div className="pl" data-bytes={view.frame.bytes !== null || undefined}>
          <Registry view={view} />
          <div className="pl-middle">
            <Wire view={view} />
            <Counters view={view} />
          </div>
          <HostPane view={view} />
          {view.frame.bytes && <BytesPane view={view} bytes={view.frame.bytes} />}
          <Log view={view} />
        </div>
      )}
      settings={(view) => <Settings view={view} />}
    />
  );
}
