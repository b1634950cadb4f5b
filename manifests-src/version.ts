/** Part of every input digest: equal inputs are rendered again when the renderer changes. Equal to package.json's version. */
export const rendererVersion = "0.1.0";
