/** What a merchant, a payment or a session says of a person; any part may be missing. */
export interface CustomerSighting {
  externalId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  country: string | null;
  /** An official number, without punctuation; left out by those who never ask for one. */
  document?: { type: string; number: string } | null;
}

export interface KnownCustomer {
  external_id: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  country: string | null;
  document_type: string | null;
  document_number: string | null;
}

/** The same address however it was typed; null for an empty one. */
export function normalEmail(email: string | null): string | null {
  const text = email?.trim().toLowerCase() ?? "";
  return text === "" ? null : text;
}

/** Digits with a leading `+` where one was given; null when there are no digits. */
export function normalPhone(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, "") ?? "";
  if (digits === "") return null;
  return phone?.trim().startsWith("+") === true ? `+${digits}` : digits;
}

export function normalSighting(sighting: CustomerSighting): CustomerSighting {
  const clean = (text: string | null) => {
    const trimmed = text?.trim() ?? "";
    return trimmed === "" ? null : trimmed;
  };
  return {
    externalId: clean(sighting.externalId),
    name: clean(sighting.name),
    email: normalEmail(sighting.email),
    phone: normalPhone(sighting.phone),
    country: clean(sighting.country)?.toUpperCase() ?? null,
    document: sighting.document ?? null,
  };
}

/** A name or a country alone is nobody in particular. */
export function isIdentifying(sighting: CustomerSighting): boolean {
  const { externalId, email, phone, document = null } = sighting;
  return externalId !== null || email !== null || phone !== null || document !== null;
}

/**
 * Whether somebody known by the same phone number is the same person. Families and offices share
 * numbers, so another e-mail address or another id of the merchant says no.
 */
export function isSameByPhone(known: KnownCustomer, sighting: CustomerSighting): boolean {
  return (
    agree(known.email, sighting.email) &&
    agree(known.external_id, sighting.externalId) &&
    agree(known.document_number, sighting.document?.number ?? null)
  );
}

/** Whether nothing says that the two have different document numbers. */
export function isSameByDocument(known: KnownCustomer, sighting: CustomerSighting): boolean {
  return agree(known.document_number, sighting.document?.number ?? null);
}

function agree(known: string | null, seen: string | null): boolean {
  return known === null || seen === null || known === seen;
}

/** What a sighting adds to a known person. What is known stays: a merchant's typo does not rename anybody. */
export function additions(known: KnownCustomer, sighting: CustomerSighting): Partial<KnownCustomer> {
  const added: Partial<KnownCustomer> = {};
  if (known.external_id === null && sighting.externalId !== null) added.external_id = sighting.externalId;
  if (known.name === null && sighting.name !== null) added.name = sighting.name;
  if (known.email === null && sighting.email !== null) added.email = sighting.email;
  if (known.phone === null && sighting.phone !== null) added.phone = sighting.phone;
  if (known.country === null && sighting.country !== null) added.country = sighting.country;
  if (known.document_number === null && sighting.document != null) {
    added.document_type = sighting.document.type;
    added.document_number = sighting.document.number;
  }
  return added;
}
