import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { readState, withState } from './address.ts';
import { decodeState, defaultState, encodeState, type Shareable, type SharedState } from './codec.ts';
import { addressToShare } from './page-address.ts';

/**
 * How a change goes into the browser's history: a step or a setting is a place to come back to, a moment that was
 * scrubbed to replaces the last one, and one that is still on its way does so once the hand stands still.
 */
export type HistoryMode = 'push' | 'replace' | 'glide';

export interface SharedStateHandle<P> {
  readonly state: SharedState<P>;
  /** What of the address did not fit; null where the state is not, or no longer, the address's. */
  readonly problems: readonly string[] | null;
  /** Grows each time the state came from outside (the address, Back), so that the clock can follow it. */
  readonly arrivals: number;
  readonly set: (next: SharedState<P>, mode: HistoryMode) => void;
  /** The address of the present state at this figure. */
  readonly link: (t: number) => string;
}

/**
 * How long a write waits (ms): browsers refuse more than about a hundred in half a minute, and each costs a slow phone
 * a picture or two, which is felt while the hand is moving.
 */
const wait = 350;

/**
 * A figure's settings and moment, kept in the address under the figure's id. The first render is the preset's
 * (that is what the server drew); an address that says more is applied right after waking up, and on Back. `inFrame`:
 * in somebody else's page nothing is pushed, because their Back button is not ours.
 */
export function useSharedState<P extends object>(
  id: string,
  of: Shareable<P>,
  preset?: string,
  inFrame = false,
): SharedStateHandle<P> {
  const initial = useMemo(() => defaultState(of, preset), [of, preset]);
  const [state, setState] = useState(initial);
  const [problems, setProblems] = useState<readonly string[] | null>(null);
  const [arrivals, setArrivals] = useState(0);
  const latest = useRef(state);
  /** What the address says of this figure, as far as it has been read or written here. */
  const known = useRef('');
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const arrive = () => {
      const text = readState(location.search, id);
      // A link within the page, and Back over what another figure did, leave this one as it stands.
      if (text === known.current) return;
      known.current = text;
      clearTimeout(pending.current);
      pending.current = undefined;
      const decoded = text === '' ? { ...initial, problems: [] } : decodeState(of, text);
      const { problems: found, ...next } = decoded;
      latest.current = next;
      setState(next);
      setProblems(found);
      setArrivals((n) => n + 1);
    };
    arrive();
    addEventListener('popstate', arrive);
    return () => {
      removeEventListener('popstate', arrive);
      clearTimeout(pending.current);
    };
  }, [id, of, initial]);

  const set = useCallback(
    (next: SharedState<P>, mode: HistoryMode) => {
      const onTheWay = mode !== 'push' && next.params === latest.current.params;
      latest.current = next;
      // Where only the moment moves, the clock knows it already, and nothing is drawn for its sake.
      if (!onTheWay) setState(next);
      setProblems(null);
      const write = () => {
        pending.current = undefined;
        const text = encodeIn(of, initial, latest.current);
        const href = withState(location.href, id, text);
        if (href === location.href) return;
        known.current = text;
        if (mode === 'push' && !inFrame) history.pushState(history.state, '', href);
        else history.replaceState(history.state, '', href);
      };
      if (mode !== 'replace') {
        clearTimeout(pending.current);
        pending.current = undefined;
      }
      if (mode === 'push') write();
      else pending.current ??= setTimeout(write, wait);
    },
    [id, of, initial, inFrame],
  );

  const link = useCallback(
    (t: number) => {
      const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
      const page = addressToShare(location.href, canonical);
      return withState(page, id, encodeIn(of, initial, { ...latest.current, t }), id);
    },
    [id, of, initial],
  );

  return { state, problems, arrivals, set, link };
}

/** Where a page shows the figure with a preset of its own, the default preset must be written out to win over it. */
function encodeIn<P extends object>(
  of: Shareable<P>,
  initial: SharedState<P>,
  state: SharedState<P>,
): string {
  const text = encodeState(of, state);
  const first = of.presets[0]!.id;
  if (initial.preset === first) return text;
  if (state.preset === initial.preset && text === `1.${initial.preset}`) return '';
  if (state.preset !== first) return text;
  return text === '' ? `1.${first}` : text.replace(/^1/, `1.${first}`);
}
