import { labels } from './words.ts';

/** How to read the marks of the path. */
export function Key({ chip }: { readonly chip: string }) {
  return (
    <ul className="iop-key" aria-label={labels.key}>
      <li>
        <i className="iop-stop" />
        {labels.keyHop}
      </li>
      <li>
        <i className="iop-stop" data-copies />
        {labels.keyCopy}
      </li>
      <li>
        <svg className="iop-key-line" viewBox="0 0 34 8" aria-hidden="true">
          <path className="iop-line" data-wall d="M1 4H33" />
        </svg>
        {labels.keyWall}
      </li>
      <li>
        <i className="iop-key-vm" />
        {labels.keyVm}
      </li>
      <li>
        <span className="iop-chip" data-there>
          {chip}
        </span>
        {labels.keyBytes}
      </li>
    </ul>
  );
}
