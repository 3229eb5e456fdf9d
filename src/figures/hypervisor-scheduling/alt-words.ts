import type { CpuView, Token, VmView } from './frame.ts';
import { listed, percent } from './words.ts';

interface Picture {
  readonly vms: readonly VmView[];
  readonly cpus: readonly CpuView[];
  readonly held: readonly Token[];
}

const names = (tokens: readonly Token[]): string =>
  listed(
    tokens.map(({ name, rank, value }) =>
      rank ? `${name} (${[rank, value].filter(Boolean).join(' ')})` : name,
    ),
  );

/** The picture in words, for those who do not see it. */
export function describe({ vms, cpus, held }: Picture): string {
  const onCpus = cpus.map(({ cpu, running, queue }) => {
    const works = running ? `runs ${names([running])}` : 'is idle';
    return `CPU ${cpu} ${works}; ${queue.length > 0 ? `${names(queue)} waiting` : 'nobody waits'}.`;
  });
  const asleep = vms.flatMap(({ vcpus }) => vcpus.filter(({ place }) => place === 'home'));
  const shares = vms.map(
    ({ name, entitled, got, stealShare }) =>
      `VM ${name}: ${entitled === undefined ? '' : `entitled to ${percent(entitled)} of a CPU, `}got ${percent(got)} of a CPU, steal ${percent(stealShare)} of its time.`,
  );
  return [
    ...onCpus,
    ...(held.length > 0 ? [`Held back by a cap: ${listed(held.map(({ name }) => name))}.`] : []),
    ...(asleep.length > 0 ? [`Asleep: ${listed(asleep.map(({ name }) => name))}.`] : []),
    ...shares,
  ].join(' ');
}
