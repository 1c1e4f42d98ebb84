import { useState } from "react";
import type { PaymentProfileView } from "../../../../shared/checkout/profile.schema.ts";
import { issueSaid } from "../../../../shared/sentences/field-issue.ts";
import { useSaid } from "../../i18n/use-said.ts";
import { type ProfileSettings, profileSettingsSchema } from "../../../../shared/checkout/profile-settings.ts";

export interface ProfileDraft {
  name: string;
  description: string;
  settings: ProfileSettings;
  isChanged: boolean;
  /** Messages by path, such as `theme.primary`. */
  faults: Readonly<Record<string, string>>;
  /** When the profile that the draft was made on had last been changed. */
  basedOn: string;
  rename: (name: string) => void;
  describe: (description: string) => void;
  change: (changes: Partial<ProfileSettings>) => void;
  reset: (profile: PaymentProfileView) => void;
}

/** What is being typed, apart from the record: a change of somebody else's does not write over it. */
export function useProfileDraft(profile: PaymentProfileView): ProfileDraft {
  const tell = useSaid();
  const [base, setBase] = useState(profile);
  const [name, setName] = useState(profile.name);
  const [description, setDescription] = useState(profile.description ?? "");
  const [settings, setSettings] = useState(profile.settings);
  const isChanged =
    name !== base.name ||
    description !== (base.description ?? "") ||
    JSON.stringify(settings) !== JSON.stringify(base.settings);

  const reset = (to: PaymentProfileView) => {
    setBase(to);
    setName(to.name);
    setDescription(to.description ?? "");
    setSettings(to.settings);
  };
  // Nothing typed yet: what others change shows at once.
  if (!isChanged && profile.updated_at !== base.updated_at) reset(profile);

  const read = profileSettingsSchema.safeParse(settings);
  const issues = read.success ? [] : read.error.issues;
  return {
    name,
    description,
    settings,
    isChanged,
    faults: Object.fromEntries(
      issues.map((issue) => [issue.path.join("."), tell(issueSaid(issue, false), issue.message)]),
    ),
    basedOn: base.updated_at,
    rename: setName,
    describe: setDescription,
    change: (changes) => setSettings((before) => ({ ...before, ...changes })),
    reset,
  };
}
