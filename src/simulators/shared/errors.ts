/**
 * A scenario that cannot be run. `field` is the path of the offending value ("groups[1].weight");
 * `message` is one sentence that names the field, what it was and what is allowed.
 */
export class ParamError extends Error {
  readonly field: string;

  constructor(field: string, problem: string) {
    super(`${field}: ${problem}`);
    this.name = 'ParamError';
    this.field = field;
  }
}
