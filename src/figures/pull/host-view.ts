import type { Moment, Run } from './run.ts';
import type { PartView } from './parts-view.ts';
import type { StackState } from './state.ts';
import { short } from './text.ts';
import { chainOf, imageNames, layerNames } from './words.ts';

/** A part that was on the host before. */
export interface OldPart {
  readonly key: string;
  readonly layer: number;
  readonly name: string;
  readonly digest: string;
  /** The pull has found it: it is a part of this image too. */
  readonly found: boolean;
}

export interface StackCell {
  readonly key: string;
  /** 0 at the bottom. */
  readonly layer: number;
  readonly name: string;
  readonly state: StackState;
  /** The ChainID, or of which layers it is the ChainID; null while there is none. */
  readonly id: string | null;
  /** One stack for what was here and what is pulled. */
  readonly shared: boolean;
}

export interface HostView {
  readonly oldName: string | null;
  readonly newName: string;
  /** Layers' blobs from before, bottom first; an engine that keeps no blobs has none. */
  readonly oldParts: readonly OldPart[];
  readonly parts: readonly PartView[];
  /** Unpacked layers of what was here before, bottom first. */
  readonly oldStack: readonly StackCell[];
  /** Those of the image that is pulled, bottom first. */
  readonly newStack: readonly StackCell[];
}

/** A ChainID where it could be computed; else what it would be computed from. */
function stackId(
  layers: readonly { readonly diffId: string | null; readonly stack: string }[],
  i: number,
): string {
  const { diffId, stack } = layers[i]!;
  if (diffId !== null) return short(stack);
  return chainOf(i);
}

/** What is on the host's disk at a moment. */
export function hostView(run: Run, moment: Moment, parts: readonly PartView[]): HostView {
  const { before, params, pull } = run;
  const { stacks, layers: states } = moment.state;
  const oldNames = params.host === 'empty' ? [] : layerNames[params.host];
  const sharedUpTo = stacks.filter((stack) => stack === 'was-here').length;
  const found = new Set(
    pull.image.layers
      .filter((_, i) => states[i] === 'here' || states[i] === 'stack-here')
      .map(({ digest }) => digest),
  );
  const old = before?.layers ?? [];
  return {
    oldName: params.host === 'empty' ? null : imageNames[params.host],
    newName: imageNames[params.image],
    oldParts:
      pull.options.engine === 'containerd'
        ? old.map(({ digest }, i) => ({
            key: `old-${i}`,
            layer: i,
            name: oldNames[i]!,
            digest,
            found: found.has(digest),
          }))
        : [],
    parts,
    oldStack: old.map((_, i) => ({
      key: `old-${i}`,
      layer: i,
      name: oldNames[i]!,
      state: 'was-here',
      id: stackId(old, i),
      shared: i < sharedUpTo,
    })),
    newStack: pull.image.layers.map((_, i) => {
      const state = stacks[i]!;
      const named = state === 'ready' || state === 'was-here';
      return {
        key: `new-${i}`,
        layer: i,
        name: layerNames[params.image][i]!,
        state,
        id: named ? stackId(pull.image.layers, i) : null,
        shared: state === 'was-here',
      };
    }),
  };
}
