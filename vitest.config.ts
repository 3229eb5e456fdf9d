import { defineConfig } from 'vitest/config';

// Not Astro's own config: what is tested here is plain TypeScript, and a broken chapter must not stop these tests.
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/unit/**/*.test.ts'],
    benchmark: { include: ['src/**/*.bench.ts'] },
  },
});
