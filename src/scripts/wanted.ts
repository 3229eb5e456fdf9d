import type { ClientDirective } from 'astro';

/** Any of these says that somebody is there. */
const signs = [
  'pointermove',
  'pointerdown',
  'touchstart',
  'keydown',
  'focusin',
  'click',
  'input',
  'wheel',
  'scroll',
  'popstate',
];

let sign: Promise<void> | undefined;

/** The reader's first move on this page. */
const firstSign = () =>
  (sign ??= new Promise((resolve) => {
    const once = new AbortController();
    const told = () => {
      once.abort();
      resolve();
    };
    for (const type of signs)
      addEventListener(type, told, { capture: true, passive: true, signal: once.signal });
  }));

/**
 * `client:wanted`: loads a figure once it is near the screen and the reader has made a first move, so that a page that
 * is only looked at costs no script; without a first move where the address speaks of the figure. What the reader presses
 * or sets before the figure answers is done again when it does.
 */
const wanted: ClientDirective = (load, _options, island) => {
  const figure = island.querySelector<HTMLElement>('[data-figure]');
  const spokenOf = new URLSearchParams(location.search).has(figure?.dataset['figure'] ?? '');
  // The server draws the buttons as out of use, for readers without scripts. Here they will answer.
  for (const off of island.querySelectorAll<HTMLFieldSetElement>('.waking')) off.disabled = false;
  keepEarly(island, figure);
  void Promise.all([spokenOf || firstSign(), near(island)]).then(async () => (await load())());
};

const near = (island: Element) =>
  new Promise<void>((resolve) => {
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        seen.disconnect();
        resolve();
      },
      { rootMargin: '200px' },
    );
    for (const child of island.children) seen.observe(child);
  });

function keepEarly(island: Element, figure: HTMLElement | null): void {
  const again = new Map<unknown, () => void>();
  const early = new AbortController();
  const options = { capture: true, signal: early.signal };
  island.addEventListener(
    'click',
    (event) => {
      const pressed = (event.target as Element).closest<HTMLElement>(
        'button, input:is([type=radio], [type=checkbox])',
      );
      if (!pressed) return;
      event.preventDefault();
      again.set(event, () => pressed.click());
    },
    options,
  );
  island.addEventListener(
    'input',
    ({ target }) => {
      const field = target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
      const { value } = field;
      // Of what is typed into a field only the last counts.
      again.set(field, () => setAsTyped(field, value));
    },
    options,
  );
  new MutationObserver((_, observer) => {
    observer.disconnect();
    early.abort();
    // Each has been drawn before the next is done, as with a reader's hand.
    for (const act of again.values()) setTimeout(act);
  }).observe(figure ?? island, { attributeFilter: ['data-awake'] });
}

/** React hears of a value only when the field itself has it, past the one that React keeps, and says so. */
function setAsTyped(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value);
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}

export default wanted;
