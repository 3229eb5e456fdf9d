import { ms, type Us } from '../../simulators/shared/units.ts';
import type { Work } from '../../simulators/cpu-scheduling/index.ts';
import type { Load } from './params.ts';

/** Requests that come by the clock, each a little work. */
export const light = { run: ms(2), every: ms(23) } as const;
/** Work that is never finished for long: it rests a moment after each bout. */
export const heavy = { run: ms(13), rest: ms(6) } as const;

/** A guest does not start in step with the scheduler's ticks, nor with its neighbours (µs). */
const firstWake = (vcpu: number): Us => ms(4.2) + vcpu * ms(5.3);

/** What the vCPU with this number (over all VMs) has to do. */
export function workOf(load: Load, vcpu: number): Work {
  switch (load) {
    case 'busy':
    case 'idle':
      return { kind: load };
    case 'light':
      return { kind: 'bursty', ...light, first: firstWake(vcpu) };
    case 'heavy':
      return {
        kind: 'script',
        repeat: true,
        first: firstWake(vcpu),
        steps: [{ run: heavy.run }, { sleep: heavy.rest }],
      };
  }
}

/** What one vCPU of this load would use if it never had to wait, as a share of one CPU. */
export function wanted(load: Load): number {
  if (load === 'busy') return 1;
  if (load === 'idle') return 0;
  return load === 'light' ? light.run / light.every : heavy.run / (heavy.run + heavy.rest);
}
