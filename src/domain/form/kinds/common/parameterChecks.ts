/** Whether a parameter may have this value. */
export type ParameterCheck = (value: string) => boolean;

export const isInteger: ParameterCheck = (value) => /^-?\d+$/.test(value);
export const isNumber: ParameterCheck = (value) => value !== "" && Number.isFinite(Number(value));
export const isTruth: ParameterCheck = (value) =>
  value.toLowerCase() === "true" || value.toLowerCase() === "false";
export const isSeed: ParameterCheck = (value) => isNumber(value) || /^\$\{[^{}\s]+\}$/.test(value);
export const isAnything: ParameterCheck = () => true;
/** An Android package: two words or more with full stops between, none beginning with a digit or "_". */
export const isPackageName: ParameterCheck = (value) =>
  /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+$/.test(value);
export const isOneOf =
  (...values: string[]): ParameterCheck =>
  (value) =>
    values.includes(value);
