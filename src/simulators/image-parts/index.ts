/** The parts of a tiny real image, who names whom by which digest, and what a change breaks. */
export {
  flip,
  holds,
  placesOf,
  type Places,
  type Repair,
  repack,
  repairs,
  rewrite,
  writtenFor,
} from './change.ts';
export { gzipStored } from './gzip.ts';
export {
  actual,
  type Contents,
  digestLength,
  example,
  fileStart,
  makeParts,
  type Part,
  type PartId,
  partIds,
  type Parts,
  type Reference,
  references,
} from './parts.ts';
