import { DefaultFuzzyMatcher } from 'langium/lsp';

/** Matches from the beginning of any part of a code or title: `3A090` finds `EAR:3A090.a`. */
export class CodeMatcher extends DefaultFuzzyMatcher {
  protected override isWordTransition(previous: number, current: number): boolean {
    return !/[\p{L}\p{N}]/u.test(String.fromCharCode(previous)) || super.isWordTransition(previous, current);
  }
}
