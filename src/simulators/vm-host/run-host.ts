import { admitted } from './admission.ts';
import { checkPlan } from './plan.ts';
import { Story } from './story.ts';
import type { HostPlan, HostState, HostStep } from './types.ts';

export interface HostRun {
  readonly plan: HostPlan;
  /** Guests let in: the first so many. */
  readonly admitted: number;
  readonly steps: readonly HostStep[];
}

/** Pages or blocks that a guest takes in one turn, and pages it goes back to. */
const aTurn = 2;
const pagesRevisited = 3;

/**
 * Plays a host's day: guests are let in, boot one after another, serve, and then ask for as much as the plan says, one
 * part of the machine after the other and one guest after the other. Deterministic; the order of events is the model's
 * own, how long they take is left out. Throws `ParamError` if the plan cannot be run.
 */
export function runHost(plan: HostPlan): HostRun {
  checkPlan(plan);
  const letIn = admitted(plan);
  const story = new Story(plan, letIn);
  const guests = Array.from({ length: letIn }, (_, i) => i);
  for (const guest of guests) install(story, plan, guest);
  story.step('start');
  if (plan.admission.kind === 'reserved') for (const guest of guests) reserve(story, plan, guest);
  bootAll(story, plan, guests);
  if (letIn > 0) serve(story, plan, guests);
  const { demands, host } = plan;
  const running = () => guests.filter((guest) => story.runs(guest));
  if (demands.cpu === 'all' && running().length > 0) {
    story.act(running(), 'computes');
    story.step('compute');
  }
  if (demands.net === 'all' && running().length > 0) {
    for (const guest of running()) story.change(guest, { sends: host.link });
    story.step('send');
  }
  if (demands.ram === 'all') touchAll(story, plan, guests);
  if (demands.ram === 'turns') for (const guest of guests) takeTurn(story, plan, guest);
  if (demands.disk === 'all') writeAll(story, plan, guests);
  story.step('end');
  return { plan, admitted: letIn, steps: story.steps };
}

function install(story: Story, { guest: { installed } }: HostPlan, guest: number): void {
  for (let block = 0; block < installed; block += 1) story.write(guest, block);
}

/** Memory and image are backed in full before the guest starts (QEMU's prealloc=on, qemu-img's preallocation=full). */
function reserve(story: Story, { guest: { pages, blocks } }: HostPlan, guest: number): void {
  for (let page = 0; page < pages; page += 1) {
    story.touch(guest, page);
  }
  for (let block = 0; block < blocks; block += 1) story.write(guest, block);
  story.step('reserve', [guest]);
}

/** The first guest boots, then the others, one after the other. */
function bootAll(story: Story, { guest: { bootPages } }: HostPlan, guests: readonly number[]): void {
  for (const guest of guests) {
    story.change(guest, { status: 'running', activity: 'boots' });
    for (let page = 0; page < bootPages && story.runs(guest); page += 1) story.touch(guest, page);
    if (guest === 0) story.step('boot', [0]);
    else if (guest === guests.length - 1) story.step('boot', guests.slice(1));
    story.change(guest, { activity: 'serves' });
  }
}

function serve(story: Story, { guest: spec }: HostPlan, guests: readonly number[]): void {
  const from = spec.bootPages;
  for (const guest of guests) {
    for (let page = from; page < from + spec.servePages && story.runs(guest); page += 1)
      story.touch(guest, page);
    for (let i = 0; i < spec.serveBlocks && story.runs(guest); i += 1) story.write(guest, spec.installed + i);
    if (story.runs(guest)) story.change(guest, { sends: spec.serveLink });
  }
  story.step('serve');
}

/** Everybody fills its memory, a little each in turn; then everybody goes back to what it has not touched for long. */
function touchAll(story: Story, plan: HostPlan, guests: readonly number[]): void {
  const { guest: spec } = plan;
  if (plan.admission.kind === 'reserved') {
    for (const guest of guests) {
      for (let page = 0; page < spec.pages; page += 1) story.touch(guest, page);
    }
    story.step('touch');
    return;
  }
  for (let first = spec.bootPages + spec.servePages; first < spec.pages; first += aTurn) {
    const turn = (guest: number) => {
      workingSet(story, plan, guest);
      for (let page = first; page < Math.min(first + aTurn, spec.pages) && story.runs(guest); page += 1)
        story.touch(guest, page);
    };
    story.turns('touch', guests, turn, (events) =>
      events.some(({ kind }) => kind === 'oom-kill' || (kind === 'swap-out' && !story.happened(kind))),
    );
  }
  const hasSwapped = guests.filter((guest) => swappedPages(story.state, guest).length > 0);
  const goBack = (guest: number) => {
    for (const page of swappedPages(story.state, guest).slice(0, pagesRevisited))
      if (story.runs(guest)) story.touch(guest, page);
  };
  story.turns('return', hasSwapped, goBack, (events) =>
    events.some(({ kind }) => kind === 'oom-kill' || (kind === 'swap-in' && !story.happened(kind))),
  );
}

/** One guest's big job: all its memory, for a while; then its kernel has it back, and the host only if it is told. */
function takeTurn(story: Story, plan: HostPlan, guest: number): void {
  const { guest: spec, reporting } = plan;
  if (!story.runs(guest)) return;
  const first = spec.bootPages + spec.servePages;
  // The others serve all the while.
  for (let other = 0; other < plan.guests; other += 1) workingSet(story, plan, other);
  for (let page = first; page < spec.pages && story.runs(guest); page += 1) {
    story.touch(guest, page);
  }
  story.step('burst', [guest]);
  if (!story.runs(guest)) return;
  story.free(
    guest,
    Array.from({ length: spec.pages - first }, (_, i) => first + i),
  );
  story.step('free', [guest]);
  // What is reserved is not handed back.
  if (!reporting || plan.admission.kind === 'reserved') return;
  story.report(guest);
  story.step('report', [guest]);
}

function writeAll(story: Story, plan: HostPlan, guests: readonly number[]): void {
  const { guest: spec } = plan;
  if (plan.admission.kind === 'reserved') {
    for (const guest of guests) {
      for (let block = 0; block < spec.blocks; block += 1) story.write(guest, block);
    }
    story.step('write');
    return;
  }
  for (let first = spec.installed + spec.serveBlocks; first < spec.blocks; first += aTurn) {
    const turn = (guest: number) => {
      for (let block = first; block < Math.min(first + aTurn, spec.blocks) && story.runs(guest); block += 1)
        story.write(guest, block);
    };
    story.turns('write', guests, turn, (events) => events.some(({ kind }) => kind === 'no-space'));
  }
}

/** A guest that serves goes on using what it serves with: those pages are never untouched for long. */
function workingSet(story: Story, { guest: { bootPages, servePages } }: HostPlan, guest: number): void {
  for (let page = 0; page < bootPages + servePages && story.runs(guest); page += 1) story.touch(guest, page);
}

const swappedPages = ({ memory }: HostState, guest: number): number[] =>
  memory.pages[guest]!.flatMap(({ backing }, page) => (backing.kind === 'swap' ? [page] : []));
