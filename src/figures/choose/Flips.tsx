import type { ChooseView } from './Figure.tsx';
import { withAnswer } from './params.ts';
import { afterAll } from './run.ts';
import { labels } from './words.ts';

/** Each single answer that would change what is ahead; pressing one gives it. Room is kept before the advice. */
export function Flips({ view: { frame, params, setParams } }: { readonly view: ChooseView }) {
  return (
    <section className="cho-flips" data-shown={frame.advised || undefined} aria-label={labels.flips}>
      <p className="cho-flips-head">{labels.flips}</p>
      {frame.flips.length === 0 && <p>{labels.noFlip}</p>}
      <ul>
        {frame.flips.map(({ question, answer, text, then }) => (
          <li key={`${question} ${answer}`}>
            <button type="button" onClick={() => setParams(withAnswer(params, question, answer), afterAll)}>
              {text} <span className="cho-then">→ {then}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
