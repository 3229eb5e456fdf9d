import { Box } from '../../drawing/Box.tsx';
import type { AnatomyView } from './Figure.tsx';
import { words } from './words.ts';

/** The tops of the columns: two kernels with a wall between them, and the hardware that one of them has. */
export function Heads({ view }: { readonly view: AnatomyView }) {
  const { watched } = view.frame;
  return (
    <div className="va-heads">
      <div className="va-guest">
        <h3>{words.guestTitle(watched.index)}</h3>
        <Box
          role="kernel"
          label={words.guestKernel}
          sub={words.guestSays[watched.status]}
          ghost={watched.status !== 'running' && watched.status !== 'paused'}
        />
      </div>
      <div className="va-join">
        <h3>{words.joinTitle}</h3>
        <Box role="kernel" label={words.hostKernel} sub={words.hostKernelSub} />
      </div>
      <div className="va-host">
        <h3>{words.hostTitle}</h3>
        <Box role="hardware" label={words.hardware} sub={words.hardwareSub(view.run.day.facts)} />
      </div>
      <div className="va-promise">
        <h3>{words.promiseTitle}</h3>
      </div>
    </div>
  );
}
