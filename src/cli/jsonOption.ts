/** Every command has it. */
export const JSON_OPTION = [
  "--json",
  "print one JSON value on standard output and nothing else there",
] as const;

export interface JsonOption {
  json?: boolean;
}
