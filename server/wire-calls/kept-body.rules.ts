/** Longer bodies are not kept; a document is told by its size and fingerprint anyway. */
const keptLengthMax = 16_384;

/** Whoever reads these could be somebody else, or open what is not theirs to open. */
const secretKeys: ReadonlySet<string> = new Set([
  "client_secret",
  "secret",
  "access_token",
  "password",
  "session_url",
  "signing_url",
]);

/** A body as it is kept: without secrets, and not when it is very long. Files are left as their size and fingerprint. */
export function keptBody(body: unknown): unknown {
  if (body === undefined) return null;
  const kept = withoutSecrets(body);
  const { length } = JSON.stringify(kept);
  return length <= keptLengthMax ? kept : { not_kept: `${length} characters` };
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  if ("bytes" in value && value.bytes instanceof Uint8Array) {
    const sha256 = "sha256" in value ? value.sha256 : null;
    return { size_bytes: value.bytes.length, sha256 };
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      secretKeys.has(key) && typeof inner === "string" ? "[not kept]" : withoutSecrets(inner),
    ]),
  );
}
