import type { HostedBiometrics } from "../../../shared/lending/hosted-biometrics.schema.ts";

/** The server checks its answer against its schema before it sends it. */
export async function askState(code: string): Promise<HostedBiometrics> {
  const response = await fetch(`/biometrics/${code}/state`, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return (await response.json()) as HostedBiometrics;
}

/** `refused` is a picture that cannot be taken; `closed` a page that no longer takes one. */
export type Sent = "taken" | "refused" | "closed";

export async function sendPicture(code: string, picture: Blob): Promise<Sent> {
  const response = await fetch(`/biometrics/${code}/picture`, {
    method: "POST",
    headers: { "Content-Type": picture.type },
    body: picture,
  });
  if (response.ok) return "taken";
  if (response.status === 409) return "closed";
  if (response.status === 400 || response.status === 413) return "refused";
  throw new Error(`The server answered ${response.status}`);
}
