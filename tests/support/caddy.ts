import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const config = join(import.meta.dirname, '../../server/Caddyfile');
const nobody = 65534;

/** Whether there is a Caddy to run. */
export const hasCaddy = (): boolean => spawnSync('caddy', ['version']).status === 0;

export interface Caddy {
  /** Where it serves, with the base path and a slash at the end. */
  readonly address: string;
  /** What it has logged as an error so far. */
  readonly errors: () => string[];
  readonly stop: () => Promise<void>;
}

/**
 * Runs Caddy with server/Caddyfile over a built site on a free loopback port, as the image does: as nobody where this
 * may be chosen, with a home it cannot write to. Throws with its log where it does not answer.
 */
export async function serveWithCaddy(dist: string, base: string): Promise<Caddy> {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  chmodSync(folder, 0o755);
  cpSync(dist, join(folder, base), { recursive: true });
  const port = await freePort();
  let log = '';
  const server = spawn('caddy', ['run', '--config', config, '--adapter', 'caddyfile'], {
    env: {
      PATH: process.env['PATH'],
      HOME: '/nonexistent',
      SITE_ROOT: folder,
      BASE_PATH: base,
      PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(process.getuid?.() === 0 && { uid: nobody, gid: nobody }),
  });
  server.stderr.on('data', (text: Buffer) => (log += text.toString()));
  const ended = new Promise<void>((done) => server.once('close', () => done()));
  const stop = async () => {
    server.kill();
    await ended;
    rmSync(folder, { recursive: true });
  };
  const address = `http://127.0.0.1:${port}${base}`;
  while (!(await answers(address))) {
    if (server.exitCode !== null) {
      await stop();
      throw new Error(`Caddy does not run with server/Caddyfile: ${log}`);
    }
    await new Promise((later) => setTimeout(later, 50));
  }
  const errors = () => log.split('\n').filter((line) => line.includes('"level":"error"'));
  return { address, errors, stop };
}

const answers = (address: string) =>
  fetch(address).then(
    () => true,
    () => false,
  );

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}
