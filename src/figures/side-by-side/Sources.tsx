import { ClaimList } from '../../playback/ClaimList.tsx';
import type { FigureClaims } from '../../playback/figure.ts';
import { claimsOf } from './claims.ts';
import type { Params } from './params.ts';
import { words } from './words.ts';

/** Every number the run is made of, with its label and where it comes from. */
export function Sources({
  claims,
  guest,
}: {
  readonly claims: FigureClaims;
  readonly guest: Params['guest'];
}) {
  return <ClaimList summary={words.sources} claims={claims} ids={claimsOf(guest)} />;
}
