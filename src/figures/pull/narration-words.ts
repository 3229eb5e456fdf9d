import type { PullEvent } from '../../simulators/image-layers/registry/index.ts';
import type { Moment, Run } from './run.ts';
import { carriedBytes, layerBytes, sparedBytes } from './run.ts';
import { brief, bytes, capital, count, list, size, whole } from './text.ts';
import { documentNames, imageNames, layerNames, wordsForPart } from './words.ts';

/* What happens, one to four short sentences for each moment. */

type Of<K extends PullEvent['kind']> = Extract<PullEvent, { readonly kind: K }>;

/** Says everything that happens at one moment of a run. */
export class Narrator {
  readonly #run: Run;
  readonly #events: readonly PullEvent[];
  readonly #names: readonly string[];
  readonly #name: string;

  constructor(run: Run, moment: Moment) {
    this.#run = run;
    this.#events = moment.events;
    this.#names = layerNames[run.params.image];
    this.#name = imageNames[run.params.image];
  }

  say(): string {
    if (this.#events.length === 0) return this.#start();
    if (this.#of('done').some(({ upToDate }) => upToDate)) return this.#upToDate();
    return [
      ...this.#line(),
      ...this.#checked(),
      ...this.#spared(),
      ...this.#stacking(),
      ...this.#requests(),
      ...this.#end(),
    ].join(' ');
  }

  #of<K extends PullEvent['kind']>(kind: K): Of<K>[] {
    return this.#events.filter((event): event is Of<K> => event.kind === kind);
  }

  #layer(i: number): string {
    return wordsForPart('layer', i, this.#names);
  }

  /** "layers 2, 3 and 4", or with its name where it is one. */
  #layers(which: readonly number[]): string {
    if (which.length === 1) return this.#layer(which[0]!);
    return `layers ${list([...which].sort((a, b) => a - b).map((i) => String(i + 1)))}`;
  }

