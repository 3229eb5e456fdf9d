import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { definition, type Frame } from './frame.ts';
import type { Params } from './params.ts';
import type { Run } from './run.ts';
import { Settings } from './Settings.tsx';
import { Stage } from './Stage.tsx';

export type StacksView = View<Params, Run, Frame>;

/** One machine and what is stacked on it, with the same four questions asked of every stack. */
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
