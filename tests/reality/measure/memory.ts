import { readFileSync } from 'node:fs';
import type { MeasuredRow } from '../../../src/schemas/measurement.ts';
import { bootApp, type GuestFiles } from './boot.ts';
import { startApp, type RunningApp } from './containers.ts';
import type { Guest } from './qemu.ts';
import { sleep } from './run.ts';
import { guestMemory, mappings, type GuestMemory } from './smaps.ts';
import { rowOf } from './statistics.ts';
import type { Trees } from './trees.ts';

const copies = [1, 4, 8] as const;
const times = (n: number) => (n === 1 ? '1 copy' : `${n} copies`);

/** PSS of 1, 4 and 8 containers on shared layers, each of which has answered once; all together, and what is one's own. */
export async function containerMemory(
  work: string,
  trees: Trees,
  runtime: string,
  n: number,
): Promise<MeasuredRow[]> {
  const rows: MeasuredRow[] = [];
  for (const count of copies) {
    const totals: number[] = [];
    const own: number[] = [];
    for (let i = 0; i < n; i += 1) {
      const running: RunningApp[] = [];
      while (running.length < count) running.push(await startApp(work, trees, runtime));
      await sleep(500);
      const maps = running.map(({ pid }) => mappings(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[0]!);
      totals.push(maps.reduce((sum, { pss }) => sum + pss, 0));
      own.push(...maps.map((map) => map.private));
      for (const app of running) await app.stop();
    }
    const group = `containers on shared layers, ${times(count)}`;
    rows.push(rowOf(`containers-${count}-pss`, 'all together (PSS)', totals, { group }));
    rows.push(rowOf(`containers-${count}-private`, 'pages that one copy has for itself', own, { group }));
  }
  return rows;
}

/** Memory of 1, 4 and 8 guests of 256 MiB; later ones are started beside the earlier, which go on running. */
export async function guestMemories(files: GuestFiles, accelerator: 'KVM' | 'TCG'): Promise<MeasuredRow[]> {
  const memoryMiB = 256;
  const guests: Guest[] = [];
  const rows: MeasuredRow[] = [];
  for (const count of copies) {
    const more = Array.from({ length: count - guests.length }, () => bootApp(files, accelerator, memoryMiB));
    for (const { guest } of await Promise.all(more)) guests.push(guest);
    await sleep(5000);
    const each = guests.map(({ child }) =>
      guestMemory(mappings(readFileSync(`/proc/${child.pid}/smaps`, 'utf8')), memoryMiB),
    );
    const group = `guests with ${memoryMiB} MiB (${accelerator}), ${times(count)}`;
    const all = (pick: (memory: GuestMemory) => number) => each.map(pick);
    const sum = all(({ ram }) => ram).reduce((total, ram) => total + ram, 0);
    rows.push(
      rowOf(`guests-${count}-ram`, 'guest RAM that the host handed over, all together', [sum], { group }),
      rowOf(
        `guests-${count}-ram-each`,
        'guest RAM of one copy',
        all(({ ram }) => ram),
        { group },
      ),
      rowOf(
        `guests-${count}-monitor-each`,
        'the monitor’s own memory, without the code cache, of one copy',
        all(({ monitor }) => monitor),
        { group },
      ),
    );
    if (accelerator === 'TCG')
      rows.push(
        rowOf(
          `guests-${count}-code-cache-each`,
          'the emulator’s code cache of one copy; a VM on hardware has none',
          all(({ codeCache }) => codeCache),
          { group },
        ),
      );
  }
  for (const guest of guests) await guest.stop();
  return rows;
}
