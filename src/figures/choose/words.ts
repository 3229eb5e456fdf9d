import type { Option, QuestionId, Side } from '../../simulators/choosing/index.ts';

/** Names, questions, answers and sentences; the reasons' own words are in reason-words.ts. */
export const title = 'Which box for this job?';

export const presetWords = {
  web: {
    label: 'A web app in copies',
    promise: 'Containers, far ahead. Only another kernel or strangers would change that.',
  },
  strangers: {
    label: 'Code from strangers',
    promise:
      'gVisor by a single point: the platform is there and nothing boots. Ask for another Linux kernel and it is Kata.',
  },
  windows: {
    label: 'A Windows program',
    promise:
      'Virtual machines. Three of five boxes are out after the first answer, and no single other answer puts another box ahead.',
  },
  database: {
    label: 'A database',
    promise:
      'Virtual machines by one point, and seven other answers would flip that: this job is a close call.',
  },
  build: {
    label: 'Builds for every commit',
    promise:
      'Containers inside virtual machines, one point ahead: the guests that are there keep the teams apart.',
  },
  tenants: {
    label: 'Services of several teams',
    promise:
      'Containers inside a virtual machine for each team, well ahead. Only strangers would change that.',
  },
  own: {
    label: 'Your own job',
    promise: 'Nothing is answered yet. Answer what you know, in any order, and leave the rest open.',
  },
} as const;

export const optionWords: Readonly<
  Record<
    Option,
    {
      readonly name: string;
      /** Where there is little room. */ readonly short: string;
      readonly say: string;
      readonly wall: string;
    }
  >
> = {
  containers: { name: 'Containers', short: 'Containers', say: 'containers', wall: 'on the host’s kernel' },
  vms: { name: 'Virtual machines', short: 'VMs', say: 'virtual machines', wall: 'one for each copy' },
  both: { name: 'Containers in VMs', short: 'Both', say: 'containers in VMs', wall: 'one VM for each owner' },
  kata: { name: 'Kata', short: 'Kata', say: 'Kata', wall: 'a small VM for each pod' },
  gvisor: { name: 'gVisor', short: 'gVisor', say: 'gVisor', wall: 'a kernel in a process' },
};

/** The questions; `says` is an answer in a sentence. */
export const questionWords: Readonly<
  Record<
    QuestionId,
    {
      readonly question: string;
      readonly answers: Readonly<Record<string, { readonly label: string; readonly says: string }>>;
    }
  >
> = {
  kernel: {
    question: 'Does it need a kernel of its own?',
    answers: {
      host: { label: 'No, the host’s will do', says: 'The host’s kernel will do.' },
      linux: {
        label: 'Another Linux',
        says: 'It needs another Linux kernel: a version, a module or a setting that the host cannot have.',
      },
      other: {
        label: 'Another system',
        says: 'It needs the kernel of another system, such as Windows beside Linux.',
      },
    },
  },
  trust: {
    question: 'Who must not hurt whom?',
    answers: {
      colleagues: { label: 'Colleagues', says: 'Only colleagues’ code runs side by side.' },
      teams: { label: 'Several teams', says: 'Several teams share the host and want to be kept apart.' },
      strangers: { label: 'Strangers', says: 'Strangers’ code runs side by side.' },
    },
  },
  starts: {
    question: 'How often does a copy start?',
    answers: {
      yearly: { label: 'Once a year', says: 'A copy starts once and runs for long.' },
      daily: { label: 'Many times a day', says: 'Copies come and go many times a day.' },
      request: { label: 'For every request', says: 'A copy starts for every request.' },
    },
  },
  copies: {
    question: 'How many side by side?',
    answers: {
      few: { label: 'A few', says: 'A few copies stand side by side.' },
      dozens: { label: 'Dozens', says: 'Dozens of copies stand side by side.' },
      hundreds: { label: 'Hundreds', says: 'Hundreds of copies stand side by side.' },
    },
  },
  data: {
    question: 'What must survive it?',
    answers: {
      none: { label: 'Nothing', says: 'Nothing has to survive it.' },
      volume: { label: 'Its data', says: 'Its data must survive it.' },
      system: {
        label: 'The whole system',
        says: 'The whole system must survive, with everything changed in it.',
      },
    },
  },
  patches: {
    question: 'Who patches the systems?',
    answers: {
      one: { label: 'One team, all', says: 'One team patches everything.' },
      owners: { label: 'Each owner', says: 'Each owner patches their own.' },
      nobody: { label: 'Nobody, honestly', says: 'Honestly, nobody will patch it.' },
    },
  },
  there: {
    question: 'What is already there?',
    answers: {
      vms: { label: 'VMs, run well', says: 'Virtual machines are there, and run well.' },
      platform: { label: 'A container platform', says: 'A container platform is there, and looked after.' },
      nothing: { label: 'Nothing', says: 'Nothing is there yet.' },
    },
  },
};

export const open = 'Open';

/** What a link may say of a struck reason; there are too many of them for a sentence. */
export const expectsReason = 'a reason such as trust-strangers-vms';

