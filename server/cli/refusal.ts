/** What the user has to change before a verb can do anything: misuse, or input that cannot be read. Exit code 2. */
export class Refusal extends Error {
  /** The message ends in a hint at `--help`. */
  readonly misuse: boolean;

  constructor(message: string, { misuse = false }: { misuse?: boolean } = {}) {
    super(message);
    this.misuse = misuse;
  }
}

export function misuse(message: string): Refusal {
  return new Refusal(message, { misuse: true });
}
