/** Mebibytes, the unit of every size here. */
export type MiB = number;

export const guestKinds = ['full', 'minimal'] as const;
export type GuestKind = (typeof guestKinds)[number];
export const vmms = ['qemu', 'cloud-hypervisor', 'firecracker'] as const;
export type Vmm = (typeof vmms)[number];
export const sideNames = ['vms', 'containers'] as const;
export type SideName = (typeof sideNames)[number];

/** What was measured or published; the model's sizes follow from it (`sizesFrom`). */
export interface Measured {
  /** Of the app: private pages, all pages of files that it reads, and those of them that it has mapped. */
  readonly app: { readonly own: MiB; readonly files: MiB; readonly mapped: MiB };
  /** A full guest's memory that the host handed over, by what the guest was offered. */
  readonly guestAt: { readonly small: Point; readonly roomy: Point };
  readonly kernel: Readonly<Record<GuestKind, MiB>>;
  /** What a kernel keeps on each page, as a share of the page. */
  readonly pageStruct: number;
  readonly minimalSystem: MiB;
  readonly vmm: Readonly<Record<Vmm, { readonly each: MiB; readonly once: MiB }>>;
  readonly shim: { readonly each: MiB; readonly once: MiB };
  readonly books: MiB;
  /** Memory of each full guest after merging, among four and among eight. */
  readonly ksm: { readonly four: MiB; readonly eight: MiB };
  readonly hostPrograms: MiB;
  readonly disk: {
    readonly image: MiB;
    readonly guest: MiB;
    readonly guestWrites: MiB;
    readonly layerWrites: MiB;
    readonly kernelFile: MiB;
  };
}

export interface Point {
  readonly offered: MiB;
  readonly held: MiB;
}

/** The app that the copies run. */
export interface App {
  readonly own: MiB;
  /** Pages of the image's files that each copy reads. */
  readonly files: MiB;
}

export interface Plan {
  readonly measured: Measured;
  readonly host: { readonly memory: MiB; readonly disk: MiB };
  readonly app: App;
  readonly guest: GuestKind;
  readonly vmm: Vmm;
  /** What each guest is offered; the smallest that its kernel, system and app fit into if this is less. */
  readonly offered: MiB;
  /** Whether guests give file cache back when the host asks (the balloon device). */
  readonly balloon: boolean;
  readonly ksm: boolean;
  /** How many different bases the copies are built on. */
  readonly bases: number;
  /** Guests' disks as copies in full, or as overlays on one file for each base. */
  readonly disks: 'full' | 'backing';
}

/** The parts of one copy. */
export const bands = ['vmm', 'kernel', 'system', 'files', 'app', 'shim', 'books'] as const;
export type Band = (typeof bands)[number];
export type Copy = Readonly<Record<Band, MiB>>;

/** What a side holds once, however many copies there are: programs of shims or VMMs, layers, merged pages. */
export interface Once {
  readonly program: MiB;
  readonly files: MiB;
  readonly merged: MiB;
}

/** How far a side has got: copies started, how many have given file cache back, and how many KSM has been through. */
export interface Stand {
  readonly copies: number;
  readonly given: number;
  readonly merged: number;
}

/** Where a side's memory is: the host's own, what is there once, and copies of a kind in a row. */
export interface Use {
  readonly host: { readonly kernel: MiB; readonly programs: MiB };
  readonly once: Once;
  readonly groups: readonly { readonly copies: number; readonly each: Copy }[];
  readonly total: MiB;
}

export interface DiskUse {
  readonly once: MiB;
  readonly each: MiB;
  readonly copies: number;
  readonly total: MiB;
}
