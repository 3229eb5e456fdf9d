import type { Page } from '@playwright/test';
import { expect, figures, pages, test, wake } from './site.ts';

/** What the browser reports of the page's policy from now on, in every document the page opens. */
async function violations(page: Page): Promise<string[]> {
  const reported: string[] = [];
  await page.exposeFunction('reportViolation', (what: string) => reported.push(what));
  await page.addInitScript(() => {
    const { reportViolation } = window as unknown as { reportViolation: (what: string) => void };
    document.addEventListener('securitypolicyviolation', (event) =>
      reportViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile} ${event.sample}`),
    );
  });
  return reported;
}

for (const path of pages) {
  test(`/${path} plays under its policy, stays at home, and keeps no cookie`, async ({ page, context }) => {
    const reported = await violations(page);
    const origins = new Set<string>();
    const cookies: string[] = [];
    context.on('request', (request) => origins.add(new URL(request.url()).origin));
    context.on('response', (response) => cookies.push(response.headers()['set-cookie'] ?? ''));
    await page.goto(path);
    for (const element of await page.locator('[data-figure]').all()) {
      const figure = await wake(page, (await element.getAttribute('data-figure'))!);
      const forward = figure.getByRole('button', { name: 'Step forward' });
      await forward.click();
      await forward.click();
    }
    await page.waitForLoadState('networkidle');
    expect(reported).toEqual([]);
    expect([...origins]).toEqual([new URL(page.url()).origin]);
    expect(cookies.filter(Boolean)).toEqual([]);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(await context.cookies()).toEqual([]);
  });
}

const hostile = [
  '<script>document.title="owned"</script>',
  '"><img src=x onerror=document.title="owned">javascript:document.title="owned"',
  '__proto__-polluted.constructor-prototype',
  't-NaN.t-1e309.t--0',
  '\u202Egnp.exe\u0000',
  '[[[[{"a":{"a":1}}]]]]%25%00'.repeat(80),
];

for (const { id } of figures) {
  test(`${id} opened from a hostile address says so in a sentence, and nothing else happens`, async ({
    page,
  }) => {
    const reported = await violations(page);
    await page.goto(`labs/${id}/`);
    const [title, text] = [await page.title(), await page.locator('.plain-head').innerText()];
    for (const evil of hostile) {
      await page.goto(`labs/${id}/?${id}=1.${encodeURIComponent(evil)}#${encodeURIComponent(evil)}`);
      const figure = await wake(page, id);
      await expect(figure.getByRole('alert')).not.toBeEmpty();
      await figure.getByRole('button', { name: 'Step forward' }).click();
      await expect(figure.locator('.narration')).not.toBeEmpty();
      expect(await page.title()).toBe(title);
      expect(await page.locator('.plain-head').innerText()).toBe(text);
      expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
    }
    expect(reported).toEqual([]);
  });
}

test('the policy holds: no code from text, nothing from elsewhere, no address of a script made up', async ({
  page,
  watched,
}) => {
  const reported = await violations(page);
  await page.goto('about/');
  const refused = await page.evaluate(async () => {
    const says = async (attempt: () => unknown) => {
      try {
        await attempt();
        return 'allowed';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const element = document.createElement('div');
    document.body.append(element);
    const inline = document.createElement('script');
    const image = new Image();
    return {
      html: await says(() => (element.innerHTML = '<img src=x onerror=alert(1)>')),
      text: await says(() => (inline.text = 'document.title = "owned"')),
      address: await says(() => (inline.src = '/x.js')),
      // Later, because what the test itself evaluates may evaluate.
      evaluated: await new Promise((tried) => setTimeout(() => tried(says(() => (0, eval)('1'))))),
      worker: await says(() => new Worker('/x.js')),
      policy: await says(() =>
        (
          window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => void } }
        ).trustedTypes.createPolicy('mine', {}),
      ),
      elsewhere: await says(() => fetch('https://elsewhere.example/')),
      image: await new Promise((loaded) => {
        image.onload = () => loaded('allowed');
        image.onerror = () => loaded('error');
        image.src = 'https://elsewhere.example/pixel.png';
      }),
    };
  });
  expect(refused).toEqual({
    html: 'TypeError',
    text: 'TypeError',
    address: 'TypeError',
    evaluated: 'EvalError',
    worker: 'TypeError',
    policy: 'TypeError',
    elsewhere: 'TypeError',
    image: 'error',
  });
  const directives = new Set(reported.map((what) => what.split(' ')[0]));
  expect([...directives].sort()).toEqual([
    'connect-src',
    'img-src',
    'require-trusted-types-for',
    'trusted-types',
  ]);
  // Each attempt makes the browser complain, as it should; one is even announced as a request before it is refused.
  expect(watched.filter((complaint) => complaint.includes('exception'))).toEqual([]);
  watched.splice(0);
});
