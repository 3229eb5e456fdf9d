import { Lanes } from '../../drawing/Lanes.tsx';
import { StackedLanes } from '../../drawing/StackedLanes.tsx';
import type { SideBySideView } from './Figure.tsx';
import { words } from './words.ts';

/** Who has the CPUs: the whole run as shares, and the moment under the playhead slice by slice. */
export function CpuLanes({
  view,
  side,
}: {
  readonly view: SideBySideView;
  readonly side: 'vm' | 'container';
}) {
  const { frame, run, time, playing } = view;
  const busy = side === 'vm' ? run.vmBusy : run.containerBusy;
  const short = side === 'vm' ? 'v' : 'p';
  const { from, to } = frame.lens;
  return (
    <div className="sbs-lanes">
      <p className="sbs-lanes-title">{side === 'vm' ? words.lanesVm : words.lanesContainer}</p>
      <StackedLanes
        lanes={busy.cpus.map((buckets, cpu) => ({ label: `CPU${cpu}`, buckets }))}
        to={run.duration}
        time={time}
      />
      <p className="sbs-lanes-title">{playing ? words.lensPlaying : words.lens}</p>
      <div className="sbs-lens" data-playing={playing || undefined}>
        <Lanes
          lanes={frame.lens[side].map(({ cpu, slices }) => ({
            label: `CPU${cpu}`,
            spans: slices.map((slice) => ({
              ...slice,
              label: slice.series === 0 ? words.other : `${short}${slice.series}`,
            })),
          }))}
          from={from}
          to={to}
          time={time}
        />
      </div>
    </div>
  );
}
