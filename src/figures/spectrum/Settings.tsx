import { ClaimList } from '../../playback/ClaimList.tsx';
import { Check, Choice, Stepper } from '../../playback/Controls.tsx';
import { DetailsList } from '../../playback/Details.tsx';
import { grounds } from '../../simulators/spectrum/index.ts';
import { axes, axisIds } from './axes.ts';
import type { SpectrumView } from './Figure.tsx';
import { isGround, most, type Params } from './params.ts';
import { axisWords, labels, leavesOut } from './words.ts';

const groups: Readonly<Record<keyof typeof labels.groups, readonly Params['show'][]>> = {
  boundary: ['boundary'],
  startup: axisIds.filter((id) => axes[id].scale === 'time'),
  memory: axisIds.filter((id) => axes[id].scale === 'memory'),
  nested: grounds,
};
const groupIds = Object.keys(groups) as (keyof typeof groups)[];
const nameOf = (show: Params['show']) => (isGround(show) ? labels.grounds[show] : axisWords[show].label);

/** Which axis, or which boxes in boxes; what the figures count, and what is left out. */
export function Settings({ view }: { readonly view: SpectrumView }) {
  const { params, setParams, t, claims } = view;
  const { show, nodes, pods, kata } = params;
  const group = groupIds.find((id) => groups[id].includes(show))!;
  const used = isGround(show) ? [] : Object.values(axes[show].claims);
  return (
    <>
      <Choice
        label={labels.group}
        value={group}
        options={groupIds.map((id) => ({ id, label: labels.groups[id] }))}
        onChange={(id) => setParams({ ...params, show: groups[id][0]! })}
      />
      {groups[group].length > 1 && (
        <Choice
          label={isGround(show) ? labels.ground : labels.counted}
          value={show}
          options={groups[group].map((id) => ({ id, label: nameOf(id) }))}
          onChange={(next) => setParams({ ...params, show: next })}
        />
      )}
      {isGround(show) && (
        <>
          {show !== 'mac' && (
            <Stepper
              label={labels.nodes}
              value={nodes}
              min={1}
              max={most.nodes}
              onChange={(next) => setParams({ ...params, nodes: next }, t)}
            />
          )}
          <Stepper
            label={show === 'mac' ? labels.containers : labels.pods}
            value={pods}
            min={1}
            max={most.pods}
            onChange={(next) => setParams({ ...params, pods: next }, t)}
          />
          {show !== 'mac' && (
            <div className="control checks">
              <Check
                label={labels.kata}
                checked={kata}
                onChange={(on) => setParams({ ...params, kata: on }, t)}
              />
            </div>
          )}
        </>
      )}
      {used.length > 0 && <ClaimList summary={labels.sources} claims={claims} ids={used} />}
      <DetailsList summary={labels.leavesOut} lines={leavesOut} />
    </>
  );
}
