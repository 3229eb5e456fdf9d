import { languageOf } from '../language/translation.ts';
import { claimSchema, isNumber } from '../schemas/claim.ts';
import { misconceptionSchema } from '../schemas/misconception.ts';
import { questionSchema } from '../schemas/question.ts';
import { readCollection } from '../schemas/read-collection.ts';
import { readMeasurements } from '../schemas/read-measurements.ts';
import { sourceSchema } from '../schemas/source.ts';
import { termSchema } from '../schemas/term.ts';
import { readKnown } from './known.ts';
import { disagreement } from './measured.ts';

/**
 * Throws one sentence that names file and entry if a claim, term, misconception or question points to a source, term, figure
 * or chapter section that is not there, if a claim differs from the row of our measurements that it names, or if a
 * measurement under emulation has no published figures beside it. These are the same in every language.
 */
export function checkReferences(root = process.cwd()): void {
  const known = readKnown(root);
  const english = languageOf(root, 'en');
  const must = (ok: boolean, file: string, id: string, what: string) => {
    if (!ok) throw new Error(`${file}: "${id}" names ${what}, which is not there.`);
  };
  readCollection('sources', sourceSchema, root, english);
  const measurements = readMeasurements(root, english);
  const claims = readCollection('claims', claimSchema, root, english);
  for (const { id, file, data } of claims) {
    must(known.Source.has(data.source), file, id, `the source "${data.source}"`);
    const wrong = isNumber(data) ? disagreement(data, measurements) : undefined;
    if (wrong) throw new Error(`${file}: "${id}" ${wrong}.`);
  }
  const published = new Set(claims.flatMap(({ id, data }) => (data.label === 'published' ? [id] : [])));
  for (const [id, { hardware }] of measurements) {
    for (const claim of hardware?.claims ?? [])
      must(
        published.has(claim),
        `content/measurements/${id}.json`,
        'hardware',
        `the published claim "${claim}"`,
      );
  }
  for (const { id, file, data } of readCollection('glossary', termSchema, root, english)) {
    for (const other of data.see) must(known.Term.has(other), file, id, `the term "${other}"`);
    if (data.source) must(known.Source.has(data.source), file, id, `the source "${data.source}"`);
  }
  const shown = [
    ...readCollection('misconceptions', misconceptionSchema, root, english),
    ...readCollection('questions', questionSchema, root, english),
  ];
  for (const { id, file, data } of shown) {
    if ('chapter' in data)
      must(known.pages.has(`/${data.chapter}/`), file, id, `the chapter "${data.chapter}"`);
    else
      for (const source of data.sources) must(known.Source.has(source), file, id, `the source "${source}"`);
    const [slug, section] = data.read.split('#') as [string, string];
    must(known.pages.get(`/${slug}/`)?.has(section) ?? false, file, id, `the section "${data.read}"`);
    const figure = data.figure?.split('=')[0];
    if (figure) must(known.Figure.has(figure), file, id, `the figure "${figure}"`);
  }
}
