import { ClaimList } from '../../playback/ClaimList.tsx';
import { Choice, Stepper } from '../../playback/Controls.tsx';
import { DetailsList, DetailsText } from '../../playback/Details.tsx';
import { still, type Still } from '../../playback/still.ts';
import { claimIds } from './claims.ts';
import type { BootView } from './Figure.tsx';
import { leavesOut, twoRulers } from './leaves-out-words.ts';
import { rows, type Params } from './params.ts';
import { partWords, words } from './words.ts';

/** Whose clock, how many vCPUs, what the emulated times are divided by; and what was taken away costs. */
export const Settings = still(function Settings({ view }: { readonly view: Still<BootView> }) {
  const { params, setParams, claims, run } = view;
  const set = (change: Partial<Params>) => setParams({ ...params, ...change });
  const off = [...run.gone.keys()];
  return (
    <>
      <Choice
        label={words.clock}
        value={params.row}
        options={(['all', ...rows] as const).map((id) => ({ id, label: words.rows[id] }))}
        onChange={(row) => set({ row })}
      />
      <Stepper
        label={words.vcpus}
        value={params.vcpus}
        min={1}
        max={8}
        onChange={(vcpus) => set({ vcpus })}
      />
      <Stepper
        label={words.scale}
        value={params.scale}
        min={10}
        max={300}
        step={10}
        unit={words.scaleUnit}
        onChange={(scale) => set({ scale })}
      />
      {(params.row === 'all' || params.row === 'debian') && (
        <div className="boot-costs">
          <p>
            <b>{words.costs}</b>
          </p>
          {off.length === 0 ? (
            <p>{words.costsNothing}</p>
          ) : (
            <dl>
              {off.map((part) => (
                <div key={part}>
                  <dt>{partWords[part].label}</dt>
                  <dd>
                    {partWords[part].loses} <i>{words.builtSo}</i> {partWords[part].like}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      )}
      <DetailsText summary={twoRulers.summary} lines={twoRulers.lines(claims, params.scale)} />
      <ClaimList summary={words.sources} claims={claims} ids={claimIds} />
      <DetailsList summary={leavesOut.summary} lines={leavesOut.lines(claims, run)} />
    </>
  );
});
