import type { Clock } from "../../clock.ts";
import type { Queryable } from "../../db/hot/trip.ts";
import { formatNumber } from "../../domain/answer/formatNumber.ts";
import { localTime } from "../../domain/report/localTime.ts";
import { localeOf, type Locale } from "../../domain/text.ts";
import type { FileLinks } from "./fileLinks.ts";
import { t } from "../../i18n/t.ts";
import type { ChannelName } from "../../domain/channelName.ts";
import { documentFile } from "../web/documentFile.ts";

/** The text with which a file goes out ("file:<id>") where it cannot go itself. Null when there is no such file. */
export type FileText = (file: {
  reference: string;
  caption: string;
  conversation: string;
}) => Promise<string | null>;

/** A report asked for in the evening is still there in the morning. */
const LINK_LIFE_MS = 24 * 60 * 60 * 1000;

const BYTES_PER_KB = 1024;

export interface FileTextDeps {
  readonly channel: ChannelName;
  readonly db: Queryable;
  readonly links: FileLinks;
  /** Address of the service as people reach it, without a final slash. */
  readonly publicUrl: () => string;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** Documents go out as an address that opens without signing in and ends after a day. */
export function createFileText(deps: FileTextDeps): FileText {
  return async ({ reference, caption, conversation }) => {
    const file = await documentFile(deps.db, reference);
    if (file === null) return null;
    const locale = await conversationLocale(deps.db, deps.channel, conversation);
    const expiresAt = new Date(deps.clock.now() + LINK_LIFE_MS);
    const until = localTime(expiresAt.toISOString(), deps.timeZone, locale);
    const link = t(locale, "zalo-file-link", {
      name: file.name,
      size: sizeText(file.size, locale),
      url: `${deps.publicUrl()}${deps.links.path(file.id, expiresAt)}`,
      time: until.time,
      date: until.date,
    });
    return [caption, link].filter((part) => part !== "").join("\n\n");
  };
}

/** Language of the person behind a conversation that is named after the channel's own chat id. */
export async function conversationLocale(
  db: Queryable,
  channel: ChannelName,
  conversation: string,
): Promise<Locale> {
  const { rows } = await db.query<{ locale: string }>({
    name: "conversation-locale",
    text: `SELECT p.locale FROM "ChannelAccount" a JOIN "Person" p ON p.id = a."personId"
            WHERE a.channel = $1::"Channel" AND a."externalId" = $2`,
    values: [channel, conversation.slice(conversation.indexOf(":") + 1)],
  });
  return localeOf(rows[0]?.locale);
}

function sizeText(bytes: number, locale: Locale): string {
  const kilobytes = bytes / BYTES_PER_KB;
  return kilobytes < BYTES_PER_KB
    ? `${formatNumber(Math.max(1, Math.round(kilobytes)), locale)} KB`
    : `${formatNumber(Math.round((kilobytes / BYTES_PER_KB) * 10) / 10, locale)} MB`;
}
