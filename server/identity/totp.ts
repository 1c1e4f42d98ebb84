import { generateSecret, generateURI, verifySync } from "otplib";

/** 160 random bits in base32, as authenticator apps read them. */
export function newTotpSeed(): string {
  return generateSecret();
}

/** What the QR code says. */
export function totpAddress({ seed, email }: { seed: string; email: string }): string {
  return generateURI({ issuer: "Kontor", label: email, secret: seed });
}

const stepSeconds = 30;

/**
 * The time step to which a code belongs: the present one or a neighbour, since clocks differ a little. Null when the
 * code is wrong, or of a step that was used.
 */
export function totpStep(
  seed: string,
  { code, now, lastStep }: { code: string; now: string; lastStep: number },
): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const present = Math.floor(Date.parse(now) / 1_000 / stepSeconds);
  for (const step of [present - 1, present, present + 1]) {
    if (step <= lastStep) continue;
    const { valid } = verifySync({ secret: seed, token: code, epoch: step * stepSeconds, epochTolerance: 0 });
    if (valid) return step;
  }
  return null;
}
