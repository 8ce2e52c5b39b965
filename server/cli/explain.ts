import { catalogue } from '../../language/catalogue.ts';
import { nearest } from '../../language/checks/nearest.ts';
import { pages } from '../../language/diagnostics/pages.ts';
import { enumerated } from '../../language/region/in-words.ts';
import { type ExitCode, type Host, takesColor } from './host.ts';
import { readOptions } from './options.ts';
import { plainPage } from './plain-page.ts';
import { misuse } from './refusal.ts';
import { columns, type Verb } from './verb.ts';

export const explain: Verb = {
  name: 'explain',
  summary: 'the page of a diagnostic',
  operands: '[CODE]',
  about: 'CODE is the word that a diagnostic begins with; without it, all of them are listed.',
  options: {},
  succeeds: 'The page is printed.',
  example: 'regimen explain undercut',
  run,
};

async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  const { positionals } = readOptions(args, {});
  const [code, ...rest] = positionals;
  if (rest.length > 0) throw misuse(`One CODE is needed, and ${positionals.length} are given.`);
  if (code === undefined) {
    host.stdout.write(`${columns(catalogue.map((each) => [each.code, each.summary])).join('\n')}\n`);
    return 0;
  }
  const page = Object.hasOwn(pages, code) ? pages[code] : undefined;
  if (page === undefined) {
    const guesses = nearest(
      code,
      catalogue.map((each) => each.code),
    );
    const offer = guesses.length === 0 ? '' : ` Did you mean ${enumerated(guesses, 'or')}?`;
    throw misuse(`No diagnostic is called “${code}”.${offer}`);
  }
  host.stdout.write(plainPage(page, { color: takesColor(host.stdout, host.env) }));
  return 0;
}
