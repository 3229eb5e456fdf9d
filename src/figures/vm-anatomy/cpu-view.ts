import type { Moment } from './run.ts';

/** A stretch of a lane in thousandths of its length. `series`: the guest, 1…6. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly series: number;
  readonly label: string;
}

export interface CpuLane {
  readonly cpu: number;
  readonly spans: readonly Span[];
}

export interface ThreadLane {
  readonly vcpu: number;
  readonly ran: readonly Span[];
  /** Ready, and not running. */
  readonly waited: readonly Span[];
}

const whole = 1000;

/** Who had which of the host's CPUs, a twentieth of a second or so. */
export function cpuLanes({ load }: Moment): CpuLane[] {
  const place = placer(load);
  return load.lanes.map((lane, cpu) => ({
    cpu,
    spans: lane.map(({ start, end, guest }) => ({
      start: place(start),
      end: place(end),
      series: guest + 1,
      label: String(guest + 1),
    })),
  }));
}

/** When the watched guest's vCPU threads ran and waited, over the same time. */
export function threadLanes({ load }: Moment, guest: number, vcpus: number): ThreadLane[] {
  const place = placer(load);
  const threads = load.guests[guest]?.threads ?? [];
  return Array.from({ length: vcpus }, (_, vcpu) => {
    const thread = threads[vcpu];
    const spans = (list: readonly { start: number; end: number }[] = []) =>
      list.map(({ start, end }) => ({ start: place(start), end: place(end), series: guest + 1, label: '' }));
    return { vcpu, ran: spans(thread?.ran), waited: spans(thread?.waited) };
  });
}

const placer = ({ from, to }: Moment['load']) => {
  return (t: number) => Math.round(((t - from) / (to - from)) * whole);
};
