/** As little of a browser as the journey needs, and as Playwright, WebDriver BiDi and WebDriver all have. */
export interface Driver {
  readonly open: (url: string) => Promise<void>;
  /** Runs a JavaScript expression in the page and answers its value, which must be JSON. */
  readonly evaluate: <T>(expression: string) => Promise<T>;
  /** Presses the pointer on the first element the selector finds; a real press, not an event made by a script. */
  readonly click: (selector: string) => Promise<void>;
  /** Gives an element the focus and presses a key there. */
  readonly press: (selector: string, key: Key) => Promise<void>;
  readonly close: () => Promise<void>;
}

export type Key = 'End' | 'Home' | 'PageUp' | 'Paste';

/** An engine that may or may not be on this machine. */
export interface Engine {
  readonly name: string;
  /** Answers null where the engine is not installed. */
  readonly start: () => Promise<Driver | null>;
}

/** Gives the focus to what the selector finds, as an expression for `evaluate`. */
export const focusOn = (selector: string): string =>
  `document.querySelector(${JSON.stringify(selector)}).focus()`;
