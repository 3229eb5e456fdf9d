import type { AnatomyView } from './Figure.tsx';
import type { ImageView, NamedView, NodeView } from './frame.ts';
import type { Look } from './params.ts';
import { labels } from './words.ts';

interface Props {
  readonly image: ImageView;
  readonly view: AnatomyView;
}

/** One image from its tag down: each part with its digest, and whether those above still name it. */
export function Image({ image: { of, tag, shown, nodes }, view }: Props) {
  const { story } = view.params;
  return (
    <div className="ia-image" data-shown={shown || undefined}>
      <p className="ia-head">{labels.image(of, story)}</p>
      <p className="ia-tag" data-state={tag?.state ?? 'none'}>
        {tag ? (
          <>
            <b>{tag.name}</b> <code>{tag.digest}…</code> <State state={tag.state} />
          </>
        ) : (
          labels.noTag
        )}
      </p>
      <ol>
        {nodes.map((node) => (
          <Node key={node.id} node={node} of={of} view={view} />
        ))}
      </ol>
    </div>
  );
}

const depth: Readonly<Record<string, number>> = { layer1: 1, layer2: 3 };

interface NodeProps {
  readonly node: NodeView;
  readonly of: 0 | 1;
  readonly view: AnatomyView;
}

function Node({ node, of, view: { params, t, setParams } }: NodeProps) {
  const { id, name, what, digest, named, state, looked, flipped, same } = node;
  const layer = depth[id];
  const look: Look = of === 1 ? `b-${id}` : id;
  return (
    <li className="ia-node" data-part={id} data-state={state} data-flipped={flipped || undefined}>
      <button
        type="button"
        aria-pressed={looked}
        data-role={layer === undefined ? 'user-space' : 'layer'}
        style={layer === undefined ? undefined : { background: `var(--layer-${layer})` }}
        onClick={() => setParams({ ...params, look }, t)}
      >
        <span className="ia-name">
          {name} {flipped && <i>{labels.flipped}</i>}
        </span>
        <code>{digest}</code>
      </button>
      <span className="ia-what">{same ? labels.same : what}</span>
      <ul className="ia-named">
        {named.map((each) => (
          <Named key={`${each.from} ${each.by}`} named={each} />
        ))}
      </ul>
    </li>
  );
}

/** What a part above says of this one. */
function Named({ named: { by, from, written, state } }: { readonly named: NamedView }) {
  return (
    <li data-state={state}>
      <span>
        {labels.namedBy(from)} <code>{written}</code>
        {by === 'diffId' && <em> {labels.diffId}</em>}
      </span>{' '}
      <State state={state} />
    </li>
  );
}

const words = { later: '', holds: labels.holds, broken: labels.broken, fresh: labels.fresh } as const;
const marks = {
  later: '',
  holds: 'M2 7l4 4 7-8',
  broken: 'M3 3l9 9M12 3l-9 9',
  fresh: 'M2 12l2-5 7-5 2 3-7 5z',
} as const;

/** A sign and a word, so that no colour has to say it. */
export function State({ state }: { readonly state: NamedView['state'] }) {
  return (
    <span className="ia-state" data-state={state}>
      <svg viewBox="0 0 15 15" aria-hidden="true">
        <path d={marks[state]} />
      </svg>
      {words[state]}
    </span>
  );
}
