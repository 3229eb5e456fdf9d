// Plain JavaScript on purpose: this runs on the machine's own Node (20 or newer) before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

/** The environment of every step: the project's own tools first (Node 24 among them), no telemetry. */
export const environment = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
  ASTRO_TELEMETRY_DISABLED: '1',
};

/** Runs a command in the project's folder with its output shown; answers its exit status. */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: environment,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      ...options,
    });
    child.on('error', (error) => {
      console.error(`${command} cannot be started: ${error.message}.`);
      done(127);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

/** Installs what the lock file says, unless that has been done for this very lock file. Answers the exit status. */
export async function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.installed-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return 0;
  const status = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) return status;
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, lock);
  return 0;
}

/** A loopback port that nobody uses now. */
export function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

/** Serves the built site on a free loopback port; answers its address and how to stop it once it answers requests. */
export async function serve(output = 'ignore') {
  const port = await freePort();
  const server = spawn('astro', ['preview', '--host', '127.0.0.1', '--port', String(port)], {
    cwd: root,
    env: environment,
    stdio: ['ignore', output, 'inherit'],
    shell: process.platform === 'win32',
  });
  const base = (process.env.BASE_PATH ?? '/').replace(/\/*$/, '/');
  const address = `http://127.0.0.1:${port}${base}`;
  for (let tries = 0; tries < 150; tries += 1) {
    if (server.exitCode !== null) break;
    const answered = await fetch(address).then(
      (r) => r.ok,
      () => false,
    );
    if (answered) return { address, stop: () => server.kill(), server };
    await new Promise((later) => setTimeout(later, 200));
  }
  server.kill();
  throw new Error('The built site could not be served; run "npm run build" and look at what it says.');
}
