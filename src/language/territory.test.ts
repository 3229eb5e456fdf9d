import { expect, it } from 'vitest';
import { territoryOf } from './territory.ts';

it.each([
  ['en-GB', 'en_GB'],
  ['de', 'de_DE'],
  ['pt', 'pt_BR'],
  ['zh-Hant-TW', 'zh_TW'],
  ['qps', 'qps'],
])('of %s is %s', (tag, territory) => expect(territoryOf(tag)).toBe(territory));
