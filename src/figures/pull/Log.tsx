import { Fragment } from 'react';
import type { PullView } from './Figure.tsx';
import { labels } from './words.ts';

/** What was asked and what came back, one line for each request. A line that is still to come keeps its place. */
export function Log({ view }: { readonly view: PullView }) {
  const { columns } = labels;
  return (
    <div className="pl-log">
      <table>
        <caption>
          {labels.log}
          <span>{view.frame.requests === 0 ? labels.nothingYet : ''}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{columns.n}</th>
            <th scope="col">{columns.method}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col">{columns.type}</th>
            <th scope="col">{columns.size}</th>
          </tr>
        </thead>
        <tbody>
          {view.frame.log.map((row) => (
            <tr key={row.n} data-shown={row.shown || undefined} data-bad={row.bad || undefined}>
              <td className="pl-log-n">
                <span data-depth={row.layer >= 0 ? row.layer + 1 : undefined}>{row.n}</span>
              </td>
              <td className="pl-log-path" title={row.fullPath}>
                <b>{row.method}</b> <Path path={row.path} />
                {row.range && <em>{row.range}</em>}
              </td>
              <td>{row.status}</td>
              <td>{row.type}</td>
              <td className="pl-log-size">{row.body}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A path that breaks after its slashes where it must break. */
function Path({ path }: { readonly path: string }) {
  return path.split(/(?<=\/)/).map((piece, i) => (
    <Fragment key={i}>
      {piece}
      <wbr />
    </Fragment>
  ));
}
