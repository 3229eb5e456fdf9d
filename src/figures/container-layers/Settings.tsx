import { Choice } from '../../playback/Controls.tsx';
import { DetailsFacts, DetailsText } from '../../playback/Details.tsx';
import { OwnSteps } from '../../playback/OwnSteps.tsx';
import type { LayersView } from './Figure.tsx';
import { isFileOperation, knownDirs, type Operation } from './operations.ts';
import type { Params } from './params.ts';
import {
  folklore,
  leavesOut,
  leavesOutSummary,
  lifeLine,
  operationLine,
  operationWords,
  real,
  settings as words,
} from './words.ts';

/** What is done so far, the image and the containers, and what to know beside the figure. */
export function Settings({ view }: { readonly view: LayersView }) {
  const { params, setParams, claims } = view;
  const text = (id: string) => claims[id]?.text ?? '';
  return (
    <>
      <Done view={view} />
      <Choice
        label={words.containers}
        value={params.containers === 1 ? '1' : '2'}
        options={[
          { id: '1', label: '1' },
          { id: '2', label: '2' },
        ]}
        onChange={(containers) => setParams({ ...params, containers: Number(containers) })}
      />
      <Choice
        label={words.volume}
        value={params.volume ? 'on' : 'off'}
        options={[
          { id: 'off', label: words.off },
          { id: 'on', label: words.on },
        ]}
        onChange={(volume) => setParams({ ...params, volume: volume === 'on' })}
      />
      <Choice
        label={words.image}
        value={params.image}
        options={[
          { id: 'clean', label: words.images.clean },
          { id: 'leftovers', label: words.images.leftovers },
        ]}
        onChange={(image) => setParams({ ...params, image })}
      />
      <DetailsFacts words={folklore} onShow={(fact) => setParams(shows[fact])} />
      <DetailsText
        summary={leavesOutSummary}
        lines={[
          real(
            text('app-layer-debian-unpacked'),
            text('app-layer-python-unpacked'),
            text('app-layer-app-unpacked'),
            text('app-file-size'),
          ),
          leavesOut,
        ]}
      />
    </>
  );
}

const one = (ops: readonly Operation[]): Params => ({ containers: 1, image: 'clean', volume: false, ops });

/** The run that shows each of the facts. */
const shows: Readonly<Record<keyof typeof folklore.items, Params>> = {
  chmod: one([{ container: 1, verb: 'chmod', path: 'usr/lib/libc.so.6' }]),
  whiteout: one([{ container: 1, verb: 'delete', path: 'srv/lib' }]),
  opaque: one([
    { container: 1, verb: 'delete', path: 'srv/lib' },
    { container: 1, verb: 'mkdir', path: 'srv/lib' },
    { container: 1, verb: 'read', path: 'srv/lib' },
  ]),
  truncate: one([{ container: 1, verb: 'overwrite', path: 'srv/lib/words.db' }]),
  rename: one([
    { container: 1, verb: 'rename', path: 'srv/lib/words.db' },
    { container: 1, verb: 'rename', path: 'usr/lib' },
  ]),
  merge: one([
    { container: 1, verb: 'read', path: 'etc' },
    { container: 1, verb: 'read', path: 'etc/motd' },
  ]),
};

function Done({ view }: { readonly view: LayersView }) {
  const { params, run, frame, seek, setParams, t } = view;
  const { ops } = params;
  return (
    <div className="cl-done">
      <span className="cl-done-label">{words.done}</span>
      <OwnSteps
        steps={ops.map((op) => lineOf(op, params.containers > 1))}
        now={frame.operation}
        words={words}
        empty={words.nothing}
        undoClass="cl-undo"
        onSeek={(i) => seek(run.events[run.starts[i]!]!.at)}
        onUndo={() => setParams({ ...params, ops: ops.slice(0, -1) }, t)}
        onClear={() => setParams({ ...params, ops: [] })}
      />
    </div>
  );
}

function lineOf(op: Operation, several: boolean): string {
  const what = isFileOperation(op)
    ? operationWords[op.verb](knownDirs.has(op.path) ? `${op.path}/` : op.path)
    : lifeLine[op.verb];
  return operationLine(op.container, what, several);
}
