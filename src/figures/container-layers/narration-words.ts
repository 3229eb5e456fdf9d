import type { Verdict } from './fall.ts';
import { bytes, capital, change, count, dirOf, list, name } from './text.ts';
import type { Status } from './world.ts';
import { containerName } from './words.ts';

const Container = (index: number): string => capital(containerName(index));

/* ---- What happens, one sentence or two for each event ---- */

export const say = {
  /** `open`: a second container is to start, and what that costs is not told yet. */
  start: (volume: boolean, leftovers: boolean, open: boolean) =>
    `An image of four layers, and container 1 running on it. ${
      leftovers
        ? 'Layer 2 still has two packages in var/cache/: the step that made it left them behind.'
        : `Its writable layer is empty${open ? '' : ': starting it copied nothing'}.`
    }${volume ? ' A volume, a directory from outside, is mounted at data/.' : ''}`,
  secondStarts: (image: number) =>
    `Container 2 starts on the same image. It gets an empty writable layer of its own, and shares the ${bytes(image)} of the layers. Disk: 0 bytes more.`,

  asks: {
    read: (c: number, path: string) =>
      `${Container(c)} opens ${path} to read it. Which layer has it? overlayfs in the kernel asks from the top down.`,
    list: (c: number, path: string) =>
      `${Container(c)} lists ${path}/. Directories merge, so overlayfs asks every layer for it.`,
    overwrite: (c: number, path: string) =>
      `${Container(c)} opens ${path} to overwrite it, as “>” does in a shell. First, where is it?`,
    append: (c: number, path: string) =>
      `${Container(c)} opens ${path} to add a line at its end. First, where is it?`,
    delete: (c: number, path: string) => `${Container(c)} deletes ${path}. First, where is it?`,
    deleteTree: (c: number, path: string) =>
      `${Container(c)} runs rm -r on ${path}/. First, where is it? A directory can be in several layers.`,
    rename: (c: number, path: string, to: string) =>
      `${Container(c)} renames ${path} to ${name(to)}. First, where is it?`,
    chmod: (c: number, path: string, mode: string) =>
      `${Container(c)} changes the mode of ${path} to ${mode}: no data, just permission bits. First, where is it?`,
    create: (c: number, path: string) =>
      `${Container(c)} wants to make a new file, ${path}. First the kernel makes sure that the name is free.`,
    mkdir: (c: number, path: string) =>
      `${Container(c)} wants to make the directory ${path}/. First the kernel makes sure that the name is free.`,
  },

  /** What a layer answers. `who` is the layer, `further`: there are layers below it. */
  answer: (
    who: string,
    path: string,
    dir: boolean,
    verdict: Verdict,
    further: boolean,
    empty: boolean,
  ): string => {
    const goesOn = further ? ' The search falls on.' : ' And that was the last one.';
    const Who = capital(who);
    switch (verdict.kind) {
      case 'no-dir':
        return empty
          ? `${Who} is asked first. It is empty.${goesOn}`
          : `${Who}: no ${verdict.at}/ in it.${goesOn}`;
      case 'absent':
        return empty
          ? `${Who} is asked first. It is empty.${goesOn}`
          : dirOf(path) === ''
            ? `${Who}: no ${name(path)}${dir ? '/' : ''} in it.${goesOn}`
            : `${Who}: it has ${dirOf(path)}/, but no ${name(path)}${dir ? '/' : ''} in it.${goesOn}`;
      case 'opaque-absent':
        return `${Who}: no ${name(path)}, and its ${verdict.at}/ is marked opaque. The search stops: what lies below does not count.`;
      case 'file':
        return `${Who}: here it is. The first that has it answers, and the search stops.`;
      case 'dir':
        return further
          ? `${Who}: it has ${path}/. Directories merge, so the search goes on.`
          : `${Who}: it has ${path}/ too. All of them together are the directory.`;
      case 'opaque-dir':
        return `${Who}: it has ${path}/, marked opaque. The search stops: what lies below does not count.`;
      case 'whiteout':
        return `${Who} has a whiteout for ${verdict.at}: deleted. The search stops here, whatever lies below.`;
      case 'in-the-way':
        return `${Who} has a file named ${verdict.at}, no directory. The merge ends here.`;
    }
  },

  readFrom: (n: number, who: string, below: readonly string[], others: readonly number[]) =>
    others.length > 0
      ? `The ${bytes(n)} come from ${who}, as they always were. What ${list(others.map(containerName))} did to the file lies in its own writable layer.`
      : `The ${bytes(n)} are read straight from ${who}. Nothing is copied, and the disk counter has not moved.${
          below.length > 0
            ? ` ${capital(list(below))} ${below.length > 1 ? 'have one' : 'has one'} too, covered by this one.`
            : ''
        }`,
  readCopy: (n: number, below: readonly string[]) =>
    `The ${bytes(n)} are read from the writable layer.${
      below.length > 0
        ? ` The file in ${list(below)} lies untouched below, and this container no longer sees it.`
        : ''
    }`,
  listed: (names: readonly string[], layers: readonly string[]) =>
    `The merged directory shows ${
      names.length === 0
        ? 'nothing'
        : `${list(names)}, ${layers.length > 1 ? 'collected' : 'all'} from ${list(layers)}`
    }. Reading cost no disk.`,

  parents: (dirs: readonly string[]) =>
    `The change needs a place in the writable layer: ${list(dirs.map((dir) => `${dir}/`))} ${
      dirs.length > 1 ? 'are' : 'is'
    } made there. Only the ${dirs.length > 1 ? 'directories' : 'directory'}, not what is in ${dirs.length > 1 ? 'them' : 'it'}.`,
  copyUp: (path: string, n: number, who: string) =>
    `Copy-up: all ${bytes(n)} of ${name(path)} are copied from ${who} to the writable layer, before anything is changed.`,
  copyUpTruncated: (path: string, n: number, who: string) =>
    `Copy-up without data: opened for overwriting, the old ${bytes(n)} of ${name(path)} in ${who} would be thrown away, so none are copied.`,
  copyUpDir: (path: string, who: string) =>
    `Copy-up of a directory: ${path}/ itself is made in the writable layer with the attributes it has in ${who}. Its files stay where they are.`,
  appended: (n: number, total: number, grew: number, from: string | null) =>
    from
      ? `Now ${bytes(n)} are added to the copy. ${capital(from)} still holds the old file. On the disk: ${bytes(grew)} more, for a line of ${n}.`
      : `It is in the writable layer already, so nothing is copied: ${bytes(n)} are added, and ${bytes(grew)} more is all it costs. The file has ${bytes(total)} now.`,
  overwritten: (n: number, grew: number, from: string | null) =>
    `The new content, ${bytes(n)}, is written.${
      from ? ` ${capital(from)} still holds the old file.` : ''
    } On the disk: ${change(grew)}.`,
  modeChanged: (path: string, mode: string, grew: number, from: string | null, dir: boolean) =>
    from === null
      ? `${name(path)} is in the writable layer already: its mode becomes ${mode}, at no cost.`
      : dir
        ? `Its mode becomes ${mode}, on the copy. A directory carries its names only, so no file was copied.`
        : `Its mode becomes ${mode}, on the copy. Not one byte of data has changed, and the disk holds ${bytes(grew)} more.`,
  covered: (path: string, below: readonly string[]) =>
    `A whiteout for ${name(path)} goes into the writable layer: nothing here, stop looking. The ${
      below.length > 1 ? `files in ${list(below)} stay` : `file in ${below[0] ?? ''} stays`
    } as ${below.length > 1 ? 'they are' : 'it is'}. Freed: 0 bytes.`,
  coveredInTree: (path: string, left: number) =>
    `rm goes through the directory: ${name(path)} gets a whiteout${left > 0 ? `. ${capital(count(left))} to go` : ' too'}.`,
  freed: (path: string, n: number) =>
    `${name(path)} was in the writable layer alone, so it is really gone. Freed: ${bytes(n)}.`,
  upperGone: (path: string, n: number, below: readonly string[]) =>
    `The ${name(path)} in the writable layer goes: ${bytes(n)} freed. But ${list(below)} still ${below.length > 1 ? 'have' : 'has'} the file and it would come back to light, so a whiteout takes its place.`,
  /** `replaces`: what the writable layer had of the directory; `files`: the layers that hold a file in it. */
  treeCovered: (
    path: string,
    replaces: 'nothing' | 'directory' | 'marks',
    files: readonly string[],
    below: readonly string[],
  ) => {
    const whiteout = {
      nothing: 'one whiteout for it goes into the writable layer',
      directory: 'one whiteout replaces what the writable layer has of it',
      marks: 'one whiteout for the whole directory replaces its copy and the marks in it',
    }[replaces];
    const holders = files.length > 0 ? files : below;
    return `${replaces === 'marks' ? 'Now ' : ''}${path}/ shows nothing and can go: ${whiteout}. ${capital(list(holders))} still ${
      holders.length > 1 ? 'hold' : 'holds'
    } ${files.length > 0 ? 'every file' : 'the directory'}.`;
  },
  treeGone: (path: string, n: number) =>
    `${path}/ was in the writable layer alone, so it is really gone, with all in it. Freed: ${bytes(n)}.`,
  renamedLower: (to: string, from: string, n: number) =>
    `The copy is called ${name(to)}, and a whiteout covers the old name. Elsewhere a rename costs nothing; here the file was in ${from}, so it cost ${bytes(n)}.`,
  renamedUpper: (to: string) =>
    `It lies in the writable layer, so it just gets its new name, ${name(to)}, at no cost.`,
  renamedCovering: (to: string, old: string, dir: boolean) =>
    `It is called ${name(to)} now, and a whiteout keeps the ${dir ? 'directory' : 'file'} below from showing under the old name, ${name(old)}.`,
  /** What had the new name before; it follows one of the sentences above. */
  renamedOver: (to: string, who: string) => ` It takes the place of the ${name(to)} in ${who}.`,
  created: (path: string, n: number, overWhiteout: boolean) =>
    overWhiteout
      ? `${name(path)} is made in the writable layer, with ${bytes(n)}. It takes the whiteout’s place and covers the old file just as well.`
      : `The name is free. ${name(path)} is made in the writable layer, with ${bytes(n)}: the only place that can change.`,
  madeDir: (path: string, opaque: boolean) =>
    opaque
      ? `${name(path)}/ takes the whiteout’s place and is marked opaque. Without the mark the deleted files below would show through again.`
      : `The name is free. ${name(path)}/ is made in the writable layer.`,

  failed: {
    ENOENT: (path: string) => `ENOENT: there is no ${path} in what this container sees.`,
    EEXIST: (path: string) => `EEXIST: there is a ${path} already, so nothing is made.`,
    EXDEV: (path: string) =>
      `EXDEV: refused. ${path}/ has a part in a lower layer, and overlayfs does not rename such a directory. The mv command would now copy every file in it and delete the old ones.`,
    EISDIR: (path: string) => `EISDIR: ${path} is a directory, and only files can be written.`,
    ENOTDIR: (path: string) => `ENOTDIR: something on the way to ${path} is not a directory.`,
    ENOTEMPTY: (path: string) => `ENOTEMPTY: ${path} is not empty.`,
    EBUSY: (path: string) => `EBUSY: refused. ${path}/ is where the volume is mounted.`,
  } as Readonly<Record<string, (path: string) => string>>,
  failedOther: (errno: string, path: string) => `${errno}: the kernel refuses this for ${path}.`,

  volume: {
    asked: (path: string) =>
      `${path} is in the volume, a directory of the host mounted at data/. No layer is asked, and overlayfs has no part in it.`,
    read: (n: number) => `The ${bytes(n)} are read from the volume.`,
    listed: (names: readonly string[]) => `The volume holds ${names.length === 0 ? 'nothing' : list(names)}.`,
    written: (n: number) => `${bytes(n)} are written to the volume. No copy-up: it is an ordinary directory.`,
    freed: (n: number) => `It is gone from the volume, and no whiteout is needed. Freed: ${bytes(n)}.`,
    done: () => 'Done in the volume, at no cost: it is an ordinary directory.',
  },

  noProcess: (c: number, status: Status) =>
    status === 'stopped'
      ? `${Container(c)} is stopped: there is no process in it to do that. Start it first.`
      : status === 'removed'
        ? `${Container(c)} is removed: there is nothing left to do that. Start a new one first.`
        : `There is no container ${c + 1} here.`,
  stopped: (c: number, n: number, { whiteouts, dirs }: { whiteouts: number; dirs: number }) => {
    const marks = [
      ...(whiteouts > 0 ? [whiteouts > 1 ? 'whiteouts' : 'whiteout'] : []),
      ...(dirs > 0 ? [dirs > 1 ? 'directories' : 'directory'] : []),
    ];
    return `${Container(c)} is stopped: its process is gone. Its writable layer stays on the disk, ${
      n > 0 ? `with its ${bytes(n)}` : marks.length > 0 ? `with its ${list(marks)}` : 'empty as it is'
    }.`;
  },
  startedAgain: (c: number) =>
    `${Container(c)} is started again: a new process, on the same layers and the same writable layer. What it had written is there.`,
  startedNew: (c: number) =>
    `A new container ${c + 1} starts from the image, with an empty writable layer. It knows nothing of the one before.`,
  removed: (c: number, n: number, volume: boolean) =>
    `${Container(c)} is removed, and its writable layer with it. Freed: ${bytes(n)}. The image is untouched${volume ? ', and so is the volume' : ''}.`,
  cannotStop: (c: number) => `${Container(c)} is not running, so there is nothing to stop.`,
  cannotStart: (c: number) => `${Container(c)} is running already.`,
  cannotRemove: (c: number) =>
    `Refused: ${containerName(c)} is running. An engine wants it stopped first, or to be told to use force.`,
  nothingToRemove: (c: number) => `${Container(c)} is not there, so there is nothing to remove.`,

  stepEnds: (c: number) =>
    `The build step ends. The builder compares: what does ${containerName(c)}’s writable layer change? That, and only that, becomes the next layer.`,
  stepMore: (entries: number) => `${entries} more`,
  stepPacked: (index: number, entries: readonly string[], n: number, digest: string) =>
    `Layer ${index + 1} is packed: a tar of ${bytes(n)} with ${list(entries)}, named ${digest} by its contents. A fresh writable layer goes on top.`,
  stepResult: (before: number, after: number, archiveBefore: number, archiveAfter: number) =>
    after === before
      ? `Files in the image: ${bytes(after)}, not one less than before. As archives the layers even grew, by ${bytes(archiveAfter - archiveBefore)}. Only the step that makes a file can leave it out.`
      : `Files in the image: ${bytes(before)} before, ${bytes(after)} after, so ${bytes(after - before)} more. No layer below has changed.`,
  stepAlone: () => 'A build step works in one container; with two of them here nothing is packed.',
  stepEmpty: () => 'The writable layer is empty: the step changed no file, so it makes no layer.',
  stepTooMany: (most: number) => `This figure draws at most ${most} layers, so no more are packed.`,
} as const;
