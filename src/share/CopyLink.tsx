import { useEffect, useRef, useState } from 'react';

interface Props {
  /** The address to copy, asked for at the moment of the press. */
  readonly link: () => string;
  readonly label: string;
}

type Outcome = 'none' | 'copied' | 'shown';

/**
 * A button that copies an address. Where the clipboard is refused (an insecure page, an old browser) it shows the
 * address selected in a field instead, so that nothing is lost.
 */
export function CopyLink({ link, label }: Props) {
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

  return (
    <span className="copy-link">
      <button type="button" onClick={() => void copy()}>
        <svg className="icon line" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M6.5 9.5l3-3M5 8L3.5 9.5a2 2 0 0 0 3 3L8 11M8 5l1.5-1.5a2 2 0 0 1 3 3L11 8" />
        </svg>
        <span>{outcome === 'copied' ? 'Link copied' : label}</span>
      </button>
      {outcome === 'shown' && <input ref={field} readOnly value={address} aria-label="Link to this moment" />}
      <span role="status" className="visually-hidden">
        {outcome === 'copied' ? 'Link copied.' : ''}
      </span>
    </span>
  );
}
