import type { Measurement } from '../../../src/schemas/measurement.ts';

/** Published claims that stand beside what was measured under emulation, and why. */
export const published = {
  'vm-boot': {
    why: 'Without hardware virtualization the emulator translates every instruction of the guest, which makes a boot many times slower than it is. The order of the phases is right; what a boot takes on hardware, these say.',
    claims: [
      'nsdi-qemu-boot',
      'nsdi-cloud-hypervisor-boot',
      'nsdi-firecracker-boot',
      'firecracker-to-init',
      'ec2-running-to-ssh',
    ],
  },
  memory: {
    why: 'What the emulator needs for itself is not what a VM on hardware needs: that has no code cache, and other monitors take other amounts beside the guest’s own RAM. Those amounts, these say.',
    claims: [
      'nsdi-qemu-overhead',
      'nsdi-cloud-hypervisor-overhead',
      'nsdi-firecracker-overhead',
      'firecracker-overhead-spec',
    ],
  },
} satisfies Partial<Record<Measurement['topic'], Measurement['hardware']>>;
