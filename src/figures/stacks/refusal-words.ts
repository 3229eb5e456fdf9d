import {
  type Layer,
  type Problem,
  type Refusal,
  type StackSpec,
  type Way,
} from '../../simulators/machine-stack/index.ts';
import { and, capital } from './text.ts';
import { hostWords, layerWords } from './words.ts';

/** Why a stack cannot stand: what is missing, in one sentence. */
export function problemSentence({ layer, lacks }: Problem, spec: StackSpec): string {
  const { system } = hostWords[spec.host];
  if (layer === 'hypervisor') {
    return spec.host === 'windows-pc'
      ? 'Hyper-V needs a Windows beside its guests that looks after them, so the host kernel has to be there.'
      : `The hypervisor here comes with ${system}, so the host kernel has to be there.`;
  }
  if (layer === 'machines')
    return 'A pretend machine needs somebody to pretend it, so the hypervisor has to be there. (Without one every instruction would be worked out in software.)';
  if (layer === 'guests')
    return 'A guest kernel wants a machine to itself, so virtual machines have to be there.';
  const who = {
    engine: 'The engine is a program and has',
    containers: 'Containers are processes and have',
    apps: 'Apps are programs and have',
  }[layer as 'engine' | 'containers' | 'apps'];
  return lacks === 'guests'
    ? `${who} to call a kernel, and the virtual machines have none yet: the guest kernels are missing.`
    : `${who} to call a kernel, and there would be none: the host kernel is missing.`;
}

/** The answer to a press that cannot be granted. */
export function refusalSentence({ problem, unasked, layer }: Refusal, spec: StackSpec): string {
  if (!unasked) return problemSentence(problem, spec);
  const needs =
    problem.layer === 'containers' ? 'The Linux containers need' : 'The engine, a Linux program, needs';
  return layer === 'hypervisor'
    ? `${needs} a Linux kernel, its machine needs the hypervisor, and ${hostWords[spec.host].system} has no Linux kernel to offer instead.`
    : `${needs} a Linux kernel, and the one in this machine is the only one here.`;
}

/** What a button offers that grants the wish after all. */
export function wayLabel({ layers, on }: Way, wish: Layer, wishOn: boolean): string {
  const others = and(layers.map((layer) => layerWords[layer]));
  const verb = on ? 'put on' : 'take off';
  return on === wishOn
    ? `${capital(verb)} ${others} as well`
    : `${capital(wishOn ? 'put on' : 'take off')} ${layerWords[wish]}, and ${verb} ${others}`;
}
