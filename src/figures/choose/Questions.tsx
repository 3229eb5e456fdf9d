import { useId } from 'react';
import type { ChooseView } from './Figure.tsx';
import type { Question } from './frame.ts';
import { withAnswer } from './params.ts';
import { afterAll } from './run.ts';
import { labels, open } from './words.ts';

/** The questions with their answers; giving another answer lays its reasons on at once. */
export function Questions({ view }: { readonly view: ChooseView }) {
  return (
    <section className="cho-questions" aria-label={labels.questions}>
      {view.frame.questions.map((question) => (
        <Ask key={question.id} question={question} view={view} />
      ))}
    </section>
  );
}

function Ask({ question, view }: { readonly question: Question; readonly view: ChooseView }) {
  const name = useId();
  const give = (answer: string) => view.setParams(withAnswer(view.params, question.id, answer), afterAll);
  return (
    <fieldset className="cho-question" data-state={question.state}>
      <legend>{question.text}</legend>
      <span className="choice-row">
        {[...question.answers, { id: 'open', label: open }].map(({ id, label }) => (
          <label key={id} data-open={id === 'open' || undefined}>
            <input
              type="radio"
              name={name}
              value={id}
              checked={question.answer === id}
              onChange={() => give(id)}
            />
            <span>{label}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
