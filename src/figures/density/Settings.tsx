import { ClaimList } from '../../playback/ClaimList.tsx';
import { Choice, Select } from '../../playback/Controls.tsx';
import { DetailsList } from '../../playback/Details.tsx';
import { still, type Still } from '../../playback/still.ts';
import { claimIds } from './claims.ts';
import type { DensityView } from './Figure.tsx';
import { afters, baseCounts, diskKinds, disks, fileSizes, memories, owns, type Params } from './params.ts';
import { offerOf } from './run.ts';
import { leavesOut, settings as words, sources } from './words.ts';

const onOff = [
  { id: 'off', label: words.off },
  { id: 'on', label: words.on },
] as const;

/** The reader’s hand on the app, the host, and what either side does to hold more. */
export const Settings = still(function Settings({ view }: { readonly view: Still<DensityView> }) {
  const { params, run, setParams } = view;
  const { plan, facts } = run;
  const set = (change: Partial<Params>) => setParams({ ...params, ...change });
  const offer = offerOf(plan);
  return (
    <>
      <div className="den-group">
        <p>{words.app}</p>
        <div>
          <Select
            label={words.own}
            value={params.own}
            options={owns.map((id) => ({
              id,
              label: id === 'ours' ? words.ours(facts.measured.app.own) : words.mib(id),
            }))}
            onChange={(own) => set({ own })}
          />
          <Select
            label={words.files}
            value={params.files}
            options={fileSizes.map((id) => ({
              id,
              label: id === 'ours' ? words.ours(facts.measured.app.files) : words.mib(id),
            }))}
            onChange={(files) => set({ files })}
          />
        </div>
      </div>
      <div className="den-group">
        <p>{words.host}</p>
        <div>
          <Select
            label={words.memory}
            value={params.memory}
            options={memories.map((id) => ({ id, label: words.gib(id) }))}
            onChange={(memory) => set({ memory })}
          />
          <Select
            label={words.disk}
            value={params.disk}
            options={disks.map((id) => ({ id, label: words.gib(id) }))}
            onChange={(disk) => set({ disk })}
          />
          <Choice
            label={words.after}
            value={params.after}
            options={afters.map((id) => ({ id, label: words.afters[id] }))}
            onChange={(after) => set({ after })}
          />
        </div>
      </div>
      <div className="den-group">
        <p>{words.vms}</p>
        <div>
          <Choice
            label={words.guest}
            value={params.guest}
            options={(['full', 'minimal'] as const).map((id) => ({ id, label: words.guests[id] }))}
            onChange={(guest) => set({ guest })}
          />
          <Select
            label={words.vmm}
            value={params.vmm}
            options={(['qemu', 'cloud-hypervisor', 'firecracker'] as const).map((id) => ({
              id,
              label: words.vmms[id],
            }))}
            onChange={(vmm) => set({ vmm })}
          />
          <Select
            label={words.offered}
            value={offer.now}
            options={offer.choices.map((id) => ({ id, label: words.mib(id) }))}
            onChange={(offered) => set({ offered })}
          />
          <Choice
            label={words.balloon}
            value={params.balloon ? 'on' : 'off'}
            options={onOff}
            onChange={(balloon) => set({ balloon: balloon === 'on' })}
          />
          <Choice
            label={words.ksm}
            value={params.ksm ? 'on' : 'off'}
            options={onOff}
            onChange={(ksm) => set({ ksm: ksm === 'on' })}
          />
          <Choice
            label={words.images}
            value={params.images}
            options={diskKinds.map((id) => ({ id, label: words.imageKinds[id] }))}
            onChange={(images) => set({ images })}
          />
        </div>
      </div>
      <div className="den-group">
        <p>{words.both}</p>
        <div>
          <Choice
            label={words.bases}
            value={params.bases}
            options={baseCounts.map((id) => ({ id, label: words.baseKinds[id] }))}
            onChange={(bases) => set({ bases })}
          />
        </div>
      </div>
      <ClaimList summary={sources} claims={view.claims} ids={claimIds} />
      <DetailsList summary={leavesOut.summary} lines={leavesOut.lines} />
    </>
  );
});
