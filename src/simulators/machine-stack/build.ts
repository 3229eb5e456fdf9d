import { ParamError } from '../shared/errors.ts';
import { hosts, imageFamily, type KernelFamily } from './hosts.ts';
import { placeOf, type Part, type PartKind } from './part.ts';
import { problemsOf } from './problems.ts';
import { copies, machineOf, type StackSpec } from './spec.ts';

/** A virtual machine that nobody ordered, and why it had to be put in. */
export interface Insertion {
  /** What asks for a kernel of the other family. */
  readonly layer: 'engine' | 'containers';
  readonly needs: KernelFamily;
  readonly found: KernelFamily;
}

export interface Stack {
  readonly spec: StackSpec;
  /** In the order in which they can be put up: none before what it stands on. */
  readonly parts: readonly Part[];
  readonly inserted: Insertion | null;
}

/**
 * Whether an order needs a virtual machine that is not in it. A container calls the kernel that its image was built
 * for, and so does the engine that starts it; a Mac and a Windows PC have no such kernel (podman-machine(1); Microsoft,
 * Set up Linux containers on Windows).
 */
export function insertionOf(spec: StackSpec): Insertion | null {
  const found = hosts[spec.host].family;
  if (spec.machines > 0 || found === imageFamily || !(spec.engine || spec.containers)) return null;
  return { layer: spec.containers ? 'containers' : 'engine', needs: imageFamily, found };
}

/** Builds an order, with a hidden virtual machine where it needs one. Throws a ParamError on one that cannot stand. */
export function build(spec: StackSpec): Stack {
  const problem = problemsOf(spec)[0];
  if (problem) throw new ParamError(problem.layer, `this layer needs the layer "${problem.lacks}".`);
  const inserted = insertionOf(spec);
  const { family, seat } = hosts[spec.host];
  const under = seat === 'under-kernel';
  const hypervisor = spec.hypervisor || inserted !== null;
  const machines = Array.from({ length: inserted ? 1 : spec.machines }, (_, i) => i + 1);
  const guests = spec.guests || inserted !== null;
  const places = machines.length > 0 ? machines : [0];
  const home = (copy: number) => (machines.length > 0 ? machineOf(copy, machines.length) : 0);

  const parts: Part[] = [];
  const add = (kind: PartKind, id: string, on: readonly string[], of: Partial<Part> = {}) =>
    parts.push({ id, kind, on, machine: 0, copy: 0, family: null, hidden: false, ...of });
  const hypervisorOn = (on: string) =>
    add('hypervisor', 'hypervisor', [on], { hidden: inserted !== null && !spec.hypervisor });

  add('hardware', 'hardware', []);
  if (hypervisor && under) hypervisorOn('hardware');
  if (spec.kernel) {
    add('kernel', 'kernel-host', [hypervisor && under ? 'hypervisor' : 'hardware'], { family });
    add('tools', 'tools-host', ['kernel-host']);
  }
  if (hypervisor && !under) hypervisorOn('kernel-host');
  const hidden = inserted !== null;
  for (const machine of machines)
    add('machine', `machine-${machine}`, ['hypervisor', 'kernel-host'], { machine, hidden });
  if (guests) {
    for (const machine of machines)
      add('kernel', `kernel-${machine}`, [`machine-${machine}`], { machine, hidden, family: imageFamily });
    for (const machine of machines)
      add('tools', `tools-${machine}`, [`kernel-${machine}`], { machine, hidden });
  }
  if (spec.engine) {
    for (const machine of places)
      add('engine', `engine-${placeOf(machine)}`, [`tools-${placeOf(machine)}`], { machine });
  }
  if (spec.containers) {
    for (const machine of places)
      add('image', `image-${placeOf(machine)}`, [`kernel-${placeOf(machine)}`], { machine });
    for (const copy of copies) {
      const place = placeOf(home(copy));
      add('container', `container-${copy}`, [`kernel-${place}`, `image-${place}`], {
        machine: home(copy),
        copy,
      });
    }
  }
  if (spec.apps) {
    for (const copy of copies) {
      // A hidden machine holds what asked for it; apps without containers stay on the host's system.
      const machine = inserted && !spec.containers ? 0 : home(copy);
      add('app', `app-${copy}`, [spec.containers ? `container-${copy}` : `tools-${placeOf(machine)}`], {
        machine,
        copy,
      });
    }
  }
  return { spec, parts, inserted };
}
