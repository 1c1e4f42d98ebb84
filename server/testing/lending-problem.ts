const kinds: Readonly<Record<number, readonly [string, string]>> = {
  400: ["invalid-request", "Invalid Request"],
  404: ["not-found", "Not Found"],
  409: ["conflict", "Conflict"],
  422: ["validation-failed", "Validation Failed"],
};

/** A whole refusal of the lending wire, as its contract prints it. */
export function lendingProblem(
  status: number,
  said: { code: string; detail: string; instance: string; param?: string; errors?: readonly unknown[] },
) {
  const [slug = "", title = ""] = kinds[status] ?? [];
  return { type: `https://api.dinie.com.br/errors/${slug}`, title, status, ...said };
}