  #start(): string {
    const { before, params } = this.#run;
    const wants = `Somebody has typed docker pull ${this.#name}.`;
    if (!before || params.host === 'empty')
      return `${wants} This host has a name to ask for, and nothing else.`;
    const layers = before.layers.length;
    return `${wants} This host has pulled ${imageNames[params.host]} before: ${count(layers)} ${layers === 1 ? 'layer' : 'layers'}, unpacked. Whether that helps it cannot know yet.`;
  }

  #upToDate(): string {
    const digest = this.#run.pull.image.index.digest;
    return `The tag still stands for ${brief(digest)}, and all that hangs on that digest is here. Nothing is fetched. ${this.#name} is up to date.`;
  }

  /** What the registry answered, and what became of the connection. */
  #line(): string[] {
    const { image, options } = this.#run.pull;
    return this.#events.flatMap((event) => {
      switch (event.kind) {
        case 'welcome':
          return ['200: the registry speaks this interface, and wants no token.'];
        case 'unauthorised':
          return ['401 Unauthorized: come back with a token. The answer says where to get one.'];
        case 'token':
          return ['Here is the token. It lets its bearer read this one repository.'];
        case 'resolved':
          return [
            `The answer has no body. Its headers say that ${image.tag} stands for ${brief(event.digest)} today. Only this is taken on trust: all that follows is held against a digest.`,
          ];
        case 'broken': {
          const then = options.engine === 'containerd' ? 'They are kept.' : 'They stay in a temporary file.';
          return [
            `The connection breaks: ${whole(event.received)} of the ${bytes(event.part.size)} of ${this.#layer(event.part.layer)} have come. ${then}`,
          ];
        }
        case 'pause':
          return [`The engine waits ${event.length / 1_000_000} seconds before it tries again.`];
        case 'range-ignored':
          return [
            event.then === 'discard'
              ? '200, not 206: the registry does not heed Range and sends everything. What had come before is thrown away as it comes again.'
              : '200, not 206: the registry does not heed Range. The engine takes nothing of it, empties its temporary file and starts over.',
          ];
        default:
          return [];
      }
    });
  }

  /** Parts that came, right or wrong. */
  #checked(): string[] {
    const arrived = this.#of('arrived');
    const said: string[] = [];
    const layers = arrived.filter(({ part }) => part.kind === 'layer');
    if (layers.length > 0) {
      const names = this.#layers(layers.map(({ part }) => part.layer));
      const many = layers.length > 1;
      const rest = layers.some(({ exchange }) => this.#run.pull.exchanges[exchange]!.status === 206);
      said.push(
        `${capital(names)} ${many ? 'are' : 'is'} complete${many ? '' : `, ${bytes(layers[0]!.part.size)}`}: ${rest ? 'over both pieces together, size and digest are right' : 'size and digest are right'}.`,
      );
    }
    for (const { part } of arrived) {
      if (part.kind === 'index') said.push(this.#indexCame());
      if (part.kind === 'manifest') said.push(this.#manifestCame(part.size));
      if (part.kind === 'config') said.push(configCame);
    }
    for (const event of this.#of('refused')) {
      const { kind, layer } = event.part;
      const name = kind === 'layer' ? this.#layer(layer) : `the ${documentNames[kind]}`;
      said.push(
        event.by === 'size'
          ? `${capital(name)} was promised with ${bytes(event.part.size)}, and ${bytes(event.size)} came. Refused by its size: no digest has to be compared.`
          : `What came for ${name} has ${brief(event.digest)} for its digest, and ${brief(event.part.digest)} was promised. Refused, and nothing is unpacked from it.`,
      );
    }
    return said;
  }

  #indexCame(): string {
    const { image } = this.#run.params;
    if (image === 'app' || image === 'rebased')
      return 'The index: its digest is right. It lists one manifest, for Linux on amd64, and that is what this host is.';
    if (image === 'debian')
      return 'The index: its digest is right. It lists a manifest for each of several kinds of CPU; this host picks the one for Linux on amd64.';
    const entries = this.#run.claims['pull-index-entries']?.value ?? 0;
    return `The index: its digest is right. It has ${entries} entries, for eight kinds of CPU; this host picks the manifest for Linux on amd64.`;
  }

  #manifestCame(n: number): string {
    const { layers } = this.#run.pull.image;
    const many = layers.length > 1;
    return `The manifest, ${bytes(n)}: its digest is right. Now the host knows what there is: a configuration and ${count(layers.length)} ${many ? 'layers' : 'layer'}, ${size(layerBytes(this.#run))}.`;
  }

  /** What need not be fetched. */
  #spared(): string[] {
    const said: string[] = [];
    const documents = this.#of('here').filter(({ part }) => part.kind !== 'layer');
    if (documents.length > 0)
      said.push(
        `${capital(list(documents.map(({ part }) => `the ${documentNames[part.kind]}`)))} of that digest ${documents.length > 1 ? 'are' : 'is'} here already.`,
      );
    if (this.#of('embedded').length > 0)
      said.push('The manifest carries the configuration along, so nobody has to ask for it.');
    const stacks = this.#of('stack-here').map(({ layer }) => layer);
    if (stacks.length > 0) {
      const saved = stacks.reduce((sum, i) => sum + this.#run.pull.image.layers[i]!.size, 0);
      said.push(
        `${capital(this.#layers(stacks))} ${stacks.length > 1 ? 'are' : 'is'} unpacked here already, under the same name: ${size(saved)} that need not come.`,
      );
    }
    const blobs = this.#of('here').flatMap(({ part }) => (part.kind === 'layer' ? [part.layer] : []));
    if (blobs.length > 0)
      said.push(
        `${capital(this.#layers(blobs))} lie${blobs.length > 1 ? '' : 's'} here as ${blobs.length > 1 ? 'blobs' : 'a blob'} of the same digest: no download. But on another base they make other stacks, so they must be unpacked anew.`,
      );
    return said;
  }

  #requests(): string[] {
    const { exchanges, image } = this.#run.pull;
    const said: string[] = [];
    const asked = this.#of('asked').map(({ exchange }) => exchanges[exchange]!);
    const layers = asked.flatMap(({ part, from }) =>
      part?.kind === 'layer' && from === null ? [part.layer] : [],
    );
    for (const { method, purpose, part, from, id } of asked) {
      if (purpose === 'ping')
        said.push('GET /v2/: is there a registry of this kind, and does it want to know who asks?');
      if (purpose === 'token')
        said.push('The host asks there. The image is public, so no password is needed.');
      if (purpose === 'tag' && exchanges.slice(0, id).some((before) => before.purpose === 'tag'))
        said.push('The same question again, this time with it.');
      else if (purpose === 'tag')
        said.push(
          `${method} for the tag ${image.tag}: what does it stand for? Headers are enough. One of the host’s own, Accept, says which kinds of list it can read.`,
        );
      if (part && part.kind !== 'layer') said.push(ask[part.kind]);
      if (part && from !== null) said.push(`It asks for the rest, from byte ${whole(from)} on.`);
    }
    if (layers.length > 0)
      said.push(
        layers.length > 1
          ? `Asked for at the same time: ${this.#layers(layers)}.`
          : `Asked for: ${this.#layers(layers)}.`,
      );
    const queued = this.#of('queued').map(({ layer }) => layer);
    if (queued.length > 0) {
      const { once } = this.#run.params;
      said.push(
        `${capital(this.#layers(queued))} ${queued.length > 1 ? 'wait' : 'waits'} for a free place: ${count(once)} at a time.`,
      );
    }
    return said;
  }

  #stacking(): string[] {
    const said: string[] = [];
    for (const { layer } of this.#of('snapshot')) said.push(this.#stacked(layer));
    const came = this.#of('arrived');
    for (const { layer } of this.#of('unpacking')) {
      const same = came.length === 1 && came[0]!.part.layer === layer && said.length === 0;
      const name = same ? 'It' : capital(this.#layer(layer));
      said.push(
        layer === 0
          ? `${name} is decompressed and unpacked: the bottom of the stack.`
          : `${name} is decompressed and unpacked on top of layer ${layer}.`,
      );
    }
    const waits = this.#of('waits').map(({ layer }) => layer);
    if (waits.length > 0)
      said.push(
        waits.length === 1
          ? `It has to wait: layer ${waits[0]!}, on which it stands, is not unpacked.`
          : 'They have to wait for what is below them.',
      );
    return said;
  }

  #stacked(layer: number): string {
    const { diffId, stack } = this.#run.pull.image.layers[layer]!;
    const name = capital(this.#layer(layer));
    return diffId === null
      ? `${name} is unpacked. Decompressed it gave the DiffID that the configuration names, so it counts.`
      : `${name} is unpacked. Its DiffID is right, and ${brief(stack)} is now the name of the stack up to here.`;
  }

  #here(): string {
    const { pull } = this.#run;
    const all = layerBytes(this.#run);
    const spared = sparedBytes(this.#run);
    const twice = carriedBytes(this.#run) - (all - spared);
    const what = pull.image.layers.length > 1 ? 'its layers' : 'its layer';
    if (spared === all) return `${this.#name} is here, and not a byte of ${what} had to come.`;
    if (spared > 0)
      return `${this.#name} is here. Of ${size(all)} in layers, ${size(all - spared)} had to come.`;
    if (twice >= 1)
      return `${this.#name} is here: ${size(all)} of layers, of which ${size(twice)} came twice.`;
    return `${this.#name} is here, all ${size(all)} of ${what} fetched.`;
  }

  #end(): string[] {
    if (this.#of('done').length > 0) return [this.#here()];
    if (this.#of('failed').length > 0) {
      const { options, events } = this.#run.pull;
      const unpacked = events.filter(({ kind }) => kind === 'snapshot').length;
      const letsGo =
        options.engine === 'containerd' || unpacked === 0
          ? ''
          : `, and lets go of the ${unpacked > 1 ? 'layers' : 'layer'} that it had unpacked`;
      return [
        `It does not try again${letsGo}: the pull ends with an error, and there is no ${this.#name} on this host.`,
      ];
    }
    return [];
  }
}

const configCame =
  'The configuration: its digest is right. It says what to start, and what each layer must be once it is decompressed, the DiffIDs.';

const ask = {
  index: 'The host asks for that digest.',
  manifest: 'It asks for that one, by digest.',
  config: 'It asks for the configuration.',
} as const;
