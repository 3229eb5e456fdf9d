import type { MutatedModel } from './mutant.ts';

const xen = 'cpu-scheduling/xen-credit';
const eevdf = 'cpu-scheduling/linux-eevdf';

export const XEN_CREDIT: MutatedModel = {
  model: 'xen-credit',
  tests: [`${xen}/`],
  mutants: [
    {
      file: `${xen}/run-queue.ts`,
      rule: 'Inside a priority class the queue is first in, first out.',
      original: 's.priority[queue[at]!]! >= priority',
      mutated: 's.priority[queue[at]!]! > priority',
    },
    {
      file: `${xen}/policy.ts`,
      rule: 'Only a vCPU that is UNDER is boosted when it wakes; one that is OVER is not.',
      original: 'if (s.priority[task] === UNDER && this.#host.now > 0)',
      mutated: 'if (this.#host.now > 0)',
    },
    {
      file: `${xen}/policy.ts`,
      rule: 'A boost ends at the first tick that finds the vCPU running.',
      original: 'if (s.priority[task] === BOOST) s.priority[task] = UNDER;',
      mutated: '',
    },
    {
      file: `${xen}/policy.ts`,
      rule: 'Nothing takes the place of a vCPU in its first millisecond (rate limit).',
      original: '!leaves && runtime < RATE_LIMIT',
      mutated: '!leaves && runtime < 0',
    },
    {
      file: `${xen}/placement.ts`,
      rule: 'A CPU steals only work of strictly higher priority than its own.',
      original: 'if (s.priority[task]! <= priority) break;',
      mutated: 'if (s.priority[task]! < priority) break;',
    },
    {
      file: `${xen}/share-out.ts`,
      rule: 'A domain’s weight counts once for each of its active vCPUs.',
      original: 'const own = weight * active;',
      mutated: 'const own = weight;',
    },
    {
      file: `${xen}/share-out.ts`,
      rule: 'What a domain cannot use goes to the domains that come after it.',
      original: 'if (weightLeft > 0) pool +=',
      mutated: 'if (weightLeft < 0) pool +=',
    },
    {
      file: `${xen}/accounting.ts`,
      rule: 'A vCPU that leaves the active list with too much credit keeps half of it.',
      original: 'credit = Math.floor(credit / 2);',
      mutated: '',
    },
    {
      file: `${xen}/accounting.ts`,
      rule: 'A capped vCPU is parked once it is below minus its share of the cap.',
      original: 'if (credit < -capPerVcpu && s.parked[task] === 0) {',
      mutated: 'if (credit > -capPerVcpu && s.parked[task] === 0) {',
    },
  ],
};

export const LINUX_EEVDF: MutatedModel = {
  model: 'linux-eevdf',
  tests: [`${eevdf}/`, 'cpu-scheduling/agreement/'],
  mutants: [
    {
      file: `${eevdf}/eevdf-queue.ts`,
      rule: 'Only an entity that has had no more than its share (v ≤ V) is eligible.',
      original: 'if (vruntime[e]! <= latest && (best < 0',
      mutated: 'if ((best < 0',
    },
    {
      file: `${eevdf}/eevdf-queue.ts`,
      rule: 'Among the eligible the earliest virtual deadline goes first.',
      original: 'deadline[e]! < deadline[best]! - TIE)) best = e;',
      mutated: 'deadline[e]! > deadline[best]! + TIE)) best = e;',
    },
    {
      file: `${eevdf}/eevdf-queue.ts`,
      rule: 'The running one keeps the CPU until its slice is used (RUN_TO_PARITY).',
      original: 'if (cur >= 0 && protectedDeadline[cur] === deadline[cur]) return cur;',
      mutated: '',
    },
    {
      file: `${eevdf}/eevdf-queue.ts`,
      rule: 'Virtual time runs slower for a heavier weight.',
      original: '(vruntime[e]! += (us * NICE_0) / weight[e]!)',
      mutated: '(vruntime[e]! += us)',
    },
    {
      file: `${eevdf}/eevdf-queue.ts`,
      rule: 'Lag is clamped to two slices or a tick.',
      original: 'this.#lagLimit = Math.max(2 * slice, tick);',
      mutated: 'this.#lagLimit = Math.max(20 * slice, tick);',
    },
    {
      file: `${eevdf}/eevdf-queue.ts`,
      rule: 'A task that goes to sleep with negative lag stays queued until it is eligible (DELAY_DEQUEUE).',
      original: '=== SLEEP && !this.eligible(e)',
      mutated: '=== SLEEP && false',
    },
    {
      file: `${eevdf}/eevdf-queue.ts`,
      rule: 'A new task starts with half a slice (PLACE_DEADLINE_INITIAL).',
      original: '(initial ? this.#slice / 2 : this.#slice)',
      mutated: 'this.#slice',
    },
    {
      file: `${eevdf}/bandwidth.ts`,
      rule: 'A CPU takes the quota in slices of 5 ms.',
      original: 'BANDWIDTH_SLICE: Us = 5000',
      mutated: 'BANDWIDTH_SLICE: Us = 20_000',
    },
    {
      file: `${eevdf}/bandwidth.ts`,
      rule: 'Unused quota is carried over up to the burst.',
      original: 'Math.min(had, quota + burst)',
      mutated: 'Math.min(had, quota)',
    },
    {
      file: `${eevdf}/cpu-shares.ts`,
      rule: 'Docker’s and Kubernetes’ shares become weights by the curve that maps 1024 to 100.',
      original: '/ 612 - 7 / 34',
      mutated: '/ 600 - 7 / 34',
    },
  ],
};

export const STARTUP: MutatedModel = {
  model: 'startup',
  tests: ['startup/'],
  mutants: [
    {
      file: 'startup/start.ts',
      rule: 'No copy starts before the shared work is done.',
      original: '...(plan.shared.length > 0 ? [{ wait: ready }] : []),',
      mutated: '',
    },
    {
      file: 'startup/plan.ts',
      rule: 'The pieces of a phase add up to the phase.',
      original: 'return Math.floor((total * (i + 1)) / pieces) - Math.floor((total * i) / pieces);',
      mutated: 'return Math.floor(total / pieces) + 0 * i;',
    },
    {
      file: 'startup/transfer.ts',
      rule: 'At most so many downloads are under way at once.',
      original: 'while (active.length < atOnce && start.length < bytes.length) {',
      mutated: 'while (start.length < bytes.length) {',
    },
  ],
};
