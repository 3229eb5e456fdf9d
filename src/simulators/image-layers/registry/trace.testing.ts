import type { Exchange } from './events.ts';
import type { PullRun } from './pull-run.ts';
import type { Part } from './remote-image.ts';

const name = (part: Part): string => (part.kind === 'layer' ? `layer${part.layer + 1}` : part.kind);

/** One exchange in words: "GET /v2/app/blobs/layer1 200 10240 bytes". */
export function inWords(exchange: Exchange): string {
  const { method, path, purpose, part, from, status, size, end } = exchange;
  const where = purpose === 'token' ? '(token)' : part ? path.replace(part.digest, name(part)) : path;
  return [
    method,
    where,
    from === null ? '' : `from ${from}`,
    exchange.answered === null ? '' : String(status),
    size > 0 ? `${size} B` : '',
    end === 'whole' ? '' : end,
  ]
    .filter((word) => word !== '')
    .join(' ');
}

/** What happened to the parts, one line a moment: "150 ms arrived layer2, unpacking layer2". Requests are left out. */
export function story({ events }: PullRun): string[] {
  const lines = new Map<number, string[]>();
  for (const event of events) {
    const words = 'part' in event ? name(event.part) : 'layer' in event ? `layer${event.layer + 1}` : '';
    if (event.kind === 'asked') continue;
    const at = lines.get(event.t) ?? [];
    at.push(`${event.kind} ${words}`.trim());
    lines.set(event.t, at);
  }
  return [...lines].map(([t, said]) => `${(t / 1000).toFixed(0)} ms ${said.join(', ')}`);
}
