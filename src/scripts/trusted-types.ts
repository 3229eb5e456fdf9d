/**
 * The one policy of Trusted Types there is: it makes the address of this site's own service worker, and of nothing
 * else. The Content Security Policy names it.
 */
interface Policies {
  createPolicy(
    name: 'worker-address',
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): unknown };
}

/** The address of the service worker, as a browser with Trusted Types wants it; call it once. */
export function workerAddress(): unknown {
  const address = `${import.meta.env.BASE_URL.replace(/\/*$/, '/')}sw.js`;
  const policies = (window as { trustedTypes?: Policies }).trustedTypes;
  const policy = policies?.createPolicy('worker-address', { createScriptURL: () => address });
  return policy ? policy.createScriptURL('') : address;
}
