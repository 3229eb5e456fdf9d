const pending: (() => void)[] = [];
let watching = false;

function tidyAll(): void {
  for (const work of pending.splice(0).reverse()) work();
}

/**
 * Has `work` done when the program ends before it tidied up by itself: stopped by a signal, or by an error. What was
 * made last goes first. Gives a function that takes the promise back. `work` must not wait for anything.
 */
export function tidyAtExit(work: () => void): () => void {
  if (!watching) {
    watching = true;
    process.on('exit', tidyAll);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => process.exit(130));
  }
  pending.push(work);
  return () => {
    const at = pending.indexOf(work);
    if (at >= 0) pending.splice(at, 1);
  };
}
