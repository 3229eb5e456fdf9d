import { ClaimList } from '../../playback/ClaimList.tsx';
import { Check, Choice } from '../../playback/Controls.tsx';
import { DetailsList } from '../../playback/Details.tsx';
import { still, type Still } from '../../playback/still.ts';
import { boxes, diskCaches, ends, jobs, type Box } from '../../simulators/io-path/index.ts';
import type { PathView } from './Figure.tsx';
import { meta } from './meta.ts';
import { boxWords, cacheWords, endWords, jobWords, labels, leavesOut } from './words.ts';

/** What the app does, in which boxes, and what happens then; prices, and what the figure leaves out. */
export const Settings = still(function Settings({
  view: { params, claims, setParams },
}: {
  readonly view: Still<PathView>;
}) {
  const shown = boxes.filter((box) => params.boxes.includes(box));
  const toggle = (box: Box) =>
    setParams({
      ...params,
      boxes: boxes.filter((each) => (each === box ? !shown.includes(box) : shown.includes(each))),
    });
  return (
    <>
      <Choice
        label={labels.job}
        value={params.job}
        options={jobs.map((id) => ({ id, label: jobWords[id] }))}
        onChange={(job) => setParams({ ...params, job })}
      />
      <fieldset className="control">
        <legend>{labels.boxes}</legend>
        <span className="checks checks-row">
          {boxes.map((box) => (
            <Check
              key={box}
              label={boxWords[box].name}
              checked={shown.includes(box)}
              disabled={shown.length === 1 && shown[0] === box}
              onChange={() => toggle(box)}
            />
          ))}
        </span>
      </fieldset>
      {params.job !== 'packet' && (
        <Choice
          label={labels.end}
          value={params.end}
          options={ends.map((id) => ({ id, label: endWords[id] }))}
          onChange={(end) => setParams({ ...params, end })}
        />
      )}
      {params.job === 'sync' && shown.includes('vm') && (
        <Choice
          label={labels.cache}
          value={params.cache}
          options={diskCaches.map((id) => ({ id, label: cacheWords[id] }))}
          onChange={(cache) => setParams({ ...params, cache })}
        />
      )}
      <ClaimList summary={labels.costs} claims={claims} ids={meta.claims} />
      <DetailsList summary={labels.leavesOut} lines={leavesOut} />
    </>
  );
});
