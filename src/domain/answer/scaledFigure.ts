/** A figure moved by a power of ten. */
export interface ScaledFigure {
  value: number;
  /** What is left behind the comma; "" for a whole number. */
  fraction: string;
  /** Significant digits of the whole and the fraction together. */
  digits: number;
}

/** whole,fraction × 10^exponent, exact: moves digits, never multiplies doubles. */
export function scaledFigure(whole: string, fraction: string, exponent: number): ScaledFigure {
  const moved = fraction.slice(0, exponent).padEnd(exponent, "0");
  const newWhole = (whole + moved).replace(/^0+(?=\d)/, "");
  const newFraction = fraction.slice(exponent);
  return {
    value: Number(`${newWhole}.${newFraction}`),
    fraction: newFraction,
    digits: (newWhole + newFraction).replace(/^0+/, "").length,
  };
}
