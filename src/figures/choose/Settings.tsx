import { DetailsList } from '../../playback/Details.tsx';
import type { ChooseView } from './Figure.tsx';
import { isFull, mostStruck } from './params.ts';
import { labels, leavesOut, settings as words } from './words.ts';

/** What the reader can undo, and what to know beside the figure. */
export function Settings({ view: { params, t, act, setParams } }: { readonly view: ChooseView }) {
  return (
    <>
      <p className="cho-hint">{isFull(params) ? words.full(mostStruck) : labels.strike}</p>
      <div className="control cho-undo">
        <button type="button" onClick={() => act(params, () => 0)}>
          {words.again}
        </button>
        <button
          type="button"
          disabled={params.struck.length === 0}
          onClick={() => setParams({ ...params, struck: [] }, t)}
        >
          {words.unstrike}
        </button>
      </div>
      <DetailsList summary={words.leavesOut} lines={leavesOut} />
    </>
  );
}
