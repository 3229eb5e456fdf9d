import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { chapterSchema } from './schemas/chapter.ts';
import { claimSchema } from './schemas/claim.ts';
import { mapLoader, measurementLoader } from './schemas/map-loader.ts';
import { mdxFiles } from './schemas/mdx-files.ts';
import { measurementSchema } from './schemas/measurement.ts';
import { misconceptionSchema } from './schemas/misconception.ts';
import { pageSchema } from './schemas/page.ts';
import { questionSchema } from './schemas/question.ts';
import { sourceSchema } from './schemas/source.ts';
import { termSchema } from './schemas/term.ts';

export const collections = {
  chapters: defineCollection({ loader: glob(mdxFiles('chapters')), schema: chapterSchema }),
  pages: defineCollection({ loader: glob(mdxFiles('pages')), schema: pageSchema }),
  claims: defineCollection({ loader: mapLoader('claims', claimSchema), schema: claimSchema }),
  measurements: defineCollection({ loader: measurementLoader(), schema: measurementSchema }),
  sources: defineCollection({ loader: mapLoader('sources', sourceSchema), schema: sourceSchema }),
  glossary: defineCollection({ loader: mapLoader('glossary', termSchema), schema: termSchema }),
  questions: defineCollection({ loader: mapLoader('questions', questionSchema), schema: questionSchema }),
  misconceptions: defineCollection({
    loader: mapLoader('misconceptions', misconceptionSchema),
    schema: misconceptionSchema,
  }),
};
