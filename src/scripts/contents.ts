/**
 * The table of contents follows the reader: it marks the section being read, and steps aside while a wide figure
 * passes behind it.
 */
const toc = document.querySelector<HTMLElement>('.toc');
const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc a[href^="#"], .in-this-chapter a')];
const ids = new Set(links.map((link) => link.hash.slice(1)));
const heads = [...ids].flatMap((id) => document.getElementById(id) ?? []);

function mark(): void {
  // The last heading above the upper third of the window is the one being read.
  const read = heads.filter((head) => head.getBoundingClientRect().top < innerHeight / 3).at(-1);
  for (const link of links) {
    if (link.hash.slice(1) === read?.id) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
}

if (toc && heads.length > 0) {
  // Everything above the line counts as inside, so that a jump past a heading is noticed as well. It calls back at once
  // too, when the page has been laid out; a call from here would have it laid out for that alone.
  const headings = new IntersectionObserver(mark, { rootMargin: '1000000px 0px -66% 0px' });
  for (const head of heads) headings.observe(head);

  const behind = new Set<Element>();
  const figures = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) behind[isIntersecting ? 'add' : 'delete'](target);
      toc.classList.toggle('aside', behind.size > 0);
    },
    { rootMargin: '0px 0px -45% 0px' },
  );
  for (const wide of document.querySelectorAll('.fig')) figures.observe(wide);
}

export {};
