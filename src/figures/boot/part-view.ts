import { formatLength } from '../../playback/format-time.ts';
import type { Us } from '../../playback/timeline.ts';
import type { Group } from './groups.ts';
import { parts, type Part } from './params.ts';
import type { Run } from './run.ts';
import { partWords, words } from './words.ts';

/** One part of the Debian guest's start that can be taken away. */
export interface PartView {
  readonly id: Part;
  readonly label: string;
  /** `taken` goes along with another part. */
  readonly state: 'here' | 'off' | 'taken';
  /** How long it takes, once that was seen; how long it took, once it is gone; with what it goes. */
  readonly note: string;
  /** A part of what systemd starts. */
  readonly service: boolean;
}

const isService = (part: Part): boolean =>
  part === 'devices' || part === 'logs' || part === 'house' || part === 'network' || part === 'logins';

/** Every part at `t`, in the order in which they begin. */
export function partViews(of: Run, t: Us): PartView[] {
  return parts.map((id) => {
    const taker = of.gone.get(id);
    return {
      id,
      label: partWords[id].label,
      state: taker === undefined ? 'here' : taker === id ? 'off' : 'taken',
      note: note(of, id, taker, t),
      service: isService(id),
    };
  });
}

function note(of: Run, id: Part, taker: Part | undefined, t: Us): string {
  if (taker !== undefined && taker !== id) return words.goesWith(partWords[taker].label);
  if (isService(id)) {
    const work = (taker === undefined ? of.services : of.wholeServices)?.work[id as Group];
    if (work === undefined) return '';
    if (taker !== undefined) return words.was(formatLength(work));
    return of.services && t >= of.systemd + of.services.appStart ? words.computes(formatLength(work)) : '';
  }
  const row = taker === undefined ? of.rows.debian : of.full;
  const segment = row.segments.find((each) => each.id === id);
  if (!segment) return '';
  const length = formatLength(segment.end - segment.start);
  if (taker !== undefined) return words.was(length);
  return t >= segment.end ? length : '';
}
