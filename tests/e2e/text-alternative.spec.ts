import { expect, figures, test, wake } from './site.ts';

for (const { id } of figures) {
  test(`${id} says in words what it shows now, and lists every step`, async ({ page }) => {
    await page.goto(`labs/${id}/`);
    const figure = await wake(page, id);
    await expect(figure.locator('.stage')).toHaveAttribute('role', 'group');
    await expect(figure.locator('.stage')).toHaveAttribute('aria-label', /\w{3,}/);
    const alt = figure.locator('.stage > .visually-hidden').first();
    const narration = figure.locator('.narration');
    const transcript = await figure.locator('.transcript li').allTextContents();
    const plain = (text: string | null) => text!.replace(/\s+/g, ' ').trim();
    const stated = new Set<string>();
    for (let step = 0; step < Math.min(6, transcript.length); step += 1) {
      if (step > 0) await figure.getByRole('button', { name: 'Step forward' }).click();
      expect(plain(transcript[step]!)).toBe(plain(await narration.textContent()));
      const words = plain(await alt.textContent());
      expect(words.length).toBeGreaterThan(40);
      stated.add(words);
    }
    await figure.getByRole('slider', { name: 'Time' }).press('End');
    stated.add(plain(await alt.textContent()));
    expect(stated.size, 'the alternative follows the picture').toBeGreaterThan(2);

    // A press on a line of the transcript goes to its step.
    await figure.locator('.transcript summary').click();
    await figure.locator('.transcript li button').nth(1).click();
    expect(plain(await narration.textContent())).toBe(plain(transcript[1]!));
  });
}
