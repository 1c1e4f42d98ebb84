import Box from "@mui/material/Box";
import Button, { type ButtonProps } from "@mui/material/Button";
import Tooltip from "@mui/material/Tooltip";
import { useId } from "react";
import { visuallyHidden } from "./visually-hidden.ts";

interface BlockedButtonProps extends Omit<ButtonProps, "sx"> {
  /** Why it cannot be pressed now; null when it can. */
  reason: string | null;
}

/**
 * A button that stays where it is when it is blocked and says why, to the eye by tooltip and to a screen reader by
 * description. It is `aria-disabled` instead of `disabled`, because a disabled button takes no focus and no hover.
 * The element is the same in both states: a dialog that it opened gives the focus back to it also when it has become
 * blocked meanwhile.
 */
export function BlockedButton({ reason, onClick, children, ...rest }: BlockedButtonProps) {
  const reasonId = useId();
  const isBlocked = reason !== null;
  return (
    <Box component="span" sx={{ position: "relative", display: "inline-flex", flexGrow: { xs: 1, md: 0 } }}>
      {/* Not plain text: that would also become a `title`, which the browser shows on top. */}
      <Tooltip title={isBlocked ? <span>{reason}</span> : ""} describeChild>
        <Button
          {...rest}
          fullWidth
          aria-disabled={isBlocked}
          aria-describedby={isBlocked ? reasonId : undefined}
          onClick={isBlocked ? undefined : onClick}
          disableRipple={isBlocked}
          sx={isBlocked ? { opacity: 0.55, cursor: "not-allowed" } : {}}
        >
          {children}
        </Button>
      </Tooltip>
      <Box component="span" id={reasonId} sx={visuallyHidden}>
        {reason}
      </Box>
    </Box>
  );
}
