import { lstatSync, readdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasuredRow } from '../../../src/schemas/measurement.ts';
import type { GuestFiles } from './boot.ts';
import { fresh } from './containers.ts';
import { command } from './run.ts';
import { rowOf } from './statistics.ts';
import { countListing } from './tar-listing.ts';
import { overlay, type Trees } from './trees.ts';

const words = { debian: 'Debian', python: 'Python', app: 'the app' } as const;

/** The image's layers as archives, and the disk of the guest with the same app. Counted once: sizes do not vary. */
export function sizes(work: string, trees: Trees, guest: string, files: GuestFiles): MeasuredRow[] {
  const layers = (['debian', 'python', 'app'] as const).map((name) => layerSizes(work, name, trees[name]));
  const total = (pick: (layer: (typeof layers)[number]) => number) =>
    layers.reduce((sum, layer) => sum + pick(layer), 0);
  const one = (id: string, what: string, group: string, value: number, unit = 'B') =>
    rowOf(id, what, [value], { group, ...(unit === 'B' ? {} : { unit }) });
  return [
    ...layers.flatMap(({ name, tar, gzip, counted }) => {
      const group = `image, layer with ${words[name]}`;
      return [
        one(`layer-${name}-tar`, 'archive (tar)', group, tar),
        one(`layer-${name}-gzip`, 'archive, compressed (gzip -6)', group, gzip),
        one(`layer-${name}-entries`, 'entries', group, counted.entries, 'entries'),
        one(`layer-${name}-files`, 'regular files', group, counted.files, 'files'),
        one(`layer-${name}-directories`, 'directories', group, counted.directories, 'directories'),
        one(`layer-${name}-whiteouts`, 'whiteouts', group, counted.whiteouts, 'whiteouts'),
      ];
    }),
    one(
      'image-tar',
      'all layers (tar)',
      'image',
      total((layer) => layer.tar),
    ),
    one(
      'image-gzip',
      'all layers, compressed (gzip -6)',
      'image',
      total((layer) => layer.gzip),
    ),
    one(
      'image-files',
      'regular files in all layers',
      'image',
      total((layer) => layer.counted.files),
      'files',
    ),
    ...diskSizes(work, trees, guest, files, one),
  ];
}

function layerSizes(work: string, name: keyof Trees, folder: string) {
  const staged = join(work, fresh());
  command('cp', ['-a', folder, staged]);
  whiteoutsAsFiles(staged);
  const tar = join(work, `${name}.tar`);
  command('tar', ['--sort=name', '--numeric-owner', '-C', staged, '-cf', tar, '.']);
  command('sh', ['-c', 'gzip -6 -n -c "$1" > "$1.gz"', 'sh', tar]);
  return {
    name,
    tar: statSync(tar).size,
    gzip: statSync(`${tar}.gz`).size,
    counted: countListing(command('tar', ['-tvf', tar])),
  };
}

/** In an overlay a deleted file is a character device 0/0; in a layer an empty file .wh.name (image-spec, layer.md). */
function whiteoutsAsFiles(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = lstatSync(path);
    if (stat.isDirectory()) whiteoutsAsFiles(path);
    else if (stat.isCharacterDevice() && stat.rdev === 0) {
      unlinkSync(path);
      writeFileSync(join(folder, `.wh.${name}`), '');
    }
  }
}

function diskSizes(
  work: string,
  { debian, python, app }: Trees,
  guest: string,
  files: GuestFiles,
  one: (id: string, what: string, group: string, value: number, unit?: string) => MeasuredRow,
): MeasuredRow[] {
  const group = 'the same app as a disk';
  const { merged, unmount } = overlay(join(work, fresh()), [debian, python, app, guest]);
  const found = command('find', [merged, '-xdev', '-type', 'f', '-printf', '%s\n'])
    .trim()
    .split('\n')
    .map(Number);
  const modules = command('du', ['-sb', join(merged, 'usr/lib/modules/')]).split('\t')[0]!;
  unmount();
  const packed = join(work, 'guest.qcow2');
  command('qemu-img', ['convert', '-c', '-O', 'qcow2', files.disk, packed]);
  const disk = statSync(files.disk);
  return [
    one('disk-logical', 'what the disk says it is', group, disk.size),
    one('disk-allocated', 'what the raw file occupies', group, disk.blocks * 512),
    one('disk-qcow2', 'as a compressed qcow2 file', group, statSync(packed).size),
    one('disk-files', 'regular files on it', group, found.length, 'files'),
    one(
      'disk-file-bytes',
      'their bytes',
      group,
      found.reduce((sum, size) => sum + size, 0),
    ),
    one('disk-kernel', 'kernel', group, statSync(files.kernel).size),
    one('disk-initramfs', 'initramfs', group, statSync(files.initrd).size),
    one('disk-modules', 'kernel modules', group, Number(modules)),
  ];
}
