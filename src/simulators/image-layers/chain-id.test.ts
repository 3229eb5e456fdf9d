import { describe, expect, it } from 'vitest';
import { chainIds } from './chain-id.ts';
import { digestOf } from './digest.ts';

// Facts §3.2: DiffIDs are the sha256 of "layer-A", "layer-B", "layer-C".
const A = digestOf('layer-A');
const B = digestOf('layer-B');
const C = digestOf('layer-C');

describe('chain IDs', () => {
  it('the DiffIDs of the example', () => {
    expect([A, B, C]).toEqual([
      'sha256:5c4cee4df82cf53242691e3d1f11c012a8c0595c6ec732e8cb4c43d6b0acdf36',
      'sha256:230485c409a7c50b4246c63d453c4d9e750e8b4d0ee1c3106a83c8ead8324c58',
      'sha256:994b43fff01821aa8403f16f597de18aa05287ce45b0c848bcd8e0adc44be6fe',
    ]);
  });

  it('A, A|B, A|B|C', () => {
    expect(chainIds([A, B, C])).toEqual([
      A,
      'sha256:22c7e7294b89d3516bb0ce343558c0431a09df43546a33de12cc674ae7f2c942',
      'sha256:492b738e2760634487d0fb774fb50573e54e572d075d4ccbb86d818541a37876',
    ]);
  });

  it('B|A|C: the order counts', () => {
    expect(chainIds([B, A, C]).at(-1)).toBe(
      'sha256:077f6576fafc5154740956d0a0ec11872ed1563334b7d803e496cb54f5d5c0c9',
    );
  });

  it('no layers, no chain', () => expect(chainIds([])).toEqual([]));
});
