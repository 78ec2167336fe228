import * as fc from "fast-check";

/** Characters that break careless text code, more likely than by chance. */
const NASTY = [
  0x0000, 0x0301, 0x200b, 0x202e, 0xd800, 0xdc00, 0xfe0f, 0xfeff, 0xffff, 0x0130, 0x00a0, 0x0020,
];

/** Any sequence of UTF-16 code units, lone surrogates and controls among them. */
export function anyString(maxLength = 40): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 0xffff }) },
    { weight: 2, arbitrary: fc.integer({ min: 0x1ea0, max: 0x1ef9 }) },
    { weight: 1, arbitrary: fc.constantFrom(...NASTY) },
  );
  return fc.array(unit, { maxLength }).map((units) => String.fromCharCode(...units));
}
