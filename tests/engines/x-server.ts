import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { onPath } from './find.ts';

/** A screen for a browser that cannot do without: the one that is there (DISPLAY), else an Xvfb of its own. */
export async function screen(): Promise<{ display: string; close: () => void } | null> {
  const present = process.env['DISPLAY'];
  if (present) return { display: present, close: () => undefined };
  const xvfb = onPath('Xvfb');
  if (xvfb === undefined) return null;
  const server = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  // Xvfb writes the number it took once it answers.
  const number = await new Promise<string>((found, failed) => {
    (server.stdio[3] as Readable).once('data', (data: Buffer) => found(data.toString().trim()));
    server.once('error', failed);
    server.once('exit', () => failed(new Error('Xvfb ended before it had a display.')));
  });
  return { display: `:${number}`, close: () => void server.kill() };
}
