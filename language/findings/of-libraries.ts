import type { Engine } from '../decide/engine.ts';
import { type Standing, standingsWithin } from '../decide/standing.ts';
import type { Steps } from '../steps.ts';
import { doubleBind } from './double-bind.ts';
import { exceeds } from './exceeds.ts';
import { gap } from './gap.ts';
import { isOfLibrary } from './library-origin.ts';
import { redundant } from './redundant.ts';
import { no, partsIn, search } from './search.ts';
import type { Sweep } from './sweep.ts';
import { askedBy, type Boxes, holds, type Watch } from './watch.ts';

/**
 * Whether a sweep could find nothing that concerns the author: its subject stands in a library, no `accept` of the ruleset names it, and
 * no provision of the author's makes it hold, or it would hold without them as well, or makes no decision any other. Of a regime that
 * applies nothing the regime itself has to be the author's, save where all multilateral regimes are silent, which is said of the
 * library's rule alone. Where this tells that the finding holds, it says so.
 */
export function* concernOf(
  watch: Watch,
  boxes: Boxes,
  sweep: Sweep,
): Steps<'libraries alone' | 'author, and holds' | 'author'> {
  const { subject, against, regimes, code } = sweep;
  if (!isOfLibrary(subject.source) || isAccepted(watch.engine, sweep)) return 'author';
  if (code === exceeds.code && against === null) return 'libraries alone';
  // Nothing is decided otherwise with a library's rule that his rules make needless, and he cannot delete it.
  if (code === redundant.code) return 'libraries alone';
  const isBySilence = code === gap.code || code === doubleBind.code;
  if (isBySilence && regimes.some((regime) => regime !== subject.regime && !isOfLibrary(regime.source)))
    return 'author';
  if (sweep.starts === undefined && !isNearAuthors(boxes, sweep)) return 'libraries alone';
  if (sweep.holds === 'where there is none at all') {
    return (yield* mayDependOnAuthors(watch, boxes, sweep)) ? 'author' : 'libraries alone';
  }
  switch (yield* holds(watch, boxes, ofAuthors(sweep))) {
    case true:
      return 'author, and holds';
    case false:
      return 'libraries alone';
    case undefined:
      return 'author';
  }
}

function isAccepted({ ruleset }: Engine, { code, subject }: Sweep): boolean {
  const names = [subject.id, subject.regime.source.id];
  return ruleset.accepted.some((accept) => accept.finding === code && names.includes(accept.subject));
}

/** Whether a provision of the author's can apply, in one of the sweep's regimes, where its subject does. */
function isNearAuthors(boxes: Boxes, { regimes, subject }: Sweep): boolean {
  const asked = regimes.length === 0 ? [subject.regime] : regimes;
  return boxes
    .surrounded()
    .some(({ standingsOf }) =>
      asked.some((regime) => standingsOf(regime).some(({ provision }) => !isOfLibrary(provision.source))),
    );
}

/**
 * Whether a finding that holds of the whole subject may come of the author's provisions: whether, at a transfer to which one of these
 * applies, the subject would matter without them.
 */
function* mayDependOnAuthors(watch: Watch, boxes: Boxes, sweep: Sweep): Steps<boolean> {
  const { engine, cellsForEach, budget: within } = watch;
  const asked = askedBy(sweep);
  const budget = { left: cellsForEach, within };
  const { question, regimes } = sweep;
  const found = () => false;
  for (const { cell, standingsOf } of boxes.surrounded()) {
    const [libraries, authors] = parted(regimes.map(standingsOf));
    const open = authors.flat();
    const isWhole = open.some(({ certain }) => certain);
    const near = open.flatMap(({ cutting }) => cutting);
    const along = open.reduce((bits, { cutAlong }) => bits | cutAlong, 0);
    for (const part of isWhole ? [cell] : partsIn([cell], near)) {
      yield;
      const standings = isWhole ? libraries : libraries.map((each) => standingsWithin(each, part, asked, along));
      if (search({ cell: part, standings }, { engine, question, budget, asked, found }) !== 'all') return true;
    }
  }
  return false;
}

/** Those of provisions of libraries, and those of the author's, regime by regime. */
function parted(standings: readonly (readonly Standing[])[]): [libraries: Standing[][], authors: Standing[][]] {
  const ofLibrary = ({ provision }: Standing) => isOfLibrary(provision.source);
  return [
    standings.map((each) => each.filter(ofLibrary)),
    standings.map((each) => each.filter((standing) => !ofLibrary(standing))),
  ];
}

/**
 * The same sweep for what provisions of the author's make hold, and would not hold without them. A library's rule that a stricter one of
 * his hides is not asked: rather too much is told than too little.
 */
function ofAuthors(sweep: Sweep): Sweep {
  return {
    ...sweep,
    question: (standings, cell) => {
      const answer = sweep.question(standings, cell);
      if (answer.by !== 'cause') return answer;
      if (answer.cause === null || isOfLibrary(answer.cause.source)) return no;
      const alone = sweep.question(parted(standings)[0], cell);
      if (alone.by === 'split') return alone;
      return alone.by === 'cause' ? no : answer;
    },
  };
}
