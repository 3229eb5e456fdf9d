import type { MutatedModel } from './mutant.ts';

const overlay = 'image-layers/overlay';

export const OVERLAY: MutatedModel = {
  model: 'overlay',
  tests: [`${overlay}/`, 'image-layers/agreement/'],
  mutants: [
    {
      file: `${overlay}/search.ts`,
      rule: 'A whiteout ends the search: what lies below stays hidden.',
      original: 'search.stop = search.opaque = true;',
      mutated: '',
    },
    {
      file: `${overlay}/search.ts`,
      rule: 'Merging stops at an opaque directory.',
      original: 'if (isOpaque(inode)) {\n    search.stop = true;',
      mutated: 'if (isOpaque(inode)) {',
    },
    {
      file: `${overlay}/remove.ts`,
      rule: 'A whiteout is left only where a lower layer has the name.',
      original: 'if (below) placeWhiteout(s, d);',
      mutated: 'placeWhiteout(s, d);',
    },
    {
      file: `${overlay}/rename.ts`,
      rule: 'A directory with a lower part is not renamed (EXDEV) unless redirect_dir is on.',
      original: "if (stays(old) || (!overwrite && stays(next))) fail('EXDEV');",
      mutated: '',
    },
    {
      file: `${overlay}/create.ts`,
      rule: 'A directory made over a whiteout of the upper layer is opaque.',
      original: 'isDir(s, d) && (d.opaque ||',
      mutated: 'isDir(s, d) && (',
    },
    {
      file: `${overlay}/files.ts`,
      rule: 'Opening for writing copies the file up, even if nothing is written.',
      original: 'if (!flags.write && !flags.truncate) return d;',
      mutated: 'return d;',
    },
    {
      file: `${overlay}/copy-up.ts`,
      rule: 'Opening with O_TRUNC copies no data up.',
      original: 'if (why.truncate) data = new Uint8Array(0);\n  else if (metadataOnly)',
      mutated: 'if (metadataOnly)',
    },
  ],
};

export const LAYERS: MutatedModel = {
  model: 'layers and digests',
  tests: ['image-layers/agreement/', 'image-layers/chain-id', 'image-layers/layer'],
  mutants: [
    {
      file: 'image-layers/chain-id.ts',
      rule: 'A chain ID is the digest of the one below, one space and the DiffID.',
      original: '${below} ${diffId}',
      mutated: '${below}${diffId}',
    },
    {
      file: 'image-layers/apply-layer.ts',
      rule: 'Opaque marks and whiteouts of a layer hide only what lies below, wherever they stand in the tar.',
      original:
        'layer.entries.forEach((entry, i) => hide(at, entry, `${field}.entries[${i}].path`));\n' +
        '  layer.entries.forEach((entry, i) => place(at, entry, `${field}.entries[${i}]`));',
      mutated:
        'layer.entries.forEach((entry, i) => {\n' +
        '    hide(at, entry, `${field}.entries[${i}].path`);\n' +
        '    place(at, entry, `${field}.entries[${i}]`);\n' +
        '  });',
    },
    {
      file: 'image-layers/apply-layer.ts',
      rule: 'A directory over a directory changes its attributes and keeps what is in it.',
      original: "if (entry.type === 'dir' && old?.type === 'dir') {",
      mutated: "if (entry.type === 'dir' && old?.type === 'fifo') {",
    },
  ],
};
