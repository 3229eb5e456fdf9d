import { describe, expect, it } from 'vitest';
import { addressesIn, isKept, problems, readList } from './published-ids.ts';

const page = `<body><header><nav id="menu"></nav></header><main id="main" class="x">
  <h2 id="walls">Walls</h2><span id="card-1"></span><figure class="fig" id="boot"><i id="_R_1_"></i></figure>
  <figcaption id="t-caption"></figcaption><h2 id="chapters-title"></h2></main><dialog id="search"></dialog></body>`;

describe('addressesIn', () => {
  it('lists the page and what a reader can point at', () => {
    expect(addressesIn('containers/', page)).toEqual([
      'containers/',
      'containers/#walls',
      'containers/#boot',
    ]);
    expect(addressesIn('', page)).toEqual(['./', '#walls', '#boot']);
  });
});

describe('problems', () => {
  it('has none where list and build agree, in whatever order', () => {
    expect(problems(['a/', 'a/#x'], ['a/#x', 'a/'])).toEqual([]);
  });

  it('names each address that is gone', () => {
    expect(problems(['a/', 'a/#x', 'b/'], ['a/'])).toEqual([
      expect.stringContaining('"a/#x" is published and no longer there'),
      expect.stringContaining('"b/" is published and no longer there'),
    ]);
  });

  it('says in one sentence how new ones are added', () => {
    const [only, ...more] = problems(['a/'], ['a/', 'a/#1', 'a/#2', 'a/#3', 'a/#4', 'a/#5', 'a/#6', 'a/#7']);
    expect(more).toEqual([]);
    expect(only).toContain('a/#1, a/#2, a/#3, a/#4, a/#5 and 2 more');
    expect(only).toContain('node scripts/publish-ids.mjs');
  });
});

it('leaves out comments and empty lines, and keeps addresses that begin with a hash', () => {
  expect(readList('# the cover’s come first\n./\n#chapters\n\n')).toEqual(['./', '#chapters']);
});

it('keeps no frames and no page for what is gone', () => {
  expect(['', 'labs/boot/', 'embed/boot/', '404.html'].filter(isKept)).toEqual(['', 'labs/boot/']);
});
