import { byId } from "./log.js";
import { element } from "./message.js";
import { text } from "./texts.js";

// A PDF or a photo over the chat. Loaded when somebody opens one.

/** @typedef {import("pdfjs-dist").PDFDocumentProxy} Pdf */
/** @typedef {import("pdfjs-dist").PDFPageProxy} Page */

const ZOOMS = [1, 1.5, 2, 3];
/** Widest page at zoom 1, and the edges of the list on both sides, in CSS pixels. */
const WIDEST = 900;
const EDGES = 24;
/** Points of a picture of a page at most: phones give up above some 16 million. */
const MAX_POINTS = 8_000_000;
/** Pages are drawn this far ahead of the eye. */
const AHEAD = "600px 0px";

const dialog = /** @type {HTMLDialogElement} */ (byId("viewer"));
const pages = byId("viewer-pages");
const state = byId("viewer-state");
const smaller = /** @type {HTMLButtonElement} */ (byId("viewer-smaller"));
const larger = /** @type {HTMLButtonElement} */ (byId("viewer-larger"));

let zoom = 0;
/** @type {() => void} */
let end = () => {};
/** @type {() => void} */
let redraw = () => {};

/**
 * Opens the viewer. `address` leads to the file itself.
 * @param {{address: string, name: string, mime: string}} file
 */
export function view({ address, name, mime }) {
  end();
  byId("viewer-name").textContent = name;
  for (const id of ["viewer-tab", "viewer-save"]) {
    byId(id).setAttribute("href", id === "viewer-save" ? `${address}?download` : address);
  }
  byId("viewer-save").setAttribute("download", name);
  pages.replaceChildren();
  say(text("viewer-loading"));
  zoom = 0;
  setZoom(0);
  dialog.showModal();
  const closed = new AbortController();
  end = () => closed.abort();
  const shown = mime === "application/pdf" ? showPdf(address, closed.signal) : showPhoto(address);
  shown.catch(() => {
    if (!closed.signal.aborted) say(text("viewer-failed"));
  });
}

/** @param {string} said */
function say(said) {
  state.textContent = said;
  state.hidden = said === "";
}

/** @param {number} next */
function setZoom(next) {
  zoom = Math.min(Math.max(next, 0), ZOOMS.length - 1);
  smaller.disabled = zoom === 0;
  larger.disabled = zoom === ZOOMS.length - 1;
  fit();
  redraw();
}

function fit() {
  const width = Math.min(pages.clientWidth - EDGES, WIDEST) * (ZOOMS[zoom] ?? 1);
  if (width > 0) pages.style.setProperty("--width", `${Math.round(width)}px`);
}

new ResizeObserver(fit).observe(pages);
smaller.addEventListener("click", () => setZoom(zoom - 1));
larger.addEventListener("click", () => setZoom(zoom + 1));
byId("viewer-close").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => {
  end();
  end = () => {};
  redraw = () => {};
  pages.replaceChildren();
});

/** @param {string} address */
async function showPhoto(address) {
  const image = /** @type {HTMLImageElement} */ (
    element("img", { src: address, alt: text("photo-alt"), className: "page" })
  );
  await image.decode();
  pages.replaceChildren(image);
  setZoom(zoom);
  say("");
}

/** @param {string} address @param {AbortSignal} closed */
async function showPdf(address, closed) {
  const { library = "", worker = "" } = dialog.dataset;
  /** @type {typeof import("pdfjs-dist")} */
  const pdfjs = await import(library);
  pdfjs.GlobalWorkerOptions.workerSrc = worker;
  // One answer with everything: each part would cost the server a reading of the whole file.
  const task = pdfjs.getDocument({ url: address, disableRange: true, useWasm: false });
  closed.addEventListener("abort", () => void task.destroy());
  task.onProgress = (/** @type {{loaded: number, total: number}} */ { loaded, total }) => {
    if (total > 0) say(text("viewer-loaded", { percent: String(Math.round((100 * loaded) / total)) }));
  };
  const pdf = await task.promise;
  const sheets = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) =>
      sheetOf(await pdf.getPage(index + 1), pdf.numPages),
    ),
  );
  if (closed.aborted) return;
  pages.replaceChildren(...sheets.map((sheet) => sheet.node));
  setZoom(zoom);
  say("");
  const eye = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const sheet = sheets.find((one) => one.node === target);
        if (isIntersecting) void sheet?.draw();
        else sheet?.drop();
      }
    },
    { root: pages, rootMargin: AHEAD },
  );
  for (const sheet of sheets) eye.observe(sheet.node);
  closed.addEventListener("abort", () => eye.disconnect());
  redraw = () => {
    for (const sheet of sheets) if (sheet.drawn()) void sheet.draw();
  };
  // For whoever does not see the picture: the words of each page, in its order.
  for (const sheet of sheets) if (!closed.aborted) await sheet.read();
}

/** One page: its place in the dialog, its picture while it is near, its words. @param {Page} page @param {number} total */
function sheetOf(page, total) {
  const size = page.getViewport({ scale: 1 });
  const number = { page: String(page.pageNumber), pages: String(total) };
  const words = element("p", { className: "visually-hidden" });
  const node = element("section", { className: "page", "aria-label": text("viewer-page", number) }, [words]);
  node.style.aspectRatio = `${size.width} / ${size.height}`;
  /** @type {HTMLCanvasElement | null} */
  let canvas = null;
  let turn = 0;

  function drop() {
    turn += 1;
    canvas?.remove();
    canvas = null;
  }

  return {
    node,
    drop,
    drawn: () => canvas !== null,
    async draw() {
      turn += 1;
      const own = turn;
      const width = node.clientWidth * devicePixelRatio;
      const scale = Math.min(width / size.width, Math.sqrt(MAX_POINTS / (size.width * size.height)));
      const viewport = page.getViewport({ scale });
      const fresh = document.createElement("canvas");
      fresh.width = Math.round(viewport.width);
      fresh.height = Math.round(viewport.height);
      fresh.setAttribute("aria-hidden", "true");
      await page.render({ canvas: fresh, viewport }).promise.catch(() => {});
      if (own !== turn) return;
      canvas?.remove();
      canvas = fresh;
      node.append(fresh);
    },
    async read() {
      const { items } = await page.getTextContent();
      words.textContent = items
        .map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : ""))
        .join("");
    },
  };
}
