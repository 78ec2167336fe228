/** Digits a double holds for certain; what stands behind them is noise of the binary fraction. */
const SIGNIFICANT_DIGITS = 15;

/**
 * Rounds half up at `places` decimals, as a person does on paper: 2.5 → 3, −2.5 → −2, and 1.005 → 1.01
 * although the double nearest to 1.005 lies below it. `places` may be negative (−2: hundreds).
 */
export function roundHalfUp(value: number, places: number): number {
  if (!Number.isFinite(value) || !Number.isFinite(places)) return value;
  const digits = Math.trunc(places);
  const shifted = Number(scaled(value, digits).toPrecision(SIGNIFICANT_DIGITS));
  const rounded = scaled(Math.floor(shifted + 0.5), -digits);
  return rounded === 0 ? 0 : rounded;
}

/** value × 10^places by the decimal notation, which is exact where a multiplication is not. */
function scaled(value: number, places: number): number {
  const [mantissa, exponent = "0"] = String(value).split("e");
  return Number(`${mantissa}e${Number(exponent) + places}`);
}
