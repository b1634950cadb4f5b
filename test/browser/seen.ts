// What runs in the page: each function by itself, without anything around it.

/** Each kind of element on the page, with its attributes' names. */
export function shapeOf(): readonly string[] {
  const all = [...document.querySelectorAll("*")].map((one) =>
    [one.tagName, ...one.getAttributeNames().sort()].join(" "),
  );
  return [...new Set(all)];
}

/** The texts on the page whose colour is too near to what is behind them: the ratio of WCAG 2.2. */
export function pale(): readonly string[] {
  const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = channels(color).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (one: Element | null): string => {
    const color = one === null ? "rgb(255, 255, 255)" : getComputedStyle(one).backgroundColor;
    return one !== null && channels(color)[3] === 0 ? behind(one.parentElement) : color;
  };
  return [...document.querySelectorAll("body *")].flatMap((one) => {
    const isText = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!isText || !one.checkVisibility() || one.closest("script, style, noscript, .unseen")) return [];
    const [front, back] = [luminance(getComputedStyle(one).color), luminance(behind(one))];
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    return ratio < 4.5 ? [`${one.tagName}.${one.className}: ${ratio.toFixed(2)}`] : [];
  });
}
