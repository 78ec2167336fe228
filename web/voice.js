import { byId } from "./log.js";
import { text } from "./texts.js";

/** Understood by all browsers that record, in the order of size. */
const TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
/** Speech, and small: 10 minutes are 2.4 MB. */
const BITS_PER_SECOND = 32_000;
const LONGEST_MS = 600_000;

/**
 * The button that records, where the browser offers it; it takes the place of the one that sends while
 * nothing is typed.
 * @param {object} options
 * @param {(file: File) => void} options.onRecorded
 * @param {(said: string, alert?: boolean) => void} options.notice
 */
export function createVoice({ onRecorded, notice }) {
  const form = byId("composer");
  const time = byId("record-time");
  const type = globalThis.MediaRecorder
    ? (TYPES.find((candidate) => MediaRecorder.isTypeSupported(candidate)) ?? "")
    : "";
  if (type === "" || navigator.mediaDevices === undefined) return;
  form.classList.add("can-record");
  /** @type {MediaRecorder | null} */
  let recorder = null;
  let wanted = false;

  /** @param {boolean} on */
  function show(on) {
    form.classList.toggle("recording", on);
    byId("recording").hidden = !on;
    // Who used the keyboard goes on with what has come in the button's place.
    byId(on ? "record-send" : "record").focus();
  }

  async function start() {
    if (recorder !== null) return;
    /** @type {MediaStream} */
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      notice(text("record-failed"), true);
      return;
    }
    /** @type {Blob[]} */
    const parts = [];
    const begun = Date.now();
    const line = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS_PER_SECOND });
    recorder = line;
    const tick = () => {
      const seconds = Math.floor((Date.now() - begun) / 1000);
      const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      time.textContent = text("recording", { time: clock });
      if (Date.now() - begun > LONGEST_MS) stop(true);
    };
    const timer = setInterval(tick, 500);
    line.addEventListener("dataavailable", ({ data }) => parts.push(data));
    line.addEventListener("stop", () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
      recorder = null;
      show(false);
      const mime = type.split(";")[0] ?? "";
      const bytes = new Blob(parts, { type: mime });
      const ending = mime === "audio/mp4" ? "m4a" : mime.slice("audio/".length);
      const name = `${text("record-name")}-${new Date(begun).toTimeString().slice(0, 8).replaceAll(":", "")}.${ending}`;
      if (wanted && bytes.size > 0) onRecorded(new File([bytes], name, { type: mime }));
    });
    line.start();
    tick();
    show(true);
  }

  /** @param {boolean} send */
  function stop(send) {
    wanted = send;
    if (recorder?.state === "recording") recorder.stop();
  }

  byId("record").addEventListener("click", () => void start());
  byId("record-cancel").addEventListener("click", () => stop(false));
  byId("record-send").addEventListener("click", () => stop(true));
}
