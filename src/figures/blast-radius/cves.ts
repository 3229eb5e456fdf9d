import type { Fault } from '../../simulators/isolation/index.ts';

export interface Cve {
  readonly id: string;
  readonly name: string | null;
  /** Day on which it became public. */
  readonly date: string;
  /** Its claim: the severity, with the source that holds all of it. */
  readonly claim: string;
}

/** A real hole for each fault that needs one; the others need none, only a bad day. */
export const cves: Readonly<Partial<Record<Fault, Cve>>> = {
  panic: { id: 'CVE-2019-11477', name: 'SACK Panic', date: '2019-06-17', claim: 'sack-panic-score' },
  exploit: { id: 'CVE-2026-31431', name: 'Copy Fail', date: '2026-04-22', claim: 'copy-fail-score' },
  runtime: { id: 'CVE-2024-21626', name: 'Leaky Vessels', date: '2024-01-31', claim: 'leaky-vessels-score' },
  vmm: { id: 'CVE-2025-22224', name: null, date: '2025-03-04', claim: 'vmx-escape-score' },
};
