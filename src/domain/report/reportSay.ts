import type { ReportMessages } from "./reportMessages.ts";

/** Speaks the messages of a map in one language; id and variables are checked by the compiler. */
export type Say<Messages> = <Id extends keyof Messages>(
  id: Id,
  ...variables: keyof Messages[Id] extends never ? [] : [variables: Messages[Id]]
) => string;

/**
 * What papers say. The domain knows no catalogue: it is handed one of these, which speaks one language.
 */
export type ReportSay = Say<ReportMessages>;
