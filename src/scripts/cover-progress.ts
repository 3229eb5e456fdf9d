/** How far the reader is, on the cover: each chapter's sections, the sum, and the way back to where reading stopped. */
import { words } from './cover-progress-words.ts';
import { element } from './element.ts';
import { forgetReading, loadReading, sectionsRead } from './reading.ts';

const chapters = [...document.querySelectorAll<HTMLElement>('[data-sections]:has([data-read-note])')].map(
  (item) => ({
    slug: item.dataset['chapter']!,
    sections: item.dataset['sections']!.split(' '),
    title: item.querySelector('b')!.textContent,
    link: item.querySelector('a')!,
    note: item.querySelector('[data-read-note]')!,
  }),
);
const sum = document.querySelector('[data-read-sum]');
const way = document.querySelector('[data-read-way]');
const forget = document.querySelector<HTMLButtonElement>('[data-read-forget]');
const status = document.querySelector('[data-read-status]');
const untouched = { sum: sum?.textContent ?? '', way: [...(way?.childNodes ?? [])] };

function draw(): void {
  const reading = loadReading();
  let whole = 0;
  for (const { slug, sections, note } of chapters) {
    const count = sectionsRead(reading, slug, sections);
    if (count === sections.length) whole += 1;
    note.textContent = words.chapter(count, sections.length);
  }
  const last = chapters.find(({ slug }) => slug === reading.last?.chapter);
  const started = last !== undefined || reading.read.size > 0;
  forget!.hidden = !started;
  sum!.textContent = started ? words.sum(whole, chapters.length) : untouched.sum;
  if (!last) way!.replaceChildren(...untouched.way);
  else {
    // A section that is gone leads to the chapter's start.
    const { section } = reading.last!;
    const href = last.link.href + (last.sections.includes(section) ? `#${section}` : '');
    way!.replaceChildren(words.goOn, element('a', { href }, last.title));
  }
}

if (sum && way && forget && status) {
  forget.addEventListener('click', () => {
    forgetReading();
    status.textContent = words.forgotten;
    draw();
    document.querySelector<HTMLElement>('[data-read-way] a')?.focus();
  });
  draw();
  // Coming back to a page that the browser has kept alive.
  addEventListener('pageshow', (event) => {
    if (event.persisted) draw();
  });
}

export {};
