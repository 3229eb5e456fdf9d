import type { Bet } from '../../playback/figure.ts';
import type { Run } from './run.ts';

type Question = 'kernels' | 'filter' | 'first';

const words = {
  kernels: {
    question: 'how many kernels will start between these steps, from the bundle to your program?',
    options: { '0': 'none', '1': 'one, in the container', '2': 'two, a boot loader’s included' },
    verdict: (picked: string, right: boolean) =>
      `You said “${picked}”, ${right ? 'and so it is' : 'and it is none'}. Every step was a request to the kernel that ran already.`,
  },
  filter: {
    question:
      'the program may gain privileges later. Will the filter of system calls be loaded before or after runc gives up its own?',
    options: { before: 'before', after: 'after' },
    verdict: (picked: string, right: boolean) =>
      `You said “${picked}”, ${right ? 'and so it is' : 'and it is before'}: loading a filter takes no_new_privs or a privilege, and here there is only the privilege.`,
  },
  first: {
    question: 'six namespaces are wanted. Which one is made first?',
    options: { pid: 'the one for processes', mnt: 'the one for mounts', user: 'the one for users' },
    verdict: (picked: string, right: boolean) =>
      `You said “${picked}”, ${right ? 'and so it is' : 'and it is the one for users'}: it gives the rights that making the others takes.`,
  },
} as const;

const outcomes: Readonly<Record<Question, (run: Run) => string>> = {
  kernels: ({ steps }) => String(steps.at(-1)!.after.kernels - steps[0]!.after.kernels),
  filter: ({ steps }) => {
    const at = (test: (step: Run['steps'][number]) => boolean) => steps.findIndex(test);
    return at(({ after }) => after.filter) < at(({ after }) => after.capabilities === 'few')
      ? 'before'
      : 'after';
  },
  first: ({ steps }) => steps.find(({ after }) => after.own.length > 0)!.after.own[0]!,
};

const settled: Readonly<Record<Question, (run: Run) => number>> = {
  kernels: ({ steps }) => steps.length - 1,
  filter: ({ steps }) => steps.findIndex(({ after }) => after.filter),
  first: ({ steps }) => steps.findIndex(({ after }) => after.own.length > 0),
};

/** One surprise for each kind of bundle; where there is no filter there is none. */
export function betOf(run: Run): Bet<Run> | null {
  const { noNewPrivs, userNamespace, seccomp } = run.params;
  if (!seccomp) return null;
  const id: Question = userNamespace ? 'first' : noNewPrivs ? 'kernels' : 'filter';
  const options: Readonly<Record<string, string>> = words[id].options;
  return {
    id,
    question: words[id].question,
    options: Object.entries(options).map(([option, label]) => ({ id: option, label })),
    outcome: outcomes[id],
    settledAt: (of) => of.timeline.steps[settled[id](of)]!,
    verdict: (of, picked) => words[id].verdict(options[picked] ?? picked, outcomes[id](of) === picked),
  };
}
