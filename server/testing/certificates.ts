import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Names of the certificates that `makeCertificates` leaves, each as `NAME.key` and `NAME.crt`. */
export const certificateNames = ["good", "expired", "wrong-host", "self-signed", "unknown-ca"] as const;

/** Whether this machine can make certificates. */
export function hasOpenssl(): boolean {
  return spawnSync("openssl", ["version"]).status === 0;
}

/**
 * Makes certificates for `localhost`, good and bad, and the authority that signed them.
 *
 * @returns the authority's file, for `NODE_EXTRA_CA_CERTS` of whoever shall trust it.
 */
export function makeCertificates(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const run = (...words: string[]) =>
    execFileSync("openssl", words, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const authority = (name: string) =>
    run("req", "-x509", ...key, "-keyout", `${name}.key`, "-out", `${name}.crt`, "-days", "30", "-subj", `/CN=${name}`);
  const signed = (name: string, { by, host, days }: { by: string; host: string; days: number }) => {
    run("req", "-new", ...key, "-keyout", `${name}.key`, "-out", `${name}.csr`, "-subj", `/CN=${host}`);
    writeFileSync(join(folder, `${name}.ext`), `subjectAltName=DNS:${host}\n`);
    const signer = ["-CA", `${by}.crt`, "-CAkey", `${by}.key`, "-CAcreateserial"];
    const term = ["-days", String(days), "-extfile", `${name}.ext`];
    run("x509", "-req", "-in", `${name}.csr`, ...signer, ...term, "-out", `${name}.crt`);
  };
  authority("trusted-ca");
  authority("other-ca");
  signed("good", { by: "trusted-ca", host: "localhost", days: 30 });
  signed("expired", { by: "trusted-ca", host: "localhost", days: -1 });
  signed("wrong-host", { by: "trusted-ca", host: "shop.example", days: 30 });
  signed("unknown-ca", { by: "other-ca", host: "localhost", days: 30 });
  const own = ["-days", "30", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  run("req", "-x509", ...key, "-keyout", "self-signed.key", "-out", "self-signed.crt", ...own);
  return join(folder, "trusted-ca.crt");
}
