import { expectAccessible } from './axe.ts';
import { expect, figures, test, wake } from './site.ts';

test('a link within the page leaves a playing figure as it is', async ({ page }) => {
  await page.goto('containers/');
  const figure = await wake(page, 'container-layers');
  const at = async () => Number(await figure.getByRole('slider', { name: 'Time' }).inputValue());
  await figure.getByRole('button', { name: 'Play' }).click();
  await expect.poll(at).toBeGreaterThan(0);
  const before = await at();
  await page.locator('#container-layers a.anchor').click();
  await expect(page).toHaveURL(/#container-layers$/);
  await page.evaluate(() => history.back());
  await expect(page).not.toHaveURL(/#/);
  await expect(figure.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.poll(at).toBeGreaterThan(before);
});

test('Back over another figure’s step leaves this one where it stands', async ({ page }) => {
  await page.goto('containers/');
  const first = await wake(page, 'build-a-container');
  await first.getByRole('button', { name: 'Step forward' }).click();
  await first.getByRole('slider', { name: 'Time' }).press('End');
  const end = await first.locator('.narration').innerText();
  await expect(page).toHaveURL(/build-a-container=/);
  const second = await wake(page, 'pull');
  await second.getByRole('button', { name: 'Step forward' }).click();
  await expect(page).toHaveURL(/pull=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/pull=/);
  await expect(first.locator('.narration')).toHaveText(end);
});

test('a number can be typed digit by digit, and counts as soon as it fits', async ({ page }) => {
  await page.goto('labs/side-by-side/');
  const figure = await wake(page, 'side-by-side');
  const field = figure.locator('.stepper input[type=number]').first();
  const first = await field.inputValue();
  await field.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Backspace');
  await expect(field).toHaveValue('');
  await page.keyboard.type('2');
  await expect(field).toHaveValue('2');
  await expect(page).toHaveURL(/copies-2/);
  // Too much is brought to the most when the field is left, and nothing at all to what it was.
  await page.keyboard.type('00');
  await expect(field).toHaveValue('200');
  await page.keyboard.press('Enter');
  const most = await field.getAttribute('max');
  await expect(field).toHaveValue(most!);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Tab');
  await expect(field).toHaveValue(most!);
  await page.goBack();
  await page.goBack();
  await expect(field).toHaveValue(first);
});

test('a number with more than one digit can be typed over a least one of two', async ({ page }) => {
  await page.goto('labs/boot/');
  const figure = await wake(page, 'boot');
  const field = figure.locator('.stepper input[min="10"]');
  await field.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('25');
  await expect(field).toHaveValue('25');
  await expect(page).toHaveURL(/scale-25/);
});

test('a link that does not fit is told in a few sentences, which axe has nothing against', async ({
  page,
}) => {
  await page.goto(`labs/boot/?boot=1.${'abcdefgh'.split('').join('.')}`);
  const figure = await wake(page, 'boot');
  await expect(figure.getByRole('alert').getByRole('listitem')).toHaveCount(4);
  await expectAccessible(page, 'a bad link', '[data-figure="boot"]');
});

test('a moment past the end of a run is the end, and the figure says so until the reader goes on', async ({
  page,
}) => {
  await page.goto('labs/run/?run=1.t-3600000ms');
  const figure = await wake(page, 'run');
  await expect(figure.getByRole('alert')).toHaveText(/past the end of this run/);
  const slider = figure.getByRole('slider', { name: 'Time' });
  expect(await slider.inputValue()).toBe(await slider.getAttribute('max'));
  await figure.getByRole('button', { name: 'Step back' }).click();
  await expect(figure.getByRole('alert')).toHaveCount(0);
});

test('the theme is one for all tabs, also for a page that Back brings out of keeping, and for the browser’s bars', async ({
  page,
  context,
}) => {
  const bars = () =>
    page
      .locator('meta[name=theme-color]')
      .evaluateAll((all) => new Set(all.map((meta) => (meta as HTMLMetaElement).content)).size);
  await page.goto('');
  expect(await bars()).toBe(2);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: /^Colour theme/ }).click();
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await expect(page.getByRole('button', { name: /^Colour theme: light/ })).toBeVisible();
  expect(await bars()).toBe(1);
  await other.close();
  await page.evaluate(() => {
    localStorage.setItem('theme', 'dark');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.evaluate(() => {
    localStorage.removeItem('theme');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await expect(html).not.toHaveAttribute('data-theme');
  expect(await bars()).toBe(2);
});

test('the menu of a narrow screen closes when its link leads to a place on this page', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await page.goto('');
  await page.getByRole('button', { name: 'Menu' }).click();
  const menu = page.getByRole('navigation', { name: 'Main' });
  await expect(menu).toBeVisible();
  await menu.locator('a[href$="#chapters"]').click();
  await expect(page).toHaveURL(/#chapters$/);
  await expect(menu).toBeHidden();
});

test('the part of a term is lit, also when the pointer comes from another term', async ({ page }) => {
  await page.goto('virtualization/');
  const terms = page.locator('.has-card[data-part]');
  const words = await terms.evaluateAll((all) =>
    all.map((term) => {
      const { left, top, height } = term.querySelector('.word')!.getClientRects()[0]!;
      return { part: (term as HTMLElement).dataset['part']!, x: left + 3, y: top + scrollY + height / 2 };
    }),
  );
  // The second one above the first, whose card hangs below it.
  const first = words.findIndex(
    ({ part, y }, i) => i > 0 && part !== words[i - 1]!.part && y - words[i - 1]!.y < 300,
  );
  const [to, from] = [words[first - 1]!, words[first]!];
  const top = to.y - 100;
  await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), top);
  await page.mouse.move(from.x, from.y - top);
  await expect(page.locator('html')).toHaveAttribute('data-lit', from.part);
  await page.mouse.move(to.x, to.y - top);
  await expect(page.locator('html')).toHaveAttribute('data-lit', to.part);
});

for (const [id, list] of [
  ['container-layers', '.cl-rows'],
  ['vm-anatomy', '.stage'],
] as const)
  test(`${id}: what can be picked belongs to no picture that is printed, and answers the keyboard at once`, async ({
    page,
  }) => {
    const { chapter } = figures.find((figure) => figure.id === id)!;
    await page.goto(chapter);
    const figure = await wake(page, id);
    const shared = await page.evaluate(() => {
      const names = (found: Iterable<Element>) =>
        new Set([...found].map((input) => (input as HTMLInputElement).name));
      const printed = names(document.querySelectorAll('.key-frame input[type=radio]'));
      const live = names(document.querySelectorAll('.figure-body:not(.key-frame) input[type=radio]'));
      return [...live].filter((name) => printed.has(name));
    });
    expect(shared).toEqual([]);
    const picks = figure.locator(list).first().locator('input[type=radio]');
    await expect(picks.and(page.locator(':checked')).first()).toBeAttached();
    // React complains where a group has members that are not its own.
    for (const at of [1, 2]) {
      await picks.nth(at).check({ force: true });
      await expect(picks.nth(at)).toBeChecked();
    }
  });
