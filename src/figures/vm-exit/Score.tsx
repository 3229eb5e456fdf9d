import type { Frame } from './frame.ts';
import { score as words, wayWordsOf } from './words.ts';

/** What each way took so far; a way whose turn has not come shows nothing. */
export function Score({ frame }: { readonly frame: Frame }) {
  const reads = frame.panels.includes('walk');
  return (
    <table className="ve-score">
      <caption>{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.way}</th>
          <th scope="col">{words.exits}</th>
          <th scope="col">{words.toVmm}</th>
          {reads && <th scope="col">{words.reads}</th>}
        </tr>
      </thead>
      <tbody>
        {frame.score.map(({ way, state, exits, toVmm, reads: read }) => {
          const shown = (n: number) => (state === 'next' ? words.none : n);
          return (
            <tr key={way} data-state={state}>
              <th scope="row">
                {wayWordsOf(way, frame.cards).label}
                <span className="ve-runs">{wayWordsOf(way, frame.cards).runs}</span>
              </th>
              <td>{shown(exits)}</td>
              <td>{shown(toVmm)}</td>
              {reads && <td>{shown(read)}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
