import type { Preset, Schema } from '../../share/codec.ts';
import { flag, int, list, oneOf } from '../../share/fields.ts';
import type { ImageVariant } from './image.ts';
import { mostOperations, operation, type FileVerb, type LifeVerb, type Operation } from './operations.ts';
import { presetWords } from './words.ts';

export interface Params {
  readonly containers: number;
  readonly image: ImageVariant;
  /** Whether a volume is mounted at data/. */
  readonly volume: boolean;
  /** What is done, in order. */
  readonly ops: readonly Operation[];
}

export const schema: Schema<Params> = {
  containers: int(1, 2),
  image: oneOf('clean', 'leftovers'),
  volume: flag,
  ops: list(operation, 0, mostOperations),
};

const file = (container: 1 | 2, verb: FileVerb, path: string): Operation => ({ container, verb, path });
const life = (container: 1 | 2, verb: LifeVerb): Operation => ({ container, verb });

const params: Readonly<Record<keyof typeof presetWords, Params>> = {
  read: {
    containers: 1,
    image: 'clean',
    volume: false,
    ops: [file(1, 'read', 'etc/os-release'), file(1, 'read', 'etc/motd'), file(1, 'read', 'etc')],
  },
  'copy-up': {
    containers: 1,
    image: 'clean',
    volume: false,
    ops: [
      file(1, 'append', 'srv/lib/words.db'),
      file(1, 'append', 'srv/lib/words.db'),
      file(1, 'chmod', 'usr/bin/python3'),
    ],
  },
  delete: {
    containers: 1,
    image: 'clean',
    volume: false,
    ops: [file(1, 'delete', 'etc/motd'), file(1, 'read', 'etc/motd'), file(1, 'delete', 'srv/lib')],
  },
  'rm-later': {
    containers: 1,
    image: 'leftovers',
    volume: false,
    ops: [file(1, 'delete', 'var/cache'), life(1, 'keep')],
  },
  two: {
    containers: 2,
    image: 'clean',
    volume: false,
    ops: [
      file(1, 'append', 'srv/lib/words.db'),
      file(2, 'read', 'srv/lib/words.db'),
      file(1, 'delete', 'etc/motd'),
      file(2, 'read', 'etc/motd'),
    ],
  },
  lifetimes: {
    containers: 1,
    image: 'clean',
    volume: true,
    ops: [
      file(1, 'create', 'srv/new.txt'),
      file(1, 'create', 'data/new.txt'),
      life(1, 'stop'),
      life(1, 'start'),
      file(1, 'read', 'srv/new.txt'),
      life(1, 'stop'),
      life(1, 'remove'),
      life(1, 'start'),
      file(1, 'read', 'srv/new.txt'),
      file(1, 'read', 'data/new.txt'),
    ],
  },
};

export const presets: readonly Preset<Params>[] = Object.entries(presetWords).map(
  ([id, { label, promise }]) => ({
    id,
    label,
    promise,
    params: params[id as keyof typeof presetWords],
  }),
);
