import type { MotionValue } from 'framer-motion';
import { memo, useMemo } from 'react';
import { Lanes } from '../../drawing/Lanes.tsx';
import { SeriesDot } from '../../drawing/SeriesDot.tsx';
import { StackedLanes } from '../../drawing/StackedLanes.tsx';
import { useAtRest } from '../../playback/useAtRest.ts';
import type { SideBySideView } from './Figure.tsx';
import type { Frame } from './frame.ts';
import { hostSeries, neighbourSeries } from './occupancy.ts';
import type { Run } from './run.ts';
import { words } from './words.ts';

type Side = 'vm' | 'container';

interface Props {
  readonly view: SideBySideView;
  readonly side: Side;
}

/** Who has the CPUs: the whole run as shares, and the moment under the playhead slice by slice. */
export function CpuLanes({ view, side }: Props) {
  const { frame, run, time, playing, scrubbing } = view;
  const moving = playing || scrubbing;
  const lens = useAtRest(frame.lens, moving);
  return (
    <div className="sbs-lanes">
      <p className="sbs-lanes-title">{side === 'vm' ? words.lanesVm : words.lanesContainer}</p>
      <Whole run={run} side={side} time={time} />
      {(run.params.hog > 0 || run[side].shared.length > 0) && (
        <p className="sbs-others">
          {run.params.hog > 0 && <SeriesDot series={neighbourSeries} label={words.neighbour} />}
          {run[side].shared.length > 0 && <SeriesDot series={hostSeries} label={words.host} />}
        </p>
      )}
      <p className="sbs-lanes-title">{moving ? words.lensMoving : words.lens}</p>
      <div className="sbs-lens" data-moving={moving || undefined}>
        <Lens lens={lens} side={side} time={time} />
      </div>
    </div>
  );
}

interface PartProps {
  readonly side: Side;
  readonly time: MotionValue<number>;
}

const Whole = memo(function Whole({ run, side, time }: PartProps & { readonly run: Run }) {
  const { cpus } = side === 'vm' ? run.vmBusy : run.containerBusy;
  const lanes = useMemo(() => cpus.map((buckets, cpu) => ({ label: `CPU${cpu}`, buckets })), [cpus]);
  return <StackedLanes lanes={lanes} to={run.duration} time={time} />;
});

const Lens = memo(function Lens({ lens, side, time }: PartProps & { readonly lens: Frame['lens'] }) {
  const lanes = lens[side].map(({ cpu, slices }) => ({
    label: `CPU${cpu}`,
    spans: slices.map((slice) => ({ ...slice, label: words.task(side, slice.series) })),
  }));
  return <Lanes lanes={lanes} from={lens.from} to={lens.to} time={time} />;
});
