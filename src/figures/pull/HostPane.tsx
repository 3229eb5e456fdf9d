import { Box } from '../../drawing/Box.tsx';
import type { PullView } from './Figure.tsx';
import type { HostView, OldPart, StackCell } from './host-view.ts';
import { LiveMark, percent } from '../../drawing/LiveMark.tsx';
import type { PartView } from './parts-view.ts';
import { Stamp } from './Stamp.tsx';
import { short } from './text.ts';
import { layerShare, unpackedShare } from './wire-view.ts';
import { labels, partWords, stackSays } from './words.ts';

/** Right: the host's disk, parts by digest and unpacked stacks by ChainID, and the kernel that no image brings. */
export function HostPane({ view }: { readonly view: PullView }) {
  const { host } = view.frame;
  const classic = view.params.engine === 'classic';
  return (
    <section className="pl-pane pl-host" aria-label={labels.host}>
      <h3>{labels.host}</h3>
      <div className="pl-store">
        <p className="pl-remark">{classic ? labels.classicBlobs : labels.blobs}</p>
        {host.oldParts.length > 0 && (
          <>
            <p className="pl-stack-name">{labels.before(host.oldName ?? '')}</p>
            <ul className="pl-chips">
              {host.oldParts.map((part) => (
                <OldChip key={part.key} part={part} />
              ))}
            </ul>
          </>
        )}
        <p className="pl-stack-name">{host.newName}</p>
        <ul className="pl-chips">
          {host.parts.map((part) => (
            <Chip key={part.key} part={part} view={view} />
          ))}
        </ul>
      </div>
      <div className="pl-unpacked">
        <p className="pl-remark">{labels.stacks}</p>
        <Stacks host={host} view={view} />
      </div>
      <Box role="kernel" label={labels.kernel} sub={labels.kernelSub} />
    </section>
  );
}

function OldChip({ part }: { readonly part: OldPart }) {
  return (
    <li className="pl-chip" data-depth={part.layer + 1} data-found={part.found || undefined}>
      <b>{labels.layer(part.layer, part.name)}</b>
      <span className="pl-mono" title={part.digest}>
        {short(part.digest)}
      </span>
    </li>
  );
}

const present = new Set(['arrived', 'embedded']);

function Chip({ part, view }: { readonly part: PartView; readonly view: PullView }) {
  const { kind, layer, look } = part;
  const isLayer = kind === 'layer';
  const going = look === 'coming' || look === 'broken' || look === 'paused';
  const sameAbove =
    isLayer && view.frame.host.oldParts.some(({ found, digest }) => found && digest === part.digest);
  return (
    <li
      className="pl-chip"
      data-depth={isLayer && present.has(look) ? layer + 1 : undefined}
      data-kind={kind}
      data-look={look}
    >
      {isLayer && going && (
        <LiveMark
          className="pl-chip-fill"
          time={view.time}
          vars={(t) => ({ '--body': percent(layerShare(view.run, layer, t)) })}
        />
      )}
      <span className="pl-chip-line">
        <b>{isLayer ? labels.layer(layer, part.digest ? part.name : '') : part.name}</b>
        <Stamp look={look} />
      </span>
      <span className="pl-chip-line pl-mono">
        {sameAbove ? labels.sameDigest : partWords[look] || (part.digest ? short(part.digest) : '')}
      </span>
    </li>
  );
}

function Stacks({ host, view }: { readonly host: HostView; readonly view: PullView }) {
  const { oldStack, newStack, oldName, newName } = host;
  const rows = Math.max(oldStack.length, newStack.length);
  const two = oldStack.length > 0;
  const cells: { cell: StackCell; column: string }[] = [
    ...oldStack.filter(({ shared }) => !shared).map((cell) => ({ cell, column: '1' })),
    ...newStack.map((cell) => ({ cell, column: cell.shared && two ? '1 / -1' : two ? '2' : '1' })),
  ];
  return (
    <div className="pl-stacks" data-columns={two ? 2 : 1}>
      {two && (
        <p className="pl-stack-name" style={{ gridRow: 1, gridColumn: 1 }}>
          {oldName}
        </p>
      )}
      <p className="pl-stack-name" style={{ gridRow: 1, gridColumn: two ? 2 : 1 }}>
        {newName}
      </p>
      {cells.map(({ cell, column }) => (
        <Cell key={cell.key} cell={cell} row={rows - cell.layer + 1} column={column} view={view} />
      ))}
    </div>
  );
}

function Cell({
  cell,
  row,
  column,
  view,
}: {
  readonly cell: StackCell;
  readonly row: number;
  readonly column: string;
  readonly view: PullView;
}) {
  const there = cell.state === 'ready' || cell.state === 'was-here';
  const classic = view.params.engine === 'classic';
  return (
    <div
      className="pl-cell"
      data-state={cell.state}
      data-role={there ? 'layer' : undefined}
      data-depth={there ? cell.layer + 1 : undefined}
      style={{ gridRow: row, gridColumn: column }}
    >
      {cell.state === 'unpacking' && (
        <LiveMark
          className="pl-cell-fill"
          data-depth={cell.layer + 1}
          time={view.time}
          vars={(t) => ({ '--body': percent(unpackedShare(view.run, cell.layer, t)) })}
        />
      )}
      <b>{labels.layer(cell.layer, there || cell.state !== 'none' ? cell.name : '')}</b>
      <span className="pl-mono">
        {cell.shared && cell.key.startsWith('new')
          ? view.frame.host.oldName === view.frame.host.newName
            ? labels.stackHere
            : labels.sameStack
          : (cell.id ?? stackSays(cell.state, cell.layer, classic))}
      </span>
    </div>
  );
}
