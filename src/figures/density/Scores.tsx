import type { Frame } from './frame.ts';
import { labels, sideWords } from './words.ts';

/** Both hosts in numbers, and the number that the bet is about once it is known. */
export function Scores({ frame: { scores, ratio } }: { readonly frame: Frame }) {
  return (
    <div className="den-scores">
      <table>
        <caption className="visually-hidden">{labels.scores}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{sideWords.vms.many}</th>
            <th scope="col">{sideWords.containers.many}</th>
          </tr>
        </thead>
        <tbody>
          {scores.map(({ id, label, vms, containers }) => (
            <tr key={id} data-score={id}>
              <th scope="row">{label}</th>
              <td>{vms}</td>
              <td>{containers}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="den-ratio" data-known={ratio !== null || undefined}>
        <b>{ratio ?? '?'}</b>
        <span>{labels.ratio}</span>
      </p>
    </div>
  );
}
