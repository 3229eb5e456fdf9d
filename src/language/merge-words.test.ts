import { expect, it } from 'vitest';
import { mergeWords } from './merge-words.ts';

const original = {
  question: 'What do the walls keep in?',
  order: 1,
  answers: [
    { text: 'The app', right: true, why: 'They are there for that.' },
    { text: 'Heat', why: 'Not that kind of wall.' },
  ],
  also: ['one', 'two'],
};
const words = ['question', 'text', 'why', 'also', 'note'];

it('takes the words of the translation and keeps what it does not say', () => {
  const translation = {
    question: 'Was hält die Wand?',
    answers: [{ text: 'Die App' }, { text: 'Wärme', why: 'Nein.' }],
    also: ['eins'],
    note: 'Neu.',
  };
  expect(mergeWords(original, translation, words)).toEqual({
    question: 'Was hält die Wand?',
    order: 1,
    answers: [
      { text: 'Die App', right: true, why: 'They are there for that.' },
      { text: 'Wärme', why: 'Nein.' },
    ],
    also: ['eins'],
    note: 'Neu.',
  });
});

it('lets a translation repeat what it does not change', () => {
  expect(mergeWords(original, original, words)).toEqual(original);
});

it.each([
  [{ order: 2 }, 'changes "order"; a language may only change question, text, why, also, note'],
  [{ answers: [{}, { right: true }] }, 'changes "answers.1.right"; '],
  [{ answers: [{ text: 'Die App' }] }, 'changes "answers"; '],
  [{ source: 'oci' }, 'changes "source"; '],
  [{ order: null }, 'changes "order"; '],
])('refuses %j', (translation, problem) => {
  expect(() => mergeWords(original, translation, words)).toThrow(problem);
});
