import type { JsonObject } from "./json.ts";

/** An answer `{ok: false}` of the Bot API, thrown inside the fake server and turned into JSON at its border. */
export class ApiFailure extends Error {
  readonly code: number;
  readonly parameters: JsonObject | undefined;

  constructor(code: number, description: string, parameters?: JsonObject) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export function badRequest(reason: string): ApiFailure {
  return new ApiFailure(400, `Bad Request: ${reason}`);
}
