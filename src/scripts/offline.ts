/**
 * Keeps the site for reading without a network once this page is there and idle, and offers a newer version when one
 * has arrived. Where the browser refuses, everything works as before.
 */
import { workerAddress } from './trusted-types.ts';

async function keepSite(): Promise<void> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(workerAddress() as string, { updateViaCache: 'none' });
  const offer = async () => {
    // Without a worker in charge this page came from the network: it is new.
    if (!serviceWorker.controller) return;
    const { offerUpdate } = await import('./update-offer.ts');
    offerUpdate(registration);
  };
  if (registration.waiting) await offer();
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') void offer();
    });
  });
}

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  const whenIdle = () =>
    'requestIdleCallback' in window ? requestIdleCallback(start, { timeout: 5000 }) : setTimeout(start, 1000);
  const start = () => void keepSite().catch(() => undefined);
  if (document.readyState === 'complete') whenIdle();
  else addEventListener('load', whenIdle);
}

export {};
