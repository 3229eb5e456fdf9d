import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { filesOf, originalOf, translationOf, type Language } from '../../src/language/translation.ts';
import { isWordsFile } from '../../src/language/words-files.ts';

const checkOf = (file: string) => file.replace(/\.ts$/, '.same-shape.ts');

const checkText = (language: Language, file: string) => `
import type { SameShape } from '${join(language.root, 'src/language/same-shape.ts')}';
import type * as original from '${join(language.root, file)}';
import type * as translation from '${join(language.folder, file)}';
declare const words: typeof translation;
export const same: SameShape<typeof original> = words;
`;

/**
 * What the compiler has against a language's words files, one line each: an error in a file, or a shape that is not
 * the original's (see `SameShape`). Imports are found as a build finds them.
 */
export function shapeProblems(language: Language): string[] {
  const files = filesOf(language).filter(isWordsFile);
  if (files.length === 0) return [];
  const checks = new Map(
    files.map((file) => [join(language.root, checkOf(file)), checkText(language, file)]),
  );
  const program = programOf(language, checks);
  return files.flatMap((file) =>
    [join(language.folder, file), join(language.root, checkOf(file))].flatMap((path) => {
      const source = program.getSourceFile(path);
      if (!source) throw new Error(`${path}: the compiler was not given this file.`);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
        ({ messageText }) => `${join('languages', language.tag, file)}: ${inOneLine(messageText)}`,
      );
    }),
  );
}

// The compiler's own libraries are large, and the same for every language.
const libraries = new Map<string, ts.SourceFile>();

function programOf(language: Language, checks: ReadonlyMap<string, string>): ts.Program {
  const options = compilerOptions(language.root);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => checks.has(path) || fileExists(path);
  host.readFile = (path) => checks.get(path) ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const text = checks.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, version);
    const source = libraries.get(path) ?? getSourceFile(path, version, ...rest);
    if (source && path.includes('/node_modules/')) libraries.set(path, source);
    return source;
  };
  host.resolveModuleNameLiterals = (literals, importer, _redirected, settings) =>
    literals.map(({ text }) => ({
      resolvedModule: text.startsWith('.')
        ? moduleAt(text, importer, language)
        : ts.resolveModuleName(text, importer, settings, host).resolvedModule,
    }));
  return ts.createProgram([...checks.keys()], options, host);
}

/** As the Vite plugin does: from the place a file stands in for, and to the language's own unless it asks itself. */
function moduleAt(text: string, importer: string, language: Language): ts.ResolvedModuleFull {
  const place = originalOf(importer, language);
  const from = place === undefined ? importer : join(language.root, place);
  const path = resolve(dirname(from), text);
  const own = place === undefined ? undefined : translationOf(relative(language.root, path), language);
  return {
    resolvedFileName: own === undefined || own === importer ? path : own,
    extension: path.endsWith('.tsx') ? ts.Extension.Tsx : ts.Extension.Ts,
  };
}

function compilerOptions(root: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  return { ...options, types: [] };
}

/** A reason and its reasons in one line; the last names the word that does not fit. */
const inOneLine = (message: string | ts.DiagnosticMessageChain): string =>
  ts.flattenDiagnosticMessageText(message, '\n').replace(/\n\s*/g, ' ');
