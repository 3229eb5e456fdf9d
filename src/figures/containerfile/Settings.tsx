import { ClaimList } from '../../playback/ClaimList.tsx';
import { Choice } from '../../playback/Controls.tsx';
import { DetailsList } from '../../playback/Details.tsx';
import { still, type Still } from '../../playback/still.ts';
import { claimIds } from './claims.ts';
import type { ContainerfileView } from './Figure.tsx';
import { changes, withChange } from './params.ts';
import { changeWords, leavesOut, settings as words } from './words.ts';

/** What changes between the builds, and what to know beside the figure. */
export const Settings = still(function Settings({
  view: { params, claims, setParams },
}: {
  readonly view: Still<ContainerfileView>;
}) {
  return (
    <>
      <Choice
        label={words.change}
        value={params.change}
        options={changes.map((id) => ({ id, label: changeWords[id].label }))}
        onChange={(change) => setParams(withChange(params, change))}
      />
      <ClaimList summary={words.sources} claims={claims} ids={claimIds} />
      <DetailsList summary={words.leavesOut} lines={leavesOut} />
    </>
  );
});
