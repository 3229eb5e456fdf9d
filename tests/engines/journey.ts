import assert from 'node:assert/strict';
import type { Driver } from './driver.ts';

/** What a figure shows, in words and where its thumb stands. */
interface Shown {
  readonly alt: string;
  readonly say: string;
  readonly time: string;
  readonly at: string;
}

/** Patience for a page on a busy machine, ms; a check that will hold needs none of it. */
const patience = 30_000;

/**
 * One reader's way through one figure, the same in every engine: read, play, step back, scrub, share, reopen.
 * Throws at the first thing that does not hold, and at any error the page reported on the way.
 */
export async function journey(driver: Driver, address: string, id: string): Promise<void> {
  const figure = `[data-figure="${id}"]`;
  const button = (label: string) => `${figure} .transport [aria-label="${label}"]`;
  const slider = `${figure} .scrubber input`;
  const shown = () => driver.evaluate<Shown>(look(figure));
  const until = (what: string, holds: () => Promise<boolean>) => eventually(`${id}: ${what}`, holds);

  const arrive = async (url: string) => {
    await driver.open(url);
    await driver.evaluate(watch);
    await driver.evaluate(`document.querySelector('${figure}').scrollIntoView({ behavior: 'instant' })`);
    await until('wakes up', () =>
      driver.evaluate(`document.querySelector('${figure}').dataset.awake === ''`),
    );
  };
  const complaints = async () => assert.deepEqual(await driver.evaluate('window.complaints'), []);

  // Read: the text, and a first frame that says something.
  await arrive(address);
  const words = await driver.evaluate<number>(
    `document.querySelector('main').innerText.split(/\\s+/).length`,
  );
  assert.ok(words > 900, `the chapter has ${words} words`);
  const first = await shown();
  assert.ok(first.alt.length > 40 && first.say.length > 10, 'the first frame says what it shows');

  // Play: it moves by itself, and stands where it is stopped.
  await driver.click(button('Play'));
  await until('plays', async () => (await shown()).say !== first.say);
  await driver.click(button('Pause'));
  const stopped = await shown();
  assert.notEqual(stopped.at, first.at);
  await driver.evaluate('new Promise((later) => requestAnimationFrame(() => requestAnimationFrame(later)))');
  assert.deepEqual(await shown(), stopped);

  // Step, and step back to the very frame.
  await driver.click(button('Back to start'));
  assert.deepEqual(await shown(), first);
  await driver.click(button('Step forward'));
  const second = await shown();
  await driver.click(button('Step forward'));
  assert.notDeepEqual(await shown(), second);
  await driver.click(button('Step back'));
  assert.deepEqual(await shown(), second);

  // Scrub: to the end, to the start, and to somewhere between.
  await driver.press(slider, 'End');
  const end = await shown();
  await driver.click(button('Step forward'));
  assert.deepEqual(await shown(), end, 'nothing comes after the end of the slider');
  await driver.press(slider, 'Home');
  assert.deepEqual(await shown(), first);
  for (let i = 0; i < 3; i += 1) await driver.press(slider, 'PageUp');
  const there = await shown();
  assert.ok(Number(there.at) > 0 && Number(there.at) < Number(end.at), `scrubbed to ${there.at}`);

  // Share: the link goes through the machine's clipboard.
  await driver.click(`${figure} .copy-link button`);
  await until('says that the link is copied', () =>
    driver.evaluate(`document.querySelector('${figure} .copy-link [role=status]').textContent !== ''`),
  );
  await driver.evaluate(`document.querySelector('main').append(${field})`);
  await driver.press('#pasted', 'Paste');
  const link = await driver.evaluate<string>(`document.querySelector('#pasted').value`);
  assert.ok(link.startsWith(address.split('?')[0]!) && link.endsWith(`#${id}`), `the link is “${link}”`);
  await complaints();

  // Reopen: the same frame.
  await driver.open('about:blank');
  await arrive(link);
  await until('opens the link at the same frame', async () => same(await shown(), there));
  await complaints();
}

const look = (figure: string) => `(() => {
  const text = (selector) => document.querySelector('${figure} ' + selector).textContent.trim();
  return {
    alt: text('.stage > .visually-hidden'),
    say: text('.narration'),
    time: text('.transport-time'),
    at: document.querySelector('${figure} .scrubber input').value,
  };
})()`;

/** From now on every exception of the page is kept; a hydration that does not fit is one. */
const watch = `(() => {
  window.complaints = [];
  addEventListener('error', (event) => window.complaints.push(event.message));
  addEventListener('unhandledrejection', (event) => window.complaints.push(String(event.reason)));
  addEventListener('securitypolicyviolation', (event) => window.complaints.push(event.violatedDirective));
})()`;

const field = `Object.assign(document.createElement('textarea'), { id: 'pasted' })`;

const same = (a: Shown, b: Shown) => JSON.stringify(a) === JSON.stringify(b);

async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + patience;
  while (!(await holds())) {
    assert.ok(performance.now() < until, `${what}: not within ${patience / 1000} s`);
    await new Promise((later) => setTimeout(later, 50));
  }
}