export const sideWords: Readonly<Record<Side, string>> = {
  for: 'for',
  against: 'against',
  out: 'rules it out',
};

export const labels = {
  questions: 'Seven questions about the job',
  options: 'Five boxes and the reasons',
  boxes: (n: number) => `${n} boxes`,
  for: 'Reasons for',
  against: 'Reasons against',
  points: (forIt: number, against: number) => `${forIt} for, ${against} against`,
  ruledOut: 'ruled out',
  best: 'ahead',
  strike: 'Press a reason to strike it: it does not apply to your job.',
  struck: 'struck',
  flips: 'What would change it',
  flipTo: 'then',
  noFlip: 'No single other answer.',
  kernel: 'kernel',
  app: 'app',
  sentry: 'Sentry',
} as const;

/** "a", "a and b", "a, b and c". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const inWords = (n: number) => small[n] ?? String(n);
const points = (n: number) => (n === 1 ? 'one point' : `${inWords(n)} points`);
/** At the start of a sentence; gVisor keeps its small letter. */
const capital = (text: string) =>
  text.startsWith('gVisor') ? text : text.charAt(0).toUpperCase() + text.slice(1);

export const say = {
  start: (answered: number, of: number) =>
    answered === 0
      ? 'Five boxes and nothing on the scales: no question is answered yet.'
      : `Five boxes for one job, and nothing on the scales yet. ${answered === of ? `All ${inWords(of)}` : `${capital(inWords(answered))} of ${inWords(of)}`} questions ${answered === 1 ? 'is' : 'are'} answered: lay the reasons on, one answer at a time.`,
  /** What one answer lays on the scales. */
  answer: (says: string, forIt: readonly string[], against: readonly string[], out: readonly string[]) => {
    const parts = [
      out.length > 0 ? `rules out ${listed(out)}` : '',
      forIt.length > 0 ? `speaks for ${listed(forIt)}` : '',
      against.length > 0 ? `speaks against ${listed(against)}` : '',
    ].filter(Boolean);
    return `${says} ${parts.length > 0 ? `That ${listed(parts)}.` : 'You have struck every reason that follows from it.'}`;
  },
  tie: (names: readonly string[]) =>
    `${capital(listed(names))} come out level. The scales do not decide this, so let the reason decide that you would give to a colleague.`,
  unanswered: 'Nothing is answered, so nothing leads. Answer what you know.',
  lead: (name: string, lead: number, flips: number) =>
    `${capital(name)} ${name === 'Kata' || name === 'gVisor' ? 'is' : 'are'} ahead by ${points(lead)}. ${
      flips === 0
        ? 'No single other answer would change that.'
        : `${flips === 1 ? 'One other answer' : `${capital(inWords(flips))} other answers`} would change that.`
    }`,
} as const;

/** A box in words: its points, and whether it is out or ahead. */
export const altCard = (
  name: string,
  points: { readonly for: number; readonly against: number },
  out: boolean,
  best: boolean,
): string => {
  const state = out ? `, ${labels.ruledOut}` : best ? `, ${labels.best}` : '';
  return `${name}: ${labels.points(points.for, points.against)}${state}.`;
};

/** The picture in words; `flips` is null as long as no advice is given. */
export function altText(
  cards: readonly string[],
  flips: readonly { readonly text: string; readonly then: string }[] | null,
): string {
  const end =
    flips === null
      ? ''
      : ` ${labels.flips}: ${flips.length === 0 ? labels.noFlip : flips.map(({ text, then }) => `${text}, ${labels.flipTo} ${then}.`).join(' ')}`;
  return `Five boxes with the points for and against them. ${cards.join(' ')}${end}`;
}

export const bet = {
  question: 'which box will have the best balance of reasons, once all answers are on the scales?',
  /** `against` counts the reasons against what was picked. */
  verdict: (picked: string, best: readonly string[], right: boolean, against: number) =>
    right
      ? `You said ${picked}, and ${best.length > 1 ? `it shares the lead: ${listed(best)}` : 'the scales agree'}. ${
          against === 0
            ? 'Nothing on these scales speaks against it; strike a reason and see whether it holds.'
            : `Now read the ${against === 1 ? 'one reason' : 'reasons'} against it.`
        }`
      : `You said ${picked}; the scales say ${listed(best)}. Look for the reason that made the difference, and strike it if it does not apply.`,
} as const;

export const settings = {
  full: (most: number) => `${capital(inWords(most))} are as many as a link can carry. Put one back to go on.`,
  again: 'Lay the reasons on again',
  unstrike: 'Put struck reasons back',
  leavesOut: 'What this figure leaves out',
} as const;

export const leavesOut: readonly string[] = [
  'The points. That an answer speaks for or against a box has sources, in chapters two to six. How heavily it weighs is our opinion, from one point to three, and your job may weigh otherwise. That is what striking is for.',
  'Money, licences, laws, hardware, and what your people know best. Any of these can settle the matter alone.',
  'Half-way answers. Most jobs have parts, and each part may be asked the seven questions again.',
  'Windows containers. On a Windows host they are containers like the others; here the host runs Linux.',
  'Every other box: bare machines, unikernels, functions in somebody’s cloud.',
];
