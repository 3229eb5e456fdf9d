import { useMemo } from 'react';
import { Meter } from '../../drawing/Meter.tsx';
import type { SideBySideView } from './Figure.tsx';
import { definition, type Score } from './frame.ts';
import { answer, bytes, kernels, memory, words } from './words.ts';

interface Row {
  readonly name: string;
  readonly text: (score: Score) => string;
  /** For the bar; null where there is nothing to draw yet. */
  readonly amount: (score: Score) => number | null;
  readonly most: (vm: Score, container: Score) => number;
}

/** What each side costs so far. The bars are drawn against the larger side at the end. */
export function Scoreboard({ view }: { readonly view: SideBySideView }) {
  const { frame, run } = view;
  const end = useMemo(() => definition.frameAt(run, run.duration), [run]);
  const rows: Row[] = [
    row(words.kernels, kernels, (s) => s.hostKernels + s.guestKernels),
    row(
      words.disk,
      (s) => bytes(s.disk),
      (s) => s.disk,
    ),
    row(
      words.memory,
      (s) => memory(s.memory),
      (s) => s.memory,
    ),
    row(
      words.first,
      (s) => answer(s.first),
      (s) => s.first,
    ),
    row(
      words.last,
      (s) => answer(s.last),
      (s) => s.last,
    ),
  ];
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
        {rows.map(({ name, text, amount, most }) => {
          const whole = most(end.vmScore, end.containerScore);
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              {(
                [
                  ['vm', frame.vmScore, end.vmScore],
                  ['container', frame.containerScore, end.containerScore],
                ] as const
              ).map(([tone, now, last]) => (
                <td key={tone} data-side={tone === 'vm' ? words.vms : words.containers}>
                  <span className="sbs-now">{text(now)}</span>
                  <Meter share={(amount(now) ?? 0) / whole} tone={tone} />
                  <span className="sbs-end">
                    {words.inTheEnd} {text(last)}
                  </span>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function row(name: string, text: Row['text'], amount: Row['amount']): Row {
  return {
    name,
    text,
    amount,
    most: (vm, container) => Math.max(amount(vm) ?? 0, amount(container) ?? 0, 1e-9),
  };
}
