import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as real from 'vscode-languageserver-types';
import * as ours from './lsp-types.ts';

describe('what stands in for vscode-languageserver-types', () => {
  it('answers as the package does', () => {
    const a = real.Position.create(1, 2);
    const b = real.Position.create(3, 4);
    expect(ours.Position.create(1, 2)).toEqual(a);
    expect(ours.Range.create(a, b)).toEqual(real.Range.create(a, b));
    expect(ours.Range.create(1, 2, 3, 4)).toEqual(real.Range.create(1, 2, 3, 4));
  });

  it('has all that dockerfile-ast calls', () => {
    const folder = join(import.meta.dirname, '../../../node_modules/dockerfile-ast/lib');
    const called = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .flatMap(
        (file) => readFileSync(join(folder, file), 'utf8').match(/languageserver_types_1\.[\w.]+/g) ?? [],
      );
    expect([...new Set(called)].sort()).toEqual([
      'languageserver_types_1.Position.create',
      'languageserver_types_1.Range.create',
    ]);
  });
});
