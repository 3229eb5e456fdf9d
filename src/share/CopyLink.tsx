import { memo, useEffect, useRef, useState } from 'react';
import { shareAddress } from './native-share.ts';
import { words } from './words.ts';

interface Props {
  /** The address to copy, asked for at the moment of the press. */
  readonly link: () => string;
  readonly label: string;
  /** What is shared, for the system's share sheet. */
  readonly title: string;
}

type Outcome = 'none' | 'copied' | 'shown';

/**
 * A button that copies an address, and beside it, where the system has a share sheet, one that opens it (CSS shows it
 * by the class `can-share`, set before the first paint). Where the clipboard is refused (an insecure page, an old
 * browser) the address shows selected in a field instead, so that nothing is lost.
 */
export const CopyLink = memo(function CopyLink({ link, label, title }: Props) {
  const [outcome, setOutcome] = useState<Outcome>('none');
  const [address, setAddress] = useState('');
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (outcome === 'shown') field.current?.select();
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome('none'), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    const href = link();
    setAddress(href);
    try {
      await navigator.clipboard.writeText(href);
      setOutcome('copied');
    } catch {
      setOutcome('shown');
    }
  };
  const share = async () => {
    if ((await shareAddress(title, link())) === 'none') await copy();
  };

  return (
    <span className="copy-link">
      <button type="button" onClick={() => void copy()}>
        <svg className="icon line" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M6.5 9.5l3-3M5 8L3.5 9.5a2 2 0 0 0 3 3L8 11M8 5l1.5-1.5a2 2 0 0 1 3 3L11 8" />
        </svg>
        <span>{outcome === 'copied' ? words.copied : label}</span>
      </button>
      <button type="button" className="share-button" aria-label={words.share} onClick={() => void share()}>
        <svg className="icon line" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 10V2M5 4.5L8 1.5l3 3M3.5 8v6h9V8" />
        </svg>
      </button>
      {outcome === 'shown' && <input ref={field} readOnly value={address} aria-label={words.address} />}
      <span role="status" className="visually-hidden">
        {outcome === 'copied' ? words.copiedStatus : ''}
      </span>
    </span>
  );
});
