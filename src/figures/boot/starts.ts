import type { FigureClaims } from '../../playback/figure.ts';
import type { Us } from '../../playback/timeline.ts';
import { containerSteps, emulated, microvm, number } from './claims.ts';
import type { Group } from './groups.ts';
import type { Part } from './params.ts';
import { inLine, row, type Role, type Row, type Segment } from './row.ts';
import { appAlone, services, type Services } from './services.ts';

const us = (claims: FigureClaims, claim: string): Us => Math.round(number(claims, claim) * 1000);

/** A microVM's start: the monitor, a kernel that it loads itself, the app as first program. */
export function microvmStart(claims: FigureClaims): Row {
  return row(
    'microvm',
    inLine([
      { id: 'monitor', role: 'monitor', length: us(claims, microvm.monitor) },
      { id: 'kernel', role: 'kernel', length: us(claims, microvm.kernel) },
      { id: 'app', role: 'app', length: us(claims, microvm.app) },
    ]),
  );
}

/** The steps that are the runtime's own; the others between files and app make walls. */
const ownSteps: ReadonlySet<string> = new Set(['runtime', 'spawn', 'bootstrap', 'second-runtime', 'exec']);

function roleOf(id: string, part: string): Role {
  if (id === 'unexplained') return id;
  if (part === 'files' || part === 'app') return part;
  return ownSteps.has(id) ? 'user-space' : 'walls';
}

/** A container's start: step by step, or in five parts. */
export function containerStart(claims: FigureClaims, fine: boolean, id: Row['id'] = 'container'): Row {
  const steps = containerSteps.map((step) => ({
    id: fine ? step.id : step.part,
    role: roleOf(fine ? step.id : step.part, step.part),
    length: us(claims, step.claim),
  }));
  const joined: typeof steps = [];
  for (const step of steps) {
    const last = joined.at(-1);
    if (last?.id === step.id) last.length += step.length;
    else joined.push({ ...step });
  }
  return { ...row(id, inLine(joined)), kernel: null };
}

export interface DebianStart {
  readonly row: Row;
  /** What happens from systemd's first line on; null where there is no systemd. */
  readonly services: Services | null;
  /** When systemd's first line comes. */
  readonly systemd: Us;
}

/**
 * A full Debian guest's start without what is gone: the emulated phases divided by `scale` (tenths). Without the loader
 * the monitor hands the kernel over; without the initramfs the kernel has none to unpack; without the kernel there is
 * no guest, and the app starts as a container.
 */
export function debianStart(
  claims: FigureClaims,
  gone: { readonly has: (part: Part) => boolean },
  vcpus: number,
  scale: number,
  fine: boolean,
): DebianStart {
  if (gone.has('kernel')) return { row: containerStart(claims, fine, 'debian'), services: null, systemd: 0 };
  const length = (claim: string): Us => Math.round((number(claims, claim) * 10_000) / scale);
  const without = (part: Part, phase: Us): Us => (gone.has(part) ? 0 : phase);
  const before = inLine([
    { id: 'firmware', role: 'firmware', length: without('firmware', length(emulated.firmware)) },
    { id: 'loader', role: 'loader', length: without('loader', length(emulated.loader)) },
    {
      id: 'handover',
      role: 'monitor',
      length: gone.has('loader') ? length(emulated.direct) - length(emulated.firmware) : 0,
    },
    {
      id: 'kernel',
      role: 'kernel',
      length: length(gone.has('initramfs') ? emulated.kernelAlone : emulated.kernel),
    },
    { id: 'initramfs', role: 'user-space', length: without('initramfs', length(emulated.initramfs)) },
  ]);
  const systemd = before.at(-1)!.end;
  if (gone.has('init')) {
    const app = inLine([{ id: 'app', role: 'app', length: appAlone(claims, scale / 10) }], systemd);
    return { row: row('debian', [...before, ...app]), services: null, systemd };
  }
  const removable: readonly Group[] = ['devices', 'logs', 'house', 'network', 'logins'];
  const off = new Set(removable.filter((group) => gone.has(group as Part)));
  const found = services(claims, off, vcpus, scale / 10);
  const after: Segment[] = inLine(
    [
      { id: 'init', role: 'user-space', length: found.read },
      { id: 'services', role: 'services', length: found.appStart - found.read },
      { id: 'app', role: 'app', length: found.answer - found.appStart },
    ],
    systemd,
  );
  return { row: row('debian', [...before, ...after]), services: found, systemd };
}
