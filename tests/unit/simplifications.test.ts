import { describe, expect, it } from 'vitest';
import {
  XEN_SIMPLIFICATIONS,
  XEN_VERSION,
} from '../../src/simulators/cpu-scheduling/xen-credit/simplifications.ts';
import { BOOT_SIMPLIFICATIONS, BOOT_VERSION } from '../../src/simulators/boot/simplifications.ts';
import {
  OVERLAY_SIMPLIFICATIONS,
  OVERLAY_VERSION,
} from '../../src/simulators/image-layers/simplifications.ts';
import {
  REGISTRY_SIMPLIFICATIONS,
  REGISTRY_VERSION,
} from '../../src/simulators/image-layers/registry/index.ts';
import { WALLS_SIMPLIFICATIONS, WALLS_VERSION } from '../../src/simulators/process-walls/simplifications.ts';
import {
  ISOLATION_SIMPLIFICATIONS,
  ISOLATION_VERSION,
} from '../../src/simulators/isolation/simplifications.ts';
import { IO_PATH_SIMPLIFICATIONS, IO_PATH_VERSION } from '../../src/simulators/io-path/simplifications.ts';
import { RUNC_SIMPLIFICATIONS, RUNC_VERSION } from '../../src/simulators/runc-start/simplifications.ts';
import { SPECTRUM_SIMPLIFICATIONS, SPECTRUM_VERSION } from '../../src/simulators/spectrum/simplifications.ts';
import { CHOOSING_SIMPLIFICATIONS, CHOOSING_VERSION } from '../../src/simulators/choosing/simplifications.ts';
import { BUILD_SIMPLIFICATIONS, BUILD_VERSION } from '../../src/simulators/image-build/simplifications.ts';
import { PARTS_SIMPLIFICATIONS, PARTS_VERSION } from '../../src/simulators/image-parts/simplifications.ts';
import { DENSITY_SIMPLIFICATIONS, DENSITY_VERSION } from '../../src/simulators/density/simplifications.ts';
import { STARTUP_SIMPLIFICATIONS, STARTUP_VERSION } from '../../src/simulators/startup/simplifications.ts';
import { STACK_SIMPLIFICATIONS, STACK_VERSION } from '../../src/simulators/machine-stack/simplifications.ts';
import { VM_HOST_SIMPLIFICATIONS, VM_HOST_VERSION } from '../../src/simulators/vm-host/simplifications.ts';
import { VM_EXIT_SIMPLIFICATIONS, VM_EXIT_VERSION } from '../../src/simulators/vm-exit/simplifications.ts';

describe.each([
  ['xen-credit', XEN_VERSION, XEN_SIMPLIFICATIONS],
  ['image-layers', OVERLAY_VERSION, OVERLAY_SIMPLIFICATIONS],
  ['registry', REGISTRY_VERSION, REGISTRY_SIMPLIFICATIONS],
  ['image-build', BUILD_VERSION, BUILD_SIMPLIFICATIONS],
  ['image-parts', PARTS_VERSION, PARTS_SIMPLIFICATIONS],
  ['startup', STARTUP_VERSION, STARTUP_SIMPLIFICATIONS],
  ['boot', BOOT_VERSION, BOOT_SIMPLIFICATIONS],
  ['process-walls', WALLS_VERSION, WALLS_SIMPLIFICATIONS],
  ['machine-stack', STACK_VERSION, STACK_SIMPLIFICATIONS],
  ['vm-host', VM_HOST_VERSION, VM_HOST_SIMPLIFICATIONS],
  ['isolation', ISOLATION_VERSION, ISOLATION_SIMPLIFICATIONS],
  ['io-path', IO_PATH_VERSION, IO_PATH_SIMPLIFICATIONS],
  ['runc-start', RUNC_VERSION, RUNC_SIMPLIFICATIONS],
  ['density', DENSITY_VERSION, DENSITY_SIMPLIFICATIONS],
  ['spectrum', SPECTRUM_VERSION, SPECTRUM_SIMPLIFICATIONS],
  ['choosing', CHOOSING_VERSION, CHOOSING_SIMPLIFICATIONS],
  ['vm-exit', VM_EXIT_VERSION, VM_EXIT_SIMPLIFICATIONS],
] as const)('what %s leaves out', (_, version, list) => {
  it('is whole sentences, each with its consequence, and no two alike', () => {
    const texts = list.flatMap(({ what, consequence }) => [what, consequence]);
    for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/s);
    expect(version).toMatch(/\.$/);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
