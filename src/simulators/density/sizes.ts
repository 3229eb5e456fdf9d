import type { App, GuestKind, Measured, MiB, Plan } from './types.ts';

/** What a guest's memory is made of, in MiB. */
export interface GuestSizes {
  readonly kernel: MiB;
  readonly system: MiB;
  /** Pages of files that it has mapped, and of those it merely keeps. */
  readonly mapped: MiB;
  readonly cache: MiB;
  readonly app: MiB;
}

/** What KSM leaves of a guest's memory other than the app's own: a share for each guest and a share once for all. */
export interface Merging {
  readonly each: number;
  readonly once: number;
}

/** Offers of memory to a guest, MiB. */
export const offers = [128, 256, 512, 1024, 1536, 2048, 3072] as const;

/** The part of an app's files that it has mapped, 0 to 1: the measured app's, for every app. */
const mappedShare = ({ app }: Measured): number => app.mapped / app.files;

const kernelOf = (measured: Measured, kind: GuestKind, offered: MiB): MiB =>
  measured.kernel[kind] + offered * measured.pageStruct;

/**
 * What of a full guest is its own system: what the smallest guest that ran the app held beyond its kernel, the app
 * and the files the app has mapped. MiB.
 */
function systemOf(measured: Measured, kind: GuestKind): MiB {
  if (kind === 'minimal') return measured.minimalSystem;
  const { small } = measured.guestAt;
  const { own, mapped } = measured.app;
  return small.held - kernelOf(measured, 'full', small.offered) - own - mapped;
}

/** File cache that a full guest's boot leaves behind when there is room: what the roomy guest held beyond all else. */
function bootCache(measured: Measured, kind: GuestKind): MiB {
  if (kind === 'minimal') return 0;
  const { roomy } = measured.guestAt;
  const rest = kernelOf(measured, 'full', roomy.offered) + systemOf(measured, 'full') + measured.app.own;
  return roomy.held - rest - measured.app.files;
}

/** What a guest cannot do without, MiB: kernel, system, the app and the files that it has mapped. */
function needOf({ measured, guest, app }: Plan, offered: MiB): MiB {
  const mapped = app.files * mappedShare(measured);
  return kernelOf(measured, guest, offered) + systemOf(measured, guest) + app.own + mapped;
}

/** What a guest is really offered: as the plan says, or the smallest of `offers` that it can run in. MiB. */
export function offeredTo(plan: Plan): MiB {
  const fits = offers.filter((offered) => needOf(plan, offered) <= offered + rounding);
  return fits.find((offered) => offered >= plan.offered) ?? fits.at(-1) ?? offers.at(-1)!;
}
/** The smallest measured guest held all it was offered, by definition; sums of fractions may miss that by a hair. */
const rounding = 1e-6;

/**
 * What each part of one guest holds, MiB. Its kernel keeps every page of files that it has read, as far as what it was
 * offered goes; a guest holds no more of its offer than it has touched (facts.md §7; our guests at 128 and 256 MiB).
 */
export function guestSizes(plan: Plan): GuestSizes {
  const { measured, guest, app } = plan;
  const offered = offeredTo(plan);
  const mapped = app.files * mappedShare(measured);
  const wanted = bootCache(measured, guest) + app.files - mapped;
  const room = Math.max(0, offered - needOf(plan, offered));
  return {
    kernel: kernelOf(measured, guest, offered),
    system: systemOf(measured, guest),
    mapped,
    cache: Math.min(wanted, room),
    app: app.own,
  };
}

/** The files that one base's containers hold once, MiB: all that were read, and the mapped ones among them. */
export const layerFiles = (measured: Measured, app: App): { readonly read: MiB; readonly mapped: MiB } => ({
  read: app.files,
  mapped: app.files * mappedShare(measured),
});

/** The host's kernel, MiB; it keeps its list of pages as a guest's does. */
export const hostKernel = (measured: Measured, memory: MiB): MiB => kernelOf(measured, 'full', memory);

/**
 * What KSM leaves, as shares of a guest's memory without the app's own pages: fitted through our four and eight
 * guests after merging, each holding `own + once / guests`. What is in neither share was merged away inside the guest.
 */
export function mergingOf({ ksm, guestAt, app }: Measured): Merging {
  const once = (ksm.four - ksm.eight) / (1 / 4 - 1 / 8);
  const own = ksm.eight - once / 8;
  const mergeable = guestAt.roomy.held - app.own;
  return { each: (own - app.own) / mergeable, once: once / mergeable };
}
