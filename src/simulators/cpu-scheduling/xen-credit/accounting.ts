import type { Host } from '../core/policy.ts';
import { CREDITS_PER_TIMESLICE, DEFAULT_WEIGHT, OVER, UNDER, US_PER_CREDIT } from './constants.ts';
import { shareOut } from './share-out.ts';
import type { XenState } from './state.ts';

/**
 * Turns the running time of `task` into credits, 10 per ms, rounded as `burn_credits` does: what is left of a credit is
 * kept as a residual, and the clock moves on by whole credits only.
 */
export function burn(s: XenState, task: number): void {
  const delta = s.unburnt[task]!;
  if (delta <= 0) return;
  const value = delta * 10 + s.residual[task]!;
  const credits = Math.floor(value / 1000);
  s.residual[task] = value % 1000;
  s.credit[task]! -= credits;
  s.unburnt[task]! -= credits * US_PER_CREDIT;
}

/** Puts a vCPU that was caught running on the active list: from now on it earns (`__csched_unit_acct_start`). */
export function activate(host: Host, s: XenState, task: number): void {
  const domain = host.model.tasks[task]!.group;
  s.active[task] = 1;
  if (s.activeCount[domain] === 0) s.activeDomains.unshift(domain);
  s.nextActive[task] = s.firstActive[domain]!;
  s.firstActive[domain] = task;
  s.activeCount[domain]!++;
}

function deactivate(s: XenState, task: number, domain: number): void {
  s.active[task] = 0;
  let before = -1;
  for (let other = s.firstActive[domain]!; other !== task; other = s.nextActive[other]!) before = other;
  if (before < 0) s.firstActive[domain] = s.nextActive[task]!;
  else s.nextActive[before] = s.nextActive[task]!;
  s.activeCount[domain]!--;
  if (s.activeCount[domain] === 0) s.activeDomains.splice(s.activeDomains.indexOf(domain), 1);
}

/** How the accounting parks and unparks; `unpark` comes before the vCPU counts as not parked, so it is not boosted. */
export interface Parking {
  park(task: number): void;
  unpark(task: number): void;
}

/** Gives every active vCPU its credits and sets its priority anew; every 30 ms (`csched_acct`). */
export function account(host: Host, s: XenState, parking: Parking): void {
  const { groups, scenario } = host.model;
  const domains = [...s.activeDomains];
  if (domains.length === 0) {
    s.balance = 0;
    return;
  }
  const shares = shareOut(
    domains.map((domain) => ({
      weight: groups[domain]!.spec.weight ?? DEFAULT_WEIGHT,
      cap: groups[domain]!.spec.cap ?? 0,
      active: s.activeCount[domain]!,
    })),
    scenario.cpus,
    s.balance,
  );
  const parkedNow: number[] = [];
  let balance = 0;
  domains.forEach((domain, i) => {
    const { perVcpu, capPerVcpu, moveToHead } = shares[i]!;
    if (moveToHead) {
      s.activeDomains.splice(s.activeDomains.indexOf(domain), 1);
      s.activeDomains.unshift(domain);
    }
    for (let task = s.firstActive[domain]!, next; task >= 0; task = next) {
      // It may leave the list.
      next = s.nextActive[task]!;
      let credit = s.credit[task]! + perVcpu;
      s.credit[task] = credit;
      if (credit < 0) {
        s.priority[task] = OVER;
        if (credit < -capPerVcpu && s.parked[task] === 0) {
          parking.park(task);
          parkedNow.push(task);
        }
        credit = Math.max(credit, -CREDITS_PER_TIMESLICE);
      } else {
        s.priority[task] = UNDER;
        if (s.parked[task] === 1) parking.unpark(task);
        if (credit > CREDITS_PER_TIMESLICE) {
          deactivate(s, task, domain);
          credit = Math.floor(credit / 2);
        }
      }
      s.credit[task] = credit;
      balance += credit;
    }
  });
  // One that was running is charged when it leaves its CPU, after its credit was cut off at the bottom.
  for (const task of parkedNow) burn(s, task);
  s.balance = balance;
  s.accountings++;
}
