export type BodyResult =
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; reason: "body-too-large" | "too-slow" };

/**
 * Reads a body within its bounds of size and time; what comes after a refusal is not read.
 * @param bounds.pace so many bytes must come in each such stretch of time
 */
export async function readBody(
  request: Request,
  bounds: { maxBytes: number; timeoutMs: number; pace?: { bytes: number; everyMs: number } },
): Promise<BodyResult> {
  if (Number(request.headers.get("content-length") ?? 0) > bounds.maxBytes) {
    return { ok: false, reason: "body-too-large" };
  }
  if (request.body === null) return { ok: true, bytes: new Uint8Array() };
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const late = Promise.withResolvers<"late">();
  const timer = setTimeout(() => late.resolve("late"), bounds.timeoutMs);
  const chunks: Uint8Array[] = [];
  let size = 0;
  let sizeBefore = 0;
  const { pace } = bounds;
  const pacer =
    pace === undefined
      ? undefined
      : setInterval(() => {
          if (size - sizeBefore < pace.bytes) late.resolve("late");
          sizeBefore = size;
        }, pace.everyMs);
  try {
    for (;;) {
      const step = await Promise.race([reader.read(), late.promise]);
      if (step === "late") return { ok: false, reason: "too-slow" };
      if (step.done) return { ok: true, bytes: joined(chunks, size) };
      size += step.value.byteLength;
      if (size > bounds.maxBytes) return { ok: false, reason: "body-too-large" };
      chunks.push(step.value);
    }
  } finally {
    clearTimeout(timer);
    clearInterval(pacer);
    // Resolved before the answer is sent or not: nobody waits for the rest.
    reader.cancel().catch(() => undefined);
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}
