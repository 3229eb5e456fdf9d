/** Plain WebDriver: one call of the W3C protocol. Throws the driver's own message when it refuses. */
export async function call<T>(address: string, method: 'GET' | 'POST' | 'DELETE', body?: object): Promise<T> {
  const response = await fetch(address, {
    method,
    ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
  });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** The name under which WebDriver hands out an element. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** Code points that WebDriver reads as keys; a modifier holds until the null key. */
export const keys = {
  End: '\uE010',
  Home: '\uE011',
  PageUp: '\uE00E',
  Paste: '\uE009v\uE000',
} as const;

/** The address of the first element the selector finds in a session. */
export async function find(session: string, selector: string): Promise<string> {
  const found = await call<Record<string, string>>(`${session}/element`, 'POST', {
    using: 'css selector',
    value: selector,
  });
  return `${session}/element/${found[elementKey]}`;
}
