import { defineConfig } from 'vitest/config';

// Not Astro's own config: what is tested here is plain TypeScript, and a broken chapter must not stop these tests.
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/unit/**/*.test.ts'],
    // Property tests run many scenarios, and these machines are noisy: a hang is a failure, slowness is not.
    testTimeout: 60_000,
  },
});
