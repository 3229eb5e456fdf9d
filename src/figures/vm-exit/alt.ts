import type { Frame } from './frame.ts';
import { alt as words, does } from './alt-words.ts';
import { ring, wayWordsOf } from './words.ts';

type Views = Omit<Frame, 'say' | 'alt'>;

/** The picture in words. */
export function altOf({ way, cards, board, listing, panel, score }: Views): string {
  const active = board.lanes.find(({ state }) => state === 'charge');
  const line = listing.lines.find(({ state }) => state === 'now');
  const now = score.find(({ state }) => state === 'now');
  return [
    words.way(wayWordsOf(way, cards).long),
    active ? words.board(words.who[active.id], does[active.does]) : words.asleep,
    ...board.cpus.map((cpu) => words.cpu(cpu.name, cpu.does)),
    line ? words.line([line.code, line.words].filter((part) => part !== '').join(', ')) : '',
    now ? words.exits(now.exits, now.toVmm) : '',
    panel?.kind === 'walk' ? words.walk(panel.reads) : '',
    panel?.kind === 'ring' ? words.ring(panel.slots.map((slot) => ring.slot[slot])) : '',
    panel?.kind === 'console' ? words.console(panel.text) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
