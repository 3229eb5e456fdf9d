import type { Locator } from '@playwright/test';
import { expect, figures, test, wake } from './site.ts';

/** What a figure shows: its picture in words, its sentence, its time in words, and where its thumb stands. */
const shown = async (figure: Locator) => ({
  alt: await figure.locator('.stage > .visually-hidden').first().innerText(),
  say: await figure.locator('.narration').innerText(),
  time: await figure.locator('.transport-time').innerText(),
  at: Number(await figure.getByRole('slider', { name: 'Time' }).inputValue()),
});

for (const { id, chapter } of figures) {
  test.describe(id, () => {
    test('plays, pauses, steps forward and back to the very frame', async ({ page }) => {
      await page.goto(`labs/${id}/`);
      const figure = await wake(page, id);
      const first = await shown(figure);
      await figure.getByRole('button', { name: 'Play' }).click();
      await expect.poll(async () => (await shown(figure)).at).not.toBe(first.at);
      await figure.getByRole('button', { name: 'Pause' }).click();
      await figure.getByRole('button', { name: 'Back to start' }).click();
      expect(await shown(figure)).toEqual(first);
      await figure.getByRole('button', { name: 'Step forward' }).click();
      const second = await shown(figure);
      expect(second.say).not.toBe(first.say);
      await figure.getByRole('button', { name: 'Step forward' }).click();
      expect(await shown(figure)).not.toEqual(second);
      await figure.getByRole('button', { name: 'Step back' }).click();
      expect(await shown(figure)).toEqual(second);
    });

    test('scrubs by keyboard, and its shortcuts work only with the focus in it', async ({ page }) => {
      await page.goto(`labs/${id}/`);
      const figure = await wake(page, id);
      const first = await shown(figure);
      await page.keyboard.press('.');
      expect(await shown(figure)).toEqual(first);
      const slider = figure.getByRole('slider', { name: 'Time' });
      await slider.focus();
      await slider.press('End');
      const end = await shown(figure);
      expect(end.at).not.toBe(first.at);
      await expect(figure).not.toHaveAttribute('data-scrubbing');
      await slider.press('ArrowLeft');
      expect((await shown(figure)).at).toBeLessThan(end.at);
      await slider.press('Home');
      expect(await shown(figure)).toEqual(first);
      await figure.getByRole('button', { name: 'Step forward' }).focus();
      await page.keyboard.press('.');
      const stepped = await shown(figure);
      expect(stepped).not.toEqual(first);
      await page.keyboard.press('0');
      expect(await shown(figure)).toEqual(first);
    });

    test('is on the way while the time line is dragged, and stands at the very moment once it is let go', async ({
      page,
    }) => {
      await page.goto(`labs/${id}/`);
      const figure = await wake(page, id);
      const slider = figure.getByRole('slider', { name: 'Time' });
      await slider.scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await slider.boundingBox())!;
      await page.mouse.move(x + width * 0.1, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width * 0.37, y + height / 2, { steps: 3 });
      await expect(figure).toHaveAttribute('data-scrubbing');
      await page.mouse.up();
      await expect(figure).not.toHaveAttribute('data-scrubbing');
      // Drawn from the very moment, as a key press there would have it.
      const dragged = await shown(figure);
      expect(dragged.at).toBeGreaterThan(0);
      await slider.focus();
      await slider.press('ArrowRight');
      await slider.press('ArrowLeft');
      expect(await shown(figure)).toEqual(dragged);
      await expect.poll(() => new URL(page.url()).search).not.toBe('');
    });

    test('draws what passes by under the hand, and never over what the reader does next', async ({
      page,
    }) => {
      await page.goto(`labs/${id}/`);
      const figure = await wake(page, id);
      const first = await shown(figure);
      const slider = figure.getByRole('slider', { name: 'Time' });
      await slider.scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await slider.boundingBox())!;
      await page.mouse.move(x + width * 0.02, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width * 0.9, y + height / 2, { steps: 20 });
      await expect.poll(async () => (await shown(figure)).say).not.toBe(first.say);
      await expect(figure).toHaveAttribute('data-scrubbing');
      await page.mouse.move(x + width * 0.5, y + height / 2, { steps: 5 });
      await page.mouse.up();
      await slider.press('Home');
      expect(await shown(figure)).toEqual(first);
      await page.waitForTimeout(200);
      expect(await shown(figure)).toEqual(first);
    });

    test('a copied link reopens the same frame, in the chapter and in the lab', async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      for (const path of [`labs/${id}/`, chapter]) {
        await page.goto(path);
        const figure = await wake(page, id);
        await figure.locator('.preset-buttons button').nth(1).click();
        const slider = figure.getByRole('slider', { name: 'Time' });
        await slider.focus();
        for (let i = 0; i < 4; i += 1) await slider.press('PageUp');
        await figure.getByRole('button', { name: 'Step forward' }).click();
        const there = await shown(figure);
        await figure.getByRole('button', { name: 'Copy link to this moment' }).click();
        const link = await page.evaluate(() => navigator.clipboard.readText());
        expect(link).toContain(`?${id}=1.`);
        expect(link).not.toContain('%');
        expect(link.endsWith(`#${id}`)).toBe(true);
        await page.goto('about:blank');
        await page.goto(link);
        const again = await wake(page, id);
        await expect.poll(() => shown(again)).toEqual(there);
      }
    });

    test('a step can be taken back with the browser’s Back', async ({ page }) => {
      await page.goto(`labs/${id}/`);
      const figure = await wake(page, id);
      await figure.getByRole('button', { name: 'Step forward' }).click();
      const one = await shown(figure);
      await figure.getByRole('button', { name: 'Step forward' }).click();
      await page.goBack();
      await expect.poll(() => shown(figure)).toEqual(one);
    });

    test('says what does not fit in a link, and keeps the rest', async ({ page }) => {
      await page.goto(`labs/${id}/?${id}=1.nonsense-7.t-soon`);
      const figure = await wake(page, id);
      await expect(figure.getByRole('alert')).toContainText('“nonsense”');
      await expect(figure.getByRole('alert')).toContainText('time does not fit');
      await expect(figure.locator('.narration')).not.toBeEmpty();
    });

    test('with reduced motion plays the same states, also when the setting comes on the way', async ({
      page,
    }) => {
      await page.goto(`labs/${id}/`);
      const figure = await wake(page, id);
      await figure.getByRole('button', { name: 'Play' }).click();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const before = await shown(figure);
      await expect.poll(async () => (await shown(figure)).say, { timeout: 15_000 }).not.toBe(before.say);
      await figure.getByRole('button', { name: 'Pause' }).click();
    });

    test('every control is at least 24 px, and no text under 12 px on a phone', async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(`labs/${id}/`);
      const figure = await wake(page, id);
      const small = await figure
        .locator('button:visible, select:visible, summary:visible, input[type=range]:visible')
        .evaluateAll((all) =>
          all
            .filter((e) => Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height) < 24)
            .map((e) => e.outerHTML.slice(0, 120)),
        );
      expect(small).toEqual([]);
      const tiny = await figure.evaluate((root) =>
        [...root.querySelectorAll('*')]
          .filter(
            (e) =>
              [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim()) &&
              e.getClientRects().length > 0,
          )
          .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 12)
          .map((e) => e.outerHTML.slice(0, 120)),
      );
      expect(tiny).toEqual([]);
    });
  });
}
