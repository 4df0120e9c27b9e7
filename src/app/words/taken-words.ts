/** How answers were taken down, where not by whose they are on a phone of his own. */
export const takenWords = {
  kiosk: "在别人的手机上填的",
  paper: "照纸上写的",
  telephone: "照电话里说的",
} as const;
