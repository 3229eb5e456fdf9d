import { describe, expect, it } from 'vitest';
import { fetchLate } from './fetch-late.ts';

describe('fetchLate', () => {
  it('marks each module script that has an address of its own', () => {
    expect(
      fetchLate('<p>a</p><script type="module" src="/a.js"></script><script type="module" src="/b.js">'),
    ).toBe(
      '<p>a</p><script type="module" fetchpriority="low" src="/a.js"></script>' +
        '<script type="module" fetchpriority="low" src="/b.js">',
    );
  });

  it('leaves inline scripts, data and prose about scripts alone', () => {
    const page =
      '<script>1</script><script type="module">2</script><script type="application/ld+json">{}</script>' +
      '<code>&lt;script type="module" src="x"&gt;</code>';
    expect(fetchLate(page)).toBe(page);
  });
});
