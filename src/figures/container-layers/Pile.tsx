import { Box } from '../../drawing/Box.tsx';
import { SeriesDot } from '../../drawing/SeriesDot.tsx';
import { Chips } from './Chips.tsx';
import { lifeChoices } from './choices.ts';
import type { Frame } from './frame.ts';
import type { LifeVerb } from './operations.ts';
import type { ContainerView, Flag, LayerView, VolumeView } from './pile-view.ts';
import { size } from './text.ts';
import { containerName, kernelDoes, labels, layerNames, lifeWords, startNew, statusWords } from './words.ts';

interface Props {
  readonly frame: Frame;
  readonly picked: string | null;
  /** No more operations fit. */
  readonly full: boolean;
  readonly onLife: (container: 1 | 2, verb: LifeVerb) => void;
}

/** Left: the processes on top, their writable layers, the image's layers, and the host kernel under all. */
export function Pile({ frame, picked, full, onLife }: Props) {
  const several = frame.containers.length > 1;
  return (
    <section className="cl-pile" aria-label={labels.image(frame.layers.length, frame.once)}>
      <span className="cl-probe" aria-hidden="true" />
      <div className="cl-containers" data-count={frame.containers.length}>
        {frame.containers.map((container) => (
          <ContainerCard
            key={container.index}
            container={container}
            picked={picked}
            several={several}
            full={full}
            onLife={onLife}
          />
        ))}
      </div>
      <div className="cl-image">
        <p className="cl-remark">
          {labels.image(frame.layers.length, frame.once)}
          {several && labels.seenBy(frame.viewer)}
        </p>
        {[...frame.layers].reverse().map((layer) => (
          <ImageLayer key={layer.index} layer={layer} picked={picked} />
        ))}
      </div>
      {frame.volume && <Volume volume={frame.volume} picked={picked} />}
      <Box role="kernel" label={labels.kernel} sub={frame.kernel || kernelDoes.idle} size="tall" />
    </section>
  );
}

function ContainerCard({
  container,
  picked,
  several,
  full,
  onLife,
}: {
  readonly container: ContainerView;
  readonly picked: string | null;
  readonly several: boolean;
  readonly full: boolean;
  readonly onLife: Props['onLife'];
}) {
  const { index, status, call, errno } = container;
  const number = index === 0 ? 1 : 2;
  const here = status === 'running' || status === 'stopped';
  return (
    <div className="cl-container" data-status={status} data-acts={container.acts || undefined}>
      <div className="cl-container-head">
        <SeriesDot series={number} label={containerName(index)} />
        <span className="cl-life">
          {lifeChoices(status, several ? 2 : 1).map((verb) => (
            <button key={verb} type="button" disabled={full} onClick={() => onLife(number, verb)}>
              {verb === 'start' && status === 'removed' ? startNew : lifeWords[verb]}
            </button>
          ))}
        </span>
      </div>
      <Box
        role="app"
        label={labels.process}
        ghost={status !== 'running'}
        sub={
          <span className="cl-call">
            {status !== 'running' ? statusWords[status] : call || statusWords.running}
            {errno && <b> = {errno}</b>}
          </span>
        }
      />
      <div
        className="cl-layer cl-upper"
        data-role="writable"
        data-ghost={!here || undefined}
        data-layer={`u${index}`}
        data-asked={asked(container.flag)}
      >
        <div className="cl-layer-head">
          <span className="cl-spine" aria-hidden="true">
            {labels.writableMark}
          </span>
          <span className="cl-layer-name">{labels.writable}</span>
          <FlagMark flag={container.flag} />
          <span className="cl-layer-end">
            {here
              ? container.chips.length === 0
                ? labels.empty
                : size(container.bytes)
              : status === 'removed'
                ? labels.upperGone
                : ''}
          </span>
        </div>
        <Chips chips={container.chips} layer={`u${index}`} picked={picked} />
      </div>
    </div>
  );
}

function ImageLayer({ layer, picked }: { readonly layer: LayerView; readonly picked: string | null }) {
  const depth = layer.index + 1;
  return (
    <div
      className="cl-layer"
      data-role="layer"
      data-layer={String(layer.index)}
      data-asked={asked(layer.flag)}
      style={{ background: `var(--layer-${depth})` }}
    >
      <div className="cl-layer-head">
        <span className="cl-spine" aria-hidden="true">
          {depth}
        </span>
        <span className="cl-layer-name">
          <span className="visually-hidden">{labels.depth(depth)} </span>
          {layerNames[layer.name]}
        </span>
        <FlagMark flag={layer.flag} />
        <span className="cl-layer-end">
          <span className="cl-digest">{labels.digest(layer.digest)}</span>
          <span>{size(layer.bytes)}</span>
        </span>
      </div>
      <Chips chips={layer.chips} layer={String(layer.index)} picked={picked} />
    </div>
  );
}

function Volume({ volume, picked }: { readonly volume: VolumeView; readonly picked: string | null }) {
  return (
    <div className="cl-layer cl-volume" data-layer="v">
      <div className="cl-layer-head">
        <span className="cl-spine" aria-hidden="true">
          V
        </span>
        <span className="cl-layer-name">{labels.volume}</span>
        <span className="cl-layer-end">
          <span>{labels.volumeSub}</span>
          <span>{volume.chips.length === 0 ? labels.empty : size(volume.bytes)}</span>
        </span>
      </div>
      <Chips chips={volume.chips} layer="v" picked={picked} />
    </div>
  );
}

const asked = (flag: Flag | null): string | undefined => (flag ? (flag.now ? 'now' : 'before') : undefined);

function FlagMark({ flag }: { readonly flag: Flag | null }) {
  if (!flag) return null;
  return (
    <span className="cl-flag" data-stops={flag.stops || undefined}>
      <svg className="icon line" viewBox="0 0 16 16" aria-hidden="true">
        <path d={flag.stops ? 'M3 8.5l3.2 3.2L13 4.8' : 'M8 2.5v10M4 9l4 4 4-4'} />
      </svg>
      {flag.text}
    </span>
  );
}
