import { appendFolded, fold, foldedWhole, startOutput } from './fold.ts';
import { endSeam, foldBoth, type SideBySide, sideBySide, startSeam, type TwoSamplers } from './fold-both.ts';
import { appendPieces, foldedAgain, type MainPart, type Running } from './folded-again.ts';
import type { FoldedText } from './folded-text.ts';
import { pairList } from './pair-list.ts';
import { noStretches } from './stretch.ts';

/** A text folded as it stands and as it reads. */
export interface FoldedForms {
  standing: FoldedText;
  reading: FoldedText;
}

export function foldForms(text: string, parts: Running): FoldedForms {
  if (parts.running.length === 0) {
    const whole = fold(text);
    return { standing: whole, reading: whole };
  }
  const outputs = sideBySide(text, true, { standing: [], reading: [], seams: pairList() });
  const main = appendForms(outputs, text, parts);
  return { standing: foldedWhole(outputs.standing), reading: foldedWhole(outputs.reading, main.runCount) };
}

/**
 * `foldForms` for a text so long that to keep the folded ones costs more than to make them: samplers see them run by, slices are
 * folded again where they are asked for, and so is the whole.
 */
export function foldFormsBy(text: string, parts: Running, samplers: TwoSamplers): FoldedForms {
  if (parts.running.length === 0) {
    const output = startOutput(text.length, false, samplers.standing);
    appendFolded(output, text, { start: 0, end: text.length }, noStretches);
    const whole = foldedAgain(text, parts, output);
    return { standing: whole, reading: whole };
  }
  const outputs = sideBySide(text, false, samplers);
  const main = appendForms(outputs, text, parts);
  const whole = { running: noStretches, pieces: noStretches, marks: noStretches };
  return {
    standing: foldedAgain(text, whole, outputs.standing),
    reading: foldedAgain(text, parts, outputs.reading, main),
  };
}

function appendForms(outputs: SideBySide, text: string, { running, pieces, marks }: Running): MainPart {
  foldBoth(text, outputs, running);
  const { reading, seams } = outputs;
  const { before, size, runCount } = reading;
  startSeam(reading, seams);
  appendPieces(reading, text, pieces, marks);
  endSeam(reading, seams);
  return { length: before + size, runCount };
}
