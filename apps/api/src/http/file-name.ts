/** The name of a file as a header gives it, percent-encoded. What is not well encoded is taken as it is: the file matters more than its name. */
export function nameInHeader(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}
