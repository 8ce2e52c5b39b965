/**
 * Work in small steps, between which whoever does it may do something else, or leave it: what is left is as though it had not been
 * begun, save for what was found already and is still true.
 */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does all of the work at once. */
export function allAtOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Leaves the rest of the work. */
export function leave(steps: Steps<unknown>): void {
  steps.return(undefined);
}
