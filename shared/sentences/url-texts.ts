/** Why an address cannot be used, in English. */
export const urlTexts = {
  start: "The URL must start with https://.",
  credentials: "The URL must not carry a user name or password.",
  scheme: "The URL must not start with %{scheme}.",
  length: "The URL must be at most %{most} characters.",
  shape: "The URL is not a URL.",
  loopback: "The URL leads to %{host}, which is a loopback name.",
  inside: "The URL leads to %{host}, which is a %{kind} address.",
} as const;
