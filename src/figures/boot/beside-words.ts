import { upTo } from '../../playback/format-number.ts';
import type { FigureClaims } from '../../playback/figure.ts';
import { beside, text } from './claims.ts';
import type { Params, RowId } from './params.ts';

/** What stands beside each row: how far its lengths can be trusted, and what others measured. */
export function besideWords(
  claims: FigureClaims,
  { scale, row }: Pick<Params, 'scale' | 'row'>,
  gone: boolean,
): Readonly<Record<RowId, string>> {
  const said = (id: keyof typeof beside) => text(claims, beside[id]);
  const striped = row === 'container' ? 'Striped is what makes the walls, plain is runc itself. ' : '';
  const container = `${striped}Measured with runc, files in the cache. Beside it, other clocks: to the end of an empty program crun takes ${said('crun')}, runc ${said('runc')}, runc with nothing in the cache ${said('cold')}, podman ${said('podman')}.`;
  return {
    debian: gone
      ? container
      : `No machine of ours can run a guest on real hardware. These are the times of an emulated one divided by ${upTo(scale / 10, 1)}: for the proportions, not for what a VM costs. On hardware: a minimal guest in QEMU takes ${said('qemu')} to its first program, one cloud instance ${said('cloud')} until one can log in.`,
    microvm: `Firecracker on hardware, published: the monitor, then the kernel to its first program; the app’s own start is our host’s. Beside it: ${said('firecracker')} in Firecracker’s specification, ${said('withApi')} with all set-up, ${said('cloudHypervisor')} in Cloud Hypervisor.`,
    container,
  };
}
