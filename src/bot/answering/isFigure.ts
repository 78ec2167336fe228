const BARE_NUMBER = /^[\d.,\s]+%?$/;

/**
 * A number alone. It answers the question anew, even where a reason or an explanation is asked for: nobody
 * gives one so.
 */
export function isFigure(text: string): boolean {
  return BARE_NUMBER.test(text.trim());
}
