/** One read of memory by the page walker. */
export interface Reference {
  /** Row of the two-dimensional walk: the guest's table it is for, from the top; as many as there are levels for the page itself. */
  readonly row: number;
  /** Column: the levels of the EPT from the top; one more for the guest's own entry. */
  readonly column: number;
  readonly table: 'ept' | 'guest';
  /** Level of the table that is read, 1 being the last. */
  readonly level: number;
  /** Which of the table's 512 entries. */
  readonly index: number;
  /** Where the entry lies in the host's memory. */
  readonly at: bigint;
  readonly entry: bigint;
}

export type Outcome =
  | { readonly kind: 'page'; readonly host: bigint; readonly size: bigint }
  /** The guest's tables have nothing there: the guest's kernel must help. */
  | { readonly kind: 'guest-fault'; readonly level: number }
  /** The host's tables have nothing there: EPT violation. */
  | { readonly kind: 'violation'; readonly guest: bigint; readonly level: number }
  /** The host's tables hold an entry that no CPU accepts: EPT misconfiguration. */
  | { readonly kind: 'misconfig'; readonly guest: bigint };

export interface Walk {
  readonly references: readonly Reference[];
  readonly outcome: Outcome;
}
