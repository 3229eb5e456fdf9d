import { indexAt, type Us } from '../../playback/timeline.ts';
import type { Bet, FigureClaims, FigureDefinition } from '../../playback/figure.ts';
import type { PhaseSpan } from '../../simulators/startup/index.ts';
import type { LayerName } from './claims.ts';
import { lens, type LensLane } from './lens.ts';
import { presets, schema, type Params } from './params.ts';
import { run, timeline, type Run } from './run.ts';
import { containerScore, vmScore, type Score } from './scores.ts';
import { altText, betWords, sentence, title } from './words.ts';

/** How far a part of a stack is: not there, being made, there. */
export type Progress = 'absent' | 'working' | 'here';

export interface VmView {
  /** What it does now: `waiting` for its turn, a phase of its plan, or `serving`. */
  readonly phase: string;
  readonly since: Us;
  readonly machine: Progress;
  readonly kernel: Progress;
  readonly userSpace: Progress;
  readonly app: Progress;
}

export interface ContainerView {
  readonly phase: string;
  readonly since: Us;
  readonly writable: Progress;
  readonly walls: Progress;
  readonly app: Progress;
}

export interface LayerView {
  readonly name: LayerName;
  readonly state: 'absent' | 'downloading' | 'downloaded' | 'unpacking' | 'here';
  readonly unpacked: number;
}

export interface Frame {
  readonly t: Us;
  readonly vms: readonly VmView[];
  /** What the host does for all guests before they can start. */
  readonly vmDisk: 'downloading' | 'unpacking' | 'here';
  readonly containers: readonly ContainerView[];
  readonly layers: readonly LayerView[];
  readonly vmScore: Score;
  readonly containerScore: Score;
  readonly lens: {
    readonly from: Us;
    readonly to: Us;
    readonly vm: readonly LensLane[];
    readonly container: readonly LensLane[];
  };
  readonly say: string;
  readonly alt: string;
}

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const vms = of.vm.copies.map((spans, i) => vmView(spans, of.vm.responses[i]!, t));
  const containers = of.container.copies.map((spans, i) =>
    containerView(spans, of.container.responses[i]!, t),
  );
  const layers = layersAt(of, t);
  const vmDisk = diskAt(of, t);
  const picture = {
    t,
    vms,
    vmDisk,
    containers,
    layers,
    vmScore: vmScore(of, vms, vmDisk, t),
    containerScore: containerScore(of, containers, layers, t),
    lens: lens(of, t),
  };
  return { ...picture, say: sentence(of, picture, t), alt: altText(of, picture) };
}

function vmView(spans: readonly PhaseSpan[], response: Us, t: Us): VmView {
  const { phase, since, reached } = place(spans, response, t);
  const progress = (id: string): Progress => (phase === id ? 'working' : reached(id) ? 'here' : 'absent');
  const machine: Progress = phase === 'waiting' || phase === 'disk' ? 'absent' : 'here';
  const init = spans.some(({ id }) => id === 'init') ? 'init' : 'app';
  return {
    phase,
    since,
    machine,
    kernel: phase === 'kernel' ? 'working' : reached('kernel') ? 'here' : 'absent',
    userSpace: phase === 'initramfs' ? 'working' : progress(init),
    app: progress('app'),
  };
}

function containerView(spans: readonly PhaseSpan[], response: Us, t: Us): ContainerView {
  const { phase, since, reached } = place(spans, response, t);
  const progress = (id: string): Progress => (phase === id ? 'working' : reached(id) ? 'here' : 'absent');
  const walls: Progress =
    phase === 'cgroups' || phase === 'namespaces' || phase === 'seccomp'
      ? 'working'
      : reached('seccomp')
        ? 'here'
        : 'absent';
  return { phase, since, writable: progress('mount'), walls, app: progress('app') };
}

/** Where a copy is in its phases: `reached(id)` is true once that phase has begun. */
function place(spans: readonly PhaseSpan[], response: Us, t: Us) {
  const at = indexAt(
    spans.map((span) => span.start),
    t,
  );
  const served = t >= response;
  return {
    phase: served ? 'serving' : (spans[at]?.id ?? 'waiting'),
    since: served ? response : (spans[at]?.start ?? 0),
    reached: (id: string) => spans.slice(0, at + 1).some((span) => span.id === id),
  };
}

function layersAt({ plans, container }: Run, t: Us): LayerView[] {
  return plans.layers.map(({ name, unpacked }, i) => {
    const transfer = plans.layerTransfers[i];
    if (!transfer) return { name, unpacked, state: 'here' };
    const unpacking = container.shared.find((span) => span.id === name);
    if (unpacking && t >= unpacking.end) return { name, unpacked, state: 'here' };
    if (unpacking && t >= unpacking.start) return { name, unpacked, state: 'unpacking' };
    if (t >= transfer.end) return { name, unpacked, state: 'downloaded' };
    return { name, unpacked, state: t >= transfer.start ? 'downloading' : 'absent' };
  });
}

function diskAt({ plans, vm }: Run, t: Us): Frame['vmDisk'] {
  const transfer = plans.diskTransfers[0];
  const unpack = vm.shared[0];
  if (!transfer || !unpack) return transfer ? 'downloading' : 'here';
  if (t >= unpack.end) return 'here';
  return t >= unpack.start ? 'unpacking' : 'downloading';
}

/** How many times sooner the first container answers. */
const ratio = ({ vm, container }: Run): number => vm.firstResponse / container.firstResponse;

type Answer = (typeof betWords.options)[number]['id'];

/** Which answer a lead is. */
export function answerTo(times: number): Answer {
  if (times < 1.5) return 'same';
  if (times < 8) return 'few';
  return times < 20 ? 'ten' : 'many';
}

const bet: Bet<Run> = {
  ...betWords,
  id: 'lead',
  outcome: (of) => answerTo(ratio(of)),
  settledAt: ({ vm, container }) => Math.max(vm.lastResponse, container.lastResponse),
  verdict: (of, picked) => betWords.verdict(of, ratio(of), picked, picked === answerTo(ratio(of))),
};

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'side-by-side',
  title,
  schema,
  presets,
  run: (params: Params, claims: FigureClaims) => run(params, claims),
  timeline,
  frameAt,
  // A quarter of a minute for any run, but never slower than a tenth of real time.
  pace: ({ duration }) => Math.max(duration / 16, 100_000),
  bet: () => bet,
};
