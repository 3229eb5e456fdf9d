import { Choice, Stepper } from '../../playback/Controls.tsx';
import { Details, DetailsList } from '../../playback/Details.tsx';
import { still, type Still } from '../../playback/still.ts';
import { assumed } from './claims.ts';
import type { SideBySideView } from './Figure.tsx';
import type { Params } from './params.ts';
import { Sources } from './Sources.tsx';
import { leavesOut, words } from './words.ts';

/** The reader's hand on the run: copies, CPUs, guest, hypervisor, and every assumption that no source gives. */
export const Settings = still(function Settings({ view }: { readonly view: Still<SideBySideView> }) {
  const { params, setParams, claims } = view;
  const set = (change: Partial<Params>) => setParams({ ...params, ...change });
  return (
    <>
      <Stepper
        label={words.copies}
        value={params.copies}
        min={1}
        max={6}
        onChange={(copies) => set({ copies })}
      />
      <Stepper label={words.cpus} value={params.cpus} min={1} max={4} onChange={(cpus) => set({ cpus })} />
      <Choice
        label={words.start}
        value={params.start}
        options={[
          { id: 'warm', label: words.warm },
          { id: 'cold', label: words.cold },
        ]}
        onChange={(start) => set({ start })}
      />
      <Choice
        label={words.guest}
        value={params.guest}
        options={[
          { id: 'debian', label: words.debian },
          { id: 'microvm', label: words.microvm },
        ]}
        onChange={(guest) => set({ guest })}
      />
      <Choice
        label={words.hypervisor}
        value={params.hypervisor}
        options={[
          { id: 'kvm', label: words.kvmName },
          { id: 'xen', label: words.xenName },
        ]}
        onChange={(hypervisor) => set({ hypervisor })}
      />
      <Stepper label={words.hog} value={params.hog} min={0} max={4} onChange={(hog) => set({ hog })} />
      <Stepper
        label={words.limit}
        value={params.limit}
        min={0}
        max={400}
        step={25}
        unit={words.limitUnit}
        onChange={(limit) => set({ limit })}
      />
      <Details summary={words.assumptions}>
        <p>{words.assumptionsWhy}</p>
        <div className="sbs-fields">
          {words.fields.map(({ key, label, unit, min, max, step }) => (
            <div key={key}>
              <Stepper
                label={label}
                value={params[key]}
                min={min}
                max={max}
                step={step}
                unit={unit}
                onChange={(value) => set({ [key]: value })}
              />
              <p className="sbs-what">{claims[assumed[key]]?.what}</p>
            </div>
          ))}
        </div>
      </Details>
      <Sources claims={claims} guest={params.guest} />
      <DetailsList summary={leavesOut.summary} lines={leavesOut.lines} />
    </>
  );
});
