import type { PullView } from './Figure.tsx';
import type { PartView } from './parts-view.ts';
import { brief, short, size } from './text.ts';
import { labels, registryWords, typeName } from './words.ts';

/** Left: what the registry holds under a tag, as far as the host knows of it. */
export function Registry({ view }: { readonly view: PullView }) {
  const { frame, run } = view;
  const { image } = run.pull;
  const documents = frame.parts.filter(({ kind }) => kind !== 'layer');
  const layers = frame.parts.filter(({ kind }) => kind === 'layer');
  return (
    <section className="pl-pane pl-registry" aria-label={labels.registry}>
      <h3>
        {labels.registry} <span className="pl-repository">{image.repository}</span>
      </h3>
      <p className="pl-tag" data-known={frame.tagDigest !== null || undefined}>
        <span>
          {labels.tag} <b>{image.tag}</b>
        </span>
        <span className="pl-mono">{frame.tagDigest ? brief(frame.tagDigest) : labels.unknownTag}</span>
      </p>
      <div className="pl-documents">
        {documents.map((part) => (
          <RegistryPart key={part.key} part={part} type={typeName(image[part.kind as 'index'].mediaType)} />
        ))}
      </div>
      <div className="pl-pile">
        {[...layers].reverse().map((part) => (
          <RegistryPart key={part.key} part={part} type={typeName(image.layers[part.layer]!.mediaType)} />
        ))}
      </div>
    </section>
  );
}

function RegistryPart({ part, type }: { readonly part: PartView; readonly type: string }) {
  const known = part.digest !== null;
  return (
    <div
      className="pl-part"
      data-kind={part.kind}
      data-role={part.kind === 'layer' ? 'layer' : undefined}
      data-depth={known && part.kind === 'layer' ? part.layer + 1 : undefined}
      data-known={known || undefined}
      data-going={part.look === 'asked' || part.look === 'coming' || undefined}
    >
      <span className="pl-part-line">
        <b>{part.kind === 'layer' ? labels.layer(part.layer, known ? part.name : '') : part.name}</b>
        <span className="pl-mono">{part.size === null ? '' : size(part.size)}</span>
      </span>
      <span className="pl-part-line pl-part-small">
        <span className="pl-mono" title={part.digest ?? undefined}>
          {part.digest === null ? labels.notKnown : short(part.digest)}
        </span>
        <span>{known ? (registryWords[part.look] ?? type) : ''}</span>
      </span>
    </div>
  );
}
