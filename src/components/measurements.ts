import { getCollection } from 'astro:content';
import { locale } from '../language/locale.ts';
import { topics, type Measurement, type MeasurementRow } from '../schemas/measurement.ts';
import { typeset } from '../schemas/typeset.ts';

/** A file of content/measurements with its id, quotes typeset. */
export type MeasurementFile = Measurement & { readonly id: string };

/** What was measured in one go on one machine. */
export interface Series {
  readonly name: string;
  readonly date: string;
  readonly machine: Measurement['machine'];
  readonly files: readonly MeasurementFile[];
}

/** All measurements by series, the oldest first; in a series by topic. */
export async function measurementSeries(): Promise<Series[]> {
  const files = (await getCollection('measurements')).map(({ id, data }) => ({ ...typeset(data), id }));
  const groups = Map.groupBy(files, ({ date, series }) => `${date} ${series}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => {
      const sorted = [...group].sort(
        (a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic) || a.id.localeCompare(b.id, locale),
      );
      const { series, date, machine } = sorted[0]!;
      return { name: series, date, machine, files: sorted };
    });
}

/** "23 November 2026". */
export const longDate = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });

/** "runc 1.1.5, Python 3.11"; nothing where no version was kept. */
export const versionsText = (versions: Measurement['versions']) =>
  Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');

const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });

/** A figure of a row, or the words that stand for it. */
export const figureText = (value: number | string) =>
  typeof value === 'number' ? figure.format(value) : value;

/** Rows in their order, those of one set-up together. */
export function groupsOf(rows: readonly MeasurementRow[]): [string | undefined, readonly MeasurementRow[]][] {
  return [...Map.groupBy(rows, ({ group }) => group)];
}
