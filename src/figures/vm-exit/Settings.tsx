import { Check, Choice } from '../../playback/Controls.tsx';
import { DetailsText } from '../../playback/Details.tsx';
import { OwnSteps } from '../../playback/OwnSteps.tsx';
import type { Op } from '../../simulators/vm-exit/index.ts';
import type { ExitView } from './Figure.tsx';
import { mostOps, ops, ways, type Params } from './params.ts';
import { startOf } from './run.ts';
import { leavesOut, leavesOutSummary, opWords, settings as words, watched, wayWords } from './words.ts';

const choices = <T extends string>(labels: Readonly<Record<T, string>>) =>
  Object.entries<string>(labels).map(([id, label]) => ({ id: id as T, label }));

/** The guest's program, the ways it is run in, and how the machine is built. */
export function Settings({ view }: { readonly view: ExitView }) {
  const { params, setParams, claims } = view;
  const set = (change: Partial<Params>) => setParams({ ...params, ...change });
  const has = (...which: readonly Op[]) => params.ops.some((op) => which.includes(op));
  return (
    <>
      <Program view={view} />
      <fieldset className="control choice ve-ways">
        <legend>{words.ways}</legend>
        <span className="choice-row">
          {ways.map((way) => (
            <Check
              key={way}
              label={<span>{wayWords[way].label}</span>}
              checked={params.ways.includes(way)}
              disabled={params.ways.length === 1 && params.ways[0] === way}
              onChange={(on) =>
                set({ ways: ways.filter((each) => (each === way ? on : params.ways.includes(each))) })
              }
            />
          ))}
        </span>
      </fieldset>
      {has('read', 'fresh') && (
        <>
          {has('read') && (
            <Choice
              label={words.guest}
              value={params.guest}
              options={choices(words.sizes)}
              onChange={(guest) => set({ guest })}
            />
          )}
          <Choice
            label={words.host}
            value={params.host}
            options={choices(words.sizes)}
            onChange={(host) => set({ host })}
          />
          <Choice
            label={words.levels}
            value={params.levels}
            options={[
              { id: '4', label: '4' },
              { id: '5', label: '5' },
            ]}
            onChange={(levels) => set({ levels })}
          />
          <Choice
            label={words.look}
            value={params.look}
            options={choices(words.looks)}
            onChange={(look) => set({ look })}
          />
        </>
      )}
      {has('send') && params.ways.includes('queue') && (
        <Choice
          label={words.worker}
          value={params.worker}
          options={choices(words.workers)}
          onChange={(worker) => set({ worker })}
        />
      )}
      <DetailsText
        summary={leavesOutSummary}
        lines={leavesOut(claims['vm-exit-cost']?.text ?? '', watched)}
      />
    </>
  );
}

/** What the guest does, and buttons that let it do more, from the end of what it does now. */
function Program({ view }: { readonly view: ExitView }) {
  const { params, setParams, act, frame, seek, run, t } = view;
  const { ops: program } = params;
  const add = (op: Op) =>
    act({ ...params, ops: [...program, op] }, (of) => startOf(of, frame.way, program.length));
  return (
    <div className="ve-program">
      <span className="ve-label">{words.program}</span>
      <OwnSteps
        steps={program.map((op) => opWords[op].does)}
        now={frame.item}
        words={words}
        empty={words.empty}
        undoClass="ve-undo"
        onSeek={(i) => seek(startOf(run, frame.way, i))}
        onUndo={() => setParams({ ...params, ops: program.slice(0, -1) }, t)}
        onClear={() => setParams({ ...params, ops: [] })}
      />
      <span className="ve-add">
        <span className="ve-label">{words.add}</span>
        {ops.map((op) => (
          <button key={op} type="button" disabled={program.length >= mostOps} onClick={() => add(op)}>
            {opWords[op].button}
          </button>
        ))}
      </span>
      {program.length >= mostOps && <p>{words.full(mostOps)}</p>}
    </div>
  );
}
