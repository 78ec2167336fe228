/** An answer `{error: -n}` of the Official Account API, thrown inside the fake server and turned into JSON at its border. */
export class OaFailure extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Zalo's words for each code that the fake refuses with, its spelling included. */
export const refusals = {
  invalid: (field: string) => new OaFailure(-201, `${field} is invalid!`),
  expiredAsset: () => new OaFailure(-100, "attachment_id was expired"),
  tooLong: () => new OaFailure(-210, "Parameter exceeds allowable limit"),
  badToken: () => new OaFailure(-216, "Access token is invalid"),
  oldToken: () => new OaFailure(-220, "access_token is expired or removed"),
  notFollowed: () => new OaFailure(-213, "User has not followed OA"),
  neverSeen: () =>
    new OaFailure(-232, "User has not interacted with the OA, or the last interaction has expired"),
  sevenDays: () => new OaFailure(-230, "User has not interacted with the OA in the past 7 days"),
  badKind: () => new OaFailure(-233, "message type is invalid or not support"),
  restricted: () => new OaFailure(-244, "User has restricted this message type from your OA"),
  notLinked: () =>
    new OaFailure(-320, "Your app needs to connect with Zalo Cloud Account to use paid features"),
  noApi: () => new OaFailure(-209, "Not supported this api"),
  v2: () => new OaFailure(-240, "MessageV2 API has been shut down, please switch to MessageV3"),
  badTemplate: () => new OaFailure(-109, "Template ID invalid"),
  missingParameter: (name: string) => new OaFailure(-1122, `Template data is missing ${name}`),
} as const;
