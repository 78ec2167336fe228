/** A file in a call: its place in the form is named by the field that says `attach://<name>`. */
export interface FilePart {
  readonly fileName: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/**
 * A multipart/form-data body (RFC 7578) with the call's fields, objects as JSON, and its files. Not the
 * platform's FormData: that turns the line breaks of a field into CR LF, as browsers must, and the places
 * of bold text in a caption would no longer be right.
 * `boundary` must not occur in the files: give a random one.
 */
export function multipart(
  fields: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, FilePart>>,
  boundary: string,
): { contentType: string; body: Buffer } {
  const parts: Uint8Array[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    parts.push(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${text}\r\n`,
      ),
    );
  }
  for (const [name, file] of Object.entries(files)) {
    const disposition = `form-data; name="${quoted(name)}"; filename="${quoted(file.fileName)}"`;
    const type = file.mime.replaceAll(/[\r\n]/g, "");
    parts.push(
      Buffer.from(`--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${type}\r\n\r\n`),
      file.bytes,
      Buffer.from("\r\n"),
    );
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(parts) };
}

/** Names stay UTF-8; only what would end the quotes or the line is escaped, as browsers do (HTML, form data). */
function quoted(name: string): string {
  return name.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
