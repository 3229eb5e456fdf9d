import { ClaimList } from '../../playback/ClaimList.tsx';
import { Choice, Stepper } from '../../playback/Controls.tsx';
import { DetailsList } from '../../playback/Details.tsx';
import { still, type Still } from '../../playback/still.ts';
import { claimIds } from './claims.ts';
import type { AnatomyView } from './Figure.tsx';
import { mostVcpus, type Params } from './params.ts';
import { leavesOut, sourcesSummary, words } from './words.ts';

/** The reader's hand on the day: what the guests do, and how carefully the host promised. */
export const Settings = still(function Settings({ view }: { readonly view: Still<AnatomyView> }) {
  const { params, setParams, claims, run } = view;
  const set = (change: Partial<Params>) => setParams({ ...params, ...change });
  const { settings } = words;
  const little = { id: 'some', label: settings.some } as const;
  return (
    <>
      <Stepper
        label={settings.vcpus}
        value={params.vcpus}
        min={1}
        max={mostVcpus}
        onChange={(vcpus) => set({ vcpus })}
      />
      <Choice
        label={settings.cpu}
        value={params.cpu}
        options={[little, { id: 'all', label: settings.allTime }]}
        onChange={(cpu) => set({ cpu })}
      />
      <Choice
        label={settings.ram}
        value={params.ram}
        options={[little, { id: 'all', label: settings.all }, { id: 'turns', label: settings.turns }]}
        onChange={(ram) => set({ ram })}
      />
      <Choice
        label={settings.disk}
        value={params.disk}
        options={[little, { id: 'all', label: settings.fill }]}
        onChange={(disk) => set({ disk })}
      />
      <Choice
        label={settings.net}
        value={params.net}
        options={[little, { id: 'all', label: settings.can }]}
        onChange={(net) => set({ net })}
      />
      <Choice
        label={settings.admit}
        value={params.admit}
        options={[
          { id: 'all', label: settings.anything },
          { id: 'nova', label: settings.nova },
          { id: 'reserved', label: settings.reserved },
        ]}
        onChange={(admit) => set({ admit })}
      />
      <Choice
        label={settings.swap}
        value={params.swap ? 'on' : 'off'}
        options={[
          { id: 'on', label: settings.on },
          { id: 'off', label: settings.off },
        ]}
        onChange={(swap) => set({ swap: swap === 'on' })}
      />
      <Choice
        label={settings.report}
        value={params.report ? 'told' : 'kept'}
        options={[
          { id: 'kept', label: settings.kept },
          { id: 'told', label: settings.told },
        ]}
        onChange={(report) => set({ report: report === 'told' })}
      />
      <ClaimList summary={sourcesSummary} claims={claims} ids={claimIds} />
      <DetailsList summary={leavesOut.summary} lines={leavesOut.lines(run.day.facts)} />
    </>
  );
});
