import type { ContainerfileView } from './Figure.tsx';
import { labels } from './words.ts';

/** The files that the builder may copy; a mark stays with the one that changes between the builds. */
export function Folder({ view }: { readonly view: ContainerfileView }) {
  return (
    <section className="cf-folder" aria-label={labels.folder}>
      <p className="cf-head">{labels.folder}</p>
      <ul>
        {view.frame.folder.map(({ path, changed }) => (
          <li key={path} data-changed={changed === 'no' ? undefined : ''}>
            {path}
            {changed !== 'no' && <b> {changed === 'time' ? labels.touched : labels.changed}</b>}
          </li>
        ))}
      </ul>
    </section>
  );
}
