import { expect, figures, test, wake } from './site.ts';

for (const { id } of figures) {
  test(`${id} is told to a screen reader as it was agreed`, async ({ page }) => {
    await page.goto(`labs/${id}/`);
    const figure = await wake(page, id);
    await expect(figure).toMatchAriaSnapshot({ name: `${id}-first.aria.yml` });
    for (let step = 0; step < 2; step += 1)
      await figure.getByRole('button', { name: 'Step forward' }).click();
    await expect(figure.locator('.stage')).toMatchAriaSnapshot({ name: `${id}-third-step.aria.yml` });
  });
}
