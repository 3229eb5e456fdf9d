import type { LayerMove, Rebuild } from '../../simulators/machine-stack/index.ts';
import { capital, number } from './text.ts';
import {
  containersOf,
  copiesOf,
  guestsOf,
  inGuests,
  kernelsIn,
  kernelsRun,
  others,
  stands,
} from './who-words.ts';
import { hostWords } from './words.ts';

/** What is said when a layer, or some of its parts, is taken off. */
export function taken({ to: { spec } }: Rebuild, move: LayerMove): string {
  const { moved, standing: left } = move;
  const many = moved.length > 1;
  // Of the same kind some go and others stay.
  const rest = others(move);
  const some = rest.length > 0;
  switch (move.what) {
    case 'app':
      return appsStop(move);
    case 'container':
      return containersGo(move);
    case 'image':
      return some || many
        ? `The image is deleted in ${some ? guestsOf(moved) : 'every guest'}: the app with the libraries and tools that it brought along.`
        : 'The image is deleted: the app with the libraries and tools that it brought along.';
    case 'engine': {
      const engines = some
        ? `${many ? 'engines' : 'engine'} of ${guestsOf(moved)}`
        : many
          ? 'engines'
          : 'engine';
      if (stands(left, 'app'))
        return `The ${engines} ${many ? 'stop' : 'stops'}, and the copies do not notice. Their calls never went through ${many ? 'them' : 'it'}.`;
      return many
        ? `The ${engines} go. Each was one program among others.`
        : `The ${engines} goes. It was one program among others.`;
    }
    case 'tools':
      if (!inGuests(move))
        return 'Libraries, shell and tools go: everything of the system that is not the kernel.';
      if (!some) return `The libraries and tools in the ${many ? 'guests' : 'guest'} go.`;
      return `${capital(guestsOf(moved))} ${many ? 'lose their' : 'loses its'} libraries and tools.`;
    case 'kernel':
      return kernelGoes(move);
    case 'machine': {
      const were = many ? 'They were' : 'It was';
      const back = `${were} some memory and some CPU time, and the host has both back.`;
      if (some) return `${number(moved.length)} of the pretend computers ${many ? 'go' : 'goes'}. ${back}`;
      return `The pretend ${many ? 'computers go' : 'computer goes'}. ${back}`;
    }
    case 'hypervisor':
      return kernelsIn(left) > 0
        ? 'The hypervisor is switched off. It was no kernel of its own, so the number of kernels stays.'
        : 'The hypervisor is switched off. What is left is metal, and it answers nobody.';
    case 'system':
      return `${hostWords[spec.host].system} shuts down: what changes now is underneath it.`;
    case 'hardware':
      throw new Error('The metal is never taken off.');
  }
}

function appsStop(move: LayerMove): string {
  const { moved, standing: left } = move;
  const rest = left.filter(({ kind }) => kind === 'app');
  const boxed = stands(left, 'container');
  if (rest.length > 0) {
    const stop = `${capital(copiesOf(moved))} ${moved.length > 1 ? 'are' : 'is'} stopped; ${copiesOf(rest)} ${rest.length > 1 ? 'run' : 'runs'} on.`;
    return boxed ? `${stop} What is left of a stopped container: some settings, and files.` : stop;
  }
  if (boxed) return 'The three copies stop. What is left of a container then: some settings, and files.';
  if (!inGuests(move)) return 'The three copies are stopped. The kernel runs on, with nobody to serve.';
  const guests = left.filter(({ kind, machine }) => kind === 'kernel' && machine > 0).length;
  return `The three copies are stopped. ${guests > 1 ? 'Their kernels run' : 'Their kernel runs'} on, with nobody to serve.`;
}

function containersGo({ moved, standing: left }: LayerMove): string {
  const rest = left.filter(({ kind }) => kind === 'container');
  const go =
    rest.length > 0
      ? `${capital(containersOf(moved))} ${moved.length > 1 ? 'are' : 'is'} removed; ${containersOf(rest)} ${rest.length > 1 ? 'stay' : 'stays'}.`
      : 'The containers are removed.';
  // A kernel did come with the first of them where nobody had ordered its machine, and it goes later or not at all.
  return left.some(({ kind, hidden }) => kind === 'machine' && hidden)
    ? `${go} No kernel goes with them: none had one of its own, and the Linux kernel that they called still runs.`
    : `${go} No kernel goes with them, since none came with them.`;
}

function kernelGoes(move: LayerMove): string {
  const { moved, standing: left } = move;
  if (!inGuests(move)) {
    const under = stands(left, 'hypervisor')
      ? 'What is left is a hypervisor, and it answers no app.'
      : 'What is left is metal, and it answers nobody.';
    return `The kernel goes, and with it the one program that could answer a call or start another. ${under}`;
  }
  const many = moved.length > 1;
  const run = `${kernelsRun(kernelsIn(left))} now.`;
  if (others(move).length > 0)
    return `${capital(guestsOf(moved))} ${many ? 'shut down their kernels' : 'shuts its kernel down'}. ${run}`;
  return `${many ? 'The kernels of the guests shut' : 'The guest’s kernel shuts'} down. ${run}`;
}
