import type { MotionValue } from 'framer-motion';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { readState } from '../share/address.ts';
import { encodeState, type Preset } from '../share/codec.ts';
import { useSharedState } from '../share/useSharedState.ts';
import { BetPanel } from './BetPanel.tsx';
import type { BaseFrame, FigureDefinition, FigureProps } from './figure.ts';
import { formatMoment } from './format-time.ts';
import { KeyFrames } from './KeyFrames.tsx';
import { Narration, Transcript } from './Narration.tsx';
import { Presets } from './Presets.tsx';
import { clampTime, type Us } from './timeline.ts';
import { Transport } from './Transport.tsx';
import { useOnScreen } from './useOnScreen.ts';
import type { Movement } from './player.ts';
import { usePlayback } from './usePlayback.ts';
import { useReducedMotion } from './useReducedMotion.ts';
import { Waking } from './Waking.tsx';
import { words } from './words.ts';

/** What a figure draws from. */
export interface View<P, R, F> {
  readonly frame: F;
  readonly run: R;
  readonly params: P;
  /** The moment `frame` is of. */
  readonly t: Us;
  /** The moving moment, for what moves smoothly; equals `t` at rest. */
  readonly time: MotionValue<number>;
  readonly playing: boolean;
  /** The reader is dragging along the time line. */
  readonly scrubbing: boolean;
  readonly reducedMotion: boolean;
  readonly claims: FigureProps['claims'];
  readonly place: FigureProps['place'];
  /** Changes settings; the new run stands at `t` (default: its start). */
  readonly setParams: (next: P, t?: Us) => void;
  /** Changes settings and plays the new run from where `startOf` says: for something the reader does in the picture. */
  readonly act: (next: P, startOf: (run: R) => Us) => void;
  readonly seek: (t: Us) => void;
}

export interface ShellProps<P extends object, R, F extends BaseFrame> extends FigureProps {
  readonly definition: FigureDefinition<P, R, F>;
  /** Draws a frame. */
  readonly stage: (view: View<P, R, F>) => ReactNode;
  /** The settings beside the presets. */
  readonly settings?: (view: View<P, R, F>) => ReactNode;
}

/**
 * The contract every figure keeps: presets, bet, stage, settings, transport, narration, transcript, links, keyboard,
 * reduced motion. A figure brings its definition and how it is drawn.
 */
export function FigureShell<P extends object, R, F extends BaseFrame>(props: ShellProps<P, R, F>) {
  return props.keyFrames ? <KeyFrames {...props} /> : <LiveFigure {...props} />;
}

const historyModes = { step: 'push', scrub: 'glide', rest: 'replace' } as const;

