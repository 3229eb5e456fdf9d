import { Strip } from './Strip.tsx';
import type { RowProps } from './Stage.tsx';
import { words } from './words.ts';

/** CPUs: what the guest counts, the threads that they are, and who had the real ones. */
export function CpuRow({ view }: RowProps) {
  const { watched, host } = view.frame;
  const down = watched.status !== 'running';
  return (
    <>
      <div className="va-cell va-guest">
        <ul className="va-vcpus">
          {watched.threads.map(({ vcpu }) => (
            <li key={vcpu} data-role="virtual-hardware" data-down={down || undefined}>
              {words.seenCpu(vcpu)}
            </li>
          ))}
        </ul>
        <p className="va-note">{words.cpuNote[watched.status]}</p>
      </div>
      <div className="va-cell va-join">
        <div className="va-strips" data-down={watched.gone || undefined} aria-hidden="true">
          {watched.threads.map(({ vcpu, ran, waited }) => (
            <Strip key={vcpu} label={words.kvmThread(vcpu)} spans={ran} waits={waited} thin />
          ))}
        </div>
        <p className="va-note va-key">
          <span>
            <i className="va-ran" data-series={watched.index + 1} aria-hidden="true" /> {words.threadKey.ran}
          </span>
          <span>
            <i className="va-waited" aria-hidden="true" /> {words.threadKey.waited}
          </span>
        </p>
      </div>
      <div className="va-cell va-host">
        <div className="va-strips" aria-hidden="true">
          {host.lanes.map(({ cpu, spans }) => (
            <Strip key={cpu} label={words.hostCpu(cpu)} spans={spans} />
          ))}
        </div>
        <p className="va-note">{words.laneNote}</p>
      </div>
    </>
  );
}
