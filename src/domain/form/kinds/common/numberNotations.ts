import { count, decimal, integer, money, percent } from "../../../answer/notations.ts";

/** How numbers are written, by what they are. */
export const NUMBER_NOTATIONS = { count, decimal, integer, money, percent };
