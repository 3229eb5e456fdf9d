import { Meter } from '../../drawing/Meter.tsx';
import type { ContainerfileView } from './Figure.tsx';
import type { BuildView, StepView } from './frame.ts';
import { size } from './text.ts';
import { labels } from './words.ts';

/** The builds side by side: what became of each instruction, and which layer it left. */
export function Builds({ view }: { readonly view: ContainerfileView }) {
  const { builds } = view.frame;
  return (
    <div className="cf-builds" data-builds={builds.length}>
      {builds.length === 0 && <p className="cf-nothing">{labels.notBuilt}</p>}
      {builds.map((build) => (
        <Build key={build.build} view={build} />
      ))}
    </div>
  );
}

function Build({ view: { build, steps, made, share, image, shown } }: { readonly view: BuildView }) {
  return (
    <section className="cf-build" data-shown={shown || undefined} aria-label={labels.steps(build)}>
      <p className="cf-head">{labels.builds[build]}</p>
      <ol className="cf-steps">
        {steps.map((step) => (
          <Step key={step.index} step={step} />
        ))}
      </ol>
      <dl className="cf-sums">
        <div>
          <dt>{labels.made}</dt>
          <dd>{size(made)}</dd>
        </div>
        <Meter share={share} tone="container" />
        <div>
          <dt>{labels.image}</dt>
          <dd>{image === null ? '–' : size(image)}</dd>
        </div>
      </dl>
    </section>
  );
}

function Step({ step }: { readonly step: StepView }) {
  const { line, keyword, text, outcome, word, layer, digest, bytes, state, dead, problem } = step;
  const depth = layer === null ? undefined : Math.min(layer, 6);
  return (
    <li className="cf-step" data-outcome={outcome} data-state={state} data-dead={dead || undefined}>
      <span className="cf-no">{line}</span>
      <span className="cf-what" title={`${keyword} ${text}`}>
        <b>{keyword}</b> {text}
      </span>
      <span className="cf-result">
        <span
          className="cf-chip"
          data-role={layer === null ? undefined : 'layer'}
          style={depth === undefined ? undefined : { background: `var(--layer-${depth})` }}
        >
          {word}
        </span>
        {bytes !== null && digest !== null && layer !== null && (
          <span className="cf-layer">
            {labels.layer(layer)}, {size(bytes)} <code>{digest.slice(0, 8)}</code>
          </span>
        )}
        {dead && <b className="cf-dead">{labels.dead}</b>}
      </span>
      {problem !== null && <span className="cf-why">{problem}</span>}
    </li>
  );
}
