/** The longest name a spec may give: names derived from several of them then fit the limits of GitHub and Kubernetes. */
export const maxLabelLength = 40;

/** Whether the text can be the name of a spec: an RFC 1123 label of at most `maxLabelLength` characters. */
export const isLabel = (text: string | undefined): text is string =>
  text !== undefined && text.length <= maxLabelLength && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(text);
