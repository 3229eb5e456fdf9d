import type { Simplification } from '../shared/simplification.ts';

/** Which file system the overlay model follows, in words for a page. */
export const OVERLAY_VERSION =
  'Linux overlayfs as recorded on Linux 6.18 with ext4 below, and the OCI image specification for layers.';

/** Every deliberate difference between the model and a real mount, for the page that says how the models work. */
export const OVERLAY_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'Every operation runs as root with the usual umask. There is no permission to lack.',
    consequence: 'A process in a container may be refused where the model succeeds.',
  },
  {
    what: 'There is no clock: a time changes only where somebody sets it.',
    consequence: 'Real copies carry times, so two real layers with equal content can have different digests.',
  },
  {
    what: 'Bytes on the disk are bytes of file content. Blocks, directories and file system metadata are not counted.',
    consequence: 'Real disks need more, above all for many small files.',
  },
  {
    what: 'There is no page cache and no memory. Sharing of cached pages between containers is not in this model.',
    consequence: 'Shared layers save memory too, which this figure does not show.',
  },
  {
    what: 'Layers are stored as plain tar archives, because compressing is not part of the rules.',
    consequence: 'A real registry sends compressed layers, whose digest is another one than the DiffID.',
  },
];
