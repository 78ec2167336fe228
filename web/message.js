import { sizeOf, text, timeOf } from "./texts.js";

/** @typedef {import("../src/channels/web/messageJson.ts").MessageJson} Message */

/**
 * An element with properties and children. Text only ever becomes text nodes.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {(Node | string | null)[]} [children]
 */
export function element(tag, properties = {}, children = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) Reflect.set(made, name, value);
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/**
 * The bubble of a message.
 * @param {Message} message
 * @param {(button: {id: string, label: string, does?: "confirm" | "add"}, message: Message) => void} press
 */
export function messageElement(message, press) {
  const at = new Date(message.at);
  const bubble = element("div", { className: "bubble" }, [
    element("span", { className: "visually-hidden" }, [`${text(`from-${message.from}`)}: `]),
    message.text === "" ? null : element("div", { className: "text" }, formatted(message)),
    message.file === undefined ? null : fileElement(message.file, message.from),
    element("time", { dateTime: message.at }, [timeOf(at)]),
  ]);
  const { buttons = [] } = message;
  return element("article", { className: `message ${message.from}` }, [
    bubble,
    buttons.length === 0 ? null : buttonsElement(message, buttons, press),
  ]);
}

/** @param {Message} message @returns {(Node | string)[]} */
function formatted({ text: whole, entities = [] }) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let at = 0;
  for (const { offset, length } of entities) {
    // Overlapping stretches: the outer one wins, all text stays.
    if (offset < at) continue;
    nodes.push(whole.slice(at, offset), element("strong", {}, [whole.slice(offset, offset + length)]));
    at = offset + length;
  }
  nodes.push(whole.slice(at));
  return nodes;
}

/** @param {NonNullable<Message["file"]>} file @param {string} from */
function fileElement(file, from) {
  const address = `/files/${encodeURIComponent(file.id)}`;
  const photo = /^image\/(jpeg|png|webp)$/.test(file.mime);
  const shown = {
    href: address,
    target: "_blank",
    rel: "noopener",
    ...(photo || file.mime === "application/pdf" ? { onclick: viewInPlace({ address, ...file }) } : {}),
  };
  if (photo) {
    const image = element("img", {
      // The small copy of a piece of evidence; of what was sent here there is one size.
      src: from === "me" ? address : `${address}?rendition`,
      alt: text("photo-alt"),
      loading: "lazy",
      className: "photo",
    });
    return element("a", shown, [image]);
  }
  if (file.mime.startsWith("audio/")) {
    return element("audio", { src: address, controls: true, preload: "metadata", "aria-label": file.name });
  }
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(file.name)?.[1]?.toUpperCase() ?? "";
  return element("div", { className: "file" }, [
    element("div", { className: "file-kind", "aria-hidden": "true" }, [extension]),
    element("div", {}, [
      element("div", { className: "file-name" }, [file.name]),
      element("div", { className: "file-size" }, [
        text("file-kind", { kind: extension, size: sizeOf(file.size) }),
      ]),
    ]),
    element("div", { className: "file-actions" }, [
      element("a", { ...shown, "aria-label": `${text("file-open")}: ${file.name}` }, [text("file-open")]),
      element(
        "a",
        {
          href: `${address}?download`,
          download: file.name,
          "aria-label": `${text("file-download")}: ${file.name}`,
        },
        [text("file-download")],
      ),
    ]),
  ]);
}

/**
 * A tap opens the file over the chat; with a key held, or when the viewer does not come, the link
 * does what links do.
 * @param {{address: string, name: string, mime: string}} file
 */
function viewInPlace(file) {
  return (/** @type {MouseEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    import("./viewer.js").then(
      ({ view }) => view(file),
      () => location.assign(file.address),
    );
  };
}

/**
 * @param {Message} message
 * @param {NonNullable<Message["buttons"]>} buttons
 * @param {(button: {id: string, label: string, does?: "confirm" | "add"}, message: Message) => void} press
 */
function buttonsElement(message, buttons, press) {
  return element(
    "div",
    { className: "buttons", role: "group", "aria-label": text("buttons") },
    buttons.map((button) =>
      button.url === undefined
        ? element("button", { type: "button", onclick: () => press(button, message) }, [button.label])
        : element("a", { href: button.url, target: "_blank", rel: "noopener noreferrer" }, [button.label]),
    ),
  );
}

/**
 * How much of the file that is being sent has left.
 * @param {HTMLElement} pending
 * @param {number} percent
 */
export function showProgress(pending, percent) {
  const bubble = pending.querySelector(".sending .bubble");
  const bar = bubble?.querySelector("progress");
  const state = bubble?.querySelector(".state");
  if (!bar || !state) return;
  bar.value = percent;
  state.textContent = text("sending-part", { percent: String(percent) });
}

/**
 * The bubble of a message that has not arrived yet.
 * @param {import("./outbox.js").Outgoing} item
 * @param {"idle" | "sending" | "waiting"} state
 * @param {boolean} first
 * @param {{retry: (id: string) => void, discard: (id: string) => void}} actions
 */
export function pendingElement(item, state, first, actions) {
  const label = item.problem !== null ? "not-sent" : state === "sending" && first ? "sending" : "waiting";
  const shown = item.file === null ? item.text : `${item.file.name} (${sizeOf(item.file.size)})`;
  return element("article", { className: `message me pending ${label}` }, [
    element("div", { className: "bubble" }, [
      element("span", { className: "visually-hidden" }, [`${text("from-me")}: `]),
      element("div", { className: "text" }, [shown]),
      // For the eye; the word beside it says the same.
      label === "sending" && item.file !== null
        ? element("progress", { max: 100, value: 0, "aria-hidden": "true" })
        : null,
      element("div", { className: "state" }, [text(label)]),
    ]),
    item.problem === null
      ? null
      : element("div", { className: "problem", role: "alert" }, [
          element("p", {}, [item.problem]),
          element("div", { className: "row" }, [
            element("button", { type: "button", onclick: () => actions.retry(item.id) }, [text("retry")]),
            element("button", { type: "button", onclick: () => actions.discard(item.id) }, [text("discard")]),
          ]),
        ]),
  ]);
}
