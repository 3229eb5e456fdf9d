import type { NestFrame, NestView as Nest } from './nest-frame.ts';
import { nestLabels } from './nest-words.ts';
import { labels } from './words.ts';

interface Props {
  readonly frame: NestFrame;
  readonly toStep: (step: number) => void;
}

/** Boxes in boxes, each over its kernel where it has one, and the kernels counted level by level. */
export function NestView({ frame: { nests, counts, sum }, toStep }: Props) {
  return (
    <div className="spn">
      <section className="spn-nests" aria-label={labels.nest}>
        {nests.map((box) => (
          <NestBox key={box.id} box={box} depth={0} toStep={toStep} />
        ))}
      </section>
      <table className="spn-counts">
        <caption>{labels.count}</caption>
        <thead>
          <tr>
            <th scope="col">{labels.level}</th>
            <th scope="col">{labels.boxesHead}</th>
            <th scope="col">{labels.kernelsHead}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ kind, name, boxes, kernels, state }) => (
            <tr key={kind} data-state={state}>
              <th scope="row">{name}</th>
              <td>{boxes}</td>
              <td data-some={kernels > 0 || undefined}>{kernels}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {labels.sum}
            </th>
            <td data-some>
              <span className="spn-sum">{sum}</span>
              <span className="spn-all">{counts.at(-1)!.sum}</span>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface BoxProps {
  readonly box: Nest;
  readonly depth: number;
  readonly toStep: (step: number) => void;
}

function NestBox({ box, depth, toStep }: BoxProps) {
  const { kind, name, virtual, state, kernel, asked, taken, inside } = box;
  if (kind === 'container')
    return (
      <div
        className="box spn-container"
        data-role="app"
        data-state={state}
        data-asked={asked || undefined}
        data-taken={taken || undefined}
      >
        <span>{name}</span>
        <span className="spn-mark">{taken ? nestLabels.taken : asked ? nestLabels.asked : ''}</span>
      </div>
    );
  return (
    <article
      className="spn-box"
      data-kind={kind}
      data-virtual={virtual || undefined}
      data-state={state}
      aria-label={name}
    >
      <p className="spn-name">
        {name} {(virtual || depth === 0) && <span>{virtual ? nestLabels.vm : nestLabels.physical}</span>}
      </p>
      <div className="spn-inside">
        {inside.map((each) => (
          <NestBox key={each.id} box={each} depth={depth + 1} toStep={toStep} />
        ))}
      </div>
      {kernel && (
        <div
          className="box spn-kernel"
          data-role="kernel"
          data-answers={kernel.answers || undefined}
          data-broken={kernel.broken || undefined}
        >
          <span>{kernel.label}</span>
          <span className="spn-mark">
            {kernel.broken ? nestLabels.broken : kernel.answers ? nestLabels.answers : ''}
          </span>
        </div>
      )}
      {state === 'closed' && (
        <button
          type="button"
          className="spn-open"
          aria-label={`${labels.open} ${name}`}
          onClick={() => toStep(depth)}
        >
          {labels.open}
        </button>
      )}
    </article>
  );
}
