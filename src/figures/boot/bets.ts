import type { Bet } from '../../playback/figure.ts';
import { upTo } from '../../playback/format-number.ts';
import { formatLength } from '../../playback/format-time.ts';
import type { Run } from './run.ts';
import { betWords } from './bet-words.ts';
import type { Row } from './row.ts';

const length = ({ segments }: Row, ids: readonly string[]): number =>
  segments.filter(({ id }) => ids.includes(id)).reduce((sum, { start, end }) => sum + end - start, 0);

/** The id whose stretch is longest. */
function longest(row: Row, parts: Readonly<Record<string, readonly string[]>>): string {
  return Object.keys(parts).reduce((best, id) =>
    length(row, parts[id]!) > length(row, parts[best]!) ? id : best,
  );
}

const percent = (part: number, whole: number): string => `${upTo((part / whole) * 100, 0)}%`;

const debianParts = {
  boot: ['firmware', 'loader'],
  kernel: ['kernel', 'initramfs'],
  services: ['init', 'services'],
  app: ['app'],
};
const longestOfDebian: Bet<Run> = {
  ...betWords.longest,
  id: 'longest',
  outcome: ({ rows }) => longest(rows.debian, debianParts),
  settledAt: ({ rows }) => rows.debian.answer,
  verdict: ({ rows: { debian } }, picked) => {
    const share = (id: keyof typeof debianParts) => percent(length(debian, debianParts[id]), debian.answer);
    return betWords.longest.verdict(picked, longest(debian, debianParts), {
      boot: share('boot'),
      kernel: share('kernel'),
      services: share('services'),
      app: share('app'),
    });
  },
};

const saved = ({ rows, whole }: Run): number => 1 - rows.debian.answer / whole.answer;
const savedOption = (of: Run): string => {
  const part = saved(of);
  return part < 0.1 ? 'hardly' : part < 0.42 ? 'third' : part < 0.6 ? 'half' : 'most';
};
/** Another count is another question: who bet on one has not bet on the other. */
const moreVcpus = (vcpus: number): Bet<Run> => ({
  id: `vcpus-${vcpus}`,
  question: betWords.vcpus.question(betWords.vcpus.counts[vcpus]!),
  options: betWords.vcpus.options,
  outcome: savedOption,
  settledAt: ({ rows }) => rows.debian.answer,
  verdict: (of, picked) =>
    betWords.vcpus.verdict(
      picked,
      savedOption(of),
      formatLength(of.whole.answer),
      formatLength(of.rows.debian.answer),
      formatLength(of.systemd),
    ),
});

const containerParts = {
  namespaces: ['namespaces'],
  cgroups: ['cgroups'],
  seccomp: ['seccomp'],
  app: ['app'],
};
const longestOfContainer: Bet<Run> = {
  ...betWords.container,
  id: 'container',
  outcome: ({ rows }) => longest(rows.container, containerParts),
  settledAt: ({ rows }) => rows.container.answer,
  verdict: ({ rows: { container } }, picked) => {
    const ms = (id: keyof typeof containerParts) => formatLength(length(container, containerParts[id]));
    return betWords.container.verdict(picked, longest(container, containerParts), {
      namespaces: ms('namespaces'),
      cgroups: ms('cgroups'),
      seccomp: ms('seccomp'),
      app: ms('app'),
    });
  },
};

const leftOption = ({ rows, full }: Run): string => {
  const part = rows.debian.answer / full.answer;
  return part > 0.35 ? 'half' : part > 0.17 ? 'quarter' : part > 0.04 ? 'tenth' : 'hundredth';
};
const whatIsLeft: Bet<Run> = {
  ...betWords.strip,
  id: 'strip',
  outcome: leftOption,
  settledAt: ({ rows }) => rows.debian.answer,
  verdict: (of, picked) =>
    betWords.strip.verdict(
      picked,
      leftOption(of),
      formatLength(of.rows.debian.answer),
      formatLength(of.full.answer),
    ),
};

/** The question that this run can settle. */
export function betOf({ params: { row, vcpus }, gone }: Run): Bet<Run> | null {
  if (row === 'container') return longestOfContainer;
  if (row === 'microvm') return null;
  if (gone.size === 0) return vcpus === 1 ? longestOfDebian : moreVcpus(vcpus);
  return gone.size === everythingElse && !gone.has('kernel') && row === 'all' ? whatIsLeft : null;
}

/** As many parts as can go while the kernel stays. */
const everythingElse = 9;
