// Photos: made smaller before they travel, kept on the phone until they have arrived.

/** A photo above this many bytes is made smaller first: a mountain network carries some 20 kB a second. */
const SHRINK_ABOVE = 1_500_000;
const LONGEST_SIDE = 2048;
const QUALITY = 0.85;

/** The server's own limit, in bytes. */
export const MAX_FILE = 10 * 1024 * 1024;

/**
 * The file itself, or a smaller JPEG of a large photo.
 * @param {File} file
 * @returns {Promise<File>}
 */
export async function readyToSend(file) {
  if (!file.type.startsWith("image/") || file.size <= SHRINK_ABOVE) return file;
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    /** @type {Blob | null} */
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    if (blob === null || blob.size >= file.size) return file;
    const name = file.name.replace(/\.[^.]*$/, "") + ".jpg";
    return new File([blob], name, { type: "image/jpeg", lastModified: file.lastModified });
  } catch {
    // A kind of picture this browser cannot read: the server may.
    return file;
  }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("kiemtra", 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore("files"));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} work
 * @returns {Promise<T>}
 */
async function inStore(mode, work) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const request = work(database.transaction("files", mode).objectStore("files"));
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(request.error));
    });
  } finally {
    database.close();
  }
}

/** @param {string} id @param {File} file */
export function keepFile(id, file) {
  return inStore("readwrite", (store) => store.put(file, id));
}

/** @param {string} id @returns {Promise<File | undefined>} */
export function keptFile(id) {
  return inStore("readonly", (store) => store.get(id));
}

/** @param {string} id */
export function dropFile(id) {
  return inStore("readwrite", (store) => store.delete(id));
}
