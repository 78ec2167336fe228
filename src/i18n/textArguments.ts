/** What a message needs; for a union of ids, what all of them need together. */
type VariablesOf<Catalogue, Id extends keyof Catalogue> = (
  Id extends keyof Catalogue ? (part: Catalogue[Id]) => void : never
) extends (whole: infer Whole) => void
  ? Whole
  : never;

/** The rest arguments of `t`: nothing for a text without variables, else all its variables. */
export type TextArguments<Catalogue, Id extends keyof Catalogue> = keyof VariablesOf<
  Catalogue,
  Id
> extends never
  ? []
  : [variables: VariablesOf<Catalogue, Id>];
