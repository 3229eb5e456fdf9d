import { useEffect, useRef, useState } from 'react';
import { BetPanel } from '../../playback/BetPanel.tsx';
import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { betOf } from './bets.ts';
import { after } from './choices.ts';
import { DiskMeter } from './DiskMeter.tsx';
import './figure.css';
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
  const { frame, run, t } = view;
  const act = useAct(view, stage);
  const bet = betOf(run);
  useFlights(stage, frame.event, view.reducedMotion);
  return (
    <div className="cl" ref={stage}>
      {bet && <BetPanel key={bet.id} bet={bet.bet} run={run} t={t} />}
      <div className="cl-panes">
        <Pile
          frame={frame}
          onLife={(container, verb) => act({ container, verb })}
          picked={frame.path === null ? picked : null}
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

/**
 * Adds an operation after what the frame shows, and plays it: the reader has just asked for it. Playing goes through
 * the shell's own button, since a view can seek but not play.
 */
function useAct(view: LayersView, stage: React.RefObject<HTMLDivElement | null>) {
  const asked = useRef(false);
  useEffect(() => {
    if (!asked.current) return;
    // The player hears of the new run after this effect: its own is the shell's, which is further out.
    const soon = setTimeout(() => {
      asked.current = false;
      const start = view.run.events[view.run.starts.at(-1) ?? 0];
      if (start) view.seek(start.at);
      const figure = stage.current?.closest('[data-figure]');
      // After the seek has been drawn, the button plays from there.
      requestAnimationFrame(() => figure?.querySelector<HTMLButtonElement>('.transport .play')?.click());
    });
    return () => clearTimeout(soon);
    // Only a new run is played: the view changes with every picture.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [view.run]);
  return (operation: Operation) => {
    asked.current = true;
    view.setParams(after(view.params, view.frame, operation), true);
  };
}
