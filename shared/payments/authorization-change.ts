/** The reason that every operation of a changed authorization carries. */
export const authorizationChanged = "authorization_changed";
