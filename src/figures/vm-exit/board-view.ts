import type { Moment, Place, Way } from '../../simulators/vm-exit/index.ts';
import { indexAt } from '../../playback/timeline.ts';
import type { Hop, LaneId, Picture, Span } from './picture.ts';
import { cpu, doing, lanes as names } from './words.ts';

export interface LaneView {
  readonly id: LaneId;
  readonly label: string;
  readonly doing: string;
  /** charge: its code has the CPU; imitated: its code is read by QEMU; busy: at work on the other CPU. */
  readonly state: 'charge' | 'imitated' | 'busy' | 'waits';
}

export interface CpuView {
  readonly name: string;
  readonly doing: string;
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
  const lanes = order.map((id): LaneView => ({ id, label: names[id].label, ...stateOf(id, moment, way) }));
  const { awake } = moment.devices.queue;
  const threadLane: LaneView = {
    id: 'thread',
    label: names.thread.label,
    doing: awake ? threadDoing(moment) : doing.threadSleeps,
    state: awake ? 'busy' : 'waits',
  };
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

function stateOf(id: Place, moment: Moment, way: Way): Pick<LaneView, 'doing' | 'state'> {
  const { place, guest, what, asleep } = moment;
  if (id === place)
    return asleep
      ? { doing: doing.sleeps, state: 'waits' }
      : { doing: activeDoing(moment, way), state: 'charge' };
  if (way === 'emulation' && id === guest && place === 'vmm')
    return { doing: doing.imitated, state: 'imitated' };
  if (id === 'vmm')
    return { doing: way === 'emulation' ? doing.waitsForKernel : doing.inRun, state: 'waits' };
  if (id === 'host-kernel') return { doing: doing.waits, state: 'waits' };
  if (id === 'app' && guest === 'guest-kernel')
    return { doing: what.kind === 'posted' ? doing.stands : doing.waitsForKernel, state: 'waits' };
  return { doing: place === 'host-kernel' || place === 'vmm' ? doing.stands : doing.waits, state: 'waits' };
}

function activeDoing({ what, place }: Moment, way: Way): string {
  switch (what.kind) {
    case 'looks-up':
      return doing.walks;
    case 'enters-kernel':
      return what.by === 'interrupt' ? doing.interrupt : what.by === 'fault' ? doing.fault : doing.runs;
    case 'exits':
      return doing.why;
    case 'allocates':
      return doing.allocates;
    case 'signals':
      return doing.signals;
    case 'answers':
      return doing.answers;
    case 'halts':
      return what.phase === 'polls' ? doing.polls : doing.wakes;
    case 'runs-again':
      return doing.enters;
    case 'vmm-calls':
      return doing.call;
    default:
      if (place === 'vmm')
        return way === 'emulation' && what.kind !== 'device' ? doing.imitates : doing.device;
      return place === 'host-kernel' ? doing.signals : doing.runs;
  }
}

function threadDoing({ what }: Moment): string {
  return what.kind === 'worker' && what.does === 'wakes' ? doing.threadWakes : doing.threadWorks;
}

function cpusOf({ place, asleep, devices }: Moment, way: Way, thread: boolean): CpuView[] {
  const ring = place === 'app' || place === 'vmm' ? 3 : 0;
  const guest = place === 'app' || place === 'guest-kernel';
  const first: CpuView = {
    name: cpu.name(1),
    guest,
    doing: asleep
      ? cpu.away
      : guest
        ? cpu.guest(ring)
        : way === 'emulation'
          ? cpu.plain(ring)
          : cpu.host(ring),
  };
  return thread
    ? [first, { name: cpu.name(2), guest: false, doing: cpu.other(devices.queue.awake) }]
    : [first];
}
