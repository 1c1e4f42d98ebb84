interface CurlRequest {
  method: "GET" | "POST";
  url: string;
  /** As sent; the values of secret ones are left out already. */
  headers: Readonly<Record<string, string>>;
  body: string | null;
}

/** What curl writes itself: the host out of the address, the length out of the body. */
const leftToCurl = new Set(["host", "content-length", "connection"]);

/** The same request once more, to be pasted into a shell: no value is read by the shell or by curl as anything but text. */
export function curlCommand({ method, url, headers, body }: CurlRequest): string {
  const sent = Object.entries(headers).filter(([name]) => !leftToCurl.has(name.toLowerCase()));
  const hasType = sent.some(([name]) => name.toLowerCase() === "content-type");
  return [
    `curl --include --globoff --request ${method}`,
    ...sent.map(([name, value]) => `--header ${quoted(value === "" ? `${name};` : `${name}: ${value}`)}`),
    // Without it curl would call any body a form.
    ...(body !== null && !hasType ? [`--header ${quoted("content-type:")}`] : []),
    ...(body === null ? [] : [`--data-raw ${quoted(body)}`]),
    quoted(url),
  ].join(" \\\n  ");
}

/** One word for a POSIX shell; only the quote itself has to leave the quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
