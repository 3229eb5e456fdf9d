import type { HostEvent } from '../../simulators/vm-host/index.ts';
import { heldBy, freeFrames } from '../../simulators/memory/index.ts';
import { freePlaces, parts, writtenBy } from '../../simulators/vm-host/index.ts';
import type { Moment, Run } from './run.ts';
import { say } from './sentences.ts';

const of = <K extends HostEvent['kind']>(events: readonly HostEvent[], kind: K) =>
  events.filter((event): event is Extract<HostEvent, { kind: K }> => event.kind === kind);

/** What a step says: what happened in it, and what it came to. The first one says who is there. */
export function narrate(run: Run, index: number): string {
  const { params, day } = run;
  const told = tell(run, index);
  if (index > 0 || day.host.admitted === 0) return told;
  return `${say.start(params.guests, day.host.admitted)} ${told}`;
}

function tell(run: Run, index: number): string {
  const { day, params } = run;
  const { facts, host } = day;
  const moment = day.moments[index]!;
  const { kind, guests, events, state } = moment.step;
  const guest = guests[0] ?? 0;
  const { memory, pool } = state;
  const running = state.guests.flatMap(({ status }, i) => (status === 'running' ? [i] : []));
  const left = freeFrames(memory);
  switch (kind) {
    case 'start':
      return say.start(params.guests, host.admitted);
    case 'reserve':
      return say.reserve(guest, facts.guestPages, facts.guestBlocks);
    case 'boot': {
      const frames = of(events, 'first-touch').map(({ frame }) => frame + facts.ownFrames);
      const found = guests.includes(0)
        ? say.boot(guest, params.vcpus, facts.guestPages * facts.memorySquare)
        : say.bootOthers(guests);
      return `${found} ${frames.length > 0 ? say.bootTouches(guests.length, facts.bootPages, frames) : say.bootHas(guests.length)}`;
    }
    case 'serve':
      return say.serve(host.admitted, heldBy(memory, 0).resident, facts.guestPages, left);
    case 'compute': {
      const { got } = moment.load.guests[running[0] ?? 0]!;
      return say.compute(facts.cpus, running.length * params.vcpus, params.vcpus, got);
    }
    case 'send':
      return say.send(running.length, facts.link, facts.link / Math.max(1, running.length));
    case 'touch':
      if (guests.length === 0) return say.touchReserved(host.admitted);
      return [say.touch(guests, asked(events)), ...pressure(run, events, guests, left)].join(' ');
    case 'return': {
      const first = of(events, 'swap-in').map(({ page }) => page);
      const back =
        guests.length === 1 ? say.comesBack(guest, first) : say.othersComeBack(guests, first.length);
      return [back, ...killings(run, events)].join(' ');
    }
    case 'burst':
      return [say.burst(guest), ...pressure(run, events, guests, left)].join(' ');
    case 'free': {
      const { resident, swapped, freed } = heldBy(memory, guest);
      return say.free(guest, freed, resident + swapped);
    }
    case 'report':
      return say.report(guest, of(events, 'reported')[0]?.pages ?? 0, left);
    case 'write': {
      if (guests.length === 0) return say.writeReserved(host.admitted);
      const full = of(events, 'no-space')[0];
      const written = of(events, 'allocate').map(({ block }) => block);
      return full
        ? say.noSpace(guest, written, full.block)
        : say.write(guests, written, writtenBy(pool, guest), facts.guestBlocks, freePlaces(pool));
    }
    case 'end':
      return ending(run, moment);
  }
}

/** How each of the four promises stands in the end. */
function ending({ day }: Run, { step: { state }, promises }: Moment): string {
  if (day.host.admitted === 0) return say.endNobody;
  const standing = parts.map((part) => {
    const levels = promises.map((one) => one[part].level).filter((level) => level !== 'none');
    const level = levels.includes('broken') ? 'broken' : levels.includes('slower') ? 'slower' : 'kept';
    return { part, level, all: levels.every((one) => one === level) } as const;
  });
  const freed = promises.reduce((sum, _, guest) => sum + heldBy(state.memory, guest).freed, 0);
  return say.end(standing, freed);
}

/** The pages that were touched for the first time in a step. */
const asked = (events: readonly HostEvent[]): number[] => of(events, 'first-touch').map(({ page }) => page);

/** What the host did to find frames. */
function pressure(run: Run, events: readonly HostEvent[], guests: readonly number[], left: number): string[] {
  const out = of(events, 'swap-out');
  const back = of(events, 'swap-in');
  const kills = killings(run, events);
  if (out.length === 0 && kills.length === 0) return [say.framesLeft(guests.length, left)];
  const lines: string[] = [];
  if (out.length > 0) {
    const freed = out.filter((event) => event.freed).length;
    lines.push(
      freed === out.length
        ? say.swapsFreed(freed)
        : guests.length > 1
          ? say.swapsEachTime(out.length)
          : say.swaps(out.map(({ owner }) => owner)),
    );
  }
  if (back.length > 0) lines.push(say.cameBack(guests.length, back.length));
  return [...lines, ...kills];
}

function killings({ params }: Run, events: readonly HostEvent[]): string[] {
  return of(events, 'oom-kill').map(({ victim, asker, held }) => say.kill(victim, asker, held, params.swap));
}
