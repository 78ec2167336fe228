import { z } from "zod";

/**
 * A button as stored with its message. One that an edit took away stays as `gone`: a press that was
 * on its way, or that waited for the network, still finds its message and gets the flow's answer.
 */
const storedButtonSchema = z.object({
  id: z.string(),
  label: z.string(),
  /** Opens an address and sends nothing. */
  url: z.string().optional(),
  gone: z.literal(true).optional(),
});
export const storedButtonsSchema = z.array(storedButtonSchema);
export type StoredButton = z.infer<typeof storedButtonSchema>;

const inlineKeyboardSchema = z.object({
  inline_keyboard: z.array(
    z.array(
      z.looseObject({ text: z.string(), callback_data: z.string().optional(), url: z.string().optional() }),
    ),
  ),
});

/** The buttons of a Bot API `reply_markup`, top to bottom; none for the other kinds of markup. */
export function buttonsOf(replyMarkup: unknown): StoredButton[] {
  const parsed = inlineKeyboardSchema.safeParse(replyMarkup);
  if (!parsed.success) return [];
  return parsed.data.inline_keyboard.flat().flatMap(({ text, callback_data, url }, index): StoredButton[] => {
    if (callback_data !== undefined) return [{ id: callback_data, label: text }];
    const address = webUrl(url ?? "");
    return address === undefined ? [] : [{ id: `url:${index}`, label: text, url: address }];
  });
}

/** What an edit leaves: the new buttons, and the earlier ones marked as gone. */
export function replaceButtons(
  before: readonly StoredButton[],
  now: readonly StoredButton[],
): StoredButton[] {
  const kept = new Set(now.map((button) => button.id));
  const gone = before
    .filter((button) => !kept.has(button.id) && button.url === undefined)
    .map((button): StoredButton => ({ id: button.id, label: button.label, gone: true }));
  return [...now, ...gone];
}

/** The address if it is one of the web; never `javascript:` or the like. */
function webUrl(text: string): string | undefined {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") ? url.href : undefined;
}
