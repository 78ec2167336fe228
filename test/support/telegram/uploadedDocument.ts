import { badRequest } from "./ApiFailure.ts";
import type { Json } from "./json.ts";
import type { FakeFile } from "./messages.ts";
import type { MethodContext } from "./methodContext.ts";

/** core.telegram.org/bots/api#sending-files */
const MAX_DOCUMENT_BYTES = 50 * 1024 * 1024;

/**
 * The file of a sending call: uploaded now, or known by its file_id. Addresses are refused, since this service
 * never lets the server fetch anything.
 * @throws ApiFailure 400, 413
 */
export function uploadedDocument(context: MethodContext, value: Json | undefined): FakeFile {
  const { state, files } = context;
  if (typeof value !== "string" || value === "") throw badRequest("there is no document in the request");
  if (!value.startsWith("attach://")) {
    const known = state.files.get(value);
    if (!known) throw badRequest("wrong file identifier/HTTP URL specified");
    if (known.kind !== "document") throw badRequest(`can't use file of type ${known.kind} as document`);
    return { ...names(known), file_id: value, file_unique_id: value.slice(-16), file_size: known.size };
  }
  const file = files.get(value.slice("attach://".length));
  if (!file) throw badRequest("there is no document in the request");
  if (file.bytes.length === 0) throw badRequest("file must be non-empty");
  if (file.bytes.length > MAX_DOCUMENT_BYTES) {
    throw badRequest(
      `file of size ${file.bytes.length} bytes is too big for a document; the maximum size is ${MAX_DOCUMENT_BYTES} bytes`,
    );
  }
  return { ...names(file), ...state.storeFile("document", file) };
}

function names(file: { name: string | undefined; mime: string | undefined }): Partial<FakeFile> {
  return {
    ...(file.name ? { file_name: file.name } : {}),
    ...(file.mime ? { mime_type: file.mime } : {}),
  };
}
