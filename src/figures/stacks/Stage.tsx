import { useRef, useState } from 'react';
import { change, type Layer, type Refusal, type StackSpec } from '../../simulators/machine-stack/index.ts';
import { useGlide } from '../../drawing/useGlide.ts';
import { Answers } from './Answers.tsx';
import { Compare } from './Compare.tsx';
import type { StacksView } from './Figure.tsx';
import { Refused } from './Refused.tsx';
import type { Run } from './run.ts';
import { layersOf, on } from './shapes.ts';
import { Tower } from './Tower.tsx';
import { Tray } from './Tray.tsx';
import { useDrag } from './useDrag.ts';

/** The tray of layers, the stack, its four answers, and the four stacks to hold it against. */
export function Stage({ view }: { readonly view: StacksView }) {
  const { frame, params, run, setParams, act, t } = view;
  const root = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState<{ readonly run: Run; readonly refusal: Refusal } | null>(null);
  const spec = on(params.host, params.now);
  // What the reader does starts from the whole stack and is played from its first move.
  const rebuild = (next: StackSpec) => {
    setRefused(null);
    act({ ...params, was: params.now, now: layersOf(next) }, ({ timeline }) => timeline.steps[1] ?? 0);
  };
  const press = (layer: Layer, wish: boolean) => {
    const { state, due } = frame.tray.find((each) => each.layer === layer)!;
    if ((state !== 'off') === wish) return;
    // What is on its way already only has to go on.
    if (due) return act(params, () => t);
    const result = change(spec, layer, wish);
    if (result.granted) rebuild(result.spec);
    else setRefused({ run, refusal: result.refusal });
  };
  useDrag(root, press);
  useGlide(root, { seconds: 0.4, reducedMotion: view.reducedMotion, beat: frame.beat });
  return (
    <div className="stk" ref={root}>
      <Tray view={view} onPress={press} />
      <div className="stk-panes">
        <div className="stk-left">
          <Tower picture={frame.picture} kernels={frame.kernels} />
          <Refused
            refusal={refused && refused.run === run ? refused.refusal : null}
            spec={spec}
            unasked={frame.tray.some(({ state }) => state === 'hidden')}
            onPick={rebuild}
          />
        </div>
        <Answers frame={frame} />
      </div>
      <Compare
        frame={frame}
        onHold={(shape) => setParams({ ...params, beside: params.beside === shape ? 'none' : shape }, t)}
      />
    </div>
  );
}
