import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Call, numberOf } from './syscalls.ts';

/** Reads lines of a call number and arguments (i number, s text in hex, b buffer of n bytes), answers result and errno. */
const PERL = `
$| = 1;
while (<STDIN>) {
  my ($number, @given) = split;
  my @args = map { my $v = substr($_, 1); /^s/ ? pack('H*', $v) . "\\0" : /^b/ ? "\\0" x $v : 0 + $v } @given;
  $! = 0;
  my $result = syscall(0 + $number, @args);
  print join(' ', $result, 0 + $!, map { unpack('H*', $args[$_]) } grep { $given[$_] =~ /^b/ } 0 .. $#given), "\\n";
}`;

const NAMES = new Map(Object.entries(constants.errno).map(([name, number]) => [number, name]));
// Two names for one number: overlayfs and the fixtures say EOPNOTSUPP and EAGAIN.
NAMES.set(constants.errno.EAGAIN, 'EAGAIN').set(constants.errno.EOPNOTSUPP, 'EOPNOTSUPP');

/** What the kernel refused, by its symbol. */
export class Refused extends Error {
  readonly errno: string;

  constructor(call: Call, errno: string) {
    super(`${call}: ${errno}`);
    this.errno = errno;
  }
}

/** A room for `size` bytes that the kernel writes. */
export interface Buffered {
  readonly size: number;
}

export interface Answer {
  readonly value: number;
  /** What the kernel wrote into the buffers, in the order they were given. */
  readonly out: readonly Buffer[];
}

function encode(arg: number | string | Uint8Array | Buffered): string {
  if (typeof arg === 'number') return `i${arg}`;
  if (typeof arg === 'string' || arg instanceof Uint8Array) return `s${Buffer.from(arg).toString('hex')}`;
  return `b${arg.size}`;
}

/**
 * System calls in a process of its own, so that it can have its own mounts and its own root. The process is perl, which
 * every Debian has (perl-base is essential): it is only the hand that makes the calls.
 */
export class Kernel {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #waiting: ((line: string) => void)[] = [];

  constructor() {
    this.#child = spawn('perl', ['-e', PERL], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { LC_ALL: 'C', PATH: process.env['PATH'] },
    });
    this.#child.stdin.on('error', () => undefined);
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#waiting.shift()?.(line));
    const ended = () => {
      for (const answer of this.#waiting.splice(0)) answer('');
    };
    this.#child.on('error', ended).on('exit', ended);
  }

  /** Makes a call. Throws `Refused` with the errno, or an Error if the process is gone. */
  async call(call: Call, ...args: (number | string | Uint8Array | Buffered)[]): Promise<Answer> {
    const number = numberOf(call);
    if (number === undefined)
      throw new Error(`the numbers of system calls on ${process.arch} are not known here`);
    if (this.#child.exitCode !== null || this.#child.pid === undefined)
      throw new Error('perl, which makes the system calls, is not running; is it installed?');
    const answered = new Promise<string>((answer) => this.#waiting.push(answer));
    this.#child.stdin.write(`${[number, ...args.map(encode)].join(' ')}\n`);
    const [value, errno, ...out] = (await answered).split(' ');
    if (errno === undefined) throw new Error(`perl ended while it made the call ${call}`);
    if (value === '-1') throw new Refused(call, NAMES.get(Number(errno)) ?? `errno ${errno}`);
    return { value: Number(value), out: out.map((hex) => Buffer.from(hex, 'hex')) };
  }

  /** Ends the process; its mounts go with it. */
  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.pid === undefined) return;
    const exit = once(this.#child, 'exit');
    this.#child.stdin.end();
    await exit;
  }
}
