import { useId, useState } from 'react';
import { Choice } from '../../playback/Controls.tsx';
import { NothingHere } from './Chips.tsx';
import { choicesFor, isFull, type Choice as Doing } from './choices.ts';
import type { LayersView } from './Figure.tsx';
import { mostOperations, type Operation } from './operations.ts';
import type { Origin, TreeRow } from './tree-view.ts';
import { say } from './narration-words.ts';
import { size } from './text.ts';
import {
  containerName,
  labels,
  layerNames,
  tree as words,
  verbOnCovered,
  verbOnDir,
  verbWords,
  whyNot,
} from './words.ts';

interface Props {
  readonly view: LayersView;
  readonly picked: string;
  readonly onPick: (path: string) => void;
  readonly onAct: (operation: Operation) => void;
}

/** Right: the merged tree. Pick a name, say what to do with it. */
export function MergedTree({ view, picked, onPick, onAct }: Props) {
  const { frame } = view;
  const several = frame.containers.length > 1;
  const [chosen, setChosen] = useState<'1' | '2'>('1');
  const actor = several ? Number(chosen) - 1 : 0;
  const row = frame.tree.find(({ path }) => path === picked);
  return (
    <section className="cl-tree" aria-label={several ? words.headingTwo : words.heading}>
      <div className="cl-tree-head">
        <h3>{several ? words.headingTwo : words.heading}</h3>
        {several && (
          <Choice
            label={words.actor}
            value={chosen}
            options={[
              { id: '1', label: containerName(0) },
              { id: '2', label: containerName(1) },
            ]}
            onChange={setChosen}
          />
        )}
      </div>
      <Doings view={view} row={row} picked={picked} actor={actor} onAct={onAct} />
      <Rows view={view} picked={picked} onPick={onPick} />
    </section>
  );
}

function Doings({
  view,
  row,
  picked,
  actor,
  onAct,
}: {
  readonly view: LayersView;
  readonly row: TreeRow | undefined;
  readonly picked: string;
  readonly actor: number;
  readonly onAct: Props['onAct'];
}) {
  const { frame, params } = view;
  const container = frame.containers[actor];
  const origin = row?.origins[actor];
  const full = isFull(params, frame);
  const running = container?.status === 'running';
  const choices = row && running ? choicesFor(row, actor, frame.tree) : [];
  const reason = full
    ? whyNot.full(mostOperations)
    : running
      ? ''
      : say.noProcess(actor, container?.status ?? 'absent');
  return (
    <div className="cl-doings">
      <p className="cl-picked">
        <b>
          {picked}
          {row?.dir && '/'}
        </b>{' '}
        <span>{row?.says[actor] ?? words.notHere}</span>
      </p>
      <div className="cl-verbs" role="group" aria-label={words.pick}>
        {choices.map((choice) => (
          <button
            key={choice.verb}
            type="button"
            disabled={full}
            onClick={() => onAct({ container: actor === 0 ? 1 : 2, ...choice })}
          >
            {verbLabel(choice, row!, origin)}
          </button>
        ))}
      </div>
      {reason !== '' && <p className="cl-why">{reason}</p>}
    </div>
  );
}

const verbLabel = ({ verb }: Doing, row: TreeRow, origin: Origin | undefined): string =>
  (origin?.kind === 'covered' ? verbOnCovered[verb] : row.dir ? verbOnDir[verb] : undefined) ??
  verbWords[verb];

function Rows({ view, picked, onPick }: Omit<Props, 'onAct'>) {
  const { frame } = view;
  // Of this picture alone: on paper a page shows several, and radios of one name are one group.
  const group = useId();
  const several = frame.containers.length > 1;
  return (
    <div
      className="cl-rows"
      role="radiogroup"
      aria-label={words.files}
      data-columns={frame.containers.length}
    >
      <div className="cl-row cl-row-head" aria-hidden="true">
        <span>{words.file}</span>
        {several ? (
          frame.containers.map(({ index }) => (
            <span key={index}>
              <span className="cl-wide">{words.container} </span>
              {index + 1}
            </span>
          ))
        ) : (
          <span>{words.from}</span>
        )}
      </div>
      {frame.tree.map((row) => (
        <label
          key={row.path}
          className="cl-row"
          data-picked={row.path === picked || undefined}
          data-active={row.path === frame.path || undefined}
          data-covered={row.origins.every(({ kind }) => kind === 'covered') || undefined}
        >
          <span className="cl-row-name" style={{ paddingInlineStart: `${row.level * 16}px` }}>
            <input
              type="radio"
              name={group}
              className="visually-hidden"
              aria-label={row.label}
              checked={row.path === picked}
              onChange={() => onPick(row.path)}
            />
            {row.name}
            {row.dir && '/'}
            {!several && <RowSize origin={row.origins[0]} dir={row.dir} />}
          </span>
          {row.origins.map((origin, i) => (
            <span key={i} className="cl-row-from">
              <OriginTags origin={origin} dir={row.dir} view={view} />
            </span>
          ))}
        </label>
      ))}
    </div>
  );
}

function RowSize({ origin, dir }: { readonly origin: Origin | undefined; readonly dir: boolean }) {
  if (dir || !origin || (origin.kind !== 'layers' && origin.kind !== 'volume')) return null;
  return <span className="cl-row-size">{size(origin.size)}</span>;
}

function OriginTags({
  origin,
  dir,
  view,
}: {
  readonly origin: Origin;
  readonly dir: boolean;
  readonly view: LayersView;
}) {
  if (origin.kind === 'covered') return <Tag depth="x" text={words.origin.covered} />;
  if (origin.kind === 'volume') return <Tag depth="v" text={words.origin.volume} />;
  if (origin.kind !== 'layers') {
    return <span className="cl-none">{origin.kind === 'gone' ? words.origin.gone : words.origin.none}</span>;
  }
  return origin.layers.map((layer) => {
    const text = layer === 'upper' ? words.origin.upper : layerNames[view.frame.layers[layer]!.name];
    return (
      <Tag
        key={layer}
        depth={layer === 'upper' ? 'w' : String(layer + 1)}
        text={dir && origin.layers.length > 1 ? '' : text}
        full={text}
      />
    );
  });
}

function Tag({
  depth,
  text,
  full = text,
}: {
  readonly depth: string;
  readonly text: string;
  readonly full?: string;
}) {
  const mark =
    depth === 'w' ? (
      labels.writableMark
    ) : depth === 'v' ? (
      labels.volumeMark
    ) : depth === 'x' ? (
      <NothingHere />
    ) : (
      depth
    );
  return (
    <span className="cl-tag" data-depth={depth} title={full}>
      <b>{mark}</b>
      {text === '' ? (
        <span className="visually-hidden">{full}</span>
      ) : (
        <span className="cl-tag-text">{text}</span>
      )}
    </span>
  );
}
