import {
  has,
  layers,
  sameSpec,
  type Move,
  type Rebuild,
  type StackSpec,
} from '../../simulators/machine-stack/index.ts';
import { putOn } from './put-words.ts';
import { shapeOf } from './shapes.ts';
import { taken } from './taken-words.ts';
import { and, number } from './text.ts';
import { hostWords, layerName, layerWithArticle } from './words.ts';

/** The sentence of one move of a rebuild. */
export function sayOf(of: Rebuild, move: Move): string {
  if (!('moved' in move)) return move.kind === 'stand' ? start(of) : insertion(of);
  return move.kind === 'take' ? taken(of, move) : putOn(of, move);
}

function start({ from: { spec: was }, to: { spec: now } }: Rebuild): string {
  if (sameSpec(was, now))
    return `${standing(was)} Take it apart from the top, and see what each layer was good for.`;
  return `${standing(was)} ${goal(was, now)}`;
}

function standing(spec: StackSpec): string {
  const { machine, kernel } = hostWords[spec.host];
  const shape = shapeOf(spec);
  if (shape === 'bare') return `Three copies of the app run on one kernel, ${kernel}.`;
  if (shape === 'vms') return 'Each copy runs in a virtual machine, on a kernel of its own.';
  if (shape === 'containers')
    return spec.host === 'linux-server'
      ? 'Three containers run on one kernel.'
      : 'Three containers run on the kernel of a machine that nobody ordered.';
  if (shape === 'both') return 'Three containers run in two virtual machines.';
  if (!spec.kernel) return `Here is ${machine}: metal, and nothing on it.`;
  const there = layers.filter((layer) => layer !== 'kernel' && has(spec, layer));
  return there.length === 0
    ? `Here is ${machine} with its own system, and nothing else.`
    : `Here is ${machine} with ${and(there.map((layer) => layerWithArticle(layer, spec.machines)))}.`;
}

function goal(was: StackSpec, now: StackSpec): string {
  const [from, to] = [shapeOf(was), shapeOf(now)];
  if (from === 'bare' && to === 'vms') return 'Now each is to have a machine of its own.';
  if (from === 'bare' && to === 'containers') return 'Now each is to live in a container.';
  if (from === 'vms' && to === 'both')
    return 'Now two of them are to share a guest, and all three are to live in containers.';
  if (from === 'containers' && to === 'containers' && was.engine && !now.engine)
    return 'Now off with the engine that started them.';
  if (from === null && to === 'containers' && now.host !== 'linux-server')
    return 'Now start three Linux containers on it.';
  const came = layers.filter((layer) => has(now, layer) && !has(was, layer));
  const went = layers.filter((layer) => has(was, layer) && !has(now, layer));
  const names = (of: typeof came, machines: number) => and(of.map((layer) => layerName(layer, machines)));
  const wishes = [
    ...(came.length > 0 ? [`on with the ${names(came, now.machines)}`] : []),
    ...(went.length > 0 ? [`off with the ${names(went, was.machines)}`] : []),
  ];
  if (wishes.length > 0) return `Now ${wishes.join(', and ')}.`;
  const machines = now.machines === 1 ? 'virtual machine' : 'virtual machines';
  return `Now ${number(now.machines).toLowerCase()} ${machines} instead of ${number(was.machines).toLowerCase()}.`;
}

function insertion({ to: { spec, inserted } }: Rebuild): string {
  const { kernel } = hostWords[spec.host];
  return inserted!.layer === 'containers'
    ? `Linux containers call a Linux kernel, and the only kernel here is ${kernel}, which cannot answer them. Somebody has to bring one.`
    : `The engine is a Linux program and calls a Linux kernel, and the only kernel here is ${kernel}, which cannot answer it. Somebody has to bring one.`;
}
