import { fixed, upTo } from '../../playback/format-number.ts';
import type { FigureClaims } from '../../playback/figure.ts';
import { beside, emulated, number, scaleClaim, text } from './claims.ts';

/** Why the Debian guest's times are what they are. */
export const twoRulers = {
  summary: 'Why divide, and by what?',
  lines: (claims: FigureClaims, scale: number): readonly string[] => [
    `An emulator reads every instruction of the guest and imitates it, which takes many times longer than running it. Our guest's boot to a tiny initramfs compared with a published one on hardware gives a factor of about ${factor(claims, scale)}. Two kernels on two machines: a rough scale, and yours to change.`,
    `Emulation also bends the proportions: what runs only once, as most of a service's start does, costs it most. So we counted instructions too. From the kernel's first line until the app listens, the kernel has ${text(claims, beside.instructionsKernel)} of them, most of it unpacking the initramfs, and systemd with its services ${text(claims, beside.instructionsServices)}. The services are still first, by less.`,
  ],
};

function factor(claims: FigureClaims, scale: number): string {
  const ours = number(claims, scaleClaim);
  return `${upTo(ours, 1)}${scale === Math.round(ours * 10) ? '' : `; you have set ${upTo(scale / 10, 1)}`}`;
}

/** What the figure leaves out, for its last lines. */
export const leavesOut = {
  summary: 'What this figure leaves out',
  lines: (
    claims: FigureClaims,
    { params, appSlower }: { readonly params: { readonly scale: number }; readonly appSlower: boolean },
  ): readonly string[] => {
    const ms = (id: string) => number(claims, id);
    const sum = ms(emulated.direct) + ms(emulated.kernelAlone) + ms(emulated.services) + ms(emulated.app);
    return [
      `Taking a part away subtracts what was measured of it. Without boot loader and initramfs this adds up to ${seconds(sum)} of emulated time; booted so, the guest took ${text(claims, beside.withoutInitramfs)}.`,
      'How long each unit takes is counted in instructions, and set so that on one vCPU all of them together take what was measured. Waiting for disks and for the network is in the phases, but not in the units.',
      'systemd starts its units one by one from one process. Here each does that share of the work itself, so more vCPUs help a little more than in truth. Only one vCPU was measured.',
      'Firmware counts from the start of the monitor, and the kernel’s own unpacking counts with the boot loader. A boot menu’s pause, a network that has to be asked for an address and a disk that has to be checked are not in it.',
      ...(appSlower
        ? [
            `The app alone as a first program takes longer in the Debian guest than in the other rows: the emulator made a loop in Python take ${text(claims, beside.pythonEmulated)} as long, and the figure divides by ${upTo(params.scale / 10, 1)}.`,
          ]
        : []),
      'The microVM was measured by others, on other hardware and to its first program; the app’s own start is our host’s.',
      'The container was started by runc alone, on the host’s network. An engine with its daemon, a network of its own, and above all an image that has to be fetched first come on top.',
      'The host’s own start is nowhere on this clock. Somebody has waited for that kernel, too.',
    ];
  },
};

const seconds = (ms: number): string => `${fixed(ms / 1000, 1)} s`;
