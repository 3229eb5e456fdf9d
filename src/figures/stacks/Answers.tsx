import { Fragment } from 'react';
import type { Answer, Chip, Line } from './answer-rows.ts';
import { CopyMark } from './BrickBox.tsx';
import type { Frame } from './frame.ts';
import { panel as words, shapeWords } from './words.ts';

/** The four questions with their answers; beside them those of another stack, if one is held. */
export function Answers({ frame }: { readonly frame: Frame }) {
  const { rows, beside } = frame;
  return (
    <section className="stk-answers" aria-label={words.answers} data-held={beside ?? undefined}>
      <dl>
        {rows.map(({ id, question, answer, changed, beside: other }) => (
          <div key={id} className="stk-row" data-changed={changed || undefined}>
            <dt>
              {question}
              {changed && <span className="stk-tag">{words.changed}</span>}
            </dt>
            <dd>
              <AnswerView answer={answer} />
            </dd>
            {other && beside && (
              <dd className="stk-other">
                <span className="stk-other-name">
                  {shapeWords[beside]}: {other.same ? words.same : words.differs}
                </span>
                {!other.same && <AnswerView answer={other.answer} />}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Chips and arrows for the eye, the sentence for the ear. */
const AnswerView = ({ answer }: { readonly answer: Answer }) => (
  <>
    <span className="visually-hidden">{answer.text}</span>
    {answer.lines.map((line, i) => (
      <LineView key={i} line={line} />
    ))}
  </>
);

function LineView({ line: { kind, chips } }: { readonly line: Line }) {
  if (kind === 'plain')
    return (
      <span className="stk-plain" aria-hidden="true">
        {chips[0]!.text}
      </span>
    );
  return (
    <span className="stk-line" data-kind={kind} aria-hidden="true">
      {chips.map((chip, i) => (
        <Fragment key={chip.text}>
          {i > 0 && kind === 'way' && <Arrow />}
          <ChipView chip={chip} />
        </Fragment>
      ))}
    </span>
  );
}

function ChipView({ chip: { role, text, copies } }: { readonly chip: Chip }) {
  return (
    <span className={role || copies.length === 0 ? 'stk-word' : 'stk-who'} data-role={role ?? undefined}>
      {role && text}
      {copies.length > 0 && (
        <span className="stk-marks">
          {copies.map((copy) => (
            <CopyMark key={copy} copy={copy} />
          ))}
        </span>
      )}
      {!role && text}
    </span>
  );
}

const Arrow = () => (
  <svg className="icon line stk-arrow" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M2 8h11M9 4l4 4-4 4" />
  </svg>
);
