import { useRef, useState } from 'react';
import { Box } from '../../drawing/Box.tsx';
import { Lanes } from '../../drawing/Lanes.tsx';
import { useGlide } from '../../drawing/useGlide.ts';
import type { View } from '../../playback/FigureShell.tsx';
import { formatMoment } from '../../playback/format-time.ts';
import { Live } from '../../playback/Live.tsx';
import { TIMESLICE } from '../../simulators/cpu-scheduling/xen-credit/constants.ts';
import { CpuRow } from './CpuRow.tsx';
import { nextPayday, withOutcome, type Frame } from './frame.ts';
import type { Params } from './params.ts';
import type { Run } from './run.ts';
import { ShareTable } from './ShareTable.tsx';
import { TokenView } from './TokenView.tsx';
import { VmBox } from './VmBox.tsx';
import { about, key, parts, payday, places, ratio, scheduler, table } from './words.ts';

/** The host: VMs on top, the scheduler with its queues and CPUs, the history, and the account. */
export function Stage({ view }: { readonly view: View<Params, Run, Frame> }) {
  const { frame, run, params, time, reducedMotion } = view;
  const { policy, cpus } = params;
  const root = useRef<HTMLDivElement>(null);
  useGlide(root, { seconds: 0.3, reducedMotion });
  const xen = policy === 'xen';
  const { duration } = run.timeline;
  // What the bet is about stays told once it has been on the screen, also when the reader goes back.
  const [told, setTold] = useState<Run | null>(null);
  if (frame.t >= duration && told !== run) setTold(run);
  return (
    <div className="hs-stage" ref={root}>
      <div className="hs-vms">
        {frame.vms.map((vm) => (
          <VmBox key={vm.name} view={vm} />
        ))}
      </div>
      <div className="hs-host" data-policy={policy}>
        <Box
          role={xen ? 'hypervisor' : 'kernel'}
          label={scheduler[policy].label}
          sub={scheduler[policy].sub}
          aside={xen ? <Live time={time} text={(t) => payday(nextPayday(t) - t)} /> : undefined}
        />
        <div className="hs-cpus" data-cpus={cpus}>
          {frame.cpus.map((cpu) => (
            <CpuRow key={cpu.cpu} view={cpu} time={time} turn={xen ? TIMESLICE : undefined} />
          ))}
        </div>
        {run.heldPlaces > 0 && (
          <div className="hs-held">
            <span className="hs-place-name">{places.held[policy]}</span>
            <span className="hs-slots">
              {Array.from({ length: run.heldPlaces }, (_, place) => (
                <span key={place} className="hs-slot">
                  {frame.held[place] && <TokenView token={frame.held[place]} />}
                </span>
              ))}
            </span>
          </div>
        )}
        <p className="hs-note">{key[policy]}</p>
      </div>
      <div className="hs-history">
        <Lanes lanes={frame.lanes} from={frame.view.from} to={frame.view.to} time={time} />
        <p className="hs-axis" aria-hidden="true">
          <span>{formatMoment(frame.view.from, duration)}</span>
          <span>{parts.history}</span>
          <span>{formatMoment(frame.view.to, duration)}</span>
        </p>
      </div>
      <ShareTable
        vms={told === run ? withOutcome(run, frame.vms) : frame.vms}
        cpus={cpus}
        over={run.longRun.over}
      />
      <p className="hs-note">
        {table.note} {ratio(run.schedule.tasks.length, cpus, run.facts)} {about(policy, run.facts)}
      </p>
    </div>
  );
}
