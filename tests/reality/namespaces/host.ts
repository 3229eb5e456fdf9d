import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as later } from 'node:timers/promises';
import type { Happening, Side, Starter, Switch } from '../../../src/simulators/process-walls/types.ts';
import { tidyAtExit } from '../tidy.ts';
import { askScript, deedScript, sections } from './asked.ts';

/** What a shell command prints, trimmed. Throws an Error with what it complained of. */
export function shell(command: string): string {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8', timeout: 20_000 });
  if (status !== 0) throw new Error(`“${command}” failed: ${stderr.trim()}`);
  return stdout.trim();
}

const uptime = (): number => Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
/** A little past the whole minute, so that asking takes a while without turning it. */
const past = 10;
const hostUptime = ((3 * 24 + 2) * 60 + 5) * 60 + past;
const insideUptime = 5 * 60 + past;
const longestAnswer = 15_000;

/** What all hosts of a check share. */
export interface Ground {
  /** The helper program, built from walls.c. */
  readonly program: string;
  /** A process in a network namespace that holds the far ends of cables. */
  readonly farEnd: number;
  /** Minor number of the loop device that is the hosts' disk. */
  readonly disk: string;
}

let made = 0;

/** A small host made of namespaces, with one process in it that throws switches. Root only. */
export class WallsHost {
  readonly #ground: Ground;
  readonly #starter: Starter;
  readonly #group: string;
  readonly #folder: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: string[] = [];
  readonly #tidied: () => void;
  /** The host's first process, as this machine counts. */
  #init = 0;

  private constructor(ground: Ground, starter: Starter) {
    this.#ground = ground;
    this.#starter = starter;
    this.#group = `${unified()}/walls-${process.pid}-${++made}`;
    mkdirSync(join(this.#group, 'box'), { recursive: true });
    this.#folder = mkdtempSync(join(tmpdir(), 'walls-host-'));
    const offset = `boottime ${Math.round(hostUptime - uptime())} 0`;
    const enter = `echo $$ > ${this.#group}/cgroup.procs`;
    const { program } = ground;
    this.#child = spawn('sh', [
      '-c',
      `${enter}; exec ${program} host ${this.#folder} ${program} "${offset}" ${starter}`,
    ]);
    createInterface(this.#child.stdout).on('line', (line) => this.#lines.push(line));
    this.#tidied = tidyAtExit(() => this.#child.kill('SIGKILL'));
  }

  /** A host with its processes, network, shared memory and disk; the process is in the group /box of it. */
  static async open(ground: Ground, starter: Starter): Promise<WallsHost> {
    const host = new WallsHost(ground, starter);
    try {
      await host.#furnish();
      return host;
    } catch (error) {
      await host.close();
      throw error;
    }
  }

  async #furnish(): Promise<void> {
    this.#init = Number(/^host (\d+)$/.exec(await this.#line())?.[1]);
    await this.#tell('pid');
    const far = `far${made}`;
    const { farEnd, disk } = this.#ground;
    shell(`ip link add eth0 netns ${this.#init} type veth peer name ${far} netns ${farEnd}`);
    shell(`nsenter -t ${farEnd} -n ip link set ${far} up`);
    this.#onHost('-n', 'ip link set lo up');
    this.#cable(this.#init, 'eth0', '192.0.2.10/24');
    this.#onHost('-i -m -p', 'ipcmk -M 4194304 -p 0600');
    const root = `/proc/${this.#init}/root/walls`;
    for (const at of [root, `${root}/image/walls`]) {
      writeFileSync(join(at, 'ask'), askScript('inside'));
      writeFileSync(join(at, 'deeds'), deedScript(disk));
      writeFileSync(join(at, 'lo'), 'ip link set lo up && echo ok || echo refused\n');
    }
    writeFileSync(join(this.#group, 'box/cgroup.procs'), String(this.#process()));
    for (let i = 0; i < 100 && !/eth0\S* +UP/.test(this.#onHost('-n', 'ip -brief addr')); i++)
      await later(20);
  }

  #onHost(namespaces: string, command: string): string {
    return shell(`nsenter -t ${this.#init} ${namespaces} ${command}`);
  }

  /** Gives a device its address, without one that it would make up itself. */
  #cable(pid: number, device: string, address: string): void {
    const enter = `nsenter -t ${pid} -n ip`;
    shell(
      `${enter} link set ${device} addrgenmode none && ${enter} addr add ${address} dev ${device} && ${enter} link set ${device} up`,
    );
  }

  async #line(): Promise<string> {
    for (const end = Date.now() + longestAnswer; Date.now() < end; await later(2)) {
      const line = this.#lines.shift();
      if (line !== undefined) return line;
      if (this.#child.exitCode !== null && this.#init === 0) break;
    }
    throw new Error('the process of the small host does not answer');
  }

  async #tell(word: string): Promise<string> {
    this.#child.stdin.write(`${word}\n`);
    const said: string[] = [];
    for (let line = await this.#line(); line !== '@@end'; line = await this.#line()) said.push(line);
    return said.join('\n');
  }

  /** All that are called as the one process, as this machine counts: two while it goes on as its child. */
  #processes(): number[] {
    const children = readFileSync(`/proc/${this.#init}/task/${this.#init}/children`, 'utf8').trim();
    return children.split(' ').map(Number).filter(isProcess);
  }

  #process(): number {
    const [pid] = this.#processes();
    if (pid === undefined) throw new Error('the process of the small host is gone');
    return pid;
  }

