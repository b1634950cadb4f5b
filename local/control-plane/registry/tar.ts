const block = 512;

/** One file of an archive; `path` as it is in there, at most 100 bytes. */
export type TarFile = { readonly path: string; readonly bytes: Buffer };

/**
 * A tar archive of regular files in the order given, all of one owner and one time: the same files are the same bytes.
 * Throws for a path that is too long for it. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06
 */
export const tar = (files: readonly TarFile[]): Buffer =>
  Buffer.concat([...files.flatMap(({ path, bytes }) => [header(path, bytes.length), padded(bytes)]), end]);

const end = Buffer.alloc(2 * block);

const padded = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((block - (bytes.length % block)) % block)]);

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, "0")}\0`;

function header(path: string, size: number): Buffer {
  if (Buffer.byteLength(path) > 100)
    throw new Error(`${path} is longer than the 100 bytes that a tar archive has for it`);
  const fields: readonly (readonly [offset: number, value: string])[] = [
    [0, path],
    [100, octal(0o644, 7)],
    [108, octal(0, 7)],
    [116, octal(0, 7)],
    [124, octal(size, 11)],
    [136, octal(0, 11)],
    // The checksum counts as spaces until it is known.
    [148, " ".repeat(8)],
    [156, "0"],
    [257, "ustar\x0000"],
  ];
  const bytes = Buffer.alloc(block);
  for (const [offset, value] of fields) bytes.write(value, offset);
  bytes.write(
    `${octal(
      bytes.reduce((sum, byte) => sum + byte, 0),
      6,
    )} `,
    148,
  );
  return bytes;
}
