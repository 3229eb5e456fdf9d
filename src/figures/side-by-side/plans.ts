import type { FigureClaims } from '../../playback/figure.ts';
import { downloads, type Phase, type StartupPlan, type Transfer } from '../../simulators/startup/index.ts';
import { containerPhases, emulatedPhases, layerNames, number, type LayerName } from './claims.ts';
import type { Params } from './params.ts';
import type { Sizes } from './sizes.ts';

export interface LayerSize {
  readonly name: LayerName;
  /** Bytes. */
  readonly compressed: number;
  readonly unpacked: number;
}

export interface Plans {
  readonly vm: StartupPlan;
  readonly container: StartupPlan;
  readonly layers: readonly LayerSize[];
  /** When each layer, and the guest's disk, were under way; empty when warm. */
  readonly layerTransfers: readonly Transfer[];
  readonly diskTransfers: readonly Transfer[];
}

const ms = 1000;

/** What both sides have to do, from the reader's settings and the claims. */
export function plans(
  params: Params,
  layers: readonly LayerSize[],
  { vmDisk, vmTransfer }: Pick<Sizes, 'vmDisk' | 'vmTransfer'>,
  claims: FigureClaims,
): Plans {
  const cold = params.start === 'cold';
  const bytesPerSecond = (params.link * 1_000_000) / 8;
  const layerTransfers = cold
    ? downloads(
        layers.map((layer) => layer.compressed),
        bytesPerSecond,
        number(claims, 'sbs-concurrent-downloads'),
      )
    : [];
  const diskTransfers = cold ? downloads([vmTransfer], bytesPerSecond, 1) : [];
  const host = {
    cpus: params.cpus,
    copies: params.copies,
    ...(params.hog > 0 && { neighbour: { threads: params.hog, limit: params.limit } }),
  };
  return {
    layers,
    layerTransfers,
    diskTransfers,
    vm: {
      ...host,
      policy: params.hypervisor === 'xen' ? 'xen-credit' : 'linux-eevdf',
      arrivals: diskTransfers.map(({ end }) => ({ id: 'disk', at: end })),
      shared: cold
        ? [{ id: 'unpack-disk', cpu: transferTime(vmDisk, params.unpack), wait: 0, after: 'disk' }]
        : [],
      own: [
        ...(cold ? [{ id: 'disk', cpu: 0, wait: transferTime(vmDisk, params.copy) }] : []),
        ...guestPhases(params, claims),
      ],
    },
    container: {
      ...host,
      policy: 'linux-eevdf',
      arrivals: layerTransfers.map(({ end }, i) => ({ id: layerNames[i]!, at: end })),
      shared: cold
        ? layers.map(({ name, unpacked }) => ({
            id: name,
            cpu: transferTime(unpacked, params.unpack),
            wait: 0,
            after: name,
          }))
        : [],
      own: Object.entries(containerPhases).map(([id, parts]) => {
        const total = parts.reduce((sum, part) => sum + number(claims, part), 0);
        return split(id, total * ms, params.ctcpu);
      }),
    },
  };
}

function guestPhases({ guest, scale, vmcpu }: Params, claims: FigureClaims): Phase[] {
  if (guest === 'microvm') {
    return [
      split('vmm', number(claims, 'sbs-vmm-start') * ms, vmcpu),
      split('kernel', number(claims, 'sbs-microvm-to-init') * ms, vmcpu),
      split('app', number(claims, 'sbs-microvm-app') * ms, vmcpu),
    ];
  }
  return Object.entries(emulatedPhases).map(([id, claim]) =>
    split(id, (number(claims, claim) * ms * 10) / scale, vmcpu),
  );
}

/** The image's layers, lowest first; the reader sets the size of the libraries'. */
export function layerSizes({ libs }: Params, claims: FigureClaims): LayerSize[] {
  const shrink =
    number(claims, 'sbs-layer-libraries-compressed') / number(claims, 'sbs-layer-libraries-unpacked');
  return layerNames.map((name) => {
    if (name === 'libraries')
      return { name, compressed: Math.round(libs * 1e6 * shrink), unpacked: libs * 1e6 };
    return {
      name,
      compressed: number(claims, `sbs-layer-${name}-compressed`),
      unpacked: number(claims, `sbs-layer-${name}-unpacked`),
    };
  });
}

/** A phase of `total` µs of which `percent` computes. */
function split(id: string, total: number, percent: number): Phase {
  const cpu = Math.round((total * percent) / 100);
  return { id, cpu, wait: Math.round(total) - cpu };
}

/** µs that `bytes` take at a rate of MB/s. */
const transferTime = (bytes: number, rate: number): number => Math.round(bytes / rate);
