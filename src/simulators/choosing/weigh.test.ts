import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  flips,
  nothingAnswered,
  options,
  questionIds,
  questions,
  reasons,
  weigh,
  type Answers,
} from './index.ts';

const answers = fc.record(
  Object.fromEntries(questionIds.map((id) => [id, fc.constantFrom('open', ...questions[id])])),
) as unknown as fc.Arbitrary<Answers>;
const struckIds = fc.subarray(reasons.map(({ id }) => id)).map((ids) => new Set(ids));

describe('the reasons', () => {
  it('are one a box at most for each answer, and every answer has some', () => {
    const ids = reasons.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const question of questionIds)
      for (const answer of questions[question])
        expect(reasons.some((each) => each.question === question && each.answer === answer)).toBe(true);
  });

  it('never praise or blame a box only', () => {
    for (const option of options) {
      const sides = new Set(reasons.filter((each) => each.option === option).map(({ side }) => side));
      expect(sides).toContain('for');
      expect(sides).toContain('against');
    }
  });
});

describe('the scales', () => {
  it('are level while nothing is answered', () => {
    expect(weigh(nothingAnswered)).toMatchObject({ best: [...options], lead: 0 });
  });

  it('never put a box first that is ruled out, and none before one with a better balance', () => {
    fc.assert(
      fc.property(answers, struckIds, (given, struck) => {
        const { balances, best } = weigh(given, struck);
        const net = new Map(balances.map((each) => [each.option, each.for - each.against]));
        for (const balance of balances) {
          if (balance.out) expect(best).not.toContain(balance.option);
          else
            for (const first of best)
              expect(net.get(first)!).toBeGreaterThanOrEqual(net.get(balance.option)!);
        }
        expect(best.length > 0).toBe(balances.some(({ out }) => !out));
      }),
    );
  });

  it('count each reason where it belongs, and struck ones nowhere', () => {
    fc.assert(
      fc.property(answers, struckIds, (given, struck) => {
        for (const balance of weigh(given, struck).balances) {
          expect(balance.for).toBe(
            balance.reasons
              .filter(({ side }) => side === 'for')
              .reduce((total, { weight }) => total + weight, 0),
          );
          for (const each of balance.reasons) {
            expect(struck.has(each.id)).toBe(false);
            expect(given[each.question]).toBe(each.answer);
          }
        }
      }),
    );
  });
});

describe('what would flip the advice', () => {
  it('is every other single answer that changes what is best, and no answer that does not', () => {
    fc.assert(
      fc.property(answers, struckIds, (given, struck) => {
        const found = new Set(flips(given, struck).map(({ question, answer }) => `${question} ${answer}`));
        const now = weigh(given, struck).best.join();
        for (const question of questionIds)
          for (const answer of questions[question]) {
            const other = weigh({ ...given, [question]: answer }, struck).best.join();
            expect(found.has(`${question} ${answer}`)).toBe(answer !== given[question] && other !== now);
          }
      }),
    );
  });
});
