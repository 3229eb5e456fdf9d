import { Meter } from '../../drawing/Meter.tsx';
import { SeriesDot } from '../../drawing/SeriesDot.tsx';
import type { Us } from '../../playback/timeline.ts';
import type { VmView } from './frame.ts';
import { milliseconds, percent, settings, table } from './words.ts';

interface Props {
  readonly vms: readonly VmView[];
  readonly cpus: number;
  /** How long the long run is. */
  readonly over: Us;
}

/** For each VM what it is entitled to, what it got, and its steal. */
export function ShareTable({ vms, cpus, over }: Props) {
  return (
    <table className="hs-table">
      <caption>{table.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{table.vm}</th>
          <th scope="col">{table.entitled}</th>
          <th scope="col">{table.got}</th>
          <th scope="col">{table.steal}</th>
        </tr>
      </thead>
      <tbody>
        {vms.map((vm) => (
          <Row key={vm.name} view={vm} cpus={cpus} over={over} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ view, cpus, over }: { readonly view: VmView; readonly cpus: number; readonly over: Us }) {
  const { name, series, vm, entitled, got, asks, longRun, steal, stealShare, wakes } = view;
  const most = Math.min(cpus, vm.vcpus);
  return (
    <>
      <tr>
        <th scope="row">
          <SeriesDot series={series} label={settings.vm(name)} />
        </th>
        <td>
          <span className="hs-cell">
            {/* In one line, so that the rows stay as high as they are once it is told. */}
            {entitled === undefined ? <small>{table.due(entitled)}</small> : <b>{table.due(entitled)}</b>}
            <small>{vm.load === 'idle' ? table.idle : table.asks(asks)}</small>
          </span>
        </td>
        <td>
          <span className="hs-cell">
            <b>{percent(got)}</b>
            <Meter share={got / most} {...(entitled !== undefined && { due: entitled / most })} tone="vm" />
            <small>{table.long(longRun, over)}</small>
          </span>
        </td>
        <td>
          <span className="hs-cell">
            <b>{milliseconds(steal)}</b>
            <Meter share={stealShare} tone="steal" />
            <small>{table.missed(stealShare)}</small>
          </span>
        </td>
      </tr>
      {vm.load !== 'idle' && vm.load !== 'busy' && (
        <tr className="hs-wakes">
          <td colSpan={4}>{table.wakes(name, wakes.count, wakes.mean, wakes.worst)}</td>
        </tr>
      )}
    </>
  );
}