function LiveFigure<P extends object, R, F extends BaseFrame>(props: ShellProps<P, R, F>) {
  const { definition, claims, place, preset, stage, settings } = props;
  const shared = useSharedState(definition.id, definition, preset, place === 'embed');
  const { state, set } = shared;
  const computed = useMemo(
    () => compute(definition, state.params, claims),
    [definition, state.params, claims],
  );
  const { run, timeline } = computed;
  const root = useRef<HTMLDivElement>(null);
  const reducedMotion = useReducedMotion();
  const playback = usePlayback({
    timeline,
    pace: definition.pace(run),
    reducedMotion,
    onScreen: useOnScreen(root),
    onMove: useCallback(
      (t: Us, movement: Movement) => set({ ...state, t }, historyModes[movement]),
      [set, state],
    ),
  });

  // An address or Back brought another moment: stand there, without writing it into the history again.
  const { show, seek } = playback;
  useEffect(() => {
    if (shared.arrivals > 0) show(clampTime(timeline.duration, state.t));
    // Only an arrival moves the clock: what the reader does here has moved it already.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shared.arrivals]);
  // What was pressed before the figure answered is meant for the moment of the address, so that comes first.
  useEffect(() => {
    if (shared.arrivals > 0 || readState(location.search, definition.id) === '')
      root.current?.setAttribute('data-awake', '');
  }, [shared.arrivals, definition.id]);
  // The player knows of a new run only once React has drawn it; what is to be played waits for that.
  const [wishes, setWishes] = useState(0);
  const { play } = playback;
  useEffect(() => {
    if (wishes > 0) play();
  }, [wishes, play]);

  const frame = useMemo(() => definition.frameAt(run, playback.t), [definition, run, playback.t]);
  const start = useCallback(
    (next: { preset: string; params: P }, t: Us) => {
      show(t);
      set({ ...next, t }, 'push');
    },
    [show, set],
  );
  // Steady while time moves, so that what does not show the moment is not drawn again with it.
  const hand = useMemo<Pick<View<P, R, F>, 'setParams' | 'act' | 'seek'>>(
    () => ({
      setParams: (params, t = 0) => {
        const { duration } = compute(definition, params, claims).timeline;
        start({ preset: state.preset, params }, clampTime(duration, t));
      },
      act: (params, startOf) => {
        start({ preset: state.preset, params }, startOf(compute(definition, params, claims).run));
        setWishes((n) => n + 1);
      },
      seek: (t) => seek(t, 'step'),
    }),
    [definition, claims, start, state.preset, seek],
  );
  const pick = useCallback(
    (picked: Preset<P>) => start({ preset: picked.id, params: picked.params }, 0),
    [start],
  );
  const { link } = shared;
  const { time } = playback;
  const linkToNow = useCallback(() => link(Math.round(time.get())), [link, time]);
  const view: View<P, R, F> = {
    frame,
    run,
    params: state.params,
    t: playback.t,
    time,
    playing: playback.playing,
    scrubbing: playback.scrubbing,
    reducedMotion,
    claims,
    place,
    ...hand,
  };
  const changed = useMemo(
    () =>
      encodeState(definition, { preset: state.preset, params: state.params, t: 0 }) !==
      encodeState(definition, presetState(definition, state.preset)),
    [definition, state.preset, state.params],
  );
  const bet = useMemo(() => definition.bet?.(run), [definition, run]);
  const question = bet ? `${state.preset} ${bet.id}` : '';
  const [answered, setAnswered] = useState('');
  // What a bet is about stays told once it has been on the screen, also when the reader goes back to the start.
  if (bet && answered !== question && playback.t >= bet.settledAt(run)) setAnswered(question);
  const moment = useCallback(
    (t: Us) => definition.moment?.(run, t) ?? formatMoment(t, timeline.duration),
    [definition, run, timeline],
  );
  const problems = [
    ...(computed.problem ? [computed.problem] : []),
    ...(shared.problems ?? []),
    ...(shared.problems && state.t > Math.ceil(timeline.duration) ? [words.pastEnd] : []),
  ];

  return (
    // Shortcuts, only while something in the figure has the focus; every one of them has a button.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={root}
      className="figure-body"
      data-figure={definition.id}
      data-scrubbing={playback.scrubbing || undefined}
      onKeyDown={(event) => shortcut(event, playback)}
    >
      {bet && <BetPanel key={question} bet={bet} run={run} settled={playback.t >= bet.settledAt(run)} />}
      <Presets
        presets={definition.presets}
        current={state.preset}
        changed={changed}
        held={question !== answered && bet != null}
        onPick={pick}
      />
      {problems.length > 0 && (
        <div className="problems" role="alert">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="stage" role="group" aria-label={definition.title}>
        <p className="visually-hidden">{frame.alt}</p>
        <Waking>{stage(view)}</Waking>
      </div>
      <div className="deck">
        <Transport
          playback={playback}
          timeline={timeline}
          moment={moment}
          link={linkToNow}
          title={definition.title}
        />
        <Narration t={playback.t} timeline={timeline} moment={moment} say={frame.say} />
      </div>
      {settings && <div className="settings">{settings(view)}</div>}
      <Transcript
        run={run}
        timeline={timeline}
        moment={moment}
        frameAt={definition.frameAt}
        onPick={view.seek}
      />
    </div>
  );
}

/** Settings that cannot be run leave the figure at its default, with the reason in words. */
function compute<P extends object, R, F extends BaseFrame>(
  definition: FigureDefinition<P, R, F>,
  params: P,
  claims: FigureProps['claims'],
) {
  try {
    const run = definition.run(params, claims);
    return { run, timeline: definition.timeline(run) };
  } catch (error) {
    const run = definition.run(definition.presets[0]!.params, claims);
    const reason = error instanceof Error ? error.message : String(error);
    return { run, timeline: definition.timeline(run), problem: words.refused(reason) };
  }
}

function presetState<P extends object, R, F extends BaseFrame>(
  definition: FigureDefinition<P, R, F>,
  id: string,
) {
  const preset = definition.presets.find((p) => p.id === id) ?? definition.presets[0]!;
  return { preset: preset.id, params: preset.params, t: 0 };
}

/** Keys that work while the focus is inside the figure, but not in a field that needs them itself. */
function shortcut(event: KeyboardEvent, playback: ReturnType<typeof usePlayback>): void {
  const target = event.target as HTMLElement;
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    target.closest('input:not([type=radio], [type=checkbox], [type=range]), select, textarea')
  )
    return;
  const actions: Record<string, () => void> = {
    k: playback.playing ? playback.pause : playback.play,
    ',': playback.stepBack,
    '.': playback.stepForward,
    '0': playback.toStart,
  };
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}
