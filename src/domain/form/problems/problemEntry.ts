type Text = readonly [vi: string, en: string];

/** `a` and `b` are what the problem is about: a name, a type, a list of allowed values. */
export type ProblemEntry = (a: string, b: string) => { message: Text; hint: Text };
