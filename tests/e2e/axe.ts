import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './site.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a reader's system may ask for; the first is how the tests open a page. */
export const looks = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;

/** The looks that differ most, for what is looked at often. */
export const fewLooks = looks.slice(0, 3);

/**
 * Lets axe read a page, or the part of it that `within` names, in the looks asked for, and expects no finding. What does not
 * depend on colours is read once. `when` says in a failure where the reader stands.
 */
export async function expectAccessible(
  page: Page,
  when: string,
  within?: string,
  asked: readonly (typeof looks)[number][] = looks,
): Promise<void> {
  const found: unknown[] = [];
  await page.evaluate(tellForcedText);
  for (const look of asked) {
    await page.emulateMedia(look);
    await restOf(page);
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    if (within !== undefined) axe.include(within);
    if (look === looks[0]) axe.withTags(tags);
    else axe.withRules('color-contrast');
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations)
      for (const { html, failureSummary } of nodes.slice(0, 5))
        found.push({ when, look: Object.values(look).join(', '), id, html, failureSummary });
  }
  await page.emulateMedia(looks[0]);
  expect(found).toEqual([]);
}

/**
 * Axe reads the colour of text from `-webkit-text-fill-color`, for which Chromium answers the page's own colour also
 * where it draws the forced one; `color` is answered right.
 */
function tellForcedText(): void {
  const answer = CSSStyleDeclaration.prototype.getPropertyValue;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
    const forced = name === '-webkit-text-fill-color' && matchMedia('(forced-colors: active)').matches;
    return answer.call(this, forced ? 'color' : name);
  };
}

/** Colours that are on their way have no contrast yet: brings every transition and short animation to its end. */
export async function restOf(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    }
  });
}
