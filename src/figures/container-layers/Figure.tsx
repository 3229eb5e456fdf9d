import { useRef, useState } from 'react';
import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { after, isFull } from './choices.ts';
import { DiskMeter } from './DiskMeter.tsx';
import { definition, type Frame } from './frame.ts';
import { MergedTree } from './MergedTree.tsx';
import type { Operation } from './operations.ts';
import type { Params } from './params.ts';
import { Pile } from './Pile.tsx';
import type { Run } from './run.ts';
import { Settings } from './Settings.tsx';
import { useFlights } from './useFlights.ts';

export type LayersView = View<Params, Run, Frame>;

/** An image's layers, one or two containers on it, and what becomes of files that are read, changed and deleted. */
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

function Stage({ view }: { readonly view: LayersView }) {
  const stage = useRef<HTMLDivElement>(null);
  const [picked, setPicked] = useState('srv/lib/words.db');
  const { frame } = view;
  // What the reader does goes after what the frame shows, and is played.
  const act = (operation: Operation) =>
    view.act(after(view.params, frame, operation), (run) => run.events[run.starts.at(-1) ?? 0]?.at ?? 0);
  useFlights(stage, frame.event, view.reducedMotion);
  return (
    <div className="cl" ref={stage}>
      <div className="cl-panes">
        <Pile
          frame={frame}
          onLife={(container, verb) => act({ container, verb })}
          picked={frame.path === null ? picked : null}
          full={isFull(view.params, frame)}
        />
        <MergedTree
          view={view}
          picked={picked}
          onPick={setPicked}
          onAct={(operation) => {
            if (operation.verb === 'create') setPicked(operation.path);
            act(operation);
          }}
        />
      </div>
      <DiskMeter frame={frame} />
    </div>
  );
}
