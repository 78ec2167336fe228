/** Shorter ones would blacken ordinary words. */
const SHORTEST_SECRET = 4;

/** What is never for a log whoever's it is, and what stands in its place. */
const PATTERNS: readonly [RegExp, string][] = [
  // Bot tokens are part of Telegram's and Zalo's addresses.
  [/\d{6,}:[\w-]{30,}/g, "<bot token>"],
  // The password of any address: of a database, a mail server, a proxy.
  [/(?<=\b[a-z][a-z\d+.-]*:\/\/[^\s:@/"]*:)[^\s@/"]+(?=@)/gi, "<password>"],
  // Invitation and link codes, as inviteCode.ts makes them.
  [/(?<![\w-])[\dA-HJKMNP-TV-Z]{26}(?![\w-])/g, "<code>"],
  // Citizen numbers: twelve digits from 0 on, also in groups.
  [/(?<![\w-])0\d{2}(?:[ .]?\d{3}){3}(?![\w-])/g, "<citizen number>"],
  // Phone numbers: 0912 345 678, +84 912.345.678
  [/(?<![\w-])(?:\+?84|0)(?:[ .-]?\d){9}(?![\w-])/g, "<phone>"],
];

/**
 * Makes the one function that everything goes through which this process writes about itself.
 * @param secrets as they stand in the settings; those in an address are found as they stand and as they are meant
 */
export function createMask(secrets: readonly string[]): (text: string) => string {
  const known = [...new Set(secrets.flatMap(waysToWrite))]
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    // A secret may be the beginning of another one.
    .sort((a, b) => b.length - a.length);
  return (text) => {
    let masked = text;
    for (const secret of known) masked = masked.replaceAll(secret, "<secret>");
    for (const [pattern, instead] of PATTERNS) masked = masked.replaceAll(pattern, instead);
    return masked;
  };
}

/** Bare, within JSON, within an address; of an address its password. */
function waysToWrite(secret: string): string[] {
  const password = passwordOf(secret);
  return [secret, ...(password === null ? [] : [password, decoded(password)])].flatMap((one) => [
    one,
    JSON.stringify(one).slice(1, -1),
    encodeURIComponent(one),
  ]);
}

function passwordOf(secret: string): string | null {
  if (!URL.canParse(secret)) return null;
  const { password } = new URL(secret);
  return password === "" ? null : password;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
