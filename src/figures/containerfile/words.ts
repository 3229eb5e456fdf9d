import type { Failure, Outcome } from '../../simulators/image-build/index.ts';
import type { Change } from './params.ts';
import { shown } from './problem-words.ts';
import { capital, count, list, size } from './text.ts';

/** Names, labels and sentences of the figure. */
export const title = 'A Containerfile, built twice';

export const presetWords = {
  first: {
    label: 'App first',
    promise:
      'One line of the app changes, and three of four layers are made anew, Python among them: they stand on the layer that changed.',
  },
  last: {
    label: 'App last',
    promise:
      'The same lines in another order. One line of the app changes, and one small layer is made anew.',
  },
  lists: {
    label: 'A later rm',
    promise:
      'A RUN that deletes the package lists is added, and the image grows: the lists stay, one layer down.',
  },
  one: {
    label: 'One long RUN',
    promise:
      'The same commands in one RUN. The lists are gone before the layer is kept, and the image shrinks by them.',
  },
  secret: {
    label: 'A secret, removed',
    promise: 'The token is copied in, used and removed. No container shows it, and one layer still holds it.',
  },
  lent: {
    label: 'A secret, lent',
    promise: 'The token is lent to one RUN as a mount. It is used, and no layer has ever held it.',
  },
  error: {
    label: 'An error at line 4',
    promise: 'A misspelt instruction. Nothing is built at all: the whole text is read before the first step.',
  },
} as const;

export const runWords = {
  tooLong: (most: number) => `the Containerfile is longer than ${most} characters; take some of it out.`,
} as const;

/** What a link may say of the text. */
export const expectsText = 'a Containerfile short enough for a link';

export const changeWords: Readonly<Record<Change, { readonly label: string; readonly says: string }>> = {
  app: { label: 'A line of app.py', says: 'One line of app.py is changed.' },
  lib: { label: 'A line of lib/web.py', says: 'One line of lib/web.py is changed.' },
  time: {
    label: 'Only the time of app.py',
    says: 'app.py is saved again as it was: only its time is another.',
  },
  base: { label: 'The base image', says: 'The tag debian:trixie-slim now leads to a newer base image.' },
  text: {
    label: 'The Containerfile',
    says: 'The Containerfile is changed; the files beside it are the same.',
  },
  none: { label: 'Nothing: build once', says: 'Nothing is changed.' },
};

export const labels = {
  editor: 'Containerfile',
  editorHelp: 'Type in it, or move an instruction with the buttons. Tab leaves the field.',
  editorOfSecond: 'The first build had another text; this is the second one’s.',
  editorOfChange: 'What you change here is the second build’s text; the first one keeps it as it was.',
  lines: 'Lines',
  problem: (line: number, text: string) => `Line ${line}: ${text}`,
  noProblem: 'Every line can be read.',
  notInLink: 'This text is too long for a link: a link will open the preset’s text. All else works.',
  up: (line: number) => `Move line ${line} up`,
  down: (line: number) => `Move line ${line} down`,
  folder: 'The folder beside it',
  changed: 'changed',
  touched: 'new time',
  builds: ['First build', 'Second build'] as const,
  steps: (build: 0 | 1) => `Steps of the ${build === 0 ? 'first' : 'second'} build`,
  line: (n: number) => `line ${n}`,
  layer: (n: number) => `layer ${n}`,
  dead: 'dead',
  contents: 'What the layers hold',
  contentsOf: (build: 0 | 1) => `What each layer of the ${build === 0 ? 'first' : 'second'} image holds`,
  hidden: 'hidden above, still here',
  replaced: 'replaced above, still here',
  whiteout: 'whiteout',
  more: (n: number) => `and ${n} more`,
  nothing: 'no file: an empty layer',
  notBuilt: 'Not built.',
  made: 'Layers made',
  image: 'Whole image',
  madeBytes: (bytes: number) => size(bytes),
} as const;

/** The picture in words. */
export const alt = {
  unbuildable: (problems: string) => `A Containerfile that cannot be built. ${problems}`,
  start: 'A Containerfile, its build folder and its builds.',
  step: (line: number, keyword: string, outcome: string, dead: boolean) =>
    `line ${line} ${keyword} ${outcome}${dead ? `, ${labels.dead}` : ''}`,
  build: (build: 0 | 1, steps: readonly string[]) => `${labels.builds[build]}: ${steps.join('; ')}.`,
  hidden: (layer: number, path: string) => `Layer ${layer} holds ${path}, which is hidden above.`,
} as const;

/** Behind `outcomeWords.made` in the second build: why once more. */
export const againWords = { own: 'again: changed', below: 'again: below' } as const;

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  base: 'taken',
  cached: 'CACHED',
  made: 'made',
  noted: 'config',
  failed: 'fails',
  'not-reached': 'not reached',
  unneeded: 'not needed',
};

