import { join } from 'node:path';
import { unified, type RemarkPlugins } from '@astrojs/markdown-remark';

/** For tests: compiles MDX as the build does, with these plugins; gives the JavaScript. Rejects as the build would. */
export async function compile(text: string, plugins: RemarkPlugins, path = 'content/chapters/trial.mdx') {
  const renderer = await unified({ remarkPlugins: plugins }).createMdxRenderer!(
    { syntaxHighlight: false, shikiConfig: {} as never },
    { optimize: false, srcDir: new URL(`file://${process.cwd()}/src/`), sourcemap: false },
  );
  const { code } = await renderer.process(text, join(process.cwd(), path), {});
  return code;
}
