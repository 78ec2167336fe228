import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";
import { LOCALES, type Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { PAGE_TEXTS, type PageTextId } from "./pageTexts.ts";

/** Something served from memory. */
export interface Asset {
  mime: string;
  body: Uint8Array<ArrayBuffer>;
  /** Null where compressing gains nothing. */
  zipped: Uint8Array<ArrayBuffer> | null;
  /** Of the contents. */
  version: string;
}

/** Short pages that only say something: `web-<kind>-title`, `web-<kind>`. */
export type NoticeKind = "link-dead" | "link-preview" | "too-many" | "not-found" | "failure";

export interface Pages {
  chat(locale: Locale): Asset;
  notice(locale: Locale, kind: NoticeKind): string;
  asset(name: string): Asset | null;
}

const FOLDER = new URL("../../../web/", import.meta.url);

const MIME: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/**
 * Reads the page's files once. In the templates `{{id}}` is a text of the language, `{{asset:NAME}}`
 * the address of a file with its version, `{{texts}}` the page's own texts as JSON.
 */
export function loadPages(): Pages {
  const names = readdirSync(FOLDER).filter((name) => MIME[extname(name)] !== undefined);
  const assets = new Map(names.map((name) => [name, assetOf(name, readFileSync(new URL(name, FOLDER)))]));
  const chatTemplate = readFileSync(new URL("index.html", FOLDER), "utf8");
  const noticeTemplate = readFileSync(new URL("notice.html", FOLDER), "utf8");
  const fill = (template: string, locale: Locale, texts: Readonly<Record<string, string>>): string =>
    template.replace(/\{\{([a-z:.-]+)\}\}/g, (_, name: string) => {
      if (name === "locale") return locale;
      if (name === "texts") return jsonInHtml(pageTexts(locale));
      const file = /^asset:(.+)$/.exec(name)?.[1];
      if (file !== undefined) return `/web/${file}?v=${assets.get(file)?.version ?? ""}`;
      const text = texts[name];
      if (text === undefined) throw new Error(`the page asks for an unknown text: ${name}`);
      return escapeHtml(text);
    });
  const chats = new Map(
    LOCALES.map((locale) => {
      const html = fill(chatTemplate, locale, pageTexts(locale));
      return [locale, assetOf("index.html", Buffer.from(html))] as const;
    }),
  );
  const chatOf = (locale: Locale): Asset => {
    const page = chats.get(locale);
    if (page === undefined) throw new Error(`no page in ${locale}`);
    return page;
  };
  return {
    chat: chatOf,
    notice(locale, kind) {
      const action = kind === "link-dead" ? t(locale, "web-link-dead-open") : "";
      return fill(noticeTemplate, locale, {
        title: t(locale, `web-${kind}-title`),
        text: t(locale, `web-${kind}`),
        action,
      });
    },
    asset: (name) => assets.get(name) ?? null,
  };
}

function assetOf(name: string, contents: Buffer): Asset {
  const body = new Uint8Array(contents);
  const zipped = new Uint8Array(gzipSync(contents, { level: 9 }));
  return {
    mime: MIME[extname(name)] ?? "text/html; charset=utf-8",
    body,
    zipped: zipped.length < body.length ? zipped : null,
    version: createHash("sha256").update(contents).digest("base64url").slice(0, 12),
  };
}

function pageTexts(locale: Locale): Record<PageTextId, string> {
  const texts = PAGE_TEXTS.map((id) => {
    // The page fills these in itself.
    const variables = { name: "{name}", time: "{time}", kind: "{kind}", size: "{size}" };
    return [id, t(locale, id, variables)] as const;
  });
  return Object.fromEntries(texts) as Record<PageTextId, string>;
}

function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", String.raw`\u003c`);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
