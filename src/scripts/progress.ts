/**
 * Reading progress in a chapter: a section counts as read when its end has stood on the screen for a moment. The
 * contents show it, and it is kept in this browser.
 */
import { element } from './element.ts';
import { readMark } from './progress-words.ts';
import { loadReading, saveReading, sectionsRead, withSection } from './reading.ts';

const DWELL_MS = 1000;
// A jump puts a heading at the top of the window; the section before it has not been read by that.
const BELOW_THE_TOP = '-30% 0px 0px 0px';

const chapter = document.querySelector<HTMLElement>('[data-here]')?.dataset['here'];
const lists = [...document.querySelectorAll<HTMLElement>('.toc-here, .in-this-chapter')];
const sections = [...(lists[0]?.querySelectorAll<HTMLAnchorElement>('ol a') ?? [])].map((a) =>
  a.hash.slice(1),
);

function tick(link: HTMLAnchorElement): void {
  if (link.dataset['read'] !== undefined) return;
  link.dataset['read'] = '';
  link.append(element('span', { class: 'visually-hidden' }, readMark));
}

function tickSection(id: string): void {
  for (const list of lists)
    for (const link of list.querySelectorAll<HTMLAnchorElement>('ol a'))
      if (link.hash === `#${id}`) tick(link);
}

function whenSeen(target: Element, rootMargin: string, done: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen = false;
  const observer = new IntersectionObserver(
    (entries) => {
      clearTimeout(timer);
      if (!entries.at(-1)!.isIntersecting) return;
      timer = setTimeout(() => {
        if (document.visibilityState !== 'visible') return;
        observer.disconnect();
        seen = true;
        done();
      }, DWELL_MS);
    },
    { rootMargin },
  );
  observer.observe(target);
  // Whoever comes back to the tab has the second from now on.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || seen) return;
    observer.unobserve(target);
    observer.observe(target);
  });
}

function watch(slug: string): void {
  const reading = loadReading();
  for (const id of reading.read.get(slug) ?? []) tickSection(id);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.toc a[data-sections]')) {
    const others = link.dataset['sections']!.split(' ');
    if (sectionsRead(reading, link.dataset['chapter']!, others) === others.length) tick(link);
  }
  sections.forEach((id, i) => {
    const next = sections[i + 1];
    const end = next ? document.getElementById(next) : document.querySelector('.onward');
    if (!end || reading.read.get(slug)?.has(id)) return;
    whenSeen(end, next ? BELOW_THE_TOP : '0px', () => {
      saveReading(withSection(loadReading(), slug, id));
      tickSection(id);
    });
  });
  // The contents know where the reader is; the last word is said when the page goes out of sight.
  const keepPlace = () => {
    const here =
      document.querySelector<HTMLAnchorElement>('.toc-here ol [aria-current]')?.hash.slice(1) ?? '';
    saveReading({ ...loadReading(), last: { chapter: slug, section: here } });
  };
  addEventListener('pagehide', keepPlace);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keepPlace();
  });
}

if (chapter) watch(chapter);

export {};
