import { memoryOf, type MiB, type SideName } from '../../simulators/density/index.ts';
import type { Beat } from './beats.ts';
import { ratioOf } from './bets.ts';
import type { Run } from './run.ts';
import { say } from './sentences.ts';
import { standOf, type SideView } from './side-view.ts';

export type Both = Readonly<Record<SideName, SideView>>;

/** What a stop of the story says. */
export function narrate(run: Run, beat: Beat, views: Both): string {
  const vm = views.vms.now;
  const container = views.containers.now;
  const { side } = beat;
  switch (beat.kind) {
    case 'first':
      return say.first(vm, container, run.plan.app.own);
    case 'grow':
      return vm.copies === 2
        ? say.second(vm, container, run.plan.bases === 1, run.plan.guest === 'full')
        : say.grow(vm, container);
    case 'give':
      return say.give[side!](lastEvent(run, beat, side!).freed, views[side!].now);
    case 'merge': {
      const { freed } = lastEvent(run, beat, side!);
      const scanned = guestMemory(run, beat.done.vms - 1);
      return say.merge(freed, scanned, scanned / run.facts.ksmPerMinute);
    }
    case 'again':
      return say.again(side!, views[side!].now);
    case 'ahead': {
      const other = views[side === 'vms' ? 'containers' : 'vms'].now.copies;
      return say.ahead(side!, views[side!].now, views[side!].now.copies / Math.max(1, other));
    }
    case 'stop':
      return stopped(run, side!, views[side!]);
    case 'end':
      return say.end(vm, container, ratioOf(run), [views.vms.appShare, views.containers.appShare]);
  }
}

/** MiB that the guests hold after so many events: what KSM reads. The VMMs' own memory is not offered to it. */
export function guestMemory(run: Run, done: number): MiB {
  const { groups } = memoryOf(run.plan, 'vms', standOf(run, 'vms', done));
  return groups.reduce(
    (sum, { copies, each: { kernel, system, files, app } }) => sum + copies * (kernel + system + files + app),
    0,
  );
}

const lastEvent = (run: Run, { done }: Beat, side: SideName) => run.sides[side].events[done[side] - 1]!;

function stopped({ sides }: Run, side: SideName, { outcome, now }: SideView): string {
  const { short } = sides[side];
  if (outcome === 'disk') return say.full.disk(side, now, short);
  if (outcome === 'swap') return say.full.swap(side, now, short);
  return outcome === 'killed' ? say.full.oom[side](now) : say.full.refuse(side, now, short);
}
