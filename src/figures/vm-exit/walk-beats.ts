import type { Trace } from '../../simulators/vm-exit/index.ts';
import type { Beat } from './beats.ts';
import type { Params } from './params.ts';
import type { WalkEnd } from './topic.ts';

interface How {
  readonly look: Params['look'];
  /** The first walk of the run: told row by row, or read by read. */
  readonly first: boolean;
  readonly imitated: boolean;
}

/** The steps of a walk that begins at a moment: its rows, its reads, or all of it with what it found. */
export function walkBeats(
  trace: Trace,
  from: number,
  { look, first, imitated }: How,
): { beats: Beat[]; walked: boolean } {
  const { moments } = trace;
  let to = from;
  while (moments[to + 1]?.what.kind === 'looks-up') to += 1;
  const end = endOf(trace, to);
  const references = moments
    .slice(from, to + 1)
    .flatMap(({ what }) => (what.kind === 'looks-up' ? [what.reference] : []));
  if (!first) {
    // What the walk has found, and the instruction that waited for it, belong to it.
    let last = to;
    if (end === 'page') last += 1;
    if (moments[last + 1]?.what.kind === 'ran' && end === 'page') last += 1;
    const { line: index } = moments[from]!;
    const line = trace.lines[index]!.id;
    const again = moments.slice(0, from).some((each) => each.line === index && each.what.kind === 'looks-up');
    return {
      beats: [
        { end: last, topic: { kind: 'walked', line, total: references.length, ends: end, again, imitated } },
      ],
      walked: true,
    };
  }
  const beats = references.flatMap((reference, i): Beat[] => {
    const ends: WalkEnd = i === references.length - 1 ? end : 'goes-on';
    if (look === 'each')
      return [
        {
          end: from + i,
          topic: {
            kind: 'read',
            reference,
            toPage: reference.row === trace.settings.levels,
            n: i + 1,
            ends,
            imitated,
          },
        },
      ];
    const next = references[i + 1];
    if (next?.row === reference.row) return [];
    const guest = reference.table === 'guest' ? reference : null;
    const reads = references.filter(({ row }) => row === reference.row).length;
    return [
      {
        end: from + i,
        topic: { kind: 'row', row: reference.row, guest, reads, total: i + 1, ends, imitated },
      },
    ];
  });
  return { beats, walked: true };
}

function endOf({ moments }: Trace, last: number): WalkEnd {
  const next = moments[last + 1]?.what.kind;
  if (next === 'found') return 'page';
  return next === 'enters-kernel' ? 'guest' : 'host';
}
