import { useEffect, useId, useRef, useState, type CSSProperties } from 'react';
import type { ContainerfileView } from './Figure.tsx';
import { moved } from './move.ts';
import { fitsLink, longestText } from './text-field.ts';
import { labels } from './words.ts';

/** Milliseconds without a key before what was typed becomes a new run (and a new entry of the history). */
const pause = 600;

/** The text with its line numbers; an error stands at its line and, in words, below. */
export function Editor({ view }: { readonly view: ContainerfileView }) {
  const { params, frame, setParams } = view;
  const id = useId();
  const [draft, setDraft] = useState(params.now);
  const [line, setLine] = useState(1);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Another preset, a link or Back brought another text.
  const [known, setKnown] = useState(params.now);
  if (known !== params.now) {
    setKnown(params.now);
    setDraft(params.now);
  }
  // What was typed over a text that is there no more would be written over the one that has come.
  useEffect(() => () => clearTimeout(waiting.current), [params.now]);

  const commit = (text: string) => {
    clearTimeout(waiting.current);
    setKnown(text);
    // Whoever changes the text wants to see what becomes of it.
    if (text !== params.now) setParams({ ...params, now: text }, Number.MAX_SAFE_INTEGER);
  };
  const type = (text: string) => {
    setDraft(text);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => commit(text), pause);
  };
  const move = (by: -1 | 1) => {
    const next = moved(draft, line, by);
    if (!next) return;
    setLine(next.line);
    setDraft(next.text);
    commit(next.text);
  };
  const lines = draft.split('\n');
  const problems = draft === params.now ? frame.problems : [];
  const here = Math.min(line, lines.length);

  return (
    <section className="cf-editor" aria-label={labels.editor}>
      <label className="cf-head" htmlFor={id}>
        {labels.editor}
      </label>
      <div className="cf-page" style={{ '--cf-lines': Math.max(lines.length, 9) } as CSSProperties}>
        <ol className="cf-numbers" aria-hidden="true">
          {lines.map((_, i) => (
            <li
              key={i}
              data-wrong={problems.some((problem) => problem.line === i + 1) || undefined}
              data-here={(here === i + 1 && line > 0) || undefined}
            >
              {i + 1}
            </li>
          ))}
        </ol>
        <textarea
          id={id}
          value={draft}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          maxLength={longestText}
          wrap="off"
          aria-describedby={`${id}-problems ${id}-help`}
          aria-invalid={problems.length > 0}
          onChange={(event) => type(event.currentTarget.value)}
          // The browser brings the caret into view, which may stand under the transport of a narrow page.
          onFocus={({ currentTarget }) => currentTarget.scrollIntoView({ block: 'nearest' })}
          onBlur={() => commit(draft)}
          onSelect={({ currentTarget }) =>
            setLine(currentTarget.value.slice(0, currentTarget.selectionStart).split('\n').length)
          }
        />
        {/* Paper shows every line whole; a field would cut long ones off. */}
        <ol className="cf-paper" aria-hidden="true">
          {lines.map((text, i) => (
            <li key={i}>{text}</li>
          ))}
        </ol>
      </div>
      <ul className="cf-problems" id={`${id}-problems`} aria-live="polite">
        {problems.slice(0, 3).map((problem) => (
          <li key={`${problem.line} ${problem.text}`}>{labels.problem(problem.line, problem.text)}</li>
        ))}
        {problems.length === 0 && <li data-fine="">{labels.noProblem}</li>}
        {!(fitsLink(draft) && fitsLink(params.was)) && <li data-fine="">{labels.notInLink}</li>}
      </ul>
      <div className="cf-move">
        <button type="button" disabled={moved(draft, here, -1) === null} onClick={() => move(-1)}>
          {labels.up(here)}
        </button>
        <button type="button" disabled={moved(draft, here, 1) === null} onClick={() => move(1)}>
          {labels.down(here)}
        </button>
      </div>
      <p className="cf-help" id={`${id}-help`}>
        {params.change !== 'text'
          ? labels.editorHelp
          : params.was === params.now
            ? labels.editorOfChange
            : labels.editorOfSecond}
      </p>
    </section>
  );
}
