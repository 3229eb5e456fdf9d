import type { Locator, Page } from '@playwright/test';
import { expect, figures, test, wake } from './site.ts';

/** Presses Tab until the element has the focus; nobody should need more presses than a figure has controls. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error('the focus does not get there');
}

interface Stop {
  readonly html: string;
  readonly inside: boolean;
  /** A ring of the reader's size around the element, or around what stands for it on the screen. */
  readonly ring: boolean;
  readonly covered: boolean;
}

/** What has the focus now, and whether the reader can see that. */
const stop = (page: Page, id: string) =>
  page.evaluate((figure): Stop => {
    const focused = document.activeElement!;
    const root = document.querySelector(`[data-figure="${figure}"]`)!;
    // A field may be invisible over its label, which then wears the ring.
    const shown = [focused, focused.nextElementSibling, focused.closest('label')].filter((e) => e !== null);
    const ringed = shown.find((element) => {
      const style = getComputedStyle(element);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    });
    const place = ringed ?? focused;
    const box = place.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const own = (element: Element | null) =>
      element !== null && shown.some((e) => e.contains(element) || element.contains(e));
    return {
      html: focused.outerHTML.slice(0, 140),
      inside: root.contains(focused),
      ring: ringed !== undefined,
      covered: box.width > 0 && !own(hit),
    };
  }, id);

for (const { id } of figures) {
  for (const width of [1280, 360]) {
    test(`the focus is seen all the way through ${id} and out of it, ${width} px`, async ({ page }) => {
      // Without smooth scrolling what has the focus is in view at once.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`labs/${id}/`);
      const figure = await wake(page, id);
      await figure.evaluate((root) => {
        const before = Object.assign(document.createElement('button'), { textContent: 'before' });
        root.before(before);
        before.focus({ preventScroll: true });
      });
      const stops: Stop[] = [];
      do {
        await page.keyboard.press('Tab');
        stops.push(await stop(page, id));
      } while (stops.at(-1)!.inside && stops.length < 150);
      const inside = stops.slice(0, -1);
      expect(inside.length).toBeGreaterThan(7);
      expect(stops.at(-1)!.inside, 'the focus leaves the figure').toBe(false);
      expect(inside.filter(({ ring, covered }) => !ring || covered)).toEqual([]);
      await page.keyboard.press('Shift+Tab');
      expect((await stop(page, id)).html).toBe(inside.at(-1)!.html);
    });
  }

  test(`${id} does everything by keyboard alone`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`labs/${id}/`);
    const figure = await wake(page, id);
    const narration = figure.locator('.narration');
    const slider = figure.getByRole('slider', { name: 'Time' });
    const button = (name: string) => figure.getByRole('button', { name, exact: true });
    const first = (await narration.textContent())!;

    // Shortcuts are the figure's own: elsewhere the keys are the page's.
    await page.keyboard.press('.');
    expect(await narration.textContent()).toBe(first);

    const bet = figure.locator('.bet-options button').first();
    if ((await bet.count()) > 0) {
      await tabTo(page, bet);
      await page.keyboard.press('Space');
      await expect(bet).toHaveAttribute('aria-pressed', 'true');
      await expect(figure.locator('.bet-verdict')).not.toBeEmpty();
    }
    await tabTo(page, figure.locator('.preset-buttons button').first());
    await tabTo(page, button('Play'));
    await page.keyboard.press('Enter');
    await expect(button('Pause')).toBeFocused();
    await expect(narration).not.toHaveText(first, { timeout: 60_000 });
    await page.keyboard.press('Enter');
    await expect(button('Play')).toBeFocused();

    await tabTo(page, button('Back to start'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await narration.textContent()).toBe(first);
    await tabTo(page, button('Step forward'));
    await page.keyboard.press('Enter');
    const second = await narration.textContent();
    await page.keyboard.press('Enter');
    expect(await narration.textContent()).not.toBe(second);
    await tabTo(page, button('Step back'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await narration.textContent()).toBe(second);

    await tabTo(page, slider);
    await page.keyboard.press('End');
    const end = await slider.inputValue();
    await page.keyboard.press('ArrowLeft');
    expect(Number(await slider.inputValue())).toBeLessThan(Number(end));
    await page.keyboard.press('Home');
    expect(await narration.textContent()).toBe(first);

    const speed = figure.getByRole('combobox', { name: 'Speed' });
    await tabTo(page, speed);
    const before = await speed.inputValue();
    await page.keyboard.press('ArrowDown');
    expect(await speed.inputValue()).not.toBe(before);
    expect(await narration.textContent(), 'a list keeps its own keys').toBe(first);

    const copy = figure.locator('.copy-link button').first();
    await tabTo(page, copy);
    await page.keyboard.press('Enter');
    await expect(copy).toContainText('copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`#${id}`);
    await expect(copy).toBeFocused();

    // Of a group of radio buttons the Tab key reaches the one that is chosen.
    const settings = figure
      .locator(
        '.settings :is(button:enabled, input:enabled:not([type=radio]:not(:checked)), select, summary)',
      )
      .first();
    await tabTo(page, settings);
    const preset = figure.locator('.preset-buttons button').last();
    await tabTo(page, preset, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(preset).toHaveAttribute('aria-pressed', 'true');
    await expect(preset).toBeFocused();

    // And with the focus in the figure its shortcuts answer.
    const start = await narration.textContent();
    await page.keyboard.press('.');
    const stepped = await narration.textContent();
    expect(stepped).not.toBe(start);
    await page.keyboard.press(',');
    expect(await narration.textContent()).toBe(start);
    await page.keyboard.press('k');
    await expect(button('Pause')).toBeVisible();
    await page.keyboard.press('k');
    await expect(button('Play')).toBeVisible();
    await page.keyboard.press('0');
    expect(await narration.textContent()).toBe(start);
  });
}
