import { FigureShell, type View } from '../../playback/FigureShell.tsx';
import type { FigureProps } from '../../playback/figure.ts';
import { AxisView } from './AxisView.tsx';
import { definition, type Frame } from './frame.ts';
import { NestView } from './NestView.tsx';
import type { Params } from './params.ts';
import type { Run } from './run.ts';
import { Settings } from './Settings.tsx';

export type SpectrumView = View<Params, Run, Frame>;

/** Ten boxes on one axis, or boxes in boxes with their kernels counted. */
export default function Figure(props: FigureProps) {
  return (
    <FigureShell
      definition={definition}
      {...props}
      stage={({ frame, run, seek }) => {
        const toStep = (step: number) => seek(run.timeline.steps[step] ?? 0);
        return frame.kind === 'axis' ? (
          <AxisView frame={frame} toStep={toStep} />
        ) : (
          <NestView frame={frame} toStep={toStep} />
        );
      }}
      settings={(view) => <Settings view={view} />}
    />
  );
}
