import type { ContainerfileView } from './Figure.tsx';
import type { ContentView } from './frame.ts';
import { size } from './text.ts';
import { labels } from './words.ts';

/** Each layer of the last image opened: its files, what it deletes, and what is hidden but still there. */
export function Contents({ view }: { readonly view: ContainerfileView }) {
  const { contents, of } = view.frame;
  if (contents.length === 0) return null;
  return (
    <section className="cf-contents" aria-label={labels.contentsOf(of)}>
      <p className="cf-head">{labels.contentsOf(of)}</p>
      <ol>
        {contents.map((content) => (
          <Layer key={content.layer} content={content} />
        ))}
      </ol>
    </section>
  );
}

const markWords = {
  here: '',
  hidden: labels.hidden,
  replaced: labels.replaced,
  whiteout: labels.whiteout,
} as const;

function Layer({ content: { layer, line, bytes, entries, more, state } }: { readonly content: ContentView }) {
  return (
    <li className="cf-open" data-state={state}>
      <p
        className="cf-open-head"
        data-role="layer"
        style={{ background: `var(--layer-${Math.min(layer, 6)})` }}
      >
        <b>{labels.layer(layer)}</b>
        <span>
          {labels.line(line)}, {size(bytes)}
        </span>
      </p>
      <ul>
        {entries.map(({ path, mark }) => (
          <li key={path} data-mark={mark}>
            <code>{path}</code>
            {mark !== 'here' && <span className="cf-mark">{markWords[mark]}</span>}
          </li>
        ))}
        {more > 0 && <li className="cf-more">{labels.more(more)}</li>}
        {entries.length === 0 && <li className="cf-more">{labels.nothing}</li>}
      </ul>
    </li>
  );
}
