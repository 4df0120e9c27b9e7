/** What is often said, to be tapped instead of typed. Never why somebody is ill or in need. */
export const LEAVE_REASONS = ["外出", "上班", "家里有事"];
