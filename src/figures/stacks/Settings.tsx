import { Stepper } from '../../playback/Controls.tsx';
import { DetailsList } from '../../playback/Details.tsx';
import { still, type Still } from '../../playback/still.ts';
import { mostMachines } from '../../simulators/machine-stack/index.ts';
import type { StacksView } from './Figure.tsx';
import { leavesOut, settings as words } from './words.ts';

/** How many virtual machines, the stack once more from the metal, and what to know beside the figure. */
export const Settings = still(function Settings({ view }: { readonly view: Still<StacksView> }) {
  const { params, act } = view;
  const { now } = params;
  // The stack that is there already would be taken apart down to the metal.
  const order = (machines: number) => {
    if (machines === now.machines) return;
    act({ ...params, was: now, now: { ...now, machines } }, ({ timeline }) => timeline.steps[1] ?? 0);
  };
  return (
    <>
      {now.machines > 0 && (
        <Stepper label={words.machines} value={now.machines} min={1} max={mostMachines} onChange={order} />
      )}
      <div className="control">
        <button type="button" onClick={() => act({ ...params, was: now }, () => 0)}>
          {words.again}
        </button>
      </div>
      <DetailsList summary={words.leavesOut} lines={leavesOut} />
    </>
  );
});
