/** What the page of a channel does itself before it sends a press: shows the device's key, or makes one. */
const PAGE_DEEDS = ["confirm", "add"] as const;
export type PageDeed = (typeof PAGE_DEEDS)[number];

/** Stands in the act of a button of a prompt ("p:PROMPT:0~confirm"). */
const SIGN = "~";

/** Act of a button of a prompt that the page has something to do for. */
export function pageDeedAct(place: number, deed: PageDeed): string {
  return `${place}${SIGN}${deed}`;
}

/** What the page has to do for a button, by the data it carries; null for nearly all. */
export function pageDeedOf(data: string): PageDeed | null {
  const word = /^p:\w+:\d+~(\w+)$/.exec(data)?.[1];
  return PAGE_DEEDS.find((known) => known === word) ?? null;
}
