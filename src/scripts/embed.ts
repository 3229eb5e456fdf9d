/**
 * Tells the page around an embedded figure how high it is, each time that changes. The message carries nothing else,
 * so it may go to anybody.
 */
const tell = () =>
  parent.postMessage(
    { figure: location.pathname, height: Math.ceil(document.body.getBoundingClientRect().height) },
    '*',
  );
if (parent !== window) new ResizeObserver(tell).observe(document.body);

export {};
