import { Box } from '../../drawing/Box.tsx';
import { formatLength } from '../../playback/format-time.ts';
import type { BootView } from './Figure.tsx';
import type { Progress, RowView } from './frame.ts';
import { stretch } from './place.ts';
import { Track } from './Track.tsx';
import { segmentLabel, segmentWords, stackWords, words } from './words.ts';

/** One start, stretched over the whole width: what runs now, whose kernel it stands on, what is there by now. */
export function RowPanel({ view, row }: { readonly view: BootView; readonly row: RowView }) {
  const { frame, time } = view;
  const { segments, answer, kernelSince, answered, phase } = row;
  return (
    <section className="boot-row" aria-label={row.title} data-answered={answered || undefined}>
      <Stack row={row} />
      <div className="boot-main">
        <header className="boot-head">
          <h3>{row.title}</h3>
          <span className="boot-what">{row.what}</span>
          <span className="boot-label">{row.label}</span>
          <span className="boot-answer">{answered ? words.answers(formatLength(answer)) : words.notYet}</span>
        </header>
        <p className="boot-now">
          <b>{answered ? words.answered : segmentLabel(phase)}</b> {answered ? '' : row.does}
        </p>
        <Track from={0} to={answer} time={time} className="boot-bar">
          {segments.map(({ id, role, start, end }) => (
            <span key={id} className="boot-segment" data-kind={role} style={stretch(start, end, 0, answer)}>
              <span className="boot-long">{segmentLabel(id)}</span>
              <span className="boot-short">{segmentWords[id]?.short}</span>
            </span>
          ))}
        </Track>
        <div className="boot-kernel">
          <Track
            from={0}
            to={answer}
            time={time}
            className="boot-strip"
            ground={kernelSince === null && <span className="boot-orange boot-always" data-role="kernel" />}
          >
            {kernelSince !== null && (
              <span
                className="boot-orange"
                data-role="kernel"
                style={stretch(kernelSince, answer, 0, answer)}
              />
            )}
          </Track>
          <p className="boot-small">
            <b>{words.kernel}:</b> {row.kernel}
          </p>
          <p className="boot-small boot-larger">{row.larger}</p>
        </div>
        <ol className="boot-legend">
          {segments.map(({ id, role, start, end }) => (
            <li key={id} data-now={phase === id || undefined} data-past={frame.t >= end || undefined}>
              <i className="boot-swatch boot-segment" data-kind={role} aria-hidden="true" />
              <span>{segmentLabel(id)}</span>
              <span className="boot-length">{frame.t >= end ? formatLength(end - start) : ''}</span>
            </li>
          ))}
        </ol>
        <p className="boot-beside">{row.beside}</p>
      </div>
    </section>
  );
}

function Stack({ row }: { readonly row: RowView }) {
  const { stack, own, answered } = row;
  const says = (progress: Progress, working: string, here: string) =>
    progress === 'absent' ? stackWords.not : progress === 'working' ? working : here;
  return (
    <div className="boot-stack">
      <Box
        role="app"
        size="thin"
        label={stackWords.app}
        ghost={stack.app === 'absent'}
        aside={says(stack.app, stackWords.working, answered ? stackWords.serving : stackWords.here)}
      />
      <Box
        role="user-space"
        size="thin"
        label={own ? stackWords.userSpace : stackWords.walls}
        ghost={stack.userSpace === 'absent'}
        aside={says(stack.userSpace, stackWords.working, stackWords.here)}
      />
      <Box
        role="kernel"
        label={own ? stackWords.kernel : stackWords.hostKernel}
        ghost={stack.kernel === 'absent'}
        aside={own ? says(stack.kernel, stackWords.booting, stackWords.here) : stackWords.long}
      />
      {stack.machine !== null && (
        <Box
          role="virtual-hardware"
          size="thin"
          label={stackWords.machine}
          aside={says(stack.machine, stackWords.working, '')}
        />
      )}
    </div>
  );
}
