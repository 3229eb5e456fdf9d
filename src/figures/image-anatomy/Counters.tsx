import type { AnatomyView } from './Figure.tsx';
import { labels } from './words.ts';

/** Digests written anew, references that do not hold, parts stored. */
export function Counters({ view: { frame } }: { readonly view: AnatomyView }) {
  return (
    <dl className="ia-counters">
      <div>
        <dt>{labels.written}</dt>
        <dd>{frame.written}</dd>
      </div>
      <div>
        <dt>{labels.broke}</dt>
        <dd>{frame.broken}</dd>
      </div>
      <div>
        <dt>{labels.blobs}</dt>
        <dd>{frame.stored}</dd>
      </div>
    </dl>
  );
}
