import type { Us } from '../../simulators/shared/units.ts';
import type { Moment } from './moments.ts';

/** A vCPU that slept had work again at `t`, and first ran at `ran` (Infinity: not in this run). */
export interface Wake {
  readonly vcpu: number;
  readonly t: Us;
  readonly ran: Us;
}

/** All wake-ups, in order; `moments` must contain every change of state. What has work at the very start is not woken. */
export function wakesOf(moments: readonly Moment[]): Wake[] {
  const wakes: { vcpu: number; t: Us; ran: Us }[] = [];
  const open = new Map<number, { vcpu: number; t: Us; ran: Us }>();
  moments.forEach(({ t, tasks }, i) => {
    if (i === 0) return;
    tasks.forEach(({ state }, vcpu) => {
      if (moments[i - 1]!.tasks[vcpu]!.state === 'sleeping' && state !== 'sleeping') {
        const wake = { vcpu, t, ran: Infinity };
        wakes.push(wake);
        open.set(vcpu, wake);
      }
      const wake = open.get(vcpu);
      if (state !== 'running' || !wake) return;
      wake.ran = t;
      open.delete(vcpu);
    });
  });
  return wakes;
}

/** How long wake-ups took that are over by `t`: count, mean and worst, in µs. */
export function delays(wakes: readonly Wake[], vcpus: readonly number[], t: Us) {
  const done = wakes
    .filter(({ vcpu, ran }) => ran <= t && vcpus.includes(vcpu))
    .map((wake) => wake.ran - wake.t);
  return {
    count: done.length,
    mean: done.length === 0 ? 0 : done.reduce((a, b) => a + b, 0) / done.length,
    worst: Math.max(0, ...done),
  };
}
