import type { Moment, Place, Way } from '../../simulators/vm-exit/index.ts';
import { indexAt } from '../../playback/timeline.ts';
import type { Hop, LaneId, Picture, Span } from './picture.ts';
import { cpuDoes } from './alt-words.ts';
import { cpu, doing, lanes as names } from './words.ts';

/** What a part is at, by its key among the words. */
type Doing = keyof typeof doing;

export interface LaneView {
  readonly id: LaneId;
  readonly label: string;
  readonly does: Doing;
  readonly doing: string;
  /** charge: its code has the CPU; imitated: its code is read by QEMU; busy: at work on the other CPU. */
  readonly state: 'charge' | 'imitated' | 'busy' | 'waits';
}

export interface CpuView {
  readonly name: string;
  readonly doing: string;
  /** The same for the alternative, to go on after the name. */
  readonly does: string;
  /** Whether the CPU is in its mode for guests. */
  readonly guest: boolean;
}

export interface BoardView {
  readonly lanes: readonly LaneView[];
  readonly cpus: readonly CpuView[];
  /** What has happened so far, in the picture's own units. */
  readonly spans: readonly Span[];
  readonly hops: readonly Hop[];
  readonly x: number;
  readonly width: number;
  /** The run goes through several ways, each with its part of the picture. */
  readonly several: boolean;
  readonly sections: readonly { readonly x: number; readonly way: Way }[];
}

const order: readonly Place[] = ['app', 'guest-kernel', 'host-kernel', 'vmm'];

/** Who has the CPU now, and who had it until now. `at` is the index of the moment among all. */
export function boardView(
  moment: Moment,
  way: Way,
  picture: Picture,
  at: number,
  sections: readonly Way[],
  thread: boolean,
): BoardView {
  const x = picture.edges[at + 1]!;
  const begun = indexAt(
    picture.spans.map(({ from }) => from),
    picture.edges[at]!,
  );
  const spans = picture.spans.slice(0, begun + 1).map((span) => (span.to > x ? { ...span, to: x } : span));
  const lane = (id: LaneId, { does, state }: Pick<LaneView, 'does' | 'state'>): LaneView => ({
    id,
    label: names[id].label,
    does,
    doing: doing[does],
    state,
  });
  const lanes = order.map((id) => lane(id, stateOf(id, moment, way)));
  const { awake } = moment.devices.queue;
  const threadLane = lane('thread', {
    does: awake ? threadDoing(moment) : 'threadSleeps',
    state: awake ? 'busy' : 'waits',
  });
  return {
    lanes: thread ? [...lanes, threadLane] : lanes,
    cpus: cpusOf(moment, way, thread),
    spans,
    hops: picture.hops.filter((hop) => hop.x <= picture.edges[at]!),
    x,
    width: picture.width,
    several: sections.length > 1,
    sections: sections
      .map((each, i) => ({ x: picture.sections[i]!, way: each }))
      .filter((each) => each.x <= picture.edges[at]!),
  };
}

function stateOf(id: Place, moment: Moment, way: Way): Pick<LaneView, 'does' | 'state'> {
  const { place, guest, what, asleep } = moment;
  if (id === place)
    return asleep ? { does: 'sleeps', state: 'waits' } : { does: activeDoing(moment, way), state: 'charge' };
  if (way === 'emulation' && id === guest && place === 'vmm') return { does: 'imitated', state: 'imitated' };
  if (id === 'vmm') return { does: way === 'emulation' ? 'waitsForKernel' : 'inRun', state: 'waits' };
  if (id === 'host-kernel') return { does: 'waits', state: 'waits' };
  if (id === 'app' && guest === 'guest-kernel')
    return { does: what.kind === 'posted' ? 'stands' : 'waitsForKernel', state: 'waits' };
  return { does: place === 'host-kernel' || place === 'vmm' ? 'stands' : 'waits', state: 'waits' };
}

function activeDoing({ what, place }: Moment, way: Way): Doing {
  switch (what.kind) {
    case 'looks-up':
      return way === 'emulation' ? 'reads' : 'walks';
    case 'enters-kernel':
      return what.by === 'interrupt' ? 'interrupt' : what.by === 'fault' ? 'fault' : 'runs';
    case 'exits':
      return 'why';
    case 'allocates':
      return 'allocates';
    case 'signals':
      return 'signals';
    case 'answers':
      return 'answers';
    case 'halts':
      return what.phase === 'polls' ? 'polls' : 'wakes';
    case 'runs-again':
      return 'enters';
    case 'vmm-calls':
      return 'call';
    default:
      if (place === 'vmm') return way === 'emulation' && what.kind !== 'device' ? 'imitates' : 'device';
      return place === 'host-kernel' ? 'signals' : 'runs';
  }
}

function threadDoing({ what }: Moment): Doing {
  return what.kind === 'worker' && what.does === 'wakes' ? 'threadWakes' : 'threadWorks';
}

function cpusOf({ place, asleep, devices }: Moment, way: Way, thread: boolean): CpuView[] {
  const ring = place === 'app' || place === 'vmm' ? 3 : 0;
  const guest = place === 'app' || place === 'guest-kernel';
  const name = cpu.name(1);
  const first: CpuView = asleep
    ? { name, guest, doing: cpu.away, does: cpuDoes.away }
    : guest
      ? { name, guest, doing: cpu.guest(ring), does: cpuDoes.guest(ring) }
      : way === 'emulation'
        ? { name, guest, doing: cpu.plain(ring), does: cpuDoes.plain(ring) }
        : { name, guest, doing: cpu.host(ring), does: cpuDoes.host(ring) };
  const { awake } = devices.queue;
  return thread
    ? [first, { name: cpu.name(2), guest: false, doing: cpu.other(awake), does: cpuDoes.other(awake) }]
    : [first];
}