const failures: Readonly<Record<Failure['reason'], (what: string) => string>> = {
  'no-source': (what) => `The build folder has no ${shown(what)}; name a file that is in it.`,
  'not-in-stage': (what) => `There is no ${shown(what)} in what this copies from; make it there first.`,
  'many-to-file': (what) => `Several files cannot become the one file ${shown(what)}; end it with a slash.`,
  'in-the-way': (what) => `${shown(what)} is there already; choose another name or remove it first.`,
  'a-directory': (what) => `${shown(what)} is a directory, where a file is asked for.`,
  'same-file': (what) => `${shown(what)} would go to where it is, or into itself; give another place.`,
  busy: (what) => `${shown(what)} is lent to this RUN as a mount, and nothing in it can change that.`,
  fails: (what) => `${shown(what)} says that it failed, as it is asked to.`,
  'no-stage': (what) =>
    `No earlier stage is called ${shown(what)}, and this page keeps no image of that name; give the name after an AS above.`,
  'no-base': (what) => `This page keeps two bases, debian:trixie-slim and scratch, and not ${shown(what)}.`,
  'no-shell': () => 'There is no shell in this image, so RUN has nothing to run with; scratch is empty.',
  'no-file': (what) => `There is no ${shown(what)} in the image at this point; copy or make it first.`,
  'is-directory': (what) => `${shown(what)} is a directory, and this takes one only with -r.`,
  'no-lists': (what) =>
    `apt-get cannot find ${shown(what)}, because the package lists are not there; run apt-get update first.`,
  'needs-yes': (what) => `apt-get asks whether to install ${shown(what)} and nobody answers; add -y.`,
  'not-found': (what) => `The command ${shown(what)} is not in this image; install it first.`,
  'reserved-name': (what) => `No layer can hold the name ${shown(what)}: .wh. marks a deletion there.`,
  'no-secret': (what) => `There is no secret with the id ${shown(what)}; the folder has one called token.`,
};
export const failureText = ({ reason, what }: Failure): string => failures[reason](what);

export const unknownText = (commands: readonly string[]): string =>
  `This page cannot run ${list(commands.map(shown))}; ${commands.length > 1 ? 'they count' : 'it counts'} as changing nothing here.`;

export const untoldText = (commands: readonly string[]): string =>
  `Whether ${list(commands.map(shown))} would find what ${commands.length > 1 ? 'they need' : 'it needs'} cannot be told here; ${commands.length > 1 ? 'they count' : 'it counts'} as changing nothing, too.`;

