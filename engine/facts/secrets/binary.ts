const binaryKey = /^(?:data|base64|blob)$/;
const mediaType = /^(?:image|audio|video)\/[\w.+-]{1,60}$|^application\/pdf$/;
/** How base64 of PNG, JPEG, GIF, WebP or WAV, PDF, MP3, Ogg and FLAC starts. */
const binaryStart = /^(?:iVBORw0KGgo|\/9j\/|R0lGOD|UklGR|JVBERi0|SUQz|\/\/v|T2dnUw|ZkxhQw)/;

/**
 * Is this an image, a sound or a PDF as base64, with its media type beside it? Changing it would make the next request to the model invalid.
 *
 * @param siblings the entries of the object that holds it
 */
export function isBinary(
  key: string,
  value: unknown,
  siblings: readonly (readonly [string, unknown])[],
): boolean {
  if (!binaryKey.test(key) || typeof value !== "string" || !binaryStart.test(value)) return false;
  const typed = siblings.some(([, sibling]) => typeof sibling === "string" && mediaType.test(sibling));
  const pdf = value.startsWith("JVBERi0");
  return (typed || pdf) && /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value);
}
