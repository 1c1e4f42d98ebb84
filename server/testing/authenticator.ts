import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";

interface Asked {
  challenge: string;
}

/** A passkey in software, which answers as an authenticator that has checked who holds it. */
export interface TestAuthenticator {
  register(options: Asked): Record<string, unknown>;
  /** @param change what a forger would say instead */
  prove(options: Asked, change?: { origin?: string; counter?: number; isVerified?: boolean }): Record<string, unknown>;
}

/** @param origin of the pages that ask */
export function createAuthenticator(origin: string): TestAuthenticator {
  const id = randomBytes(32);
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const rpIdHash = createHash("sha256").update(new URL(origin).hostname).digest();
  let counter = 0;
  const frame = (response: Record<string, unknown>) => ({
    ...{ id: id.toString("base64url"), rawId: id.toString("base64url"), type: "public-key" },
    ...{ clientExtensionResults: {}, response },
  });
  return {
    register({ challenge }) {
      const head = Buffer.concat([rpIdHash, Buffer.from([flags.present | flags.verified | flags.attested]), uint32(0)]);
      const key = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, coseKey(publicKey)]);
      const attestation = cborMap([
        [cborText("fmt"), cborText("none")],
        [cborText("attStmt"), cborMap([])],
        [cborText("authData"), cborBytes(Buffer.concat([head, key]))],
      ]);
      return frame({
        clientDataJSON: clientData({ type: "webauthn.create", challenge, origin }).toString("base64url"),
        attestationObject: attestation.toString("base64url"),
        transports: ["internal"],
      });
    },
    prove({ challenge }, change = {}) {
      counter = change.counter ?? counter + 1;
      const flag = flags.present | (change.isVerified === false ? 0 : flags.verified);
      const authenticatorData = Buffer.concat([rpIdHash, Buffer.from([flag]), uint32(counter)]);
      const said = clientData({ type: "webauthn.get", challenge, origin: change.origin ?? origin });
      const signature = createSign("sha256")
        .update(authenticatorData)
        .update(createHash("sha256").update(said).digest())
        .sign(privateKey);
      return frame({
        clientDataJSON: said.toString("base64url"),
        authenticatorData: authenticatorData.toString("base64url"),
        signature: signature.toString("base64url"),
      });
    },
  };
}

const flags = { present: 1, verified: 4, attested: 64 } as const;

function clientData(said: { type: string; challenge: string; origin: string }): Buffer {
  return Buffer.from(JSON.stringify({ ...said, crossOrigin: false }));
}

/** EC2, ES256, P-256, in COSE's numbers. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  return cborMap([
    [Buffer.from([0x01]), Buffer.from([0x02])],
    [Buffer.from([0x03]), Buffer.from([0x26])],
    [Buffer.from([0x20]), Buffer.from([0x01])],
    [Buffer.from([0x21]), cborBytes(Buffer.from(x, "base64url"))],
    [Buffer.from([0x22]), cborBytes(Buffer.from(y, "base64url"))],
  ]);
}

function cborMap(pairs: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([Buffer.from([0xa0 + pairs.length]), ...pairs.flat()]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}

function cborBytes(bytes: Buffer): Buffer {
  const head =
    bytes.length < 256 ? Buffer.from([0x58, bytes.length]) : Buffer.concat([Buffer.from([0x59]), uint16(bytes.length)]);
  return Buffer.concat([head, bytes]);
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16BE(value);
  return buffer;
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}
