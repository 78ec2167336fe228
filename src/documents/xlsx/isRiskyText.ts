/**
 * Whether a spreadsheet might take a text for a formula once somebody edits its cell or saves it as
 * CSV: it begins with = + - @ (full-width forms too), a tab or a carriage return, maybe after blanks
 * (OWASP, CSV injection).
 */
export function isRiskyText(text: string): boolean {
  return /^[\s\u00A0\u3000]*[=+\-@＝＋－＠]|^[\t\r]/u.test(text);
}
