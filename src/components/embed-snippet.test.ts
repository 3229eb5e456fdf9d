import { expect, it } from 'vitest';
import { embedSnippet } from './embed-snippet.ts';

const address = new URL('https://example.org/kernel/embed/boot/');

it('frames the address and listens to nobody else', () => {
  const [frame, script] = embedSnippet(address, 'A boot').split('\n');
  expect(frame).toMatch(/^<iframe src="https:\/\/example\.org\/kernel\/embed\/boot\/" title="A boot" /);
  expect(script).toContain("if (e.origin !== 'https://example.org') return;");
});

it('keeps a title inside its attribute', () => {
  expect(embedSnippet(address, 'R&D says "boot"')).toContain(' title="R&amp;D says &quot;boot&quot;" ');
});
