import type { BuildFolder } from '../../simulators/image-build/index.ts';
import type { Change } from './params.ts';

/** When the files were last changed, and when the builds run; seconds since 1970. */
const written = 1_795_300_000;
const touched = 1_795_420_000;
export const buildTimes = [1_795_400_000, 1_795_430_000] as const;

const app = [
  'from http.server import HTTPServer, SimpleHTTPRequestHandler',
  'from lib.web import greet',
  '',
  "GREETING = 'hello'",
  "HTTPServer(('', 8080), SimpleHTTPRequestHandler).serve_forever()",
  '',
].join('\n');

/** The secret, as the folder's file `token` holds it. */
export const token = 'not-a-real-token-0123456789\n';

const files: Readonly<Record<string, string>> = {
  'app.py': app,
  'lib/web.py': 'def greet(name):\n    return f"hello, {name}"\n',
  'lib/words.txt': 'hello\ngood morning\n',
  token,
};

/** Which file a change is in; null where it is in no file. */
export const changedFile = (change: Change): string | null =>
  change === 'app' || change === 'time' ? 'app.py' : change === 'lib' ? 'lib/web.py' : null;

/** The build folder as the first (0) and the second (1) build find it. */
export function folderAt(build: 0 | 1, change: Change): BuildFolder {
  const changed = build === 1 ? changedFile(change) : null;
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      if (path !== changed) return [path, { text, mtime: written }];
      const next = change === 'time' ? text : text.replace('hello', 'good morning');
      return [path, { text: next, mtime: touched }];
    }),
  );
}

export const folderFiles = Object.keys(files);
