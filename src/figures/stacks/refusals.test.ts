import { describe, expect, it } from 'vitest';
import { change, type Layer } from '../../simulators/machine-stack/index.ts';
import { presets, type Params } from './params.ts';
import { refusalSentence, wayLabel } from './refusal-words.ts';
import { run } from './run.ts';
import { on, shapes, system, type Layers } from './shapes.ts';

const runOf = (params: Partial<Params>) => run({ ...presets[0]!.params, ...params }, {});

describe('what cannot stand', () => {
  it.each([
    [{ ...system, kernel: false, apps: true }, 'the host kernel is missing.'],
    [{ ...system, guests: true }, 'so virtual machines have to be there.'],
    [{ ...system, hypervisor: true, machines: 2, apps: true }, 'the guest kernels are missing.'],
  ] satisfies [Layers, string][])('%j is not run, and says what is missing', (now, sentence) => {
    expect(() => runOf({ now })).toThrow(sentence);
    expect(() => runOf({ was: now })).toThrow(sentence);
  });

  const refused = (layers: Layers, layer: Layer, wish: boolean, host: Params['host'] = 'linux-server') => {
    const spec = on(host, layers);
    const result = change(spec, layer, wish);
    if (result.granted) throw new Error('granted');
    const { refusal } = result;
    return [refusalSentence(refusal, spec), ...refusal.ways.map((way) => wayLabel(way, layer, wish))];
  };

  it('is refused with what is missing, and offered with what has to come or go', () => {
    expect(refused(shapes.bare, 'guests', true)).toEqual([
      'A guest kernel wants a machine to itself, so virtual machines have to be there.',
      'Put on hypervisor and virtual machines as well',
    ]);
    expect(refused(shapes.vms, 'guests', false)).toEqual([
      'Apps are programs and have to call a kernel, and the virtual machines have none yet: the guest kernels are missing.',
      'Take off virtual machines as well',
    ]);
    expect(refused({ ...shapes.bare, hypervisor: true }, 'machines', true)).toEqual([
      'Apps are programs and have to call a kernel, and the virtual machines have none yet: the guest kernels are missing.',
      'Put on guest kernels as well',
      'Put on virtual machines, and take off web apps',
    ]);
    expect(refused(shapes.containers, 'machines', false, 'mac')).toEqual([
      'The Linux containers need a Linux kernel, and the one in this machine is the only one here.',
      'Take off engine and containers as well',
    ]);
    expect(refused(shapes.containers, 'hypervisor', false, 'windows-pc')[0]).toBe(
      'The Linux containers need a Linux kernel, its machine needs the hypervisor, and Windows has no Linux kernel to offer instead.',
    );
  });
});
