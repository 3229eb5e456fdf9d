import type { DensityView } from './Figure.tsx';
import { Key } from './Key.tsx';
import { Sheet } from './Sheet.tsx';
import type { SideView } from './side-view.ts';
import { labels, status } from './words.ts';

interface Props {
  readonly of: SideView;
  readonly view: DensityView;
  readonly lit: string | null;
  readonly onLight: (part: string | null) => void;
}

/** One host: its memory and its disk, filled with copies of one kind. */
export function Pane({ of, view, lit, onLight }: Props) {
  const { memory, disk } = view.run.plan.host;
  return (
    <section className="den-pane" aria-label={of.title}>
      <div className="den-head">
        <p className="den-title">{of.title}</p>
        <p className="den-status" data-outcome={of.outcome}>
          <b>{status.running(of.side, of.copies, of.kernels)}</b> <span>{of.status}</span>
        </p>
      </div>
      <Sheet map={of.memory} caption={labels.memory(memory, of.memory.tile)} lit={lit} />
      <Key of={of} lit={lit} onLight={onLight} />
      <Sheet map={of.disk} caption={labels.disk(disk)} lit={null} />
    </section>
  );
}
