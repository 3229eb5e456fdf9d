import { afterEach, describe, expect, it, vi } from 'vitest';
import { shareAddress } from './native-share.ts';

afterEach(() => vi.unstubAllGlobals());

const sheet = (share?: (data: unknown) => Promise<void>) => vi.stubGlobal('navigator', { share });

describe('shareAddress', () => {
  it('hands title and address to the sheet', async () => {
    const share = vi.fn(() => Promise.resolve());
    sheet(share);
    expect(await shareAddress('Same job, two boxes', 'https://site.example/side-by-side/')).toBe('shared');
    expect(share).toHaveBeenCalledWith({
      title: 'Same job, two boxes',
      url: 'https://site.example/side-by-side/',
    });
  });

  it('takes a closed sheet for an answer', async () => {
    sheet(() => Promise.reject(new DOMException('closed', 'AbortError')));
    expect(await shareAddress('a', 'https://site.example/')).toBe('closed');
  });

  it('gives none where there is no sheet, or it refuses', async () => {
    sheet();
    expect(await shareAddress('a', 'https://site.example/')).toBe('none');
    sheet(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    expect(await shareAddress('a', 'https://site.example/')).toBe('none');
    sheet(() => Promise.reject(new TypeError('no')));
    expect(await shareAddress('a', 'https://site.example/')).toBe('none');
  });
});
