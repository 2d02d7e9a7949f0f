/**
 * Bytes that nobody will read again give their memory back at once, where it is theirs alone. For those that come by the
 * gigabyte: left to the collector, they make it go over the whole heap each time that some tens of megabytes came in, which
 * costs more than hashing and writing them.
 */
export const liberer = ({ buffer, byteOffset, byteLength }: Uint8Array): void => {
  if (buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength) buffer.transfer(0)
}
