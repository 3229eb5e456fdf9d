import { hosts, type HostKind, type Part, type PartKind } from '../../simulators/machine-stack/index.ts';
import type { Row } from './frame.ts';
import { hostWords } from './words.ts';

const plural: Readonly<Partial<Record<PartKind, readonly [string, string]>>> = {
  machine: ['virtual machine', 'virtual machines'],
  tools: ['set of libraries and tools', 'sets of libraries and tools'],
  engine: ['engine', 'engines'],
  image: ['unpacked image', 'unpacked images'],
  container: ['container', 'containers'],
  app: ['copy of the app', 'copies of the app'],
};

const counted = (n: number, [one, many]: readonly [string, string]): string => `${n} ${n === 1 ? one : many}`;

/** What the picture shows now, from the metal upwards, for those who do not see it. */
export function altOf(
  host: HostKind,
  standing: readonly Part[],
  { kernels, rows }: { readonly kernels: readonly string[]; readonly rows: readonly Row[] },
): string {
  const of = hostWords[host];
  const many = (kind: PartKind) => standing.filter((part) => part.kind === kind).length;
  const guests = standing.filter(({ kind, machine }) => kind === 'kernel' && machine > 0).length;
  const own = standing.some(({ id }) => id === 'kernel-host');
  const hypervisor = many('hypervisor') > 0;
  const under = hosts[host].seat === 'under-kernel';
  const layers = [
    'the hardware',
    ...(hypervisor && under ? ['the hypervisor'] : []),
    ...(own
      ? [`the host’s kernel, ${of.system}${hypervisor && !under ? ', with a hypervisor in it' : ''}`]
      : []),
    ...(many('machine') > 0 ? [counted(many('machine'), plural.machine!)] : []),
    ...(guests > 0 ? [counted(guests, ['guest kernel', 'guest kernels'])] : []),
    ...(['tools', 'engine', 'image', 'container', 'app'] as const).flatMap((kind) =>
      many(kind) > 0 ? [counted(many(kind), plural[kind]!)] : [],
    ),
  ];
  return [
    `On ${of.machine}, from below: ${layers.join(', ')}.`,
    `Kernels running: ${kernels.length}.`,
    ...rows.map(({ question, answer }) => `${question} ${answer.text}`),
  ].join(' ');
}
