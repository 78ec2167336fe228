/**
 * Keeps a text in the browser's storage; false: it is full, or shut. What is kept there spares a person
 * something, and its want must not stop anything.
 * @param {string} key
 * @param {string} value
 */
export function keep(key, value) {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
