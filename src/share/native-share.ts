/** What became of an offer to share: the reader closing the sheet is an answer, not a failure. */
export type Shared = 'shared' | 'closed' | 'none';

/**
 * Opens the system's share sheet with an address. Gives `none` where there is no sheet or it refuses (an insecure
 * page, a frame without leave), so that the caller can copy instead. Never throws.
 */
export async function shareAddress(title: string, url: string): Promise<Shared> {
  if (typeof navigator.share !== 'function') return 'none';
  try {
    await navigator.share({ title, url });
    return 'shared';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'closed' : 'none';
  }
}
