/** As it is chosen in the form. */
export const whereWords = {
  "on-site": "现场",
  remote: "电话或群通话",
  both: "两样都行",
} as const;

/** As it is told to who takes part. */
export const howHeldWords = {
  "on-site": "现场",
  remote: "电话或群通话",
  both: "现场，也可以用电话或群通话参加",
} as const;
