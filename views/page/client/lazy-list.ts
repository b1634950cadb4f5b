import { element } from "./dom.ts";

/** Entries that share one place holder, and how high one is before anybody has seen it, in pixels. */
const chunkSize = 20;
const likelyHeight = 46;

export type LazyList = {
  /** Begins anew, with so many entries. */
  readonly show: (count: number) => void;
  /** Draws an entry again, if it is drawn. */
  readonly redraw: (index: number) => void;
  /** The entry's element, drawn if it was not. */
  readonly at: (index: number) => HTMLElement | undefined;
  /** Draws all of it: for paper. */
  readonly drawAll: () => void;
};

type Draw = (index: number) => HTMLElement;
type Chunk = { readonly place: HTMLElement; readonly first: number; readonly size: number };

/** A list of any length, of which only what is near the window has elements. */
export function lazyList(root: HTMLElement, draw: Draw): LazyList {
  let chunks = new Map<Element, Chunk>();
  let inOrder: readonly Chunk[] = [];
  const observer = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        const chunk = chunks.get(target);
        if (chunk !== undefined) isIntersecting ? fill(chunk, draw) : empty(chunk);
      }
    },
    { rootMargin: "600px 0px" },
  );
  const drawn = (index: number): Element | undefined =>
    inOrder[Math.floor(index / chunkSize)]?.place.children[index % chunkSize];
  return {
    show: (count) => {
      observer.disconnect();
      inOrder = chunksOf(count);
      chunks = new Map(inOrder.map((chunk) => [chunk.place, chunk]));
      root.replaceChildren(...chunks.keys());
      for (const place of chunks.keys()) observer.observe(place);
    },
    redraw: (index) => drawn(index)?.replaceWith(draw(index)),
    at: (index) => {
      const chunk = inOrder[Math.floor(index / chunkSize)];
      if (chunk !== undefined) fill(chunk, draw);
      const found = drawn(index);
      return found instanceof HTMLElement ? found : undefined;
    },
    drawAll: () => {
      for (const chunk of inOrder) fill(chunk, draw);
    },
  };
}

function chunksOf(count: number): readonly Chunk[] {
  return Array.from({ length: Math.ceil(count / chunkSize) }, (_, index) => {
    const size = Math.min(chunkSize, count - index * chunkSize);
    const place = element("div", { role: "presentation" });
    place.style.minHeight = `${size * likelyHeight}px`;
    return { place, first: index * chunkSize, size };
  });
}

function fill({ place, first, size }: Chunk, draw: Draw): void {
  if (place.childElementCount > 0) return;
  place.append(...Array.from({ length: size }, (_, index) => draw(first + index)));
  place.style.minHeight = "";
}

/** What the keys are on stays. */
function empty({ place }: Chunk): void {
  if (place.childElementCount === 0 || place.contains(document.activeElement)) return;
  place.style.minHeight = `${place.offsetHeight}px`;
  place.replaceChildren();
}
