import { z } from "zod";
import { pageDeedOf, type PageDeed } from "../../messaging/pageDeed.ts";
import { textEntitiesSchema, type TextEntity } from "../../messaging/textEntity.ts";
import { storedButtonsSchema } from "./webButtons.ts";

/** A message as the page and the tests from outside see it. */
export interface MessageJson {
  /** Grows within a chat; gaps are possible. */
  id: number;
  /** ISO 8601, UTC. */
  at: string;
  from: "bot" | "me";
  text: string;
  entities?: TextEntity[];
  buttons?: { id: string; label: string; url?: string; does?: PageDeed }[];
  file?: FileJson;
  /** The id the page gave its own message, so that it finds it again. */
  clientMessageId?: string;
}

export interface FileJson {
  id: string;
  name: string;
  mime: string;
  /** Bytes. */
  size: number;
}

const fileSchema = z.object({ id: z.string(), name: z.string(), mime: z.string(), size: z.number() });

/** A row of "WebMessage" as MESSAGE_COLUMNS selects it. */
export interface MessageRow {
  seq: number;
  fromBot: boolean;
  text: string;
  entities: unknown;
  buttons: unknown;
  file: unknown;
  clientMessageId: string | null;
  at: Date;
}

/** Without the bytes of an uploaded file. */
export const MESSAGE_COLUMNS = `seq, "fromBot", text, entities, buttons, file, "clientMessageId", at`;

/** Whatever does not fit the schema of entities, buttons or file is left out rather than shown wrong. */
export function messageJson(row: MessageRow): MessageJson {
  const entities = textEntitiesSchema.safeParse(row.entities).data ?? [];
  const buttons = (storedButtonsSchema.safeParse(row.buttons).data ?? [])
    .filter((button) => button.gone !== true)
    .map(({ id, label, url }) => {
      const does = pageDeedOf(id);
      return { id, label, ...(url === undefined ? {} : { url }), ...(does === null ? {} : { does }) };
    });
  const file = fileSchema.safeParse(row.file).data;
  return {
    id: row.seq,
    at: row.at.toISOString(),
    from: row.fromBot ? "bot" : "me",
    text: row.text,
    ...(entities.length > 0 ? { entities } : {}),
    ...(buttons.length > 0 ? { buttons } : {}),
    ...(file === undefined ? {} : { file }),
    ...(row.clientMessageId === null ? {} : { clientMessageId: row.clientMessageId }),
  };
}