export const say = {
  start: (instructions: number, builds: number) =>
    `A Containerfile of ${count(instructions)} ${instructions === 1 ? 'instruction' : 'instructions'} and the folder beside it. Nothing is built yet, and the cache is empty.${builds > 1 ? ' It will be built twice.' : ''}`,
  startUnread:
    'A Containerfile and the folder beside it. Nothing is built yet: the builder will read the text first.',
  problem: (line: number, text: string, more: number) =>
    `Line ${line}: ${text}${more > 0 ? ` ${capital(count(more))} more ${more === 1 ? 'line is' : 'lines are'} wrong.` : ''} The whole text is read before the first step, so nothing is built.`,
  base: (bytes: number, again: boolean) =>
    again
      ? 'FROM: the base image is the one that is here already. Its layer is taken as it is.'
      : `FROM: the base image is taken, one layer of ${size(bytes)}. Nothing is run for it.`,
  baseNew: (bytes: number) =>
    `FROM: the tag leads to other bytes now, ${size(bytes)} of them. Every later step stands on it, so none of their old keys will match.`,
  stage: (line: number) =>
    `Line ${line}: a stage begins on what is there already, and adds no layer by that.`,
  empty: (line: number) => `Line ${line}: FROM scratch begins with nothing at all.`,
  made: (line: number, keyword: string, bytes: number, layer: number, files: string) =>
    `Line ${line}, ${keyword}: done for the first time. What it changed becomes layer ${layer}, ${size(bytes)}: ${files}.`,
  cached: (line: number, keyword: string, layer: number) =>
    `Line ${line}, ${keyword}: same inputs on the same layers. The key is in the cache, so layer ${layer} is taken and nothing is run.`,
  fresh: (line: number, keyword: string, bytes: number, layer: number) =>
    `Line ${line}, ${keyword}: no build has done this line as it stands here, so the cache has nothing for it. It is done: layer ${layer}, ${size(bytes)}.`,
  own: (line: number, keyword: string, bytes: number, layer: number) =>
    `Line ${line}, ${keyword}: its own inputs are others now, so its key is new and the old entry is dead. It is done again: layer ${layer}, ${size(bytes)}.`,
  below: (line: number, keyword: string, bytes: number, layer: number) =>
    `Line ${line}, ${keyword}: nothing about it changed, but it stands on a layer that did. The key holds what is below, so it is done again: layer ${layer}, ${size(bytes)}.`,
  noted: (lines: readonly number[], keywords: readonly string[]) =>
    `${lines.length > 1 ? `Lines ${list(lines.map(String))}` : `Line ${lines[0]!}`}, ${list(keywords)}: written into the config. No file changes, so there is no layer and nothing to cache.`,
  argument: (lines: readonly number[]) =>
    `${lines.length > 1 ? `Lines ${list(lines.map(String))}` : `Line ${lines[0]!}`}, ARG: a variable for the build. It makes no layer, and every RUN below has its value in its key.`,
  argumentOfFrom: (lines: readonly number[]) =>
    `${lines.length > 1 ? `Lines ${list(lines.map(String))}` : `Line ${lines[0]!}`}, ARG: a variable for the FROM lines. A stage that wants it must name it again.`,
  unneeded: (keywords: readonly string[]) =>
    `The last stage asks nothing of this one, so it is not built: ${list(keywords)} ${keywords.length > 1 ? 'are' : 'is'} passed over.`,
  failed: (line: number, keyword: string, why: string) =>
    `Line ${line}, ${keyword}, fails. ${why} The build stops here; what was made before stays in the cache.`,
  emptyLayer: 'nothing',
  files: (paths: readonly string[], more: number) =>
    `${paths.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  change: (change: Change) =>
    `${changeWords[change].says} Now the image is built again, with the cache of the first build.`,
  changeToCome:
    'The Containerfile is to change, and does not yet: type in it. The same text is built again, with the cache of the first build.',
  endOne: (layers: number, bytes: number) =>
    layers === 0
      ? 'The image is there, and it has no layer: nothing was put on scratch.'
      : `The image is there: ${count(layers)} ${layers === 1 ? 'layer' : 'layers'}, ${size(bytes)}.`,
  endAgain: (made: number, layers: number, bytes: number) =>
    made === 0
      ? `Built again, and nothing was made${layers === 0 ? '.' : layers === 1 ? ': its one layer was here already.' : `: all ${count(layers)} layers were here already.`}`
      : `Built again: ${count(made)} of ${count(layers)} ${layers === 1 ? 'layer' : 'layers'} made anew, ${size(bytes)}.`,
  grown: (before: number, after: number) =>
    after === before
      ? 'The image is as large as before.'
      : `The image has ${after > before ? 'grown' : 'shrunk'} by ${size(Math.abs(after - before))}.`,
  buried: (paths: readonly string[]) =>
    `No container shows ${list(paths)}, and whoever pulls the image can still read ${paths.length > 1 ? 'them' : 'it'} in a layer.`,
  clean: 'Nothing in it was deleted by a later layer.',
  failedEnd: 'There is no image: the build stopped at the step that failed.',
} as const;

export const bets = {
  countQuestion: (what: string, layers: number) =>
    `after the first build, ${what.charAt(0).toLowerCase()}${what.slice(1)} How many of the ${count(layers)} layers does the second build make anew?`,
  countVerdict: (picked: string, made: number, layers: number, change: Change) =>
    Number(picked) === made
      ? `You said ${count(Number(picked))}, and so it is.`
      : `You said ${count(Number(picked))}; it was ${count(made)} of ${count(layers)}. ${Number(picked) < made ? (made > 1 ? 'A key holds everything below it, too.' : 'The step that takes in the change has a new key.') : made > 0 ? 'What stands above the change in the text keeps its key.' : change === 'time' ? 'COPY knows a file by its name and what is in it, not by its time.' : 'No step takes in what changed, so every key is as it was.'}`,
  sizeQuestion:
    'the second build does all its work from the changed text. What happens to the size of the image?',
  sizeOptions: { smaller: 'It shrinks', same: 'It stays the same', larger: 'It grows' } as Readonly<
    Record<string, string>
  >,
  sizeVerdict: (right: boolean, by: string) => `${right ? 'Right.' : 'Not so.'} ${by}`,
  secretQuestion:
    'the build is given a token, and no container of the image shows it. Can somebody who pulls the image read it?',
  secretOptions: { no: 'No, it is gone', yes: 'Yes, in a layer' } as Readonly<Record<string, string>>,
  secretVerdict: (right: boolean, layer: number | null) =>
    `${right ? 'Right.' : 'Not so.'} ${layer === null ? 'Look through the layers: none has ever held it.' : `Layer ${layer} holds the token as before; what comes later only hides it.`}`,
} as const;

export const settings = {
  change: 'What changes between the two builds?',
  sources: 'What the big layers weigh',
  leavesOut: 'What this figure leaves out',
} as const;

export const leavesOut: readonly string[] = [
  'Nothing is really run. This page knows what a dozen commands do to the files (apt-get, rm, mkdir, cp, mv, echo and a few more); any other, and a line with a pipe or a loop, counts as changing nothing, and the step says so. fetch-private-library is made up.',
  'Debian, the package lists and Python are a few small files each. Their layers are counted at the measured size of the real thing; the digests are of the small files.',
  'The cache follows BuildKit, today’s builder of Docker. The older one counted ENV, USER and CMD as steps too. Buildah keeps layers by similar rules, and only if asked to.',
  'BuildKit does stages that do not need each other at the same time, and a layer copied with --link does not care what is below it. Here everything is done in order.',
  'A RUN that is done again for what is below it may fetch newer packages than last time, for its text is all the cache looks at. Here the packages stay the same, and only the times in the layer are new.',
];
