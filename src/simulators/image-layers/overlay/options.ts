import { ParamError } from '../../shared/errors.ts';

/** Mount options that change what operations do (overlayfs.rst); the defaults are the kernel's. */
export interface MountOptions {
  /**
   * off: renaming a directory that has a lower part answers EXDEV, redirects are followed
   * (redirect_always_follow=Y); follow: the same; nofollow: a redirect answers EPERM; on: rename records one.
   */
  readonly redirectDir: 'off' | 'on' | 'follow' | 'nofollow';
  /** A change of attributes copies no data until the file is opened for writing. Needs redirectDir on. */
  readonly metacopy: boolean;
  /** Hard links of a lower file stay together when one is copied up. */
  readonly index: boolean;
  /** Only matters here in that "on" lets mkdir mark new directories opaque. */
  readonly xino: 'off' | 'auto' | 'on';
  /** Skip syncs; changes nothing that a reader of the mount can see. */
  readonly volatile: boolean;
}

export const DEFAULT_OPTIONS: MountOptions = {
  redirectDir: 'off',
  metacopy: false,
  index: false,
  xino: 'off',
  volatile: false,
};

const oneOf = <T extends string>(field: string, value: string, allowed: readonly T[]): T => {
  if ((allowed as readonly string[]).includes(value)) return value as T;
  throw new ParamError(field, `"${value}" is not allowed; give ${allowed.join(', ')}`);
};

/**
 * Checks options and fills in what is left out. As in the kernel, metacopy turns redirect_dir on, and
 * metacopy with any other explicit redirect_dir is refused. ParamError names `<field>.<option>`.
 */
export function checkOptions(given: Partial<MountOptions>, field = 'options'): MountOptions {
  for (const name of Object.keys(given)) {
    if (!(name in DEFAULT_OPTIONS)) {
      throw new ParamError(
        `${field}.${name}`,
        `is not an option; give ${Object.keys(DEFAULT_OPTIONS).join(', ')}`,
      );
    }
  }
  const flag = (name: 'metacopy' | 'index' | 'volatile'): boolean => {
    const value: unknown = given[name] ?? false;
    if (typeof value === 'boolean') return value;
    throw new ParamError(`${field}.${name}`, `${String(value)} is not allowed; give true or false`);
  };
  const metacopy = flag('metacopy');
  const redirectDir = oneOf(`${field}.redirectDir`, given.redirectDir ?? (metacopy ? 'on' : 'off'), [
    'off',
    'on',
    'follow',
    'nofollow',
  ] as const);
  if (metacopy && redirectDir !== 'on') {
    throw new ParamError(`${field}.metacopy`, 'needs redirectDir on; turn it on or metacopy off');
  }
  const xino = oneOf(`${field}.xino`, given.xino ?? 'off', ['off', 'auto', 'on'] as const);
  return { redirectDir, metacopy, index: flag('index'), xino, volatile: flag('volatile') };
}

/** The layers a mount command names, and its options. */
export interface MountLine {
  /** Bottom first, the other way round than on the command line. */
  readonly lowers: readonly string[];
  readonly upper: string | null;
  readonly options: MountOptions;
}

/**
 * Reads the text after `mount -t overlay -o`: "lowerdir=l1:l0,upperdir=u,workdir=w,redirect_dir=on".
 * An option this model does not know is a ParamError on `<field>.<option>`.
 */
export function parseMountLine(text: string, field = 'mount'): MountLine {
  const given: { -readonly [K in keyof MountOptions]?: MountOptions[K] } = {};
  let lowers: string[] = [];
  let upper: string | null = null;
  for (const part of text.split(',')) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    const value = equals < 0 ? '' : part.slice(equals + 1);
    const onOff = (): boolean => oneOf(`${field}.${name}`, value, ['on', 'off'] as const) === 'on';
    if (name === 'lowerdir') lowers = value.split(':').reverse();
    else if (name === 'upperdir') upper = value;
    else if (name === 'redirect_dir') {
      given.redirectDir = oneOf(`${field}.${name}`, value, ['off', 'on', 'follow', 'nofollow'] as const);
    } else if (name === 'metacopy') given.metacopy = onOff();
    else if (name === 'index') given.index = onOff();
    else if (name === 'xino') given.xino = oneOf(`${field}.${name}`, value, ['off', 'auto', 'on'] as const);
    else if (name === 'volatile') given.volatile = true;
    else if (!['workdir', 'ro', 'rw', 'uuid', ''].includes(name)) {
      throw new ParamError(`${field}.${name}`, 'is not an option of this model; leave it out');
    }
  }
  if (lowers.length === 0)
    throw new ParamError(`${field}.lowerdir`, 'is missing; name at least one lower directory');
  return { lowers, upper, options: checkOptions(given, field) };
}
