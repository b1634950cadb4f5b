import type { WriteStream } from "node:tty";

/** A terminal's second screen: what was on the first one comes back in the end. */
export type Screen = Disposable & { readonly draw: (lines: readonly string[]) => void };

const codes = {
  open: "\u001b[?1049h\u001b[?25l",
  close: "\u001b[?25h\u001b[?1049l",
  clear: "\u001b[H\u001b[2J",
} as const;

/** Draws as many lines as there is room for, each time on a clear screen. */
export function openScreen(stream: Pick<WriteStream, "rows" | "write"> = process.stdout): Screen {
  stream.write(codes.open);
  let isOpen = true;
  return {
    draw: (lines) => void stream.write(codes.clear + lines.slice(0, roomOf(stream.rows)).join("\n")),
    [Symbol.dispose]: () => {
      if (isOpen) stream.write(codes.close);
      isOpen = false;
    },
  };
}

/** A terminal that does not know its height says that it has none. */
const roomOf = (rows: number): number | undefined => (rows > 1 ? rows - 1 : undefined);
