import { useMemo } from 'react';
import { Meter } from '../../drawing/Meter.tsx';
import type { SideBySideView } from './Figure.tsx';
import { definition } from './frame.ts';
import { scoreRows } from './scores.ts';
import { words } from './words.ts';

/** What each side costs so far. The bars are drawn against the larger side at the end. */
export function Scoreboard({ view }: { readonly view: SideBySideView }) {
  const { frame, run } = view;
  const end = useMemo(() => definition.frameAt(run, run.duration), [run]);
  return (
    <table className="sbs-score">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{words.what}</span>
          </th>
          <th scope="col">{words.vms}</th>
          <th scope="col">{words.containers}</th>
        </tr>
      </thead>
      <tbody>
        {scoreRows(run, frame, end).map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {(['vm', 'container'] as const).map((tone) => (
              <td key={tone} data-side={tone === 'vm' ? words.vms : words.containers}>
                <span className="sbs-now">{row[tone].now}</span>
                <Meter share={row[tone].share} tone={tone} />
                <span className="sbs-end">
                  {words.inTheEnd} {row[tone].end}
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
