import { describe, expect, it } from 'vitest';
import { createPlayer, type Movement } from './player.ts';

/** Pictures that come when the test says so. */
function handMoved() {
  let next: ((ms: number) => void) | undefined;
  let now = 0;
  return {
    frames: {
      request: (callback: (ms: number) => void) => {
        next = callback;
        return 1;
      },
      cancel: () => {
        next = undefined;
      },
    },
    /** Lets `ms` pass, a picture every 10 ms. */
    pass: (ms: number) => {
      for (const end = now + ms; now < end;) {
        now += 10;
        const callback = next;
        next = undefined;
        callback?.(now);
      }
    },
    waiting: () => next !== undefined,
  };
}

const timeline = { duration: 1000, steps: [0, 300, 600], changes: [0, 300, 450, 600] };

function started({ reducedMotion = false } = {}) {
  const hand = handMoved();
  const player = createPlayer(hand.frames);
  const moves: [number, Movement][] = [];
  const options = {
    timeline,
    pace: 1000,
    reducedMotion,
    onScreen: true,
    onMove: (t: number, movement: Movement) => void moves.push([t, movement]),
  };
  player.configure(options);
  return { hand, player, moves, options };
}

describe('player', () => {
  it('draws only where the run changes, and moves smoothly in between', () => {
    const { hand, player } = started();
    const drawn: number[] = [];
    player.subscribe(() => drawn.push(player.state().t));
    player.play();
    hand.pass(400);
    expect(player.time.get()).toBe(390);
    expect(drawn).toEqual([0, 300]);
    expect(player.state()).toMatchObject({ t: 300, playing: true });
  });

  it('draws only where the run changes while it is scrubbed, and the very moment once it rests', () => {
    const { player, moves } = started();
    const drawn: [number, boolean][] = [];
    player.subscribe(() => drawn.push([player.state().t, player.state().scrubbing]));
    for (const t of [310, 340, 449, 451, 320]) player.seek(t, 'scrub');
    expect(drawn).toEqual([
      [300, true],
      [450, true],
      [300, true],
    ]);
    expect(player.time.get()).toBe(320);
    player.seek(320, 'rest');
    expect(player.state()).toMatchObject({ t: 320, scrubbing: false });
    expect(moves.at(-1)).toEqual([320, 'rest']);
  });

  it('stops playing when it is scrubbed, and plays on from there', () => {
    const { hand, player } = started();
    player.play();
    hand.pass(100);
    player.seek(700, 'scrub');
    expect(player.state()).toMatchObject({ playing: false, scrubbing: true, t: 600 });
    player.play();
    hand.pass(50);
    expect(player.state()).toMatchObject({ playing: true, scrubbing: false });
    expect(player.time.get()).toBe(740);
  });

  it('stops by itself at the end and starts over from there', () => {
    const { hand, player, moves } = started();
    player.play();
    hand.pass(1200);
    expect(player.state()).toMatchObject({ t: 1000, playing: false });
    expect(moves).toEqual([[1000, 'rest']]);
    expect(hand.waiting()).toBe(false);
    player.play();
    expect(player.time.get()).toBe(0);
  });

  it('rests at the very moment it was paused', () => {
    const { hand, player, moves } = started();
    player.play();
    hand.pass(400);
    player.pause();
    expect(player.state()).toMatchObject({ t: 390, playing: false });
    expect(moves).toEqual([[390, 'rest']]);
  });

  it('steps to events, both ways', () => {
    const { player, moves } = started();
    player.stepForward();
    player.stepForward();
    player.stepBack();
    player.toStart();
    expect(moves.map(([t]) => t)).toEqual([300, 600, 300, 0]);
    expect(moves.every(([, movement]) => movement === 'step')).toBe(true);
  });

  it('plays twice as far at speed 2', () => {
    const { hand, player } = started();
    player.setSpeed(2);
    player.play();
    hand.pass(200);
    expect(player.time.get()).toBe(380);
  });

  it('rests off screen and goes on when it is back', () => {
    const { hand, player, options } = started();
    player.play();
    hand.pass(100);
    player.configure({ ...options, onScreen: false });
    hand.pass(500);
    expect(player.time.get()).toBe(90);
    player.configure({ ...options, onScreen: true });
    hand.pass(110);
    expect(player.time.get()).toBe(190);
  });

  it('with reduced motion moves from change to change, also when the setting comes on the way', () => {
    const { hand, player, options } = started();
    player.play();
    hand.pass(100);
    player.configure({ ...options, reducedMotion: true });
    hand.pass(220);
    expect(player.time.get()).toBe(300);
  });

  it('takes a sleeping tab for no time watched', () => {
    const { hand, player } = started();
    player.play();
    hand.pass(20);
    hand.frames.cancel();
    player.configure({ ...started().options });
    expect(player.time.get()).toBe(10);
  });
});
