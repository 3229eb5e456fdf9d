import type { Us } from '../../playback/timeline.ts';
import { receivedAt } from '../../simulators/image-layers/registry/index.ts';
import type { Run } from './run.ts';
import { briefPath, size } from './text.ts';
import { labels, typeName } from './words.ts';

export interface LogRow {
  readonly n: number;
  /** Sent by now. A row that is not shown keeps its place. */
  readonly shown: boolean;
  readonly method: string;
  readonly path: string;
  readonly fullPath: string;
  /** The Range header; '' without one. */
  readonly range: string;
  /** '' until the status line has come. */
  readonly status: string;
  readonly bad: boolean;
  readonly type: string;
  readonly body: string;
  /** Position of the layer it is about; −1 for none. */
  readonly layer: number;
}

/** The requests of a run in the order they are sent, as far as they and their answers are known at `t`. */
export function logRows(run: Run, t: Us): LogRow[] {
  const at = t - run.lead;
  return run.pull.exchanges.map((exchange, i) => {
    const { method, path, purpose, part, from, sent, answered, status, mediaType, ended, end } = exchange;
    const there = answered !== null && answered <= at;
    const bare = purpose === 'token' ? labels.tokenPath : path;
    return {
      n: i + 1,
      shown: sent <= at,
      method,
      path: briefPath(bare),
      fullPath: bare,
      range: from === null ? '' : labels.range(String(from)),
      status: there ? String(status) : at >= ended && end === 'cancelled' ? labels.cancelled : '',
      bad: there && status === 401,
      type: there ? typeName(mediaType) : '',
      body: there ? bodyWords(run, i, at) : '',
      layer: part?.layer ?? -1,
    };
  });
}

function bodyWords(run: Run, i: number, at: Us): string {
  const { method, purpose, size: all, ended, end, progress, part } = run.pull.exchanges[i]!;
  if (method === 'HEAD') return labels.noBody;
  if (purpose === 'token') return labels.tokenBody;
  if (all === 0) return labels.smallBody;
  const assumed = part?.kind === 'index' && part.bytes === null ? labels.about : '';
  if (at >= ended && end === 'broken') return labels.broken(size(receivedAt(progress, at)));
  if (at >= ended && end === 'cancelled') return labels.cancelled;
  if (at >= ended && end === 'dropped') return labels.dropped;
  return `${assumed}${size(all)}`;
}
