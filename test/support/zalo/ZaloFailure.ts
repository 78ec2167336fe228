/** An answer `{ok: false}` of the Zalo Bot API, thrown inside the fake server and turned into JSON at its border. */
export class ZaloFailure extends Error {
  readonly code: number;

  constructor(code: number, description: string) {
    super(description);
    this.code = code;
  }
}

export function badRequest(reason: string): ZaloFailure {
  return new ZaloFailure(400, `Bad Request: ${reason}`);
}
