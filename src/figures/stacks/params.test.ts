import { describe, expect, it } from 'vitest';
import { layersField } from './params.ts';
import { shapes, system } from './shapes.ts';

describe('the address', () => {
  it('reads as words', () => {
    expect(layersField.encode(system)).toBe('kernel');
    expect(layersField.encode(shapes.both)).toBe('kernel*hypervisor*machines2*guests*engine*containers*apps');
    expect(layersField.encode({ ...system, kernel: false })).toBe('metal');
  });

  it.each([
    '',
    'none',
    'apps*kernel',
    'kernel*',
    'kernel*kernel',
    'machines0',
    'machines4',
    'machines',
    'KERNEL',
    'metal*apps',
  ])('refuses %j', (text) => {
    expect(layersField.decode(text)).toBeNull();
  });
});
