import type { KeyRow } from './key.ts';
import type { SideView } from './side-view.ts';
import { labels } from './words.ts';

interface Props {
  readonly of: SideView;
  readonly lit: string | null;
  readonly onLight: (part: string | null) => void;
}

/** What the map's colours mean and how much there is of each; a press picks one out. */
export function Key({ of, ...rest }: Props) {
  return (
    <div className="den-key">
      <List rows={of.key.filter(({ once }) => !once)} name={labels.key} {...rest} />
      <List rows={of.key.filter(({ once }) => once)} name={labels.keyOnce} once {...rest} />
    </div>
  );
}

interface ListProps extends Omit<Props, 'of'> {
  readonly rows: readonly KeyRow[];
  readonly name: string;
  readonly once?: boolean;
}

function List({ rows, name, once = false, lit, onLight }: ListProps) {
  return (
    <div className="den-list" data-once={once || undefined}>
      <p className="den-list-head" aria-hidden="true">
        <span>{name}</span>
        {!once && <span>{labels.each}</span>}
        {!once && <span>{labels.all}</span>}
      </p>
      <ul aria-label={name}>
        {rows.map(({ id, role, name: part, each, all }) => (
          <li key={id}>
            <button type="button" aria-pressed={lit === id} onClick={() => onLight(lit === id ? null : id)}>
              <i className="den-swatch" data-role={role} aria-hidden="true" />
              <span className="den-part-name">{part}</span>
              {!once && (
                <span className="den-number">
                  <span className="visually-hidden">{labels.each}: </span>
                  {each}
                </span>
              )}
              <span className="den-number">
                {!once && <span className="visually-hidden">{labels.all}: </span>}
                {all}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
