import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";
import { LOCALES, type Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { AgencyRefusal } from "../agency/createAgencySignIn.ts";
import type { Asset } from "./asset.ts";
import { fillTemplate } from "./fillTemplate.ts";
import { PAGE_TEXTS, type PageTextId } from "./pageTexts.ts";
import { createPdfLibrary, type PdfLibrary } from "./pdfLibrary.ts";

/** Short pages that only say something: `web-<kind>-title`, `web-<kind>`. */
type NoticeKind =
  | "link-dead"
  | "link-preview"
  | "too-many"
  | "too-fast"
  | "not-found"
  | "failure"
  | "verify-unknown"
  | `agency-${AgencyRefusal | "unknown" | "several" | "late"}`;

export interface Pages {
  /** Of everything the page loads; part of its addresses, which therefore never change. */
  version: string;
  chat(locale: Locale): Asset;
  notice(locale: Locale, kind: NoticeKind): string;
  /** The page of an issued paper, with all its texts. */
  verify(locale: Locale, texts: Readonly<Record<string, string>>): string;
  asset(name: string): Asset | null;
  /** Loaded by the page when somebody opens a PDF. */
  pdf: PdfLibrary;
}

const FOLDER = new URL("../../../web/", import.meta.url);

const MIME: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/** Loaded under one fixed name each, so they must not be kept by version. */
const UNVERSIONED = new Set(["sw.js", "manifest.webmanifest"]);

/**
 * Reads the page's files once, fills in texts and versions, and keeps all in memory.
 * @param agency whether the page offers the agency's own sign-in
 */
export function loadPages(defaultLocale: Locale, agency = false): Pages {
  const files = new Map(
    readdirSync(FOLDER)
      .filter((name) => MIME[extname(name)] !== undefined)
      .sort()
      .map((name) => [name, readFileSync(new URL(name, FOLDER))]),
  );
  const version = hashOf([...files.values()]);
  const parts = [...files.keys()].filter((name) => extname(name) !== ".html" && !UNVERSIONED.has(name));
  const addressOf = (name: string): string => `/web/${name}?v=${version}`;
  const pdf = createPdfLibrary();
  const addresses = {
    ...Object.fromEntries(parts.map((part) => [part, addressOf(part)])),
    ...pdf.addresses,
  };

  function fill(name: string, locale: Locale, texts: Readonly<Record<string, string>>): string {
    const template = files.get(name)?.toString("utf8") ?? "";
    return fillTemplate(template, extname(name), {
      ...texts,
      locale,
      version,
      agency: agency ? "on" : "off",
      ...Object.fromEntries(Object.entries(addresses).map(([part, address]) => [`asset:${part}`, address])),
    });
  }

  function chat(locale: Locale): Asset {
    const texts = pageTexts(locale);
    const html = fill("index.html", locale, { ...texts, texts: JSON.stringify(texts) });
    return assetOf("index.html", Buffer.from(html));
  }

  function part(name: string, contents: Buffer): Asset {
    if (UNVERSIONED.has(name)) {
      const parcel = { ...pageTexts(defaultLocale), assets: JSON.stringify(parts.map(addressOf)) };
      return assetOf(name, Buffer.from(fill(name, defaultLocale, parcel)));
    }
    return assetOf(name, extname(name) === ".js" ? withVersions(contents, version) : contents);
  }

  const chats = new Map(LOCALES.map((locale) => [locale, chat(locale)]));
  const assets = new Map(
    [...files]
      .filter(([name]) => extname(name) !== ".html")
      .map(([name, contents]) => [name, part(name, contents)]),
  );
  return {
    version,
    chat(locale) {
      const page = chats.get(locale);
      if (page === undefined) throw new Error(`no page in ${locale}`);
      return page;
    },
    notice: (locale, kind) =>
      fill("notice.html", locale, {
        title: t(locale, `web-${kind}-title`),
        text: t(locale, `web-${kind}`),
        action: kind === "link-dead" || kind.startsWith("agency-") ? t(locale, "web-link-dead-open") : "",
      }),
    verify: (locale, texts) => fill("verify.html", locale, texts),
    asset: (name) => assets.get(name) ?? null,
    pdf,
  };
}

/** Modules name each other without a version; one that is fetched by version must ask for the same. */
function withVersions(module: Buffer, version: string): Buffer {
  const imports = /((?:from |import\()"\.\/[\w-]+\.js)"/g;
  return Buffer.from(module.toString("utf8").replace(imports, `$1?v=${version}"`));
}

function assetOf(name: string, contents: Buffer): Asset {
  const body = new Uint8Array(contents);
  const zipped = new Uint8Array(gzipSync(contents, { level: 9 }));
  return {
    mime: MIME[extname(name)] ?? "application/octet-stream",
    body,
    zipped: zipped.length < body.length ? zipped : null,
    etag: `"${hashOf([contents])}"`,
  };
}

function hashOf(contents: readonly Buffer[]): string {
  const hash = createHash("sha256");
  for (const content of contents) hash.update(content);
  return hash.digest("base64url").slice(0, 12);
}

function pageTexts(locale: Locale): Record<PageTextId, string> {
  // The page fills these in itself.
  const variables = {
    name: "{name}",
    time: "{time}",
    kind: "{kind}",
    size: "{size}",
    latitude: "{latitude}",
    longitude: "{longitude}",
    percent: "{percent}",
    page: "{page}",
    pages: "{pages}",
  };
  const texts = PAGE_TEXTS.map((id) => [id, t(locale, id, variables)] as const);
  return Object.fromEntries(texts) as Record<PageTextId, string>;
}