  /** The one process, as its host counts. */
  pid(): number {
    const numbers = /NSpid:\s+(.*)/.exec(readFileSync(`/proc/${this.#process()}/status`, 'utf8'));
    return Number(numbers?.[1]?.split(/\s+/)[1]);
  }

  /** Throws a switch; gives "ok" or the errno. Without mounts of its own, the host mounts the image for it. */
  async throwSwitch(sw: Switch, hostMountsImage: boolean): Promise<string> {
    if (sw === 'root' && hostMountsImage)
      this.#onHost(
        '-m',
        'mount -t overlay overlay -o ro,lowerdir=/walls/image:/walls/base /srv/box 2>/dev/null',
      );
    const word = sw === 'time' ? `time boottime ${Math.round(insideUptime - uptime())} 0` : sw;
    const came = await this.#tell(`throw ${word}`);
    if (sw === 'pid') for (let i = 0; i < 100 && this.#processes().length !== 1; i++) await later(10);
    return came;
  }

  /** Sets up after a throw, from inside or from the host as the model has it; gives "ok" or the errno. */
  async setUp(what: Happening['what']): Promise<string> {
    switch (what) {
      case 'map':
        if (this.#starter === 'root') {
          for (const map of ['uid_map', 'gid_map'])
            writeFileSync(`/proc/${this.#process()}/${map}`, '0 100000 65536');
        } else {
          const written = await this.#tell('set-up self-map');
          if (written !== 'ok') return written;
        }
        return this.#tell('set-up become-root');
      case 'proc':
      case 'proc-shared':
        return this.#tell('set-up proc');
      case 'lo':
        return this.#tell('run /walls/lo');
      case 'veth': {
        const pid = this.#process();
        this.#onHost('-n', `ip link add veth0 type veth peer name eth0 netns ${pid}`);
        this.#cable(this.#init, 'veth0', '10.0.0.1/24');
        shell(`nsenter -t ${pid} -n ip link set lo up`);
        this.#cable(pid, 'eth0', '10.0.0.2/24');
        return 'ok';
      }
      default:
        return this.#tell(`set-up ${what}`);
    }
  }

  /** Lets go of the root before pivot_root, which has stayed until /proc was tried. */
  async detachOldRoot(): Promise<void> {
    const came = await this.#tell('set-up detach');
    if (came !== 'ok') throw new Error(`the old root cannot be detached: ${came}`);
  }

  /** Everything asked on one side. */
  async ask(side: Side): Promise<Record<string, string[]>> {
    if (side === 'inside') {
      const own = await this.#tell('pid');
      const said = sections(await this.#tell('run /walls/ask'));
      return { ...said, ps: [`$$ ${own}`, ...(said['ps'] ?? [])] };
    }
    const enter = ['-t', String(this.#init), '-m', '-u', '-i', '-n', '-p', '-T', '-C'];
    const asked = ['sh', '-c', askScript('host'), 'sh', String(this.pid())];
    const { stdout } = spawnSync('nsenter', [...enter, ...asked], { encoding: 'utf8' });
    return sections(stdout);
  }

  async misbehave(): Promise<Record<string, string[]>> {
    return sections(await this.#tell('run /walls/deeds'));
  }

  /** Ends the host and all its processes, and removes what was made for it. */
  async close(): Promise<void> {
    this.#child.stdin.end();
    if (this.#init > 0) {
      try {
        process.kill(this.#init, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    } else this.#child.kill('SIGKILL');
    for (let i = 0; i < 100 && !removed(join(this.#group, 'box'), this.#group); i++) await later(20);
    rmSync(this.#folder, { recursive: true, force: true });
    this.#tidied();
  }
}

function isProcess(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'web';
  } catch {
    // It ended meanwhile.
    return false;
  }
}

/** Removes groups, inner ones first; false while one is still in use. */
function removed(...groups: readonly string[]): boolean {
  for (const group of groups) {
    try {
      rmdirSync(group);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return false;
    }
  }
  return true;
}

/** Where the control groups of version 2 are mounted. */
function unified(): string {
  const line = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .find((one) => one.split(' ')[2] === 'cgroup2');
  if (!line) throw new Error('no control groups of version 2 are mounted here');
  return line.split(' ')[1]!;
}
