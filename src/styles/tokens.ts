/** Reads the two token files (palette.css, roles.css), so that nothing has to repeat a colour in TypeScript. */

export type Theme = 'light' | 'dark';
/** Role name without the dashes (`kernel-ink`) to a colour as `#rrggbb`. */
export type Roles = Readonly<Record<string, string>>;

/** The custom properties a style sheet declares outside at-rules, as written, names without the dashes. */
export function customProperties(css: string): ReadonlyMap<string, string> {
  const plain = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  return new Map([...plain.matchAll(/--([\w-]+)\s*:\s*([^;]+);/g)].map((m) => [m[1]!, m[2]!.trim()]));
}

/**
 * Every role's colour in one theme. Throws one sentence when a role is not `light-dark(var(--a), var(--b))`
 * or names a colour the palette does not have.
 */
export function rolesOf(palette: string, roles: string, theme: Theme): Roles {
  const colours = customProperties(palette);
  const found: Record<string, string> = {};
  for (const [role, value] of customProperties(roles)) {
    const pair = /^light-dark\(\s*var\(--([\w-]+)\)\s*,\s*var\(--([\w-]+)\)\s*\)$/.exec(value);
    if (!pair)
      throw new Error(`roles.css: --${role} must be light-dark(var(--…), var(--…)), not "${value}".`);
    const name = theme === 'light' ? pair[1]! : pair[2]!;
    const colour = colours.get(name);
    if (!colour) throw new Error(`roles.css: --${role} uses --${name}, which palette.css does not have.`);
    found[role] = colour;
  }
  return found;
}

/** WCAG 2.2 relative luminance of `#rrggbb`, 0 (black) to 1 (white). */
export function luminance(colour: string): number {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!hex) throw new Error(`"${colour}" must be written as #rrggbb.`);
  const [r, g, b] = hex.slice(1).map((part) => {
    const c = Number.parseInt(part, 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** WCAG 2.2 contrast ratio of two colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}
